import { expect, test } from 'bun:test'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brokenInvariants } from '../../db/invariants.ts'
import { openDatabase } from '../../db/open.ts'
import { nameFitsCurp } from '../../src/booking/curp-name.ts'
import { judgeCurp } from '../../src/catalogue/curp.ts'
import { readConfig } from '../../src/config.ts'
import { createChance } from '../../src/demo/lived/chance.ts'
import { inventCitizen, OTHERS } from '../../src/demo/lived/inhabitants.ts'
import { makeLived } from '../../src/demo/lived/make.ts'
import { createLog } from '../../src/log.ts'
import { testClock } from '../clock.ts'

const KEY = new Uint8Array(32).fill(3)

async function make(env: Record<string, string>, before?: (path: string) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-lived-'))
  const path = join(folder, 'v.db')
  before?.(path)
  const config = readConfig({ DATABASE_PATH: path, DATA_KEY: Buffer.from(KEY).toString('base64'), ...env }, folder)
  const clock = testClock('2026-11-25T17:40:00Z') // A Wednesday, 11:40 h in Toluca.
  const said: string[] = []
  await makeLived(config, KEY, {
    clock,
    log: createLog('error', () => undefined, clock.now),
    tell: (one) => said.push(one),
    days: 12,
  })
  return { path, said, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

test('a new demonstration is lived in up to now: visits, a line, a closure, chats, a complaint without a name, and all adds up', async () => {
  const { path, said, remove } = await make({})
  const db = openDatabase(path, { readonly: true })
  const count = (what: string) => db.client.query<{ many: number }, []>(`select count(*) as many from ${what}`).get()?.many ?? 0
  expect(said).toHaveLength(1)
  expect(brokenInvariants(db)).toEqual([])
  const least = {
    "appointments where state = 'past'": 20,
    "appointments where state = 'confirmed'": 30,
    "appointments where state = 'cancelled'": 1,
    "visits where state = 'served'": 10,
    'visits where group_id is null': 1,
    "visit_people where outcome = 'absent'": 2,
    "visit_people where outcome = 'missing_paper'": 1,
    "wait_wishes where state = 'waiting'": 2,
    "wait_offers where state = 'accepted'": 1,
    "cases where kind = 'person' and state = 'closed'": 1,
    "cases where kind = 'person' and waiting_since is not null and office_id is not null": 1,
    "cases where kind = 'complaint' and contact_id is null": 1,
    visit_needs: 1,
    rebookings: 1,
    'offices where active = 1': 50,
  }
  const missing = Object.entries(least).filter(([what, many]) => count(what) < many)
  expect(missing.map(([what]) => `${what}: ${count(what)}`)).toEqual([])
  expect(count("outbox where state not in ('delivered', 'read', 'expired')")).toBe(0)
  expect(existsSync(`${path}.making`)).toBe(false)
  db.close()
  remove()
}, 60_000)

test('neither a database that exists nor a chosen seed gets any of it', async () => {
  const kept = await make({}, (path) => writeFileSync(path, 'mine'))
  expect(readFileSync(kept.path, 'utf8')).toBe('mine')
  const chosen = await make({ SEED: 'sample' })
  expect(existsSync(chosen.path)).toBe(false)
  expect([...kept.said, ...chosen.said]).toEqual([])
  for (const { remove } of [kept, chosen]) remove()
})

test('its people are invented: a CURP that fits the name, and a number that no operator gives out, each once', () => {
  const people = Array.from({ length: 900 }, (_, nth) => inventCitizen(nth, '2026-11-25', createChance(`${nth}`)))
  const odd = people.filter(
    ({ curp, name, phone }) =>
      !judgeCurp(curp, '2026-11-25').ok || !nameFitsCurp(curp, name) || !OTHERS.test(phone.waId.replace('521', '52')),
  )
  expect(odd).toEqual([])
  expect(new Set(people.map(({ phone }) => phone.waId)).size).toBe(people.length)
  expect(new Set(people.map(({ curp }) => curp)).size).toBe(people.length)
})
