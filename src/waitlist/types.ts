import type { AppointmentView, Member } from '../booking/types.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { FreeSlot } from '../schedule/slots.ts'

/** Absent means any. Minutes: the first and the last at which a visit may begin. */
export interface WaitTimes {
  from?: LocalDay | undefined
  until?: LocalDay | undefined
  weekdays?: readonly number[] | undefined
  fromMinute?: number | undefined
  untilMinute?: number | undefined
}

export interface WaitRequest {
  officeIds: readonly number[]
  members: Member[]
  times: WaitTimes
  /** Stored answers of the conversation; sealed, and never read here. */
  answers: string
  /** A search for an earlier date; the members are those of the group. */
  movesGroup?: string
  /** The office took their hour: first in line. */
  owed?: boolean
  /** Of people without a chat. */
  phoneToCall?: string
}

export interface WaitlistEntry {
  id: number
  version: number
  state: 'waiting' | 'rested' | 'left' | 'booked' | 'over'
  officeIds: readonly number[]
  /** Those that give no appointments for now. */
  resting: readonly number[]
  people: number
  /** Members without a CURP. */
  unverified: number
  /** Members whose name does not fit their CURP. For the office only. */
  namesDiffer: number
  /** Empty once forgotten. */
  names: string[]
  times: WaitTimes
  movesGroup: string | undefined
  joinedAt: Instant
  /** Its age in the line (age.ts). */
  countsFrom: Instant
  /** People before it when it joined. */
  joinedBehind: number
  /** Before; its day is kept no second time. */
  hasRested: boolean
  /** It was there before. */
  isEarly: boolean
  expiresAt: Instant
  /** People before them who could be served by the same places, counted up to a thousand entries. */
  ahead: number
  offersLeft: number
  /** Ended by an appointment from another telephone, so it goes on at its old place. */
  endedElsewhere: boolean
  answers: string | undefined
}

export type Joined =
  | { ok: true; wish: WaitlistEntry; changed: boolean }
  | {
      ok: false
      /**
       * phone_limit: this phone has its most people with an appointment or in the line; own_live: the person has an appointment from this
       * phone; own_wish: the person waits from this phone, together with others; elsewhere: the person has an appointment from another
       * phone (`members`: who); other_limit: another capability's, by its name (`limit`); age: no day on which a place could be offered
       * fits their age.
       */
      why: 'phone_limit' | 'own_live' | 'own_wish' | 'elsewhere' | 'other_limit' | 'age'
      limit?: string
      mine?: AppointmentView
      members?: number[]
    }

export interface WaitingOffer {
  id: number
  wishId: number
  slot: FreeSlot
  places: number
  state: 'open' | 'accepted' | 'declined' | 'lapsed' | 'withdrawn' | 'unsaid'
  endsAt: Instant
  told: boolean
}
