import type { Condition, FIELD_MOMENTS, FIELD_READERS, FieldKind, IDENTITIES, OFFICE_MODES } from '../../db/schema/catalogue.ts'
import type { Language } from './languages.ts'

export type { Language } from './languages.ts'

/** On an office's wall: `2026-12-03`. */
export type LocalDay = string

/** What is true for passports only is true for procedures with this table. */
export const PASSPORT_FEES = 'passport'

/** What a file calls the group of all procedures of its agency. */
export const SHARED_GROUP = 'general'

/** ISO 4217. */
export type Currency = 'MXN' | 'USD'

export interface FieldOption {
  value: string
  title: Record<Language, string>
}

/** A row of `procedure_fields`, where each member is explained. */
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
  shared: boolean
  onCard: boolean
  seenBy: FieldReader
  keptDays: number
}

export type FieldMoment = (typeof FIELD_MOMENTS)[number]
export type FieldReader = (typeof FIELD_READERS)[number]

/** By the field's name: typed text, number, day (`2026-12-03`), option's value, `yes` or `no`; empty: not at hand. */
export type FieldAnswers = Record<string, string>

export interface Institution {
  name: string
  address: string
  zone: string
  phone: string
  /** Weekdays (1 Monday - 7 Sunday) and minutes of the day. */
  help: { weekdays: number[]; fromMinute: number; untilMinute: number }
  /** Said after its name: which institution it is not. */
  disclaimer: Record<'es-MX' | 'en', string> | undefined
  privacyUrl: string | undefined
  privacyContact: string
  legalBasis: string
  complaintContact: string
  /** The external oversight body and its contact. */
  controlContact: string | undefined
  paymentGuide: string | undefined
  /** Undefined: black. */
  accent: string | undefined
  /** Of the demonstration: citizens are told that no appointment is real. */
  sample: boolean
}

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
  /** One live appointment per person among procedures with the same word; undefined: any number. */
  exclusiveGroup: string | undefined
  /** Consecutive slots of a visit. */
  slotCount: number
  /** Undefined: as the office says. */
  noticeMinutes: number | undefined
  /** How long before the hour people are asked to come; undefined: as the rule says. */
  arriveMinutes: number | undefined
  /** For how many days from today it is offered; undefined: as far as the office publishes. */
  daysAhead: number | undefined
  feeTable: string | undefined
  /** Pesos when it is free. */
  currency: Currency
  /** For people with a disability. */
  halfPrice: boolean
  /** Half from this age, without asking where it is known. */
  halfAge: number | undefined
  /** Undefined: as for a passport, or the office says. */
  howToPay: Record<Language, string> | undefined
  identity: (typeof IDENTITIES)[number]
  minAge: number
  maxAge: number | undefined
  /** Heads parts of long lists. */
  subject: Record<Language, string> | undefined
  /** Before the visit. */
  prepare: Record<Language, string> | undefined
  /** How long, in words. */
  takes: Record<Language, string> | undefined
  /** Only told who does it. */
  doneElsewhere: DoneElsewhere | undefined
}

export type OfficeMode = (typeof OFFICE_MODES)[number]

export interface Office {
  id: number
  slug: string
  name: string
  state: string
  municipality: string
  address: string
  latitude: number
  longitude: number
  pinned: boolean
  zone: string
  mode: OfficeMode
  phone: string | undefined
  /** Who is asked for an interpreter, and how. */
  interpreter: string | undefined
}

export interface Place {
  name: string
  state: string
  latitude: number
  longitude: number
}

export type PlaceFound =
  | { kind: 'place'; place: Place }
  | { kind: 'several'; places: Place[] }
  | { kind: 'state'; code: string; name: string }
  | { kind: 'unknown'; nearest: Place[] }

/** On the day of the visit, in whole units of its currency. */
export interface Quote {
  years: number
  /** What its record calls it, where it is no validity. */
  title?: Record<Language, string> | undefined
  full: number
  half: number
}

export interface Prices {
  currency: Currency
  /** Empty when free. */
  quotes: Quote[]
  /** This person may pay half; otherwise it is not asked. */
  halfPrice: boolean
  /** By age on the day of the visit, without a question. */
  halfByAge: boolean
  tariffYear: number
  /** The visit's tariff is not known yet: the price may change on 1 January. */
  mayChange: boolean
}

export interface Requirement {
  text: Record<Language, string>
  applies: string
}
