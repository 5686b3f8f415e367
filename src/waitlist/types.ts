import type { AppointmentView, Member } from '../booking/types.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { FreeSlot } from '../schedule/slots.ts'

/** When a person can come; what is absent does not matter. Minutes: the first and the last at which a visit may begin. */
export interface WaitTimes {
  from?: LocalDay | undefined
  until?: LocalDay | undefined
  weekdays?: readonly number[] | undefined
  fromMinute?: number | undefined
  untilMinute?: number | undefined
}

/** What a person asks for who finds no place. */
export interface WaitRequest {
  /** Any of these is fine. */
  officeIds: readonly number[]
  members: Member[]
  times: WaitTimes
  /** What the conversation needs when a place is accepted; sealed, and never read here. */
  answers: string
  /** A search: they have the appointments of this group and want an earlier date. The members are those of the group. */
  movesGroup?: string
  /** The office took the hour that they had: they stand before everybody else. */
  owed?: boolean
  /** Of people who have no chat: where the office calls when a place is kept for them. */
  phoneToCall?: string
}

export interface WaitlistEntry {
  id: number
  version: number
  state: 'waiting' | 'rested' | 'left' | 'booked' | 'over'
  officeIds: readonly number[]
  /** Those of them that give no appointments for now. */
  resting: readonly number[]
  people: number
  /** How many of them have no CURP. */
  unverified: number
  /** How many of them have a name that cannot be the one of their CURP. For the office only. */
  namesDiffer: number
  /** Empty once forgotten. */
  names: string[]
  times: WaitTimes
  movesGroup: string | undefined
  joinedAt: Instant
  expiresAt: Instant
  /** How many people stand before them and could be served by the same places, counted up to a thousand wishes. */
  ahead: number
  offersLeft: number
  /** An appointment from another telephone ended it, so it goes on at its old place. */
  endedElsewhere: boolean
  answers: string | undefined
}

export type Joined =
  | { ok: true; wish: WaitlistEntry; changed: boolean }
  | {
      ok: false
      /**
       * phone_limit: this phone has as many people with an appointment or in the line as it may; own_live: the person has an
       * appointment from this phone; own_wish: the person waits from this phone, together with others; elsewhere: the person
       * has an appointment from another phone (`members`: who); other_limit: another capability's, by its name (`limit`); age: on no day
       * for which they could be offered a place have they the age.
       */
      why: 'phone_limit' | 'own_live' | 'own_wish' | 'elsewhere' | 'other_limit' | 'age'
      limit?: string
      mine?: AppointmentView
      members?: number[]
    }

/** A place that is kept for one wish. */
export interface WaitingOffer {
  id: number
  wishId: number
  slot: FreeSlot
  places: number
  state: 'open' | 'accepted' | 'declined' | 'lapsed' | 'withdrawn' | 'unsaid'
  endsAt: Instant
  told: boolean
}
