import type { BookingHooks } from '../booking/hooks.ts'
import { waitsAt } from './entries.ts'
import { keptOn } from './figures.ts'
import { lookAtFreed, offerPlaces, tellAnew } from './offers.ts'
import { waitFirst } from './owed.ts'
import { somebodyWaits } from './positions.ts'
import { forgetRest, restIsUntold, waitingAt } from './resting-offices.ts'
import { endSearch, followGroup, searchAgain } from './searches.ts'
import { goOnWaiting, standStill } from './stood-still.ts'

/** Offered in the step in which they are published; a later flush offers the rest. */
const HOURS_AT_ONCE = 500

/** Waiting people have priority. A search for an earlier date follows its group. */
export const hooks: Partial<BookingHooks> = {
  isAwaited: somebodyWaits,
  placesKept: keptOn,
  waitingAt,
  waitsAt: (db, { vault }, curp) => waitsAt(db, vault, curp),
  phoneDisowned: standStill,
  happened(tx, event, now) {
    switch (event.what) {
      case 'places_freed':
        return offerPlaces(tx, event.slotId, now)
      case 'places_published':
        return void lookAtFreed(tx, now, HOURS_AT_ONCE)
      case 'office_rests':
        return restIsUntold(tx, { officeId: event.officeId, reason: event.told }, now)
      case 'office_opens':
        return forgetRest(tx, event.officeId)
      case 'told_anew':
        return tellAnew(tx, event)
      case 'telephone_owned':
        return goOnWaiting(tx, event, now)
      default:
    }
  },
  groupChanged(tx, deps, change, now) {
    switch (change.what) {
      case 'cancelled':
      case 'past':
      case 'curp_corrected':
      case 'member_left':
        return followGroup(tx, change.groupId, now)
      case 'cancellation_undone':
        return searchAgain(tx, { ...change, endedAs: 'over' }, now)
      case 'move_undone':
        return searchAgain(tx, { ...change, endedAs: 'booked' }, now)
      case 'owed':
        return waitFirst(tx, deps, change, now)
      case 'gave_way':
      case 'passed_on':
        return endSearch(tx, change.groupId, now)
      default:
    }
  },
}
