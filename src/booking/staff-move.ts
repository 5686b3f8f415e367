import type { Tx } from '../../db/open.ts'
import type { StaffDeps } from '../admin/deps.ts'
import type { Worked } from '../admin/propose.ts'
import type { Instant } from '../clock.ts'
import type { Actor } from './events.ts'
import { stampNow } from './groups.ts'
import { move } from './move.ts'
import type { OfficeReason } from './office-reasons.ts'
import type { Moved } from './outcomes.ts'
import { seatsOf, touch } from './staff-changes.ts'
import type { AppointmentView } from './types.ts'
import type { AppointmentDetail } from './views.ts'

export type MoveRefusal = Exclude<Extract<Moved, { ok: false }>['why'], 'moves_used_up'>

export interface MoveImpact {
  /** The members who move, before and after. */
  before: AppointmentDetail[]
  after: AppointmentView[]
}

/**
 * Moves members of one folio to another hour and tells their contact why, unless `told` is undefined; `reason` is for the log-book. The person has all of their own
 * moves again. For `proposeOrApply`.
 */
export function moveByOffice(
  tx: Tx,
  deps: Pick<StaffDeps, 'vault' | 'clock' | 'citizens' | 'hooks'>,
  people: AppointmentDetail[],
  order: { slotId: number; actor: Actor; reason: string; told: OfficeReason | undefined },
  now: Instant,
): Worked<MoveImpact, MoveRefusal> {
  const before = people.filter((one) => one.state === 'confirmed')
  const [first] = before
  if (!first) return { ok: false, why: 'stale' }
  const { groupId } = first
  const { slotId, actor, reason } = order
  // Members at offices that the caller may not see stay; the stamp covers all of them.
  const stamp = stampNow(tx, groupId, now)
  const moved = move(tx, deps, { groupId, stamp, members: before.map((one) => one.member), slotId, actor, reason }, now)
  if (!moved.ok) {
    if (moved.why === 'moves_used_up') throw new Error('the moves of the office are not counted')
    return { ok: false, why: moved.why }
  }
  if (order.told !== undefined) deps.citizens.tellMoved(tx, before, moved.appointments, order.told, now)
  return { ok: true, touched: [...touch(before), ...seatsOf(moved.appointments)], impact: { before, after: moved.appointments } }
}
