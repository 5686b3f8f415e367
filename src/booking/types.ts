import type { Language } from '../catalogue/languages.ts'
import type { Instant } from '../clock.ts'

/** A calendar day on an office's wall: `2026-12-03`. */
export type LocalDay = string

export type { Language } from '../catalogue/languages.ts'

/** The fee table of passports. What is true for passports only is true for procedures with this table. */
export const PASSPORT_FEES = 'passport'

/** The currency of a fee table (ISO 4217). */
export type Currency = 'MXN' | 'USD'

export interface FieldOption {
  value: string
  title: Record<Language, string>
}

/** Something that a procedure asks beyond name, CURP and hour. */
export interface Field {
  name: string
  kind: 'text' | 'number' | 'date' | 'choice' | 'yes_no'
  /** Short, before the answer. */
  label: Record<Language, string>
  question: Record<Language, string>
  example: string | undefined
  required: boolean
  /** Limits, both included: length of a text, value of a number, or days from the visit (negative: before it) of a date. */
  least: number | undefined
  most: number | undefined
  options: FieldOption[]
}

/** Answers by the field's name: the typed text, a number, a day (`2026-12-03`), an option's value, `yes` or `no`. */
export type FieldAnswers = Record<string, string>

export interface Institution {
  name: string
  address: string
  zone: string
  phone: string
  /** When a person answers: weekdays (1 Monday - 7 Sunday) and minutes of the day. */
  help: { weekdays: number[]; fromMinute: number; untilMinute: number }
  isMinistry: boolean
  privacyUrl: string | undefined
  privacyContact: string
  legalBasis: string
  complaintContact: string
  /** Who watches over the offices from outside, and how it is reached. */
  controlContact: string | undefined
  paymentGuide: string | undefined
  /** A record of the demonstration: no appointment is real, and citizens are told so. */
  sample: boolean
}

export interface Procedure {
  id: string
  name: Record<Language, string>
  audience: 'adult' | 'minor' | 'any'
  family: string
  oldPassport: 'no' | 'optional' | 'required'
  feeTable: string | undefined
  /** The currency of its fee table; pesos when it is free. */
  currency: Currency
  /** Some people pay half. */
  halfPrice: boolean
  /** From this age half is paid without asking. */
  halfAge: number | undefined
  /** Where and how it is paid; undefined: as a passport is, or the office says. */
  howToPay: Record<Language, string> | undefined
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

/** A published hour of an office, as it was read. */
export interface SlotOffer {
  slotId: number
  officeId: number
  startsAt: Instant
  day: LocalDay
  /** Minutes since midnight on the office's wall clock. */
  minute: number
  /** Each person's minute, in order, for a group in hours that follow each other. Absent when all share one hour. */
  minutes?: readonly number[] | undefined
}

export interface Place {
  name: string
  state: string
  latitude: number
  longitude: number
}

/** What a typed place is. */
export type PlaceFound =
  | { kind: 'place'; place: Place }
  | { kind: 'several'; places: Place[] }
  | { kind: 'state'; code: string; name: string }
  | { kind: 'unknown'; nearest: Place[] }

export interface OfficeOffer {
  office: Office
  /** Straight-line distance in whole kilometres; undefined when no place is known. */
  km: number | undefined
  /** The first hour with room for everybody; undefined when the office is full. */
  first: SlotOffer | undefined
}

export interface SlotQuery {
  officeIds: readonly number[]
  procedureIds: string[]
  /** Places wanted in one slot. */
  places: number
  /** Nothing was paid yet: hours before which no bank serves are left out (time-to-pay.ts). */
  unpaid?: boolean
  /** First and last day wanted; without them, whatever is open. */
  from?: LocalDay
  until?: LocalDay
  weekdays?: readonly number[]
  fromMinute?: number
  untilMinute?: number
  limit: number
  /** The most hours of one day, spread over it, so that a list shows several days. */
  perDay?: number
}

export type MinorCase =
  | 'both_parents'
  | 'one_parent_permission'
  | 'single_parent_on_record'
  | 'other_deceased'
  /** A judge's papers; it is not known which. */
  | 'court_papers'
  | 'loss_or_suspension'
  | 'judicial_authorisation'
  | 'guardian'
  | 'adoption'
  | 'grandparents'
  | 'other_unreachable'
  | 'rather_not_say'

/** A person who needs an appointment. Without a CURP the name and birth date identify, and the window verifies. */
export interface PersonDraft {
  name: string
  birthDate: LocalDay
  curp?: string
}

export interface Member {
  person: PersonDraft
  procedureId: string
  oldPassport?: string
  answers?: FieldAnswers
}

/** What somebody wants to hold. */
export interface Wish {
  slotId: number
  /** One for each person, at most the phone's limit. All get a place, or none. */
  members: Member[]
  minorCase?: MinorCase
  /** The adult who comes with minors. Data of the absent parent are never collected. */
  attendant?: { name: string; curp?: string }
}

/** Places that are held for a contact until `until`. */
export interface Hold {
  groupId: string
  slot: SlotOffer
  until: Instant
  renewals: number
  members: number
}

/** What a person chose to pay: the validity in years, and half price. */
export interface Choice {
  years: number | undefined
  halfFee: boolean
}

/** One appointment, opened, as its citizen may see it. */
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
  /** As it was told; or by the tariff of the visit's day, when that began after the booking. */
  price: number | undefined
  currency: Currency
  /** The procedure has a fee. `price` may still be unknown. */
  isPaid: boolean
  oldPassport: string | undefined
  answers: FieldAnswers
  minorCase: MinorCase | undefined
  unverified: boolean
  /** How often the person moved it since the office's last move. */
  moves: number
}

/** One validity with what it costs on the day of the visit, in whole units of its currency. */
export interface Quote {
  years: number
  full: number
  half: number
}

export interface Prices {
  currency: Currency
  /** Empty when the procedure is free. */
  quotes: Quote[]
  /** Some people pay half. Otherwise nobody is asked about it. */
  halfPrice: boolean
  /** The age on the day of the visit gives half price; no question is needed. */
  halfByAge: boolean
  /** Year of the tariff used. */
  tariffYear: number
  /** The visit is in a year whose tariff is not known yet: the price may change on 1 January. */
  mayChange: boolean
}

export interface Requirement {
  text: Record<Language, string>
  applies: string
}
