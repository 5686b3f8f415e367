// The clock of the computer of a running office is 400 days ahead for half a minute, as a wrong BIOS or a wrong hand does it.
import { afterAll, expect, test } from 'bun:test'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lastBeat } from '../../db/acting-time.ts'
import { brokenInvariants } from '../../db/invariants.ts'
import type { Db } from '../../db/open.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import { ADMIN_TOKEN } from '../office.ts'
import { createCitizen } from './citizen.ts'
import { startStubGraph } from './graph.ts'
import { type Product, startProduct, temporaryFolder, until } from './product.ts'
import { count, reading } from './records.ts'

const PRELOAD = fileURLToPath(new URL('./shifted-clock.ts', import.meta.url))
const folder = temporaryFolder()
const graph = startStubGraph()
afterAll(() => {
  graph.stop()
  folder.remove()
})
const shift = join(folder.path, 'shift')
const setAhead = (ms: number) => writeFileSync(shift, String(ms))
const start = (more: Record<string, string> = {}): Promise<Product> =>
  startProduct(folder.path, { WHATSAPP_API_URL: graph.url, CLOCK_SHIFT: shift, ...more }, { preload: PRELOAD })

const standing = (db: Db) => ({
  confirmed: count(db, "appointments where state = 'confirmed' and live = 1"),
  held: count(db, "appointments where state = 'held'"),
  past: count(db, "appointments where state = 'past'"),
  aliases: count(db, 'contact_aliases'),
  conversations: count(db, 'conversations'),
  people: count(db, 'people where curp_sealed is not null'),
  words: count(db, 'inbox where body_sealed is not null'),
  planned: count(db, "reminders where state = 'planned'"),
})

const said = (product: Product, event: string) => product.lines.filter((line) => line.includes(`"event":"${event}"`)).length

test('nothing is lost in it, neither while it runs nor when it starts so; and an office that was really away goes on by itself', async () => {
  setAhead(0)
  const first = await start()
  graph.reportTo(first.publicPort)
  const people = [1, 2, 3, 4].map((number) => createCitizen(number, (body) => first.post(body)))
  graph.onProved = (message) => people.find(({ phone }) => phone === message.to)?.receive(message)
  await Promise.all(people.map((one, at) => (at < 3 ? one.book() : one.hold())))
  await until(() => reading(folder.path, (db) => lastBeat(db) !== undefined))
  graph.reportTo(undefined)
  const before = reading(folder.path, standing)
  expect(before).toMatchObject({ confirmed: 3, held: 1, past: 0 })

  // While it runs: each look whether something is due sees a clock of another year.
  setAhead(400 * DAY)
  await Bun.sleep(3_000)
  expect(reading(folder.path, standing)).toEqual(before)
  await first.kill('SIGTERM')

  // And a start in it: every job looks once, and Meta says another time.
  const second = await start()
  // It is said once: by the first process, if a minute of its clock began in those three seconds.
  await until(() => said(first, 'clock.doubted') + said(second, 'clock.doubted') > 0)
  await Bun.sleep(2_000)
  const state = await fetch(`http://127.0.0.1:${second.port}/admin/estado`, {
    headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
  })
  expect(await state.text()).toContain('El reloj de la computadora va adelantado')
  expect(await second.kill('SIGTERM')).toBe(0)
  expect(reading(folder.path, standing)).toEqual(before)

  // Set right again: nobody notices.
  setAhead(0)
  const third = await start()
  await Bun.sleep(1_500)
  await third.kill('SIGTERM')
  expect([reading(folder.path, standing), said(third, 'clock.doubted')]).toEqual([before, 0])
  expect(reading(folder.path, brokenInvariants)).toEqual([])

  // Three weeks of holidays: Meta agrees, and what is over ends.
  const away = 21 * DAY + HOUR
  setAhead(away)
  graph.aheadMs = away
  const fourth = await start()
  await until(() => reading(folder.path, (db) => standing(db).held === 0))
  await until(() => reading(folder.path, (db) => Math.abs((lastBeat(db) ?? 0) - Date.now() - away) < HOUR))
  expect(said(fourth, 'clock.doubted')).toBe(0)
  await fourth.kill('SIGTERM')
  expect(reading(folder.path, brokenInvariants)).toEqual([])
}, 120_000)
