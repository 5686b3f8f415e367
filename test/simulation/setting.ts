import { readFileSync } from 'node:fs'
import { type Db, type Tx, write } from '../../db/open.ts'
import { PROCEDURE_FILE } from '../../db/seeds/procedure-file.ts'
import { SAMPLE_INSTITUTION } from '../../db/seeds/sample.ts'
import { seed } from '../../db/seeds/seed.ts'
import { setRule } from '../../src/attendance/rule.ts'
import { bringIn } from '../../src/catalogue/procedure-file/file.ts'
import { UTILITY_TEMPLATES } from '../../src/channels/messenger/utility.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../src/clock.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { noteTemplate } from '../../src/messaging/template-state.ts'
import { offer } from '../../src/publishing/review.ts'
import { copyOf } from '../copied.ts'
import { keepJournal } from './journal.ts'
import { ABROAD, type OfficePlan, type WorldPlan } from './plans.ts'
import {
  addOwnQuestions,
  addQuestionsOfOthers,
  CARD,
  DRIVING,
  LICENCE,
  PETS,
  READY_RECORDS,
  RESIDENCE,
  ROOM,
  SCHOOL,
} from './questions.ts'
import { localDay, type Zone } from './zones.ts'

/** Tuesday 20 October 2026, 10:00 h in central Mexico; within two weeks the clocks of Madrid and of the border are set. */
export const START: Instant = Date.parse('2026-10-20T16:00:00Z')
/** Citizens begin within this time ... */
export const BEGIN_WITHIN_MS = 30 * HOUR
/** ... and the world is hostile so long. */
export const CALM_AFTER_MS = 96 * HOUR
/** Where the institution is at home. */
export const HOME: Zone = 'America/Mexico_City'

export const ACCOUNT = {
  phoneNumberId: '100000000000001',
  businessAccountId: '100000000000002',
  accessToken: 'token-for-tests',
  appSecret: 'secret-for-tests',
  verifyToken: 'verify-for-tests',
}
export const ADMIN_TOKEN = 'first-administrator-of-the-tests'

export const SECOND_ADMINISTRATOR = {
  name: 'Segunda administradora',
  role: 'administrator',
  officeIds: undefined,
  seesNames: true,
  expiresAt: undefined,
} as const

export const OTHER_ADMINISTRATOR = { ...SECOND_ADMINISTRATOR, name: 'Administradora de Movilidad', agencyId: 2 } as const

/** A real number's, so that nothing of the demonstration has a say. */
export const CONFIG: Config = {
  ...readConfig(
    { SEED: 'catalogue', PUBLIC_URL: 'https://citas.example', ADMIN_TOKEN, DATABASE_PATH: 'unused.db', BACKUP_DIR: 'unused' },
    '/nowhere',
  ),
  whatsapp: ACCOUNT,
  isDemo: false,
}
export const HOLD_MS = 10 * MINUTE
/** Rules that the model holds the product to. */
export const RULES = {
  renewals: 1,
  takeBackMs: 30 * MINUTE,
  undoMs: 5 * MINUTE,
  lateMs: 24 * HOUR,
  moves: 2,
  noticeMs: 120 * MINUTE,
  groupSpanMinutes: 120,
  restMs: 12 * HOUR,
  /** Of the three reminders: hours before the visit; spread over so long before; so long before the dusk that a night brings forward. */
  reminderHours: { first: 168, second: 48, last: 3 },
  spreadMs: HOUR,
  duskMs: 15 * MINUTE,
  tooNearMs: HOUR,
  silenceMs: 3 * HOUR,
  liveMinors: 4,
  minorsAYear: 6,
  offerMs: 120 * MINUTE,
}
/** Minutes of the offices' wall between which nobody is spoken to first. */
export const NIGHT = { fromMinute: 20 * 60, untilMinute: 8 * 60 }

type Setting = Pick<WorldPlan, 'offices' | 'peopleAPhone' | 'secondKeyOneIn' | 'isStrict'>

/** A migrated database in memory with the catalogue, an institution and these offices; nothing is published yet. */
export function openSetting(plan: Setting): Db {
  const db = copyOf(JSON.stringify([plan.offices, plan.peopleAPhone, plan.secondKeyOneIn, plan.isStrict]), (made) =>
    fill(made, plan),
  )
  keepJournal(db)
  return db
}

function fill(db: Db, { offices, peopleAPhone, secondKeyOneIn, isStrict }: Setting): void {
  write(db, (tx) => {
    seed(tx, 'catalogue', START)
    addInstitution(tx)
    addOwnQuestions(tx)
    if (offices.some(({ agency }) => agency === 2)) addOtherAgency(tx)
    tx.client.query('insert into states (code, name, spellings) values (?, ?, ?)').run(ABROAD.code, ABROAD.name, ABROAD.spellings)
    const rule = tx.client.query('update rules set value = ? where name = ?')
    rule.run(peopleAPhone, 'live_people_a_phone')
    rule.run(secondKeyOneIn, 'second_key_one_in')
    for (const office of offices) addOffice(tx, office)
    if (isStrict) beStrict(tx, offices)
    for (const office of offices) if (office.agency === 2 && !office.comes) addRoom(tx, office)
    for (const { name, language } of UTILITY_TEMPLATES) noteTemplate(tx, 'messenger', { name, language, status: 'APPROVED' }, START)
  })
}

/** In offices that open three days ahead, one day's places are everybody's before their day. */
export const KEPT = { percent: 30, days: 1 }

