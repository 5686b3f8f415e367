import type { Instant } from '../../clock.ts'
import type { AppointmentView, LocalDay, Member, SlotOffer } from '../types.ts'

/** When somebody could come; what is not said does not matter. Minutes are the first and the last at which a visit may begin. */
export interface WaitTimes {
  from?: LocalDay | undefined
  until?: LocalDay | undefined
  weekdays?: readonly number[] | undefined
  fromMinute?: number | undefined
  untilMinute?: number | undefined
}

/** What is kept of somebody for whom there is no place yet. */
export interface WaitRequest {
  /** Any of these will do. */
  officeIds: readonly number[]
  members: Member[]
  times: WaitTimes
  /** What the conversation needs to go on when a place is accepted: kept sealed, never looked into. */
  answers: string
  /** They have an appointment and would rather have an earlier one; the members are then those of this group. */
  movesGroup?: string
}

export interface WaitingWish {
  id: number
  version: number
  state: 'waiting' | 'rested' | 'left' | 'booked' | 'over'
  officeIds: readonly number[]
  people: number
  /** Those of them without a CURP. */
  unverified: number
  /** Empty once it was forgotten. */
  names: string[]
  times: WaitTimes
  movesGroup: string | undefined
  joinedAt: Instant
  expiresAt: Instant
  /** People who came before and whom the same places could serve. Counted up to a thousand requests. */
  ahead: number
  offersLeft: number
  /** It ended by an appointment that was made from another telephone, so that it goes on where it stood. */
  endedElsewhere: boolean
  answers: string | undefined
}

export type Joined =
  | { ok: true; wish: WaitingWish; changed: boolean }
  | {
      ok: false
      /**
       * phone_limit: this phone already has as many people with an appointment or in the line as it may; own_live: the person
       * has an appointment made from this phone; own_wish: the person already waits from this phone, together with others;
       * elsewhere: has an appointment or waits from another phone (`members` says who).
       */
      why: 'phone_limit' | 'own_live' | 'own_wish' | 'elsewhere'
      mine?: AppointmentView
      members?: number[]
    }

/** A place that is kept for one wish. */
export interface WaitingOffer {
  id: number
  wishId: number
  contactId: number
  slot: SlotOffer
  places: number
  state: 'open' | 'accepted' | 'declined' | 'lapsed' | 'withdrawn' | 'unsaid'
  endsAt: Instant
  told: boolean
}
