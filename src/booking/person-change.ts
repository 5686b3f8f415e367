import { isDeepStrictEqual } from 'node:util'
import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { actorOf, type Caller } from '../admin/access.ts'
import type { Citizens } from '../admin/deps.ts'
import { takeSecondKey } from '../admin/second-key.ts'
import { pricesOn } from '../catalogue/fees.ts'
import { findProcedure } from '../catalogue/procedures.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { nameFitsCurp } from './curp-name.ts'
import { hasAge } from './eligibility.ts'
import { record } from './events.ts'
import { HOLD_RUNS, STILL_LIVE } from './expiry.ts'
import type { BookingDeps } from './hooks.ts'
import { isNameAnew, RETOLD } from './name-correction.ts'
import { endVisitsOf } from './past-visits.ts'
import { findPerson, personKey, personOf } from './people.ts'
import { forgetPeople } from './personal-data.ts'
import { hasLive } from './rivals.ts'
import type { PersonDraft } from './types.ts'
import { type AppointmentDetail, appointmentsById, groupOf } from './views.ts'

/** By an identification that a clerk saw. */
export interface PersonChange {
  before: AppointmentDetail
  /** The original name, if another one. */
  firstName?: string | undefined
  person: PersonDraft & { curp: string }
  caller: Caller
}

/**
 * twice: corrected before; from_the_list: a place of the waiting list is bound to its people; live: the person has an appointment; age: the
 * procedure or its price would change.
 */
export type PersonRefusal = 'stale' | 'twice' | 'from_the_list' | 'live' | 'age' | 'second_key' | 'second_key_for_person'

type Was = { person_id: number; offer_id: number | null; retold: number; state: 'held' | 'confirmed' }

const WAS = statement(
  `select person_id, offer_id, retold, state from appointments
   where id = +$id and version = +$version and ((${STILL_LIVE}) or (${HOLD_RUNS}))`,
  {
    row: row<Was>({ person_id: 'int', offer_id: 'int?', retold: 'int', state: 'text' }),
    params: { id: 'int', version: 'int', now: 'int' },
  },
)

/**
 * The only way to change the person of a held or confirmed place (db/walls.sql): once a place, never away from the people of an offer, to
 * another person only with a second key, recorded and told to the telephone. Refuses before anything is written.
 */
export function changePerson(
  tx: Tx,
  deps: BookingDeps & { citizens: Pick<Citizens, 'tellCurpCorrected' | 'tellHoldCorrected'> },
  asked: PersonChange,
  now: Instant,
): { ok: true; after: AppointmentDetail } | { ok: false; why: PersonRefusal } {
  const { before, person, caller } = asked
  const was = WAS.get(tx, { id: before.id, version: before.version, now })
  if (!was) return { ok: false, why: 'stale' }
  const isAnother = isAnotherPerson({ ...before, name: asked.firstName ?? before.name }, person)
  const why = refuse(tx, deps, asked, { was, isAnother }, now)
  if (why) return { ok: false, why }
  const change = isAnother ? 'person' : was.state === 'held' ? undefined : 'correct'
  if (change && !takeSecondKey(tx, deps, { caller, group: [before], change }, now))
    return { ok: false, why: isAnother ? 'second_key_for_person' : 'second_key' }
  write(tx, deps, asked, { was, isAnother }, now)
  const [after] = appointmentsById(tx, deps.vault, [before.id])
  if (!after) throw new Error('an appointment was lost while its person changed')
  if (was.state === 'confirmed') {
    deps.hooks.happened(tx, { what: 'identified', appointmentIds: [before.id] }, now) // The owner of the CURP that was wrong has it to themselves again.
    if (before.curp !== person.curp) deps.citizens.tellCurpCorrected(tx, after, now)
  } else if (after.contactId !== undefined) deps.citizens.tellHoldCorrected(tx, after.contactId, now)
  return { ok: true, after }
}

/** Not the same birth date, or a name that is neither spelled anew nor fits the same CURP. */
function isAnotherPerson(
  was: Pick<AppointmentDetail, 'name' | 'birthDate' | 'curp'>,
  becomes: PersonDraft & { curp: string },
): boolean {
  if (was.birthDate !== becomes.birthDate) return true
  return !isNameAnew(was.name, becomes.name) && !(was.curp === becomes.curp && nameFitsCurp(becomes.curp, becomes.name))
}

interface Found {
  was: Was
  isAnother: boolean
}

