import type { Db, Tx } from '../../db/open.ts'
import { seatsAt } from '../agenda/adjacent.ts'
import { liveRows, stampOf } from '../agenda/changes/groups.ts'
import { move } from '../agenda/changes/moving.ts'
import type { Actor } from '../agenda/events.ts'
import type { AppointmentView, LocalDay } from '../agenda/types.ts'
import type { AppointmentDetail } from '../agenda/views.ts'
import type { Instant } from '../clock.ts'
import { chooseSlot, type SlotChoice, touch } from './counter.ts'
import type { Touched, Worked } from './propose.ts'
import type { StaffRooms } from './rooms.ts'

export type MoveRefusal = 'stale' | 'taken' | 'closed' | 'over' | 'age' | 'validity' | 'not_offered' | 'nothing'

export interface MoveImpact {
  /** Whoever moves, as it was and as it is then. */
  before: AppointmentDetail[]
  after: AppointmentView[]
}

/** The hour that was asked for, or the first on that day in which (and right after which) so many people find a place. */
export function chooseHourFor(
  db: Db,
  where: { officeId: number; day: LocalDay; minute: number | undefined },
  places: number,
  now: Instant,
): SlotChoice {
  const { officeId, day, minute } = where
  if (minute !== undefined || places === 1) return chooseSlot(db, officeId, day, minute, now)
  const hours = db.client
    .query<{ id: number; minute: number }, [number, string, Instant]>(
      'select id, minute from slots where office_id = ? and day = ? and starts_at > ? and closed_at is null order by starts_at',
    )
    .all(officeId, day, now)
  const first = hours.find((one) => seatsAt(db, one.id, places))
  return first ? { ok: true, slotId: first.id, minute: first.minute } : { ok: false, why: 'full' }
}

/**
 * Moves people of one folio to another hour and tells their phone, unless that is not wanted. The changes that the person may
 * make are counted anew from here. For `proposeOrApply`.
 */
export function moveByOffice(
  tx: Tx,
  rooms: Pick<StaffRooms, 'vault' | 'clock' | 'citizens'>,
  people: AppointmentDetail[],
  order: { slotId: number; actor: Actor; reason: string; tell: boolean },
  now: Instant,
): Worked<MoveImpact, MoveRefusal> {
  const before = people.filter((one) => one.state === 'confirmed')
  const [first] = before
  if (!first) return { ok: false, why: 'stale' }
  const { groupId } = first
  const { slotId, actor, reason } = order
  // Members at an office that the caller does not see are left where they are; the stamp speaks of all of them.
  const stamp = stampOf(liveRows(tx, groupId, undefined, now))
  const moved = move(tx, rooms, { groupId, stamp, members: before.map((one) => one.member), slotId, actor, reason }, now)
  if (!moved.ok) return { ok: false, why: asRefusal(moved.why) }
  if (order.tell) rooms.citizens.tellMoved(tx, before, moved.appointments, reason, now)
  const place: Touched = { what: 'slot', id: slotId, version: 0 }
  return { ok: true, touched: [...touch(before), place], impact: { before, after: moved.appointments } }
}

function asRefusal(why: Extract<ReturnType<typeof move>, { ok: false }>['why']): MoveRefusal {
  if (why === 'too_soon') return 'over'
  // The office's own moves are not limited.
  return why === 'same' || why === 'moves_used_up' ? 'nothing' : why
}
