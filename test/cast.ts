import { type Db, type NotPromise, type Tx, write } from '../db/open.ts'
import { agencies } from '../db/schema.ts'
import { SAMPLE_INSTITUTION } from '../db/seeds/sample.ts'
import type { Clerk } from '../src/admin/access.ts'
import type { BookingHooks } from '../src/booking/hooks.ts'
import type { Member, PersonDraft, RequestedPlaces } from '../src/booking/types.ts'
import { CHAT, HOOKS } from '../src/capabilities.ts'
import { addDays, dayOf, endOfDay, momentOf } from '../src/catalogue/calendar.ts'
import { checkDigit } from '../src/catalogue/curp.ts'
import { theOffice } from '../src/catalogue/offices.ts'
import type { Language, LocalDay } from '../src/catalogue/types.ts'
import type { Chat } from '../src/chat/part.ts'
import type { Session } from '../src/chat/session.ts'
import { publishFrom } from '../src/schedule/publication.ts'
import { planUsualWeek, type UsualWeek } from '../src/schedule/usual-week.ts'
import { createVault, type Vault } from '../src/vault.ts'
import { type TestClock, testClock } from './clock.ts'
import { copyOf, openFileOf } from './copied.ts'

export { HOOKS }

/** Somebody of the office: the first administrator, whose key has no row. */
export const CLERK: Clerk = { keyId: null }

type WithCurp = Pick<Required<PersonDraft>, 'name' | 'curp'> & { birthDate: string }

/** The people of the tests. Their CURPs are synthetic: the check digits are right, and they belong to nobody. */
export const GUADALUPE: WithCurp = {
  name: 'Guadalupe Hernandez Soto',
  birthDate: '1958-03-12',
  curp: 'HESG580312MMCRTD06',
}
export const ROSA: WithCurp = { name: 'Rosa Pérez Ruiz', birthDate: '1985-04-17', curp: 'PERR850417MDFRZS04' }
export const LUIS: WithCurp = { name: 'Luis Puga Sol', birthDate: '1999-01-01', curp: 'PUSL990101HBCRLS07' }
/** Two years old: a minor with a leap day as birthday. */
export const LEO: WithCurp = { name: 'Leo Puga Sol', birthDate: '2024-02-29', curp: 'PUSL240229MSRRLSA5' }
/** Turned three on the day on which the tests begin. */
export const LALO: WithCurp = { name: 'Lalo Puga Sol', birthDate: '2023-11-24', curp: 'PUSL231124HJCRLSA8' }
/** He has no CURP. */
export const TOMAS = { name: 'Tomás Cruz Peña', birthDate: '1971-07-02' }

/** One of as many adults as a test needs, each with a CURP of their own. */
export function somebody(nth: number): WithCurp {
  const birthDate = addDays('1960-01-01', nth)
  const begin = `XAXX${birthDate.slice(2).replaceAll('-', '')}HDFLXV0`
  return { name: `Xavier Xala Xix ${nth}`, birthDate, curp: begin + checkDigit(begin) }
}

/** Somebody to whom a question is put or a notice said. */
export const speaker = (id: number, language: Language = 'es-MX'): Session['contact'] => ({
  id,
  channel: 'whatsapp',
  proven: true,
  language,
  profileName: undefined,
  inWriting: false,
})

export interface House {
  db: Db
  clock: TestClock
  vault: Vault
  hooks: BookingHooks
  deps: { vault: Vault; clock: TestClock; hooks: BookingHooks; chat: Chat }
  /** Does the work in a transaction of its own, at the clock's time. */
  at<T>(work: (tx: Tx, now: number) => NotPromise<T>): T
}

/**
 * An empty house in memory, on Tuesday 24 November 2026, 10:00 h in central Mexico. Freed places do not cool unless a test
 * wants it.
 */
