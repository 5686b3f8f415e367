import type { Tx } from '../../db/open.ts'
import type { BookingDeps } from '../booking/hooks.ts'
import { MINUTES_A_DAY } from '../catalogue/calendar.ts'
import type { Instant } from '../clock.ts'
import { declineOffer, moveByOffer, openOffersOf, readOffer, takeOffer } from './answers.ts'
import type { WaitingDesk } from './chat/desk.ts'
import { changeTimes, goOn, join } from './entries.ts'
import { peopleAhead, weekdayBits } from './positions.ts'
import { leave, pausedWishOf, restingWishOf, wishesOf } from './wishes.ts'

/** The waiting list as one contact may use it, within one turn. */
export function createWaitingDesk(tx: Tx, deps: BookingDeps, contactId: number, holdMs: number, now: Instant): WaitingDesk {
  const { vault } = deps
  return {
    join: (request) => join(tx, deps, contactId, request, now),
    ahead: ({ officeIds, times }) =>
      peopleAhead(tx, {
        officeIds: [...officeIds],
        weekdays: weekdayBits(times.weekdays),
        fromMinute: times.fromMinute ?? 0,
        untilMinute: times.untilMinute ?? MINUTES_A_DAY,
      }),
    mine: () => wishesOf(tx, vault, contactId),
    paused: () => pausedWishOf(tx, vault, contactId),
    resting: (wishId) => restingWishOf(tx, vault, contactId, wishId),
    changeTimes: (wishId, times) => changeTimes(tx, contactId, wishId, times, now),
    leave: (wishId) => leave(tx, contactId, wishId, now),
    goOn: (wishId) => goOn(tx, deps, contactId, wishId, now),
    offers: () => openOffersOf(tx, contactId, now),
    offer: (offerId) => readOffer(tx, contactId, offerId),
    take(offerId, wish) {
      // The place was promised until `endsAt`: saying yes must not shorten that.
      const promisedMs = (readOffer(tx, contactId, offerId)?.endsAt ?? now) - now
      return takeOffer(tx, deps, { contactId, offerId, wish, holdMs: Math.max(holdMs, promisedMs) }, now)
    },
    moveInto: (offerId, stamp) => moveByOffer(tx, deps, { contactId, offerId, stamp }, now),
    decline: (offerId) => declineOffer(tx, deps, contactId, offerId, now),
  }
}
