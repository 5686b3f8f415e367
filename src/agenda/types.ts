import type { Instant } from '../clock.ts'
import type { Language } from './languages.ts'

/** A calendar day on an office's wall: `2026-12-03`. */
export type LocalDay = string

export type { Language } from './languages.ts'

export interface Institution {
  name: string
  address: string
  zone: string
  phone: string
  /** Weekdays (1 Monday - 7 Sunday) and minutes of the day on which a person answers. */
  help: { weekdays: number[]; fromMinute: number; untilMinute: number }
  isMinistry: boolean
  privacyUrl: string | undefined
  privacyContact: string
  legalBasis: string
  complaintContact: string
  paymentGuide: string | undefined
  /** A record of the demonstration: nothing here is a real appointment, and citizens are told so. */
  sample: boolean
}

export interface Procedure {
  id: string
  name: Record<Language, string>
  audience: 'adult' | 'minor' | 'any'
  family: string
  oldPassport: 'no' | 'optional' | 'required'
  feeTable: string | undefined
  minAge: number
  maxAge: number | undefined
}

export interface Office {
  id: number
  slug: string
  name: string
  state: string
  municipality: string
  address: string
  latitude: number
  longitude: number
  zone: string
  phone: string | undefined
}

/** A published hour of an office that had room when it was read. */
export interface SlotOffer {
  slotId: number
  officeId: number
  startsAt: Instant
  day: LocalDay
  /** Minutes since midnight on the office's wall clock. */
  minute: number
  /** For a group in hours that follow each other: everybody's minute in order. Absent when one hour has them all. */
  minutes?: number[] | undefined
}

export interface Place {
  name: string
  state: string
  latitude: number
  longitude: number
}

/** What a typed place turned out to be. */
export type PlaceFound =
  | { kind: 'place'; place: Place }
  | { kind: 'several'; places: Place[] }
  | { kind: 'state'; code: string; name: string }
  | { kind: 'unknown'; nearest: Place[] }

export interface OfficeOffer {
  office: Office
  /** Straight-line distance in whole kilometres; undefined when only the state is known. */
  km: number | undefined
  /** The first hour with room for everybody; undefined when the office is full. */
  first: SlotOffer | undefined
  /** The last day for which places are published; undefined when there are none. */
  publishedUntil: LocalDay | undefined
}

export interface SlotQuery {
  officeIds: number[]
  procedureIds: string[]
  /** Places wanted in one slot. */
  places: number
  /** First and last day wanted; without them, whatever is open. */
  from?: LocalDay
  until?: LocalDay
  weekdays?: number[]
  fromMinute?: number
  untilMinute?: number
  limit: number
  /** At most so many hours of one day, spread over it, so that a list shows several days. */
  perDay?: number
}

export type MinorCase =
  | 'both_parents'
  | 'one_parent_permission'
  | 'single_parent_on_record'
  | 'other_deceased'
  | 'court_papers'
  | 'other_unreachable'
  | 'rather_not_say'

/** Somebody an appointment is for. Without a CURP the name and birth date identify, and the window verifies. */
export interface PersonDraft {
  name: string
  birthDate: LocalDay
  curp?: string
}

export interface Member {
  person: PersonDraft
  procedureId: string
  oldPassport?: string
}

export interface Wish {
  slotId: number
  /** One for each person, at most the phone's limit; all get a place in this slot or none does. */
  members: Member[]
  minorCase?: MinorCase
  /** The adult who will come with minors. The absent parent's data are never collected. */
  attendant?: { name: string; curp?: string }
}

export interface Hold {
  groupId: string
  slot: SlotOffer
  until: Instant
  renewals: number
  members: number
}

export type Held =
  | { ok: true; hold: Hold }
  | {
      ok: false
      /**
       * taken: no room (any more); closed: the hour was closed; too_soon: it starts too soon or has passed;
       * phone_limit: this phone already has as many live persons as it may; lapses: too many holds of this phone ran
       * out lately; own_live: the person already has an appointment made from this same phone (its view in `mine`);
       * age: a person has not the age of the procedure on that day; not_offered: the office does not do this.
       */
      why: 'taken' | 'closed' | 'too_soon' | 'phone_limit' | 'lapses' | 'own_live' | 'age' | 'not_offered'
      mine?: AppointmentView
      /** When `lapses` ends. */
      until?: Instant
    }

export interface Choice {
  years: number | undefined
  halfFee: boolean
}

export type Confirmed =
  | { ok: true; folio: string; appointments: AppointmentView[] }
  | {
      ok: false
      /**
       * expired: the hold ran out and the place is gone; closed: the hour was closed meanwhile; elsewhere: a person has
       * a live appointment from another phone (said honestly, with the way to claim it); phone_limit; no_hold.
       */
      why: 'expired' | 'closed' | 'elsewhere' | 'phone_limit' | 'no_hold'
      /** For `elsewhere`: which members, by their position. */
      members?: number[]
    }

export interface AppointmentView {
  id: number
  groupId: string
  member: number
  version: number
  folio: string | undefined
  state: 'held' | 'confirmed' | 'expired' | 'released' | 'cancelled' | 'past'
  slot: SlotOffer
  office: Office
  procedureId: string
  name: string
  curp: string | undefined
  birthDate: LocalDay
  years: number | undefined
  halfFee: boolean
  price: number | undefined
  oldPassport: string | undefined
  minorCase: MinorCase | undefined
  unverified: boolean
}

/** One validity with what it costs on the day of the visit, in whole pesos. */
export interface Quote {
  years: number
  full: number
  half: number
}

export interface Prices {
  /** Empty when the procedure is free. */
  quotes: Quote[]
  /** The person's age on the day of the visit gives half price without asking anything. */
  halfByAge: boolean
  /** Year of the tariff used. */
  tariffYear: number
  /** True when the visit is in a year whose tariff is not yet known: the price may change on 1 January. */
  mayChange: boolean
}

export interface Requirement {
  text: Record<Language, string>
  applies: string
}
