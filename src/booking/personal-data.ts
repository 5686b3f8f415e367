import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Erasure, Hindrance, Whose } from '../admin/data-subjects.ts'
import { addDays, dayOf } from '../catalogue/calendar.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { fieldsOf } from '../catalogue/procedures.ts'
import { rule } from '../catalogue/rules.ts'
import { DAY, type Instant } from '../clock.ts'
import type { Merged, PersonalData } from '../messaging/deps.ts'
import type { Vault } from '../vault.ts'
import { forgetMarks } from './asker-marks.ts'
import { setCountsAs } from './askers.ts'
import { forgetTries } from './codes.ts'
import { eraseConsents, forgetConsents } from './consents.ts'
import { UNDO_RUNS } from './expiry.ts'
import { changeHolder } from './holder.ts'
import { releaseHold } from './holds.ts'
import type { BookingDeps } from './hooks.ts'
import { VISIT_HINDRANCES } from './operations/hindrances.ts'
import { findPerson } from './people.ts'
import { answersOf } from './views.ts'

const NEEDS_CONTACT = statement("select 1 from appointments where contact_id = +? and (live = 1 or state = 'held') limit 1", {
  params: ['int'],
  uses: 'appointments_contact',
})

const NEEDS_CONTACT_CURPS_TYPED = statement('select 1 from curps_typed where contact_id = ? limit 1', { params: ['int'] })

const FORGET_CONTACT = statement('delete from curps_typed where contact_id = ?', { params: ['int'] })

export const personalData: PersonalData = {
  expire: {
    lapsed: forgetLapsed,
    details: forgetDetails,
    visits: forgetVisits,
    reasons: forgetReasons,
    curpsTyped: forgetTyped,
    consents: forgetConsents,
    askerMarks: forgetMarks,
  },
  keepsFor: { keep_visits_days: keepVisitsDays },
  needsContact: (db, contactId) =>
    NEEDS_CONTACT.finds(db, contactId) ||
    // They still count for its daily limit.
    NEEDS_CONTACT_CURPS_TYPED.finds(db, contactId),
  forgetContact(tx, contactId) {
    FORGET_CONTACT.run(tx, contactId)
    forgetTries(tx, contactId)
  },
  mergeContacts: mergeAppointments,
  hinders: visitsThatLive,
  eraseGroup: eraseConsents,
  eraseWithAgency: leaveContact,
  keptBy,
  hindrances: VISIT_HINDRANCES,
  knowsPerson: (db, key) => findPerson(db, key) !== undefined,
}

// Deletes personal data that are no longer needed (LGPDPPSO art. 17 and 18). A visit keeps counts: office, hour, procedure, price; a person
// keeps the key hash. Each function changes at most `limit` appointments and returns how many; repeating is harmless. The views
// `invariant_lapsed_holds_are_bare`, `invariant_past_visits_are_bare` and `invariant_old_people_are_gone` (walls.sql) prove it.

/** A hold without an appointment is kept for complaints. */
const LAPSED_KEPT_MS = 8 * DAY

/** The rule, and at least one day. */
export function keepVisitsDays(db: Db): number {
  return Math.max(1, rule(db, 'keep_visits_days'))
}

const FORGET_LAPSED = statement(
  `update appointments set name_sealed = null, name_differs = 0, contested_by = null, answers_sealed = null, attendant_sealed = null,
     minor_case = null, version = version + 1
   where id in (select id from appointments where state in ('expired', 'released') and name_sealed is not null
     and updated_at < +$before limit +$limit) returning person_id`,
  { row: { person_id: 'int' }, params: { before: 'int', limit: 'int' }, uses: 'appointments_lapsed' },
)

/** Of expired and released holds: name, answers, attendant, and a minor's family. */
function forgetLapsed(tx: Tx, now: Instant, limit: number): number {
  const bared = FORGET_LAPSED.all(tx, { before: now - LAPSED_KEPT_MS, limit })
  forgetPeople(tx, bared, now)
  return bared.length
}

const DETAILS_DUE = statement(
  `select id, procedure_id, state, visit_ends_at, answers_sealed from appointments
   where id in (
     select id from appointments where state in ('past', 'cancelled') and answers_until is null
       and (answers_sealed is not null or attendant_sealed is not null) and visit_ends_at <= +$now
     union all select id from appointments where answers_until is not null and answers_until <= +$now limit +$limit)`,
  {
    row: row<DetailsRow>({ id: 'int', procedure_id: 'text', state: 'text', visit_ends_at: 'int', answers_sealed: 'bytes?' }),
    params: { now: 'int', limit: 'int' },
    uses: 'appointments_answers_kept appointments_detailed',
  },
)

interface DetailsRow {
  id: number
  procedure_id: string
  state: string
  visit_ends_at: Instant
  answers_sealed: Uint8Array | null
}

