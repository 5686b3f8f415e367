import { sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { flag, NO } from './columns.ts'

/**
 * Whose offices and procedures they are: its name, its notice of privacy, who answers its telephone, who hears complaints about it.
 * One owns the number and greets: the institution that runs this installation. The first row is there from the beginning
 * (by-hand.sql), and says nothing until somebody writes it (version 0).
 */
export const agencies = sqliteTable(
  'agencies',
  {
    id: integer().primaryKey(),
    /** 1: who writes to this number is greeted by this one. */
    ownsNumber: flag('owns_number').notNull().default(NO),
    name: text().notNull(),
    /** The address of who is responsible for personal data; part of the privacy notice. */
    address: text().notNull(),
    zone: text().notNull(),
    phone: text().notNull(),
    /** Weekdays (1 Monday - 7 Sunday) on which a person answers, as digits: `12345`. */
    helpWeekdays: text('help_weekdays').notNull(),
    helpFromMinute: integer('help_from_minute').notNull(),
    helpUntilMinute: integer('help_until_minute').notNull(),
    /** 1 only for the foreign ministry itself. Any other institution says in the greeting that it is not the ministry. */
    isMinistry: flag('is_ministry').notNull(),
    privacyUrl: text('privacy_url'),
    /** Where to exercise rights over personal data (the transparency unit). */
    privacyContact: text('privacy_contact').notNull(),
    legalBasis: text('legal_basis').notNull(),
    complaintContact: text('complaint_contact').notNull(),
    /** Who watches over the offices from outside (an órgano interno de control) and how it is reached; null: nobody wrote it down. */
    controlContact: text('control_contact'),
    /** Where to get the payment sheet. */
    paymentGuide: text('payment_guide'),
    /** The colour of its receipts, `#rrggbb`; null: black. */
    accent: text(),
    sample: flag('sample').notNull(),
    version: integer().notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('agencies_one_owner').on(t.ownsNumber).where(sql`owns_number = 1`),
    check('agencies_accent', sql`accent is null or accent glob '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'`),
  ],
)

/** Of which agency it is: what does not say is of the first. */
export const ofAgency = () =>
  integer('agency_id')
    .notNull()
    .default(1)
    .references((): AnySQLiteColumn => agencies.id)

/** What a citizen can book. A new procedure is a row here with its requirements and fees: no code. */
export const procedures = sqliteTable(
  'procedures',
  {
    id: text().primaryKey(),
    agencyId: ofAgency(),
    /** In running text: "renovar pasaporte". */
    name: text().notNull(),
    nameEn: text('name_en').notNull(),
    /** `adult`: the person comes alone; `minor`: the chat asks first who comes along; `any`: both (advice). */
    audience: text({ enum: ['adult', 'minor', 'any'] }).notNull(),
    /** Which menu row leads here: renewal, first, lost (adult and minor variants share it), advice, other. */
    family: text().notNull(),
    /**
     * A person has one live appointment at a time of all procedures that say the same here. Null: any number. One for all, until an
     * office has procedures that have nothing to do with each other.
     */
    exclusiveGroup: text('exclusive_group').default('general'),
    /** How many slots that follow each other a visit takes. */
    slotCount: integer('slot_count').notNull().default(1),
    oldPassport: text('old_passport', {
      enum: ['no', 'optional', 'required'],
    }).notNull(),
    /** Name of the fee table; null when the procedure is free. */
    feeTable: text('fee_table'),
    minAge: integer('min_age').notNull(),
    maxAge: integer('max_age'),
    position: integer().notNull(),
    active: flag('active').notNull(),
    version: integer().notNull(),
  },
  () => [check('procedures_slot_count', sql`slot_count between 1 and 24`)],
)

/** What to bring, versioned by the day of the visit. */
export const requirements = sqliteTable(
  'requirements',
  {
    id: integer().primaryKey(),
    procedureId: text('procedure_id')
      .notNull()
      .references(() => procedures.id),
    position: integer().notNull(),
    text: text().notNull(),
    textEn: text('text_en').notNull(),
    /** `always`, `half_fee`, `fee`, `no_curp`, or `minor:<case>`. */
    applies: text().notNull(),
    validFrom: text('valid_from').notNull(),
    validUntil: text('valid_until'),
    source: text().notNull(),
  },
  (t) => [index('requirements_procedure').on(t.procedureId, t.position)],
)

/** Amounts by law, unrounded, in centavos. The price is rounded to five pesos (LFD art. 26-A); half is taken before. */
export const fees = sqliteTable(
  'fees',
  {
    id: integer().primaryKey(),
    feeTable: text('fee_table').notNull(),
    years: integer().notNull(),
    minAge: integer('min_age').notNull(),
    maxAge: integer('max_age'),
    centavos: integer().notNull(),
    validFrom: text('valid_from').notNull(),
    source: text().notNull(),
  },
  (t) => [uniqueIndex('fees_one').on(t.feeTable, t.years, t.validFrom)],
)

/** Days on which no office opens, unless places are added by hand. */
export const nonWorkingDays = sqliteTable('non_working_days', {
  day: text().primaryKey(),
  name: text().notNull(),
})

/** The states of the country, with the ways in which people write them; and each country abroad that has an office, as one. */
export const states = sqliteTable('states', {
  /** The two letters of the CURP: the key of a state everywhere here. Of a country abroad `x-` and its letters (ISO 3166-1). */
  code: text().primaryKey(),
  name: text().notNull(),
  /** Other ways to write it, normalised (lower case, no accents), separated by `|`. */
  spellings: text().notNull(),
})

/** Of which state a postal code is, by its first two digits. */
export const postalPrefixes = sqliteTable('postal_prefixes', {
  prefix: text().primaryKey(),
  state: text()
    .notNull()
    .references(() => states.code),
})

/** Places that somebody may name: the nearest offices are found from there. */
export const towns = sqliteTable(
  'towns',
  {
    id: integer().primaryKey(),
    name: text().notNull(),
    /** Lower case, without accents or punctuation: typed places are compared with it. */
    plain: text().notNull(),
    state: text()
      .notNull()
      .references(() => states.code),
    latitude: real().notNull(),
    longitude: real().notNull(),
    population: integer().notNull(),
  },
  (t) => [index('towns_plain').on(t.plain, t.population)],
)

/** Where people come to: an address, a zone and a point on the map. */
export const offices = sqliteTable(
  'offices',
  {
    id: integer().primaryKey(),
    agencyId: ofAgency(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    state: text()
      .notNull()
      .references(() => states.code),
    municipality: text().notNull(),
    address: text().notNull(),
    latitude: real().notNull(),
    longitude: real().notNull(),
    /** IANA zone: the office's wall clock. */
    zone: text().notNull(),
    phone: text(),
    /** For how many days from today places are published. */
    daysAhead: integer('days_ahead').notNull(),
    /** The chat does not offer a place that starts sooner than this. */
    noticeMinutes: integer('notice_minutes').notNull(),
    /** 1: an appointment with unanswered reminders is cancelled at the hour that they announced. */
    lapseUnanswered: flag('lapse_unanswered').notNull().default(NO),
    active: flag('active').notNull(),
    sample: flag('sample').notNull(),
    version: integer().notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [index('offices_open').on(t.state, t.latitude, t.longitude).where(sql`active = 1`)],
)

/** What an office does. */
export const officeProcedures = sqliteTable(
  'office_procedures',
  {
    officeId: integer('office_id')
      .notNull()
      .references(() => offices.id),
    procedureId: text('procedure_id')
      .notNull()
      .references(() => procedures.id),
  },
  (t) => [primaryKey({ columns: [t.officeId, t.procedureId] })],
)

/** Numbers that the institution may change: limits, cooling times, ages. What is said of each stands in db/seeds/rules.ts. */
export const rules = sqliteTable('rules', {
  name: text().primaryKey(),
  value: integer().notNull(),
})

/** How the amounts of a fee table are shown and paid. Only that of passports has no row: the law says it (LFD arts. 20, 26-A). */
export const feeTables = sqliteTable(
  'fee_tables',
  {
    /** As in `fees.fee_table` and `procedures.fee_table`. */
    name: text().primaryKey(),
    agencyId: ofAgency(),
    /** As its agency calls it; null: by its name. */
    title: text(),
    /** ISO 4217: MXN or USD. */
    currency: text().notNull().default('MXN'),
    /** 1: some people pay half. Only that they do is kept, never why. */
    halfPrice: flag('half_price').notNull().default(NO),
    /** From this age half is paid without asking; null: age does not matter. */
    halfAge: integer('half_age'),
    /** Amounts are rounded to a multiple of so many centavos, ties down; half is taken before. 100: whole units. */
    roundTo: integer('round_to').notNull().default(100),
    /** One line each: where and how to pay. Null: the office says. */
    howToPay: text('how_to_pay'),
    howToPayEn: text('how_to_pay_en'),
  },
  () => [check('fee_tables_currency', sql`currency in ('MXN', 'USD')`), check('fee_tables_round', sql`round_to >= 100`)],
)

/** Every kind of value that a field can ask (src/fields/kinds.ts). */
export const FIELD_KINDS = ['text', 'number', 'date', 'choice', 'yes_no'] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

/** A procedure's own questions, beside name, CURP and hour: a plate, a cadastral key, a kind of licence. */
export const procedureFields = sqliteTable(
  'procedure_fields',
  {
    id: integer().primaryKey(),
    procedureId: text('procedure_id')
      .notNull()
      .references(() => procedures.id),
    /** Stable within the procedure: answers are stored under it. */
    name: text().notNull(),
    position: integer().notNull(),
    kind: text({ enum: FIELD_KINDS }).notNull(),
    /** Short, before the answer: "Clave catastral". */
    label: text().notNull(),
    labelEn: text('label_en').notNull(),
    /** The whole question: "¿Cuál es la clave catastral del predio?" */
    question: text().notNull(),
    questionEn: text('question_en').notNull(),
    example: text(),
    /** 0: "No lo tengo" is an answer. */
    required: flag('required').notNull(),
    /** Limits of text length, number, or date in days from the visit. Null: no limit. */
    least: integer(),
    most: integer(),
    /** For a choice: JSON `[{ "value", "title", "titleEn" }]`, at most ten. */
    options: text(),
  },
  (t) => [
    uniqueIndex('procedure_fields_one').on(t.procedureId, t.name),
    index('procedure_fields_order').on(t.procedureId, t.position),
  ],
)
