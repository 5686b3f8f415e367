// HOLD_SECONDS, DRAFT_DAYS and BODY_HOURS are the first values of rules: afterwards the rules count.
import { expect, test } from 'bun:test'
import { readFact } from '../../db/facts.ts'
import { brokenInvariants } from '../../db/invariants.ts'
import { migrate } from '../../db/migrate.ts'
import { type Db, openDatabase, write } from '../../db/open.ts'
import { overruled, rule } from '../../src/catalogue/rules.ts'
import { HOUR } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { clean } from '../../src/jobs/cleanup.ts'
import { createLog } from '../../src/log.ts'
import { prepareDatabase } from '../../src/start/prepare.ts'
import { createVault } from '../../src/vault.ts'
import { afterwards } from '../afterwards.ts'
import { testClock } from '../clock.ts'
import { openDesk } from '../http/desk.ts'
import { ACCOUNT } from '../office.ts'
import { DATA_KEY } from '../process/product.ts'

const clock = testClock('2026-11-24T16:00:00Z')
const config = (env: Record<string, string>) => ({ ...readConfig({ SEED: 'none', DATA_KEY, ...env }, '/'), whatsapp: ACCOUNT })

function start(db: Db, env: Record<string, string>): void {
  prepareDatabase(
    db,
    config(env),
    createVault(Buffer.from(DATA_KEY, 'base64'), clock),
    createLog('error', console.error, clock.now),
    clock,
  )
}
const inForce = (db: Db) => [rule(db, 'hold_seconds'), rule(db, 'draft_days'), rule(db, 'body_hours')]

function empty(): Db {
  const db = openDatabase(':memory:')
  afterwards(() => db.close())
  return db
}

test('the first start writes what the environment says, or else the usual; a later one changes nothing', () => {
  const [told, untold] = [empty(), empty()]
  start(told, { HOLD_SECONDS: '900', DRAFT_DAYS: '3', BODY_HOURS: '24' })
  start(untold, {})
  expect([inForce(told), inForce(untold)]).toEqual([
    [900, 3, 24],
    [600, 7, 72],
  ])
  start(told, {})
  start(untold, { HOLD_SECONDS: '1200', DRAFT_DAYS: '30', BODY_HOURS: '700' })
  expect([inForce(told), inForce(untold)]).toEqual([
    [900, 3, 24],
    [600, 7, 72],
  ])
})

test('an installation of before, whose rules lived in its environment, keeps what it had', () => {
  const db = empty()
  migrate(db)
  write(db, (tx) => tx.client.run("insert into rules (name, value) values ('curps_a_day', 5)"))
  start(db, { HOLD_SECONDS: '1200', DRAFT_DAYS: '14', BODY_HOURS: '48' })
  expect([inForce(db), rule(db, 'curps_a_day')]).toEqual([[1200, 14, 48], 5])
})

test('what the environment says otherwise than the rule is told; the same, or nothing, is not', () => {
  const db = empty()
  migrate(db)
  expect(overruled(db, config({ HOLD_SECONDS: '900' }).firstRules)).toEqual([]) // The next start writes it.
  start(db, { HOLD_SECONDS: '900' })
  expect(overruled(db, config({ HOLD_SECONDS: '900' }).firstRules)).toEqual([])
  expect(overruled(db, config({}).firstRules)).toEqual([])
  expect(overruled(db, config({ HOLD_SECONDS: '700', BODY_HOURS: '24' }).firstRules)).toEqual([
    { name: 'hold_seconds', given: 700, inForce: 900 },
    { name: 'body_hours', given: 24, inForce: 72 },
  ])
})

test('a hold lasts as long as the office says from now on, and so does an unfinished conversation', async () => {
  const office = openDesk()
  const guadalupe = office.phone('5215500000001', 'Guadalupe')
  const change = (regla: string, valor: string) => office.doIt('/admin/reglas', { regla, valor })
  expect((await change('hold_seconds', '1800')).status).toBe(200)
  expect((await change('draft_days', '2')).status).toBe(200)
  await guadalupe.write('quiero renovar mi pasaporte en Toluca')
  const expires = office.db.client.query<{ at: number }, []>('select expires_at as at from conversations').get()?.at
  expect(expires).toBe(office.clock.now() + 48 * HOUR)
  await guadalupe.write('privacidad')
  expect(JSON.stringify(guadalupe.read())).toContain('2 días')
})

test('the text of messages goes by the rule, and the view that proves it measures by what was carried out', async () => {
  const office = openDesk()
  await office.phone('5215500000001', 'Guadalupe').write('Hola')
  const bodies = () => office.db.client.query<{ n: number }, []>('select count(body_sealed) as n from inbox').get()?.n
  const { writer, messaging } = office.house
  const log = createLog('error', console.error, office.clock.now)
  const deps = { writer, messaging, personalData: messaging.personalData, log }
  await clean(deps)
  expect(readFact(office.db, 'body_hours')).toBe('72')
  office.clock.advance(30 * HOUR)
  await clean(deps)
  expect(bodies()).toBe(1)
  expect((await office.doIt('/admin/reglas', { regla: 'body_hours', valor: '24' })).status).toBe(200)
  office.db.client.query('update heartbeat set at = ?').run(office.clock.now())
  expect(brokenInvariants(office.db)).toEqual([]) // It could not yet be carried out: no alarm.
  await clean(deps)
  expect([bodies(), readFact(office.db, 'body_hours')]).toEqual([0, '24'])
  expect(brokenInvariants(office.db)).toEqual([])
})
