import type { BookingHooks } from '../booking/hooks.ts'
import { forgetReconfirmations, planReminders } from './plan.ts'

/** A change of a group's hours or telephone plans its reminders again. */
export const hooks: Partial<BookingHooks> = {
  groupChanged(tx, { clock }, { what, groupId }, now) {
    if (what === 'past' || what === 'curp_corrected' || what === 'gave_way') return
    if (what === 'passed_on') forgetReconfirmations(tx, groupId)
    planReminders(tx, clock, groupId, now)
  },
}
