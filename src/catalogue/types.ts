import type { Condition, FIELD_MOMENTS, FIELD_READERS, FieldKind, IDENTITIES } from '../../db/schema/catalogue.ts'
import type { Language } from './languages.ts'

export type { Language } from './languages.ts'

/** A calendar day on an office's wall: `2026-12-03`. */
export type LocalDay = string

/** The fee table of passports. What is true for passports only is true for procedures with this table. */
export const PASSPORT_FEES = 'passport'

/** The currency of a fee table (ISO 4217). */
export type Currency = 'MXN' | 'USD'

export interface FieldOption {
  value: string
  title: Record<Language, string>
}

/** Something that a procedure asks beyond name, CURP and hour: a row of `procedure_fields`, where each member is explained. */
export interface Field {
  name: string
  kind: FieldKind
  label: Record<Language, string>
  question: Record<Language, string>
  example: string | undefined
  required: boolean
  least: number | undefined
  most: number | undefined
  options: FieldOption[]
  countedFrom: string | undefined
  pattern: string | undefined
  shownIf: Condition | undefined
  allowedIf: Condition | undefined
  refusal: Record<Language, string> | undefined
  needed: FieldMoment
  asksAgain: boolean
  onCard: boolean
  seenBy: FieldReader
}

export type FieldMoment = (typeof FIELD_MOMENTS)[number]
export type FieldReader = (typeof FIELD_READERS)[number]

/** Answers by the field's name: the typed text, a number, a day (`2026-12-03`), an option's value, `yes` or `no`; empty: not at hand. */
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
  /** The colour of its receipts; undefined: black. */
  accent: string | undefined
  /** A record of the demonstration: no appointment is real, and citizens are told so. */
  sample: boolean
}

/** Who does what is not done here. */
export interface DoneElsewhere {
  by: string
  where: string | undefined
  link: string | undefined
}

export interface Procedure {
  id: string
  agencyId: number
  name: Record<Language, string>
  audience: 'adult' | 'minor' | 'any'
  family: string
  /** A person has one live appointment of all procedures with the same word here; undefined: any number. */
  exclusiveGroup: string | undefined
  /** How many slots that follow each other a visit takes. */
  slotCount: number
  /** How long before it the chat still gives an hour; undefined: as long as the office says. */
  noticeMinutes: number | undefined
  /** For how many days from today it is offered; undefined: as far as the office publishes. */
  daysAhead: number | undefined
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
  identity: (typeof IDENTITIES)[number]
  minAge: number
  maxAge: number | undefined
  /** What it is about; long lists are parted by it. */
  subject: Record<Language, string> | undefined
  /** Not done here: it is only told who does it. */
  doneElsewhere: DoneElsewhere | undefined
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
