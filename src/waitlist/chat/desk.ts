import type { Held, Moved } from '../../booking/outcomes.ts'
import type { Wish } from '../../booking/types.ts'
import type { Joined, WaitingOffer, WaitingWish, WaitRequest, WaitTimes } from '../types.ts'

/** What the conversation may ask and do about the waiting list, for one contact. */
export interface WaitingDesk {
  /** Puts people at the end of the line, or changes what suits them when they wait already. */
  join(request: WaitRequest): Joined
  /** How many people would stand before somebody who joined now. */
  ahead(place: { officeIds: readonly number[]; times: WaitTimes }): number
  /** Wishes of this contact that wait, oldest first. */
  mine(): WaitingWish[]
  /** A wish of this contact that ended without a place so lately that it can go on. */
  resting(wishId: number): WaitingWish | undefined
  /** The wish that rests because its offers are used up. */
  paused(): WaitingWish | undefined
  changeTimes(wishId: number, times: WaitTimes): boolean
  leave(wishId: number): boolean
  /** Back into the line, at its end. Undefined when there is nothing to go on with. */
  goOn(wishId: number): Joined | undefined
  /** Places that are kept for this contact just now. */
  offers(): WaitingOffer[]
  /** An offer to this contact, whatever became of it. */
  offer(offerId: number): WaitingOffer | undefined
  /** Turns the kept places into the hold of these very people. */
  take(offerId: number, wish: Wish): Held | { ok: false; why: 'gone' }
  /** Moves the appointment of a wish for an earlier date into the kept places. */
  moveInto(offerId: number, stamp: string): Moved | { ok: false; why: 'gone' }
  /** Passes the kept places on; undefined when they are kept no more. */
  decline(offerId: number): { rested: boolean; left: number } | undefined
}
