import type { Tx } from '../../../db/open.ts'
import { actorOf } from '../../admin/access.ts'
import type { StaffDeps } from '../../admin/deps.ts'
import type { Worked } from '../../admin/propose.ts'
import { withSecondKey } from '../../admin/second-key.ts'
import { cancelByOffice } from '../../booking/staff-changes.ts'
import { appointmentsById } from '../../booking/views.ts'
import { type CallResult, closeCall } from '../../calls/calls.ts'
import type { CallAsked, CallPart, CallRefusal, Settled } from '../../calls/part.ts'
import type { Instant } from '../../clock.ts'
import { keep } from '../keep.ts'
import { rebookingById, seatsOf } from '../rebookings.ts'
import { showRebooking } from './rebooked.ts'

const SAID: Record<CallResult | 'declines_nothing', string> = {
  accepts: 'se queda con la hora nueva',
  wants_another: 'quiere otra hora: désela y sale de la lista de por llamar',
  declines: 'ya no quiere la cita: se cancela y su lugar queda libre',
  declines_nothing: 'ya no quiere cita: sale de la lista de por llamar',
  no_answer: 'no contestó: sigue en la lista de por llamar',
}

/** Displaced people who cannot be told in a chat. */
export const calls: CallPart = {
  about: 'rebookingId',
  show(look, id) {
    const one = rebookingById(look.deps.db, id)
    return one && showRebooking(look, one)
  },
  settle,
}

function settle(tx: Tx, deps: StaffDeps, { id, result, caller, reason }: CallAsked, now: Instant): Worked<Settled, CallRefusal> {
  const one = rebookingById(tx, id)
  const ids = seatsOf(tx, id).map((seat) => seat.appointmentId)
  const group = appointmentsById(tx, deps.vault, ids)
  if (!one) return { ok: false, why: 'stale' }
  const isBack = result === 'accepts' && one.state === 'restored'
  if (result === 'accepts' && !isBack && !keep(tx, one, actorOf(caller), now)) return { ok: false, why: 'nothing_kept' }
  if (isBack) closeCall(tx, { rebookingId: id })
  if (result === 'declines') {
    const order = { actor: actorOf(caller), reason, told: undefined }
    const cancelled =
      one.state === 'offered' &&
      withSecondKey(tx, deps, { caller, group, change: 'cancel' }, now, () => cancelByOffice(tx, deps, group, order, now))
    if (cancelled && !cancelled.ok) return cancelled
    closeCall(tx, { rebookingId: id })
  }
  const impact = {
    names: group.map((view) => view.name),
    said: SAID[result === 'declines' && one.state !== 'offered' ? 'declines_nothing' : result],
    appointmentIds: ids,
  }
  return { ok: true, touched: [{ what: 'rebooking', id, version: one.version }], impact }
}
