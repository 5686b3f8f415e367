import type { Tx } from '../../db/open.ts'
import { correct, firstName, isSpelledAnew } from '../agenda/changes/correcting.ts'
import type { Actor } from '../agenda/events.ts'
import { type AppointmentDetail, findByFolio } from '../agenda/views.ts'
import type { Instant } from '../clock.ts'
import { touch } from './counter.ts'
import type { Worked } from './propose.ts'
import type { StaffRooms } from './rooms.ts'

export interface Corrected {
  before: AppointmentDetail
  after: AppointmentDetail
}

/**
 * Corrects what was written wrong in one person's live appointment. Refuses another person's name, and a correction that
 * changes nothing. For `proposeOrApply`.
 */
export function correctByOffice(
  tx: Tx,
  { vault }: Pick<StaffRooms, 'vault'>,
  before: AppointmentDetail,
  order: { name?: string | undefined; oldPassport?: string | undefined; actor: Actor },
  now: Instant,
): Worked<Corrected, 'stale' | 'nothing' | 'another_person'> {
  const name = order.name === before.name ? undefined : order.name
  const oldPassport = order.oldPassport === before.oldPassport ? undefined : order.oldPassport
  if (name === undefined && oldPassport === undefined) return { ok: false, why: 'nothing' }
  // With the first name, not with the last one: otherwise two corrections would make anybody of anybody.
  if (name !== undefined && !isSpelledAnew(firstName(tx, vault, before.id) ?? before.name, name))
    return { ok: false, why: 'another_person' }
  const asked = {
    appointmentId: before.id,
    version: before.version,
    nameBefore: before.name,
    name,
    oldPassport,
    actor: order.actor,
  }
  if (correct(tx, { vault }, asked, now) === 'stale') return { ok: false, why: 'stale' }
  const after = findByFolio(tx, vault, before.folio ?? '').find((one) => one.id === before.id)
  if (!after) return { ok: false, why: 'stale' }
  return { ok: true, touched: touch([before]), impact: { before, after } }
}