export function openHouse(options: { start?: string; cooling?: boolean; path?: string } = {}): House {
  const name = options.cooling ? 'house' : 'house without cooling'
  const fill = (made: Db) => write(made, (tx) => furnish(tx, options.cooling))
  const db = options.path === undefined ? copyOf(name, fill) : openFileOf(name, options.path, fill)
  const clock = testClock(options.start ?? '2026-11-24T16:00:00Z')
  const vault = createVault(new Uint8Array(32).fill(7), clock)
  const at = <T>(work: (tx: Tx, now: number) => NotPromise<T>): T => write(db, (tx) => work(tx, clock.now()))
  return { db, clock, vault, hooks: HOOKS, deps: { vault, clock, hooks: HOOKS, chat: CHAT }, at }
}

function furnish(tx: Tx, cooling = false): void {
  addProcedures(tx)
  addStates(tx)
  setRules(tx, { free_accounts_percent: 25 }) // A wall reads it: every installation has it from its first start.
  if (!cooling)
    setRules(tx, {
      hold_cooling_min_minutes: 0,
      hold_cooling_max_minutes: 0,
      cancel_cooling_min_hours: 0,
      cancel_cooling_max_hours: 0,
      undo_minutes: 0,
    })
}

/** Sets numbers that an institution may change. */
export function setRules(tx: Tx, rules: Record<string, number>): void {
  for (const [name, value] of Object.entries(rules)) {
    tx.client
      .query('insert into rules (name, value) values (?, ?) on conflict (name) do update set value = excluded.value')
      .run(name, value)
  }
}

/** The procedures of the tests: renewal, first passport, a minor's passport, advice. */
function addProcedures(tx: Tx): void {
  const add = tx.client.query(
    `insert into procedures (id, name, name_en, audience, family, fee_table, min_age, max_age, position, active, version)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1)`,
  )
  add.run('renewal', 'renovar pasaporte', 'renew a passport', 'adult', 'renewal', 'passport', 18, null, 1)
  add.run('first', 'primer pasaporte', 'first passport', 'adult', 'first', 'passport', 18, null, 2)
  add.run('minor', 'pasaporte de menor', "a minor's passport", 'minor', 'first', 'passport', 0, 17, 3)
  add.run('advice', 'asesoría', 'advice', 'any', 'advice', null, 0, null, 4)
}

function addStates(tx: Tx): void {
  const add = tx.client.query('insert into states (code, name, spellings) values (?, ?, ?)')
  add.run('MC', 'Estado de México', 'edomex|edo mex|edo de mex|mexico')
  add.run('DF', 'Ciudad de México', 'cdmx|df')
  add.run('BC', 'Baja California', 'bc')
  add.run('SR', 'Sonora', 'son')
  add.run('QR', 'Quintana Roo', 'q roo')
  add.run('CH', 'Chihuahua', 'chih')
}

/** Another institution beside the one that owns the number. */
export function addAgency(tx: Tx, id: number, name: string, ownsNumber = false): void {
  tx.client
    .query(
      `insert into agencies (id, owns_number, name, address, zone, phone, help_weekdays, help_from_minute, help_until_minute,
         privacy_contact, legal_basis, complaint_contact, sample, version, updated_at)
       values (?, ?, ?, 'Calle 2', 'America/Mexico_City', '', '12345', 540, 900, 'Transparencia', 'Ley', 'Quejas', 0, 1, 0)`,
    )
    .run(id, ownsNumber ? 1 : 0, name)
}

export type InstitutionChange = Partial<typeof agencies.$inferInsert>

/** Writes the institution's record: that of the demonstration, which is real here, unless told otherwise. */
export function addInstitution(tx: Tx, change: InstitutionChange = {}): void {
  tx.orm
    .update(agencies)
    .set({ ...SAMPLE_INSTITUTION, sample: false, updatedAt: 0, ...change })
    .run()
}

export interface RequestedOffice {
  name?: string
  state?: string
  zone?: string
  latitude?: number
  longitude?: number
  procedures?: string[]
  agencyId?: number
  noticeMinutes?: number
  slotMinutes?: number
  daysAhead?: number
}