const FORGET_DETAILS = statement(
  `update appointments set answers_sealed = $answers, answers_until = $until, attendant_sealed = null,
     version = version + 1 where id = +$id`,
  { params: { id: 'int', answers: 'bytes?', until: 'int?' } },
)

/** After the visit's day: the companion and the answers, but those that their field keeps some days more. */
function forgetDetails(tx: Tx, now: Instant, limit: number, vault: Pick<Vault, 'open' | 'seal'>): number {
  const due = DETAILS_DUE.all(tx, { now, limit })
  for (const one of due) {
    const kept = one.state === 'past' ? stillKept(tx, vault, one, now) : []
    FORGET_DETAILS.run(tx, {
      id: one.id,
      answers:
        kept.length > 0
          ? vault.seal(JSON.stringify({ [one.procedure_id]: Object.fromEntries(kept.map(({ said }) => said)) }))
          : null,
      until: kept.length > 0 ? Math.min(...kept.map(({ until }) => until)) : null,
    })
  }
  return due.length
}

function stillKept(db: Db, vault: Pick<Vault, 'open'>, visit: DetailsRow, now: Instant) {
  const days = new Map(fieldsOf(db, visit.procedure_id).map(({ name, keptDays }) => [name, keptDays]))
  return Object.entries(answersOf(vault, visit)).flatMap((said) => {
    const until = visit.visit_ends_at + (days.get(said[0]) ?? 0) * DAY
    return until > now ? { said, until } : []
  })
}

const UPDATE_APPOINTMENTS = statement(
  `update appointments set name_sealed = null, name_differs = 0, contested_by = null, minor_case = null, words_sealed = null,
     answers_sealed = null, answers_until = null, version = version + 1
   where id in (select id from appointments where state in ('past', 'cancelled') and name_sealed is not null
     and visit_ends_at < +$before limit +$limit) returning id, person_id`,
  { row: { id: 'int', person_id: 'int' }, params: { before: 'int', limit: 'int' }, uses: 'appointments_named' },
)

const UPDATE_APPOINTMENT_EVENTS = statement(
  `update appointment_events set detail_sealed = null
   where appointment_id in (select value from json_each(?)) and detail_sealed is not null and actor = 'staff'`,
  { params: ['text'], uses: 'appointment_events_of' },
)

/**
 * Older than the rule: the name, a minor's family (identifiable through the hash), and clerks' words. A cancellation's reason is a code,
 * and still counts.
 */
export function forgetVisits(tx: Tx, now: Instant, limit: number): number {
  const bared = UPDATE_APPOINTMENTS.all(tx, { before: now - keepVisitsDays(tx) * DAY, limit })
  UPDATE_APPOINTMENT_EVENTS.run(tx, JSON.stringify(bared.map((row) => row.id)))
  forgetPeople(tx, bared, now)
  return bared.length
}

const FORGET_REASONS = statement(
  'update audit set reason_sealed = null where id in (select id from audit where at < +$before and reason_sealed is not null limit +$limit)',
  { params: { before: 'int', limit: 'int' }, uses: 'audit_at' },
)

/** Free text of the audit may name people. Who did what, and when, stays. */
function forgetReasons(tx: Tx, now: Instant, limit: number): number {
  return FORGET_REASONS.run(tx, { before: now - keepVisitsDays(tx) * DAY, limit }).changes
}

/** A daily limit needs today's and yesterday's CURPs. */
const TYPED_DAYS = 2

const FORGET_TYPED = statement('delete from curps_typed where rowid in (select rowid from curps_typed where day < ? limit +?)', {
  params: ['text', 'int'],
  because: 'a job of each day, in chunks',
})

function forgetTyped(tx: Tx, now: Instant, limit: number): number {
  return FORGET_TYPED.run(tx, addDays(dayOf(now, institutionZone(tx)), -TYPED_DAYS), limit).changes
}

const FORGET_PEOPLE = statement(
  `update people set curp_index = null, curp_sealed = null, birth_sealed = null, updated_at = $now
   where id in (select value from json_each(+$people)) and birth_sealed is not null
     and not exists (select 1 from appointments a where a.person_id = people.id and a.name_sealed is not null)`,
  { params: { now: 'int', people: 'text' }, uses: 'appointments_person' },
)

/** When no appointment has the name any more. */
export function forgetPeople(tx: Tx, bared: { person_id: number }[], now: Instant): void {
  const people = [...new Set(bared.map((row) => row.person_id))]
  FORGET_PEOPLE.run(tx, { people: JSON.stringify(people), now })
}

const ALL_OF = statement(
  `select id, live = 1 and unverified = 1 and exists (
     select 1 from appointments u where u.contact_id = ?1 and u.live = 1 and u.unverified = 1) as second
   from appointments where contact_id = ?2`,
  { row: { id: 'int', second: 'int' }, params: ['int', 'int'], uses: 'appointments_contact appointments_one_unverified' },
)

const MOVE_COOLING_PLACES = statement('update cooling_places set freed_by = ?1 where freed_by = ?2', {
  params: ['int?', 'int'],
  because: 'two contacts turned out to be one; cooling places are few',
})

