import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import { record } from '../booking/events.ts'
import type { Clock, Instant } from '../clock.ts'
import type { PersonalData } from '../messaging/deps.ts'

/**
 * Erases what identifies ended visits, on request, however recent (by age: booking/personal-data.ts). Counts stay: office, hour, procedure,
 * price. The view `invariant_erased_is_gone` (walls.sql) proves it.
 */

/** An ended visit with personal data left. */
const SPEAKS = `a.state in ('expired', 'released', 'cancelled', 'past') and (a.name_sealed is not null
  or a.answers_sealed is not null or a.attendant_sealed is not null or a.minor_case is not null
  or a.words_sealed is not null)`

const OF_AGENCY = 'a.office_id in (select o.id from offices o where o.agency_id = +$agency)'

export interface VisitDeps {
  clock: Pick<Clock, 'random'>
  personalData: readonly PersonalData[]
}

const VISITS_TO_ERASE = statement(
  `select a.id from appointments a where a.person_id = +$person and ${SPEAKS} and ${OF_AGENCY} and a.created_at <= +$until order by a.id limit +$limit`,
  { row: { id: 'int' }, params: { person: 'int', until: 'int', limit: 'int', agency: 'int' }, uses: 'appointments_person' },
)

/**
 * A person's visits to erase, by id: at most `limit`, made until then at that agency's offices. Another agency with a named visit still
 * knows the person.
 */
export const visitsToErase = (db: Db, personId: number, asked: { until: Instant; limit: number; agency: number }): number[] =>
  VISITS_TO_ERASE.all(db, { person: personId, ...asked }).map((row) => row.id)

const VISITS_OF_CHAT = statement(
  `select a.id from appointments a join procedures p on p.id = a.procedure_id and p.identity <> 'curp'
   where a.contact_id = +$contact and ${SPEAKS} and ${OF_AGENCY} and a.created_at <= +$until limit +$limit`,
  { row: { id: 'int' }, params: { contact: 'int', until: 'int', limit: 'int', agency: 'int' }, uses: 'appointments_contact' },
)

/** Of people whom no CURP and no birth date identifies: they are asked for by the telephone alone. */
export const visitsOfChat = (db: Db, contact: number, asked: { until: Instant; limit: number; agency: number }): number[] =>
  VISITS_OF_CHAT.all(db, { contact, ...asked }).map((row) => row.id)

const ERASE_VISITS = statement(
  `update appointments set name_sealed = null, name_differs = 0, contested_by = null, answers_sealed = null, answers_until = null, attendant_sealed = null,
     minor_case = null, words_sealed = null, version = version + 1
   where id in (select value from json_each(?)) returning id, person_id`,
  { row: { id: 'int', person_id: 'int' }, params: ['text'] },
)

const THEIR_GROUPS = 'a.group_id in (select v.group_id from appointments v where v.id in (select value from json_each(?)))'

const UPDATE_AUDIT = statement(
  `update audit set reason_sealed = null where at >= (select min(a.created_at) from appointments a where a.id in (select value from json_each(?1)))
   and reason_sealed is not null and of_folio = 1 and exists (
     select 1 from json_each(audit.detail, '$.appointments') d where d.value in (select value from json_each(?1)))`,
  { params: ['text'], uses: 'audit_at' },
)

const UPDATE_APPOINTMENTS = statement(
  `update appointments as a set words_sealed = null, version = version + 1
   where ${THEIR_GROUPS} and words_sealed is not null and state in ('past', 'cancelled')`,
  { params: ['text'], uses: 'appointments_group' },
)

const UPDATE_APPOINTMENT_EVENTS = statement(
  `update appointment_events set detail_sealed = null where detail_sealed is not null and actor = 'staff' and appointment_id in (
   select a.id from appointments a where ${THEIR_GROUPS} and a.state not in ('held', 'confirmed'))`,
  { params: ['text'], uses: 'appointment_events_of appointments_group' },
)

/** Their data, clerks' words about them, and what was said before them. */
export function eraseVisits(tx: Tx, { clock, personalData }: VisitDeps, ids: number[], actor: Actor, now: Instant): void {
  if (ids.length === 0) return
  const visits = JSON.stringify(ids)
  const bared = ERASE_VISITS.all(tx, visits)
  for (const { id } of bared) record(tx, id, 'erased', actor, now)
  // Not older than these visits, so that years of the audit are not read.
  UPDATE_AUDIT.run(tx, visits)
  // A clerk writes one reason for a whole folio; on members' living appointments it stays until they end.
  UPDATE_APPOINTMENTS.run(tx, visits)
  UPDATE_APPOINTMENT_EVENTS.run(tx, visits)
  for (const groupId of groupsLeft(tx, visits)) for (const one of personalData) one.eraseGroup?.(tx, groupId)
  for (const personId of new Set(bared.map((row) => row.person_id))) unlink(tx, clock, personId, now)
}

const GROUPS_LEFT = statement(
  `select distinct v.group_id as id from appointments v where v.id in (select value from json_each(?))
   and not exists (select 1 from appointments a where a.group_id = v.group_id and a.name_sealed is not null)`,
  { row: { id: 'text' }, params: ['text'], uses: 'appointments_group', because: 'an erasure: the appointments of one person' },
)

/** Groups of these visits without any name left. */
const groupsLeft = (db: Db, visits: string): string[] => GROUPS_LEFT.all(db, visits).map((row) => row.id)

const UNLINK = statement(
  `select curp_index from people where id = +? and not exists (select 1 from appointments a
   where a.person_id = people.id and (a.name_sealed is not null or a.state in ('held', 'confirmed')))`,
  { row: { curp_index: 'bytes?' }, params: ['int'], uses: 'appointments_person' },
)

const DELETE_CURPS_TYPED = statement('delete from curps_typed where curp_index = ?', {
  params: ['bytes?'],
  because: 'an erasure; what was typed is kept for a day or two',
})

const UPDATE_PEOPLE = statement(
  'update people set key = $key, curp_index = null, curp_sealed = null, birth_sealed = null, updated_at = $now where id = $person',
  { params: { key: 'bytes', now: 'int', person: 'int' } },
)

/**
 * Anonymises a person's row without named visits: birth date and CURP go, also typed ones, and its hash becomes random, so that not even
 * the CURP leads to the visits.
 */
export function unlink(tx: Tx, clock: Pick<Clock, 'random'>, personId: number, now: Instant): boolean {
  const person = UNLINK.get(tx, personId)
  if (!person) return false
  // After a restore only this row knows the CURP's index.
  DELETE_CURPS_TYPED.run(tx, person.curp_index)
  UPDATE_PEOPLE.run(tx, { key: clock.random(KEY_BYTES), person: personId, now })
  return true
}

export const KEY_BYTES = 32
