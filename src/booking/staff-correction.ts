import type { Tx } from '../../db/open.ts'
import type { StaffDeps } from '../admin/deps.ts'
import type { Worked } from '../admin/propose.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { rightfulPerson } from './curp-correction.ts'
import type { Actor } from './events.ts'
import { correct, firstName, isSpelledAnew } from './name-correction.ts'
import { touch } from './staff-changes.ts'
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
