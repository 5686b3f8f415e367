// A copy of before is put back: what was erased since does not come back with it.

import { expect, test } from 'bun:test'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brokenInvariants } from '../../db/invariants.ts'
import { type Db, openDatabase, write } from '../../db/open.ts'
import { folioHash } from '../../src/booking/folio.ts'
import { noteCurp } from '../../src/booking/limits.ts'
import { openClaim } from '../../src/cases/claims.ts'
import { DAY } from '../../src/clock.ts'
import { backupCommand } from '../../src/commands/backup.ts'
import { drillCommand, drillPlace } from '../../src/commands/drill.ts'
import { restoreCommand } from '../../src/commands/restore.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { finishErasures } from '../../src/privacy/erasure-job.ts'
import { prepareDatabase } from '../../src/start/prepare.ts'
import { createVault } from '../../src/vault.ts'
import { afterwards, ownFolder } from '../afterwards.ts'
import { ROSA } from '../cast.ts'
import { testClock } from '../clock.ts'
import { openFileOf } from '../copied.ts'
import { ACCOUNT, ADMIN_TOKEN, openOffice } from '../office.ts'
import { standsSomewhere } from '../privacy/erasure-stage.ts'
import { typing } from './world.ts'

const PHONE = '55 0000 0001'

/** An installation with its files, which can be started, copied, stopped and restored. */
function arrange() {
  const folder = ownFolder()
  const clock = testClock('2026-11-24T16:00:00Z')
  const vault = createVault(new Uint8Array(32).fill(7), clock)
  const key = Buffer.alloc(32, 7).toString('base64')
  const config = { ...readConfig({ DATA_KEY: key, SEED: 'sample' }, folder), whatsapp: ACCOUNT, isDemo: false }
  const said: string[] = []
  const lists = [dirname(config.databasePath), config.backupDir].map((one) => join(one, 'borrados.txt'))
  let db: Db | undefined
  return {
    clock,
    lists,
    said,
    config,
    async start() {
      const prepare = (which: Db) => prepareDatabase(which, config, vault, createLog('error', console.error, clock.now), clock)
      // What the very first start makes is the same in each of these tests.
      const isFirst = !existsSync(config.databasePath)
      db = isFirst ? openFileOf('started', config.databasePath, prepare) : openDatabase(config.databasePath)
      const opened = db
      afterwards(() => opened.close())
      prepare(opened)
      const office = openOffice({ db: opened, clock })
      const { writer, messaging } = office.house
      const settings = { backupDir: config.backupDir, listFolder: '' }
      // As long as it runs, so that nobody doubts the clock.
      const beat = () =>
        opened.client.query('insert into heartbeat values (1, ?1) on conflict (id) do update set at = ?1').run(clock.now())
      const settle = () => {
        beat()
        return office.settle()
      }
      const looks = async () => {
        beat()
        await finishErasures({ db: opened, writer, clock, settings, messaging })
        await office.settle()
      }
      beat()
      async function ask(path: string, form: Record<string, string>) {
        const send = async (fields: Record<string, string>) => {
          const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/x-www-form-urlencoded' }
          const answer = await office.house.officeApp.handle(
            new Request(`http://localhost${path}`, { method: 'POST', headers, body: new URLSearchParams(fields).toString() }),
          )
          return (await answer.json()) as Record<string, unknown>
        }
        const proposed = await send(form)
        const done = await send({ ...form, clave: String(proposed.clave) })
        await office.settle()
        return done
      }
      return {
        ...office,
        db: opened,
        settle,
        looks,
        ask,
        book: async (more: Record<string, string> = {}) => {
          const who = { oficina: 'Toluca', tramite: 'renovar pasaporte', nombre: ROSA.name, curp: ROSA.curp, telefono: PHONE }
          return ((await ask('/admin/citas', { ...who, motivo: 'vino', ...more })).cita as { folio: string }).folio
        },
        erase: (curp_o_telefono: string) =>
          ask('/admin/personas/borrar', { curp_o_telefono, identificacion_vista: 'sí', motivo: 'lo pidió' }),
      }
    },
    /** The file of a copy made now. */
    copy() {
      expect(backupCommand(config, clock.now(), (line) => said.push(line))).toBe(0)
      return /Copia hecha y revisada: (.+\.db)/.exec(said.at(-3) ?? '')?.[1] ?? ''
    },
    restore(copy: string) {
      db?.close()
      expect(restoreCommand([copy], config, clock.now(), (line) => said.push(line))).toBe(0)
    },
  }
}