function refuse(
  tx: Tx,
  deps: BookingDeps,
  { before, person }: PersonChange,
  { was, isAnother }: Found,
  now: Instant,
): PersonRefusal | undefined {
  if (was.retold & RETOLD.byOffice || WAS_CHANGED.finds(tx, before.id)) return 'twice'
  if (isAnother && was.offer_id !== null) return 'from_the_list'
  const [old, young] = [byAge(tx, before, before.birthDate), byAge(tx, before, person.birthDate)]
  // A hold has no price yet.
  if (was.state === 'held' ? !young.fits : !isDeepStrictEqual(old, young)) return 'age'
  const beside = groupOf(tx, deps.vault, before.groupId).some((one) => one.id !== before.id && one.curp === person.curp)
  if (beside) return 'live'
  const personId = findPerson(tx, personKey(deps.vault, person))
  if (personId === undefined || personId === was.person_id) return undefined
  endVisitsOf(tx, deps, [personId], undefined, now)
  return hasLive(tx, { personId, procedureId: before.procedureId }, now) ? 'live' : undefined
}

const CHANGES = "'curp_corrected', 'hold_corrected', 'person_corrected'"

const WAS_CHANGED = statement(`select 1 from appointment_events where appointment_id = +? and what in (${CHANGES})`, {
  params: ['int'],
  uses: 'appointment_events_of',
})

/** Whether the procedure fits the age on the day of the visit, and what it costs. */
function byAge(db: Db, { procedureId, slot }: AppointmentDetail, birthDate: LocalDay | undefined) {
  const procedure = findProcedure(db, procedureId)
  const fits = procedure !== undefined && hasAge({ birthDate, procedure }, slot.day)
  return { fits, prices: pricesOn(db, procedure?.feeTable, birthDate, slot.day) }
}

const CHANGE_PERSON = statement(
  `update appointments set person_id = $person, name_sealed = $name, unverified = 0, name_differs = 0, contested_by = null,
     first_held_as = case state when 'held' then null else first_held_as end,
     retold = case state when 'held' then ${RETOLD.byOffice} else retold end, version = version + 1, updated_at = $now
   where id = +$id`,
  { params: { person: 'int', name: 'bytes', now: 'int', id: 'int' } },
)

const STAND_ALONE = statement(
  'update appointments set contested_by = null, version = version + 1, updated_at = ? where contested_by = ?',
  { params: ['int', 'int'], uses: 'appointments_contested' },
)

function write(tx: Tx, deps: BookingDeps, { before, person, caller }: PersonChange, { was, isAnother }: Found, now: Instant): void {
  const { id, groupId } = before
  // Before the update: triggers look for this entry.
  const what = isAnother ? 'person_corrected' : was.state === 'held' ? 'hold_corrected' : 'curp_corrected'
  record(tx, id, what, actorOf(caller), now)
  const key = personKey(deps.vault, person)
  if (was.offer_id !== null)
    deps.hooks.happened(tx, { what: 'told_anew', offerId: was.offer_id, personId: was.person_id, key }, now)
  const personId = personOf(tx, deps.vault, person, now, key)
  CHANGE_PERSON.run(tx, { person: personId, name: deps.vault.seal(person.name), id, now })
  if (personId === was.person_id) return
  STAND_ALONE.run(tx, now, id) // What gave way to this appointment has its CURP to itself again.
  forgetPeople(tx, [was], now) // A CURP that nobody has an appointment with may be a stranger's.
  deps.hooks.groupChanged(tx, deps, { what: 'curp_corrected', groupId }, now)
}

const GIVE_TO_NOBODY = statement(
  `update appointments set person_id = $nobody, version = version + 1 where id in (
     select a.id from appointments a where a.person_id = +$person and a.office_id in (select o.id from offices o where o.agency_id = +$agency))`,
  { params: { nobody: 'int', person: 'int', agency: 'int' }, uses: 'appointments_person' },
)

/** An erasure: what is over at this agency becomes anonymous. Triggers refuse it for a held or confirmed place. */
export const giveToNobody = (tx: Tx, asked: { nobody: number; person: number; agency: number }): void => {
  GIVE_TO_NOBODY.run(tx, asked)
}

export interface KeyOfChanges {
  /** Undefined: the first administrator. */
  name: string | undefined
  changes: number
}

const OFTEN_CHANGED = statement(
  `select k.name, count(*) as changes from appointment_events e indexed by appointment_events_person
     join appointments a on a.id = e.appointment_id join offices o on o.id = a.office_id left join access_keys k on k.id = e.key_id
   where e.what = 'person_corrected' and e.at > +$since and o.agency_id = +$agency
   group by e.key_id having count(*) > +$usual order by changes desc, e.key_id`,
  {
    row: row<{ name: string | null; changes: number }>({ name: 'text?', changes: 'int' }),
    params: { since: 'int', agency: 'int', usual: 'int' },
    uses: 'appointment_events_person',
    because: 'few places are corrected to another person, and an administrator asks',
  },
)

/** Corrections to another person, with one key and in one week, that need no look. */
const USUAL = 2

/** Keys of an agency with more since then. */
export const oftenChangedBy = (db: Db, agencyId: number, since: Instant): KeyOfChanges[] =>
  OFTEN_CHANGED.all(db, { since, agency: agencyId, usual: USUAL }).map(({ name, changes }) => ({
    name: name ?? undefined,
    changes,
  }))