const INSERT_CURPS_TYPED = statement(
  `insert into curps_typed (contact_id, day, curp_index) select ?1, day, curp_index from curps_typed where contact_id = ?2
   on conflict do nothing`,
  { params: ['int', 'int'] },
)

/**
 * The dropped conversation's hold is released. A contact has at most one live appointment without a CURP: the second keeps its place and
 * loses its telephone. Who freed a place may take it back, under any name.
 */
function mergeAppointments(tx: Tx, deps: BookingDeps, { id, other, givenUp }: Merged, now: Instant): void {
  releaseHold(tx, deps, givenUp, now)
  const all = ALL_OF.all(tx, id, other)
  for (const second of [1, 0]) {
    const appointmentIds = all.filter((one) => one.second === second).map((one) => one.id)
    changeHolder(tx, deps, { of: { appointmentIds }, to: second === 1 ? undefined : id, how: 'merged', actor: 'clock' }, now)
  }
  setCountsAs(tx, other, id)
  MOVE_COOLING_PLACES.run(tx, id, other)
  INSERT_CURPS_TYPED.run(tx, id, other)
  FORGET_CONTACT.run(tx, other)
}

const OF_AGENCY = 'office_id in (select o.id from offices o where o.agency_id = +$agency)'

const LIVING = `select distinct case when live = 1 then 'visit' when state = 'held' then 'hold' else 'undo' end as why from appointments
  where ${OF_AGENCY} and (live = 1 or state = 'held' or ${UNDO_RUNS})`
const LIVELIEST_FIRST = "order by live desc, state = 'held' desc"

const VISITS_OF_PERSON = statement(`${LIVING} and person_id = (select p.id from people p where p.key = +$key) ${LIVELIEST_FIRST}`, {
  row: row<{ why: Hindrance['why'] }>({ why: 'text' }),
  params: { now: 'int', key: 'bytes', agency: 'int' },
  uses: 'appointments_person people_key',
  because: 'a person has few appointments',
})

const VISITS_OF_CONTACT = statement(`${LIVING} and contact_id = +$contact ${LIVELIEST_FIRST}`, {
  row: row<{ why: Hindrance['why'] }>({ why: 'text' }),
  params: { now: 'int', contact: 'int', agency: 'int' },
  uses: 'appointments_contact',
  because: 'a contact has few appointments',
})

/** An appointment to come, a hold or an undoable cancellation at that agency's offices. */
function visitsThatLive(
  db: Db,
  _deps: unknown,
  { whose, agencyId: agency }: Pick<Erasure, 'whose' | 'agencyId'>,
  now: Instant,
): Hindrance[] {
  return whose.kind === 'person'
    ? VISITS_OF_PERSON.all(db, { key: whose.key, now, agency })
    : VISITS_OF_CONTACT.all(db, { contact: whose.contactId, now, agency })
}

const OVER_OF = statement(
  `select a.id from appointments a where a.contact_id = +$contact and a.state in ('past', 'cancelled', 'expired', 'released')
     and a.office_id in (select o.id from offices o where o.agency_id = +$agency) and a.created_at <= +$until limit +$limit`,
  { row: { id: 'int' }, params: { contact: 'int', agency: 'int', until: 'int', limit: 'int' }, uses: 'appointments_contact' },
)

/** A telephone kept for another agency is detached from this one's ended visits; otherwise its addresses go. */
function leaveContact(
  tx: Tx,
  contact: number,
  { until, limit, agencyId: agency, isLast }: { until: Instant; limit: number; agencyId: number; isLast: boolean },
  deps: BookingDeps,
  now: Instant,
): number {
  if (isLast) return 0
  const appointmentIds = OVER_OF.all(tx, { contact, agency, until, limit }).map((one) => one.id)
  changeHolder(tx, deps, { of: { appointmentIds }, to: undefined, how: 'erased', actor: 'clock' }, now)
  return appointmentIds.length
}

const NAMED = `select distinct o.agency_id as id from appointments a join offices o on o.id = a.office_id
  where (a.name_sealed is not null or a.state in ('held', 'confirmed'))`

const PERSON_KEPT_BY = statement(`${NAMED} and a.person_id = (select p.id from people p where p.key = +?)`, {
  row: { id: 'int' },
  params: ['bytes'],
  uses: 'appointments_person people_key',
  because: 'a person has few appointments',
})

const CONTACT_KEPT_BY = statement(`${NAMED} and a.contact_id = +?`, {
  row: { id: 'int' },
  params: ['int'],
  uses: 'appointments_contact',
  because: 'a contact has few appointments',
})

/** Agencies where an appointment lives or has a name. */
function keptBy(db: Db, whose: Whose): number[] {
  const rows = whose.kind === 'person' ? PERSON_KEPT_BY.all(db, whose.key) : CONTACT_KEPT_BY.all(db, whose.contactId)
  return rows.map(({ id }) => id)
}