test('what was erased after the copy is erased again by the start that follows, and the restoration says so', async () => {
  const house = arrange()
  const { clock, said } = house
  const first = await house.start()
  await first.book()
  clock.advance(2 * DAY)
  await first.settle()
  const copy = house.copy()
  clock.advance(DAY)
  await first.erase(ROSA.curp)
  await first.erase(PHONE)
  await first.looks()
  expect(house.lists.map((file) => readFileSync(file, 'utf8').trim().split('\n').length)).toEqual([3, 3])
  expect(readFileSync(house.lists[0] ?? '', 'utf8')).not.toMatch(/Rosa|PERR|5500000001/)

  house.restore(copy)
  expect(said.join('\n')).toContain(
    'Borrados que las personas pidieron después de esa copia: 2. Se hacen otra vez solos al iniciar.',
  )
  const again = await house.start()
  expect(standsSomewhere(again, 'Rosa')).not.toEqual([])
  await again.looks()
  expect([standsSomewhere(again, ROSA.name), standsSomewhere(again, '5500000001')]).toEqual([[], []])
  expect(brokenInvariants(again.db)).toEqual([])

  house.restore(house.copy())
  expect(said.at(-1)).not.toContain('Borrados')
  const third = await house.start()
  expect(third.db.client.query('select 1 from erasures where done_at is null').all()).toEqual([])
})

test('neither does a copy know any more that the CURP was typed in a chat: the list says the person only', async () => {
  const house = arrange()
  const first = await house.start()
  const contact = first.phone(`521${PHONE.replaceAll(' ', '')}`)
  await contact.write('mis citas')
  await first.book()
  write(first.db, (tx) => void noteCurp(tx, first.vault, 1, ROSA.curp, house.clock.now()))
  house.clock.advance(2 * DAY)
  await first.settle()
  const copy = house.copy()
  await first.erase(ROSA.curp)
  await first.looks()
  house.restore(copy)
  const again = await house.start()
  expect(again.db.client.query('select 1 from curps_typed').all()).toHaveLength(1)
  await again.looks()
  expect(again.db.client.query('select 1 from curps_typed').all()).toEqual([])
})

test('a closed claim says the CURP no more, although nobody ever had an appointment under it', async () => {
  const house = arrange()
  const first = await house.start()
  await first.phone('5215500000077').write('hola')
  write(first.db, (tx) => void openClaim(tx, first.vault, { contactId: 1, curp: ROSA.curp }, house.clock.now()))
  const { number = '' } = first.db.client.query<{ number: string }, []>('select number from cases').get() ?? {}
  await first.ask('/admin/casos/cerrar', { caso: number, resultado: 'resuelto' })
  const copy = house.copy()
  await first.erase(ROSA.curp)
  await first.looks()
  house.restore(copy)
  const again = await house.start()
  expect(standsSomewhere(again, ROSA.curp)).toEqual(['case_messages.words_sealed'])
  await again.looks()
  expect(standsSomewhere(again, ROSA.curp)).toEqual([])
})

