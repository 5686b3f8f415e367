import { isDeepStrictEqual } from 'node:util'
import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import type { StaffDeps } from '../admin/deps.ts'
import type { Worked } from '../admin/propose.ts'
import { touch } from '../admin/propose.ts'
import { ageOn } from '../catalogue/calendar.ts'
import { pricesOn } from '../catalogue/fees.ts'
import { findProcedure } from '../catalogue/procedures.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { endVisitsOf, hasLive } from './appointments.ts'
import { isMistyped, personFitsCurp } from './curp-name.ts'
import type { BookingDeps } from './hooks.ts'
import { correct, firstName, isSpelledAnew } from './name-correction.ts'
import { personOf } from './people.ts'
import type { PersonDraft } from './types.ts'
import { type AppointmentDetail, findByFolio } from './views.ts'

export interface Corrected {
  before: AppointmentDetail
  after: AppointmentDetail
}

export interface Correction {
  name?: string | undefined
  oldPassport?: string | undefined
  /** As it stands on the identification that the clerk saw. */
  curp?: { curp: string; birthDate: LocalDay } | undefined
  actor: Actor
}

export type CorrectionRefusal = 'stale' | 'nothing' | 'another_person' | 'another_curp' | 'curp_twice' | 'live' | 'curp_age'

/**
 * Corrects what was written wrong in one person's live appointment, and tells its telephone when that was the CURP. Refuses
 * another person's name or CURP, a second CURP, and a correction that changes nothing. For `proposeOrApply`.
 */
export function correctByOffice(
  tx: Tx,
  deps: Pick<StaffDeps, 'vault' | 'clock' | 'hooks' | 'citizens'>,
  before: AppointmentDetail,
  order: Correction,
  now: Instant,
): Worked<Corrected, CorrectionRefusal> {
  const name = order.name === before.name ? undefined : order.name
  const oldPassport = order.oldPassport === before.oldPassport ? undefined : order.oldPassport
  const curp = order.curp?.curp === before.curp ? undefined : order.curp
  if (name === undefined && oldPassport === undefined && curp === undefined) return { ok: false, why: 'nothing' }
  // With the first name, not with the last one: otherwise two corrections would make anybody of anybody.
  if (name !== undefined && !isSpelledAnew(firstName(tx, deps.vault, before.id) ?? before.name, name))
    return { ok: false, why: 'another_person' }
  const whose = curp && rightfulPerson(tx, deps, before, { name: name ?? before.name, ...curp }, now)
  if (whose?.ok === false) return { ok: false, why: whose.why }
  const asked = {
    appointmentId: before.id,
    version: before.version,
    nameBefore: before.name,
    curp: before.curp,
    name,
    oldPassport,
    personId: whose?.personId,
    actor: order.actor,
  }
  if (correct(tx, deps, asked, now) === 'stale') return { ok: false, why: 'stale' }
  const after = findByFolio(tx, deps.vault, before.folio ?? '').find((one) => one.id === before.id)
  if (!after) return { ok: false, why: 'stale' }
  if (whose) {
    deps.hooks.identified(tx, [before.id], now) // Whoever claimed the CURP that was wrong has it again.
    deps.citizens.tellCurpCorrected(tx, after, now)
  }
  return { ok: true, touched: touch([before]), impact: { before, after } }
}

/**
 * why: `another_curp`: it is no slip; `curp_twice`: it was put right before, and step by step a place would reach anybody; `live`:
 * the person has another appointment; `curp_age`: with that birth date the procedure or its price would be another one.
 */
type Rightful = { ok: true; personId: number } | { ok: false; why: 'another_curp' | 'curp_twice' | 'live' | 'curp_age' }

/**
 * The person whose a live appointment really is, by the CURP on an identification that a clerk saw. Whoever came without a CURP
 * needs one of the same birth date, made of that name. To be followed by `correct`.
 */
function rightfulPerson(
  tx: Tx,
  deps: BookingDeps,
  appointment: AppointmentDetail,
  person: PersonDraft & { curp: string },
  now: Instant,
): Rightful {
  const { curp: was, birthDate } = appointment
  const same =
    was === undefined ? personFitsCurp(person.curp, { name: person.name, birthDate }) : isMistyped(was, person.curp, person.name)
  if (!same) return { ok: false, why: 'another_curp' }
  if (wasCorrected(tx, appointment.id)) return { ok: false, why: 'curp_twice' }
  if (!isDeepStrictEqual(byAge(tx, appointment, birthDate), byAge(tx, appointment, person.birthDate)))
    return { ok: false, why: 'curp_age' }
  const personId = personOf(tx, deps.vault, person, now)
  endVisitsOf(tx, deps, [personId], undefined, now)
  const taken = hasLive(tx, { personId, procedureId: appointment.procedureId }, now)
  return taken ? { ok: false, why: 'live' } : { ok: true, personId }
}

const WAS_CORRECTED = statement(`select 1 from appointment_events where appointment_id = +? and what = 'curp_corrected'`, {
  params: ['int'],
  uses: 'appointment_events_of',
})

/** db/walls.sql counts the same line of the story. */
const wasCorrected = (db: Db, appointmentId: number): boolean => WAS_CORRECTED.finds(db, appointmentId)

/** What the birth date decides: whether the procedure is for that age on the day of the visit, and what it costs. */
function byAge(db: Db, { procedureId, slot }: AppointmentDetail, birthDate: LocalDay) {
  const procedure = findProcedure(db, procedureId)
  const age = ageOn(birthDate, slot.day)
  const fits = procedure !== undefined && age >= procedure.minAge && age <= (procedure.maxAge ?? age)
  return { fits, prices: pricesOn(db, procedure?.feeTable, birthDate, slot.day) }
}