/** Adds an office, in Toluca and with every procedure unless told otherwise. Returns its number. */
export function openOffice(tx: Tx, wish: RequestedOffice = {}): number {
  const name = wish.name ?? 'Toluca'
  const { id } = tx.client
    .query<{ id: number }, Record<string, string | number>>(
      `insert into offices (slug, name, state, municipality, address, latitude, longitude, zone, days_ahead, notice_minutes,
         agency_id, active, sample, version, updated_at)
       values ($slug, $name, $state, $name, 'Calle Uno 1', $latitude, $longitude, $zone, $daysAhead, $notice, $agency, 1, 1, 1, 0)
       returning id`,
    )
    .get({
      slug: name.toLowerCase().replaceAll(' ', '-'),
      name,
      state: wish.state ?? 'MC',
      latitude: wish.latitude ?? 19.29,
      longitude: wish.longitude ?? -99.65,
      zone: wish.zone ?? 'America/Mexico_City',
      daysAhead: wish.daysAhead ?? 30,
      notice: wish.noticeMinutes ?? 120,
      agency: wish.agencyId ?? 1,
    }) ?? { id: 0 }
  openSchedule(tx, id, wish.slotMinutes)
  for (const procedure of wish.procedures ?? ['renewal', 'first', 'minor', 'advice']) {
    tx.client.query('insert into office_procedures (office_id, procedure_id) values (?, ?)').run(id, procedure)
  }
  return id
}

/** Adds the row of windows that every office has. Returns its number. */
/** Gives an office another usual week from today on and publishes the first step of it. */
export function setUsualWeek(tx: Tx, officeId: number, week: UsualWeek, now: number) {
  const today = dayOf(now, theOffice(tx, officeId).zone)
  planUsualWeek(tx, officeId, week, today, now)
  return publishFrom(tx, HOOKS, officeId, now, today)
}

function openSchedule(tx: Tx, officeId: number, slotMinutes = 30): number {
  const { lastInsertRowid } = tx.client
    .query('insert into schedules (office_id, slot_minutes) values (?, ?)')
    .run(officeId, slotMinutes)
  return Number(lastInsertRowid)
}

/** Publishes one hour of an office; `time` on its clock. Returns the slot's number. */
export function publishSlot(tx: Tx, officeId: number, day: LocalDay, time: string, capacity = 1): number {
  const zone = tx.client.query<{ zone: string }, [number]>('select zone from offices where id = ?').get(officeId)?.zone ?? 'UTC'
  const minute = Number(time.slice(0, -3)) * 60 + Number(time.slice(-2))
  const row = tx.client
    .query<{ id: number }, Record<string, string | number>>(
      `insert into slots (schedule_id, office_id, starts_at, ends_at, day, minute, capacity, planned)
       select min(id), office_id, $at, $at + slot_minutes * 60000, $day, $minute, $capacity, $capacity from schedules where office_id = $office
       returning id`,
    )
    .get({ office: officeId, at: momentOf(day, minute, zone) ?? endOfDay(day, zone), day, minute, capacity })
  return row?.id ?? 0
}

/** Adds a contact. Returns its number. */
export function meet(tx: Tx, nth = 1): number {
  tx.client.run('insert into askers (free_account, created_at) values (0, 0)')
  const row = tx.client
    .query<{ id: number }, [number]>(
      "insert into contacts (asker_id, channel, last_inbound_at, language, created_at) values (last_insert_rowid(), 'whatsapp', 0, 'es-MX', ?) returning id",
    )
    .get(nth)
  return row?.id ?? 0
}

/** A wish for a slot, with a renewal for each person unless told otherwise. */
export function requestedPlaces(slotId: number, people: PersonDraft[], procedureId = 'renewal'): RequestedPlaces {
  return { slotId, members: people.map((person): Member => ({ person, procedureId })) }
}

/** The counters of a slot. */
export function countersOf(db: Db, slotId: number): { capacity: number; taken: number; cooling: number } {
  const row = db.client
    .query<{ capacity: number; taken: number; cooling: number }, [number]>(
      'select capacity, taken, cooling from slots where id = ?',
    )
    .get(slotId)
  if (!row) throw new Error('no such slot')
  return row
}