test('where the appointment lives again in the copy, its data wait until it was cancelled, and somebody is told', async () => {
  const house = arrange()
  const { clock } = house
  const first = await house.start()
  const folio = await first.book({ dia: '04/12/2026' })
  const copy = house.copy()
  await first.ask('/admin/citas/cancelar', { folio, motivo: 'ya no la quiere' })
  await first.erase(ROSA.curp)
  await first.erase(PHONE)
  await first.looks()
  house.restore(copy)
  const again = await house.start()
  clock.advance(2 * DAY)
  await again.looks()
  expect(standsSomewhere(again, 'Rosa')).toContain('appointments.name_sealed')
  const state = await again.house.officeApp.handle(
    new Request('http://localhost/admin/estado', { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } }),
  )
  expect(await state.text()).toContain('Hay 2 borrados de datos que no terminan.')
  await again.ask('/admin/citas/cancelar', { folio, motivo: 'ya la había cancelado' })
  await again.looks()
  expect([standsSomewhere(again, ROSA.name), standsSomewhere(again, '5500000001')]).toEqual([[], []])
  expect(brokenInvariants(again.db)).toEqual([])
})

test('whoever came again after the restoration keeps what is new: only what is older than the deletion goes', async () => {
  const house = arrange()
  const { clock } = house
  const first = await house.start()
  const old = await first.book()
  clock.advance(2 * DAY)
  await first.settle()
  const copy = house.copy()
  await first.erase(ROSA.curp)
  await first.erase(PHONE)
  await first.looks()
  house.restore(copy)
  const again = await house.start()
  clock.advance(DAY)
  const phone = again.phone('5215500000001')
  await phone.write('Hola')
  const folio = await again.book({ dia: 'lunes' })
  await again.looks()
  clock.advance(5 * DAY)
  await again.settle()
  await again.looks()
  const named = (one: string) =>
    again.db.client
      .query<{ named: number }, [string]>('select name_sealed is not null as named from appointments where folio_hash = ?')
      .get(folioHash(again.vault, one))?.named
  expect([named(old), named(folio)]).toEqual([0, 1])
  expect(again.db.client.query<{ n: number }, []>('select count(*) as n from contact_aliases').get()).toEqual({ n: 1 })
  expect(brokenInvariants(again.db)).toEqual([])
})

test('a start needs neither the disk of the copies nor a whole list', async () => {
  const house = arrange()
  mkdirSync(dirname(house.config.databasePath), { recursive: true })
  writeFileSync(house.lists[0] ?? '', '# Ventanilla\nalguien escribió aquí\n2026-11-24T10:00:00Z person abc\n')
  const office = await house.start()
  expect(existsSync(house.config.backupDir)).toBe(false)
  expect(office.db.client.query('select 1 from erased_marks').all()).toEqual([])
})

test('nor does a copy show it that is only opened to be looked at', async () => {
  const house = arrange()
  const { clock, config } = house
  const first = await house.start()
  await first.book()
  clock.advance(2 * DAY)
  await first.settle()
  const copy = house.copy()
  await first.erase(ROSA.curp)
  await first.erase(PHONE)
  await first.looks()
  const [open, enough] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const talk = { ...typing(), say: (line = '') => void (line.includes('está abierta para mirar') && open.resolve()) }
  const looking = drillCommand([copy], { config: { ...config, ADMIN_TOKEN, PORT: 0 }, talk, clock, seenEnough: enough.promise })
  await open.promise
  const db = openDatabase(drillPlace(config), { readonly: true })
  const seen = { ...first, db }
  expect([standsSomewhere(seen, ROSA.name), standsSomewhere(seen, '5500000001')]).toEqual([[], []])
  db.close()
  enough.resolve()
  expect([await looking, existsSync(drillPlace(config))]).toEqual([0, false])
})

test('what was erased seconds before the server was stopped stands in the list before a copy takes its place', async () => {
  const house = arrange()
  const first = await house.start()
  await first.book()
  house.clock.advance(2 * DAY)
  await first.settle()
  const copy = house.copy()
  await first.erase(ROSA.curp)
  expect(existsSync(house.lists[0] ?? '')).toBe(false)
  house.restore(copy)
  expect(house.said.join('\n')).toContain('después de esa copia: 1.')
})