function beStrict(tx: Tx, offices: readonly OfficePlan[]): void {
  const rule = tx.client.query('update rules set value = ? where name = ?')
  rule.run(KEPT.percent, 'urgent_percent')
  rule.run(KEPT.days, 'urgent_days')
  for (const { id, agency } of offices)
    if (agency === 1) setRule(tx, id, { legalBasis: 'Acuerdo 12/2026', publishedOn: localDay(START - DAY, HOME) }, START - DAY)
}

function addInstitution(tx: Tx): void {
  const row = Object.entries({ ...SAMPLE_INSTITUTION, sample: 0, id: 1, updatedAt: 0 })
  const columns = row.map(([name]) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  tx.client.query(`update agencies set ${columns.map((name) => `${name} = ?`).join(', ')}`).run(...row.map(([, value]) => value))
}

/** Another agency with the records that come with the product. */
function addOtherAgency(tx: Tx): void {
  tx.client.run(
    `insert into agencies (id, owns_number, name, address, zone, phone, help_weekdays, help_from_minute, help_until_minute,
       privacy_contact, legal_basis, complaint_contact, sample, version, updated_at)
     values (2, 0, 'Movilidad', 'Calle Dos 2', ?, '800 000 0002', '12345', 540, 900, 'Transparencia', 'Ley', 'Quejas', 0, 1, 0)`,
    [HOME],
  )
  for (const name of Object.keys(READY_RECORDS)) {
    const text = readFileSync(new URL(`../../db/seeds/procedures/ready/${name}.json`, import.meta.url), 'utf8')
    const file = PROCEDURE_FILE.parse(JSON.parse(text))
    bringIn(tx, file, { agencyId: 2, today: localDay(START, HOME) })
    for (const { id } of file.procedures) offer(tx, id)
  }
  addQuestionsOfOthers(tx)
}

/** The card is not given at the windows: a schedule of its own, with the same hours. */
function addRoom(tx: Tx, office: OfficePlan): void {
  const room = 1_000 + office.id
  tx.client
    .query('insert into schedules (id, office_id, name, slot_minutes) values (?, ?, ?, ?)')
    .run(room, office.id, ROOM, office.slotMinutes)
  tx.client.query('insert into schedule_procedures (schedule_id, procedure_id) values (?, ?)').run(room, CARD.id)
  addHours(tx, room, office)
}

function addHours(tx: Tx, schedule: number, office: OfficePlan): void {
  for (const weekday of [1, 2, 3, 4, 5, 6, 7])
    tx.client
      .query(
        'insert into schedule_hours (plan_id, weekday, from_minute, until_minute, windows) select id, ?2, ?3, ?4, ?5 from schedule_plans where schedule_id = ?1',
      )
      .run(schedule, weekday, office.fromMinute, office.untilMinute, office.windows)
}

const OFFERED = {
  1: ['renewal', 'first', 'lost', 'minor_first', 'minor_renewal', 'minor_lost', 'advice', 'op7', LICENCE.id],
  2: [DRIVING.id, CARD.id, SCHOOL.id, RESIDENCE.id],
}

/** As "Agregar ventanillas unos días" writes them down, one after the other. */
function addStops(tx: Tx, { id, zone, fromMinute, untilMinute, comes }: OfficePlan): void {
  for (const inDays of comes?.inDays ?? []) {
    const day = localDay(START + inDays * DAY, zone)
    const plan = tx.client
      .query<{ id: number }, [number, string, number]>(
        'insert into schedule_plans (schedule_id, from_day, until_day, created_at) values (?1, ?2, ?2, ?3) returning id',
      )
      .get(id, day, START - DAY)
    tx.client
      .query('insert into schedule_hours (plan_id, weekday, from_minute, until_minute, windows) values (?, ?, ?, ?, ?)')
      .run(plan?.id ?? 0, Temporal.PlainDate.from(day).dayOfWeek, fromMinute, untilMinute, comes?.windows ?? 0)
  }
}

function addOffice(tx: Tx, office: OfficePlan): void {
  const { id, name } = office
  tx.client
    .query(
      `insert into offices (id, agency_id, slug, name, state, municipality, address, latitude, longitude, zone, days_ahead,
         lapse_unanswered, mode, notice_minutes, active, sample, version, updated_at)
       values (?1, ?9, ?2, ?3, ?4, ?3, 'Calle Uno 1', ?5, -99.65, ?6, ?7, ?8, ?10, 120, 1, 1, 1, 0)`,
    )
    .run(
      id,
      `oficina-${id}`,
      name,
      office.state,
      office.latitude,
      office.zone,
      office.daysAhead,
      office.lapses ? 1 : 0,
      office.agency,
      office.comes ? 'mobile' : 'office',
    )
  for (const procedure of office.comes ? [PETS.id] : OFFERED[office.agency])
    tx.client.query('insert into office_procedures (office_id, procedure_id) values (?, ?)').run(office.id, procedure)
  tx.client.query('insert into schedules (id, office_id, slot_minutes) values (?1, ?1, ?2)').run(id, office.slotMinutes)
  if (office.comes) addStops(tx, office)
  else addHours(tx, id, office)
  for (let nth = 0; nth < office.closedDays; nth++)
    tx.client
      .query('insert into closures (office_id, day, from_minute, until_minute, created_at) values (?, ?, 0, 1440, ?)')
      .run(id, localDay(START + nth * DAY, office.zone), START - DAY)
}
