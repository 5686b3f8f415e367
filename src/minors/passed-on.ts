import type { BookingHooks } from '../booking/hooks.ts'
import { closeOwnAnswer, followChild } from './permissions.ts'

/** A permission follows its child to another chat. */
export const groupChanged: BookingHooks['groupChanged'] = (tx, { vault }, change, now) => {
  if (change.what === 'member_left') followChild(tx, vault, change, now)
  if (change.what === 'passed_on') closeOwnAnswer(tx, change.groupId)
}
