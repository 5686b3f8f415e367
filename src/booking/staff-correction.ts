import type { Tx } from '../../db/open.ts'
import { actorOf, type Caller } from '../admin/access.ts'
import type { StaffDeps } from '../admin/deps.ts'
import type { Worked } from '../admin/propose.ts'
import { touch } from '../admin/propose.ts'
import { takeSecondKey } from '../admin/second-key.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { isMistyped, personFitsCurp } from './curp-name.ts'
import { correct, firstName, isSpelledAnew } from './name-correction.ts'
import { changePerson, type PersonRefusal } from './person-change.ts'
import { type AppointmentDetail, appointmentsById } from './views.ts'

export interface Corrected {
  before: AppointmentDetail
  after: AppointmentDetail
}

export interface Correction {
  name?: string | undefined
  /** By the identification that the clerk saw. */
  curp?: { curp: string; birthDate: LocalDay } | undefined
  caller: Caller
}

export type CorrectionRefusal = PersonRefusal | 'nothing' | 'another_person' | 'another_curp'

/**
 * Corrects one person's live appointment, and tells its telephone when that was the CURP. Refuses another person's name or CURP, a second
 * CURP, and a correction without a change. For `proposeOrApply`.
 */
export function correctByOffice(
  tx: Tx,
  deps: Pick<StaffDeps, 'vault' | 'clock' | 'hooks' | 'citizens'>,
  before: AppointmentDetail,
  order: Correction,
  now: Instant,
): Worked<Corrected, CorrectionRefusal> {
  const { caller } = order
  const name = order.name === before.name ? undefined : order.name
  const curp = order.curp?.curp === before.curp ? undefined : order.curp
  if (name === undefined && curp === undefined) return { ok: false, why: 'nothing' }
  // Against the first name, or two corrections could lead to anyone.
  const called = firstName(tx, deps.vault, before.id) ?? before.name
  if (name !== undefined && !isSpelledAnew(called, name)) return { ok: false, why: 'another_person' }
  const person = curp && { name: name ?? before.name, birthDate: curp.birthDate, curp: curp.curp }
  if (person && !isSlip(before, person)) return { ok: false, why: 'another_curp' }
  const changed = person && changePerson(tx, deps, { before, firstName: called, person, caller }, now)
  if (changed?.ok === false) return changed
  if (!changed && !takeSecondKey(tx, deps, { caller, group: [before], change: 'correct' }, now))
    return { ok: false, why: 'second_key' }
  const { id: appointmentId, name: nameBefore } = before
  const asked = {
    appointmentId,
    version: changed?.after.version ?? before.version,
    nameBefore,
    curp: changed ? undefined : before.curp,
    name,
    actor: actorOf(caller),
  }
  if (name !== undefined && correct(tx, deps.vault, asked, now) === 'stale') return { ok: false, why: 'stale' }
  const [after] = appointmentsById(tx, deps.vault, [before.id])
  return after ? { ok: true, touched: touch([before]), impact: { before, after } } : { ok: false, why: 'stale' }
}

/** Without a CURP so far: one of the same birth date that fits the name. */
const isSlip = ({ curp: was, birthDate }: AppointmentDetail, { curp, name }: { curp: string; name: string }): boolean =>
  was === undefined ? personFitsCurp(curp, { name, birthDate }) : isMistyped(was, curp, name)
