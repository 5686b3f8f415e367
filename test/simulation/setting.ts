import { Database } from 'bun:sqlite'
import { drizzle } from 'drizzle-orm/bun-sqlite'
import { migrate } from '../../db/migrate.ts'
import { type Db, openDatabase, type Tx, write } from '../../db/open.ts'
import * as schema from '../../db/schema.ts'
import { SAMPLE_INSTITUTION } from '../../db/seeds/institution.ts'
import { seed } from '../../db/seeds/seed.ts'
import { HOUR, type Instant, MINUTE } from '../../src/clock.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { keepJournal } from './journal.ts'

/** Tuesday 24 November 2026, 10:00 h in central Mexico, where the clock never changes any more. */
export const START: Instant = Date.parse('2026-11-24T16:00:00Z')
/** Citizens begin within this time ... */
export const BEGIN_WITHIN_MS = 30 * HOUR
/** ... and the world is hostile so long. */
export const CALM_AFTER_MS = 96 * HOUR
/** Nobody writes later than this, so that every message has the time to arrive. */
export const LAST_WORD_MS = 168 * HOUR
const ZONE_MS = -6 * HOUR

export const ACCOUNT = {
  phoneNumberId: '100000000000001',
  businessAccountId: '100000000000002',
  accessToken: 'token-for-tests',
  appSecret: 'secret-for-tests',
  verifyToken: 'verify-for-tests',
}
export const ADMIN_TOKEN = 'first-administrator-of-the-tests'

export const CONFIG: Config = readConfig(
  { SEED: 'catalogue', PUBLIC_URL: 'https://citas.example', ADMIN_TOKEN, DATABASE_PATH: 'unused.db', BACKUP_DIR: 'unused' },
  '/nowhere',
)
export const HOLD_MS = 10 * MINUTE
/** Rules that the model holds the product to. */
export const RULES = {
  renewals: 1,
  peopleAPhone: 4,
  takeBackMs: 30 * MINUTE,
  undoMs: 5 * MINUTE,
  lateMs: 24 * HOUR,
  moves: 2,
  noticeMs: 120 * MINUTE,
  groupSpanMinutes: 120,
  restMs: 12 * HOUR,
  reminders: 3,
  offerMs: 120 * MINUTE,
}
/** Minutes of the offices' wall between which nobody is spoken to first. */
export const NIGHT = { fromMinute: 20 * 60, untilMinute: 8 * 60 }

/** An office that is simulated: its windows are the places of each hour from `fromMinute` to `untilMinute`. */
export interface OfficePlan {
  id: number
  name: string
  windows: number
  fromMinute: number
  untilMinute: number
  slotMinutes: number
  daysAhead: number
}

/** Small offices, so that people meet: together not many more places than people. */
export function planOffices(citizens: number): OfficePlan[] {
  const crowd = Math.max(1, Math.round(citizens / 30))
  const plan = { fromMinute: 9 * 60, slotMinutes: 30 }
  return [
    { id: 1, name: 'Toluca', windows: crowd, untilMinute: 10 * 60 + 30, daysAhead: 4, ...plan },
    { id: 2, name: 'Metepec', windows: 2 * crowd, untilMinute: 10 * 60, daysAhead: 3, ...plan },
  ]
}

const kept = new Map<string, Uint8Array>()

/** A migrated database in memory with the catalogue, an institution and these offices; nothing is published yet. */
export function openSetting(offices: OfficePlan[]): Db {
  const plan = JSON.stringify(offices)
  const bytes = kept.get(plan) ?? makeSetting(offices).client.serialize()
  kept.set(plan, bytes)
  const client = Database.deserialize(bytes, { strict: true })
  client.run('pragma foreign_keys = on')
  const db: Db = { client, orm: drizzle(client, { schema }), path: ':memory:', close: () => client.close() }
  keepJournal(db)
  return db
}

function makeSetting(offices: OfficePlan[]): Db {
  const db = openDatabase(':memory:')
  migrate(db)
  write(db, (tx) => {
    seed(tx, 'catalogue', START)
    addInstitution(tx)
    for (const office of offices) addOffice(tx, office)
  })
  return db
}

function addInstitution(tx: Tx): void {
  const row = Object.entries({ ...SAMPLE_INSTITUTION, sample: 0, id: 1, updatedAt: 0 })
  const columns = row.map(([name]) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  tx.client
    .query(`insert into institution (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`)
    .run(...row.map(([, value]) => value))
}

function addOffice(tx: Tx, office: OfficePlan): void {
  tx.client
    .query(
      `insert into offices (id, slug, name, state, municipality, address, latitude, longitude, zone, slot_minutes, days_ahead,
         notice_minutes, active, sample, version, updated_at)
       values (?1, ?2, ?3, 'MC', ?3, 'Calle Uno 1', ?4, -99.65, 'America/Mexico_City', ?5, ?6, 120, 1, 1, 1, 0)`,
    )
    .run(office.id, office.name.toLowerCase(), office.name, 19.29 - office.id / 50, office.slotMinutes, office.daysAhead)
  for (const procedure of ['renewal', 'first', 'lost', 'minor_first', 'minor_renewal', 'minor_lost', 'advice'])
    tx.client.query('insert into office_procedures (office_id, procedure_id) values (?, ?)').run(office.id, procedure)
  for (const weekday of [1, 2, 3, 4, 5, 6, 7])
    tx.client
      .query('insert into office_hours (office_id, weekday, from_minute, until_minute, windows) values (?, ?, ?, ?, ?)')
      .run(office.id, weekday, office.fromMinute, office.untilMinute, office.windows)
}

/** Minutes since midnight on the offices' wall. */
export const minuteOfDay = (at: Instant): number => Math.floor(((at + ZONE_MS) % (24 * HOUR)) / MINUTE)
/** The offices' calendar day, as 2026-12-03. */
export const localDay = (at: Instant): string => new Date(at + ZONE_MS).toISOString().slice(0, 10)
/** When that day ends in the offices' zone. */
export const endOfLocalDay = (day: string): Instant => Date.parse(`${day}T00:00:00Z`) - ZONE_MS + 24 * HOUR
