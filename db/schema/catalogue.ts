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
import { flag, NO, YES } from './columns.ts'

/**
 * Owner of offices and procedures: name, privacy notice, telephone help, complaints. One owns the number and greets: the institution that
 * runs this installation. The first row exists from the beginning (the first migration) and is empty until written (version 0).
 */
export const agencies = sqliteTable(
  'agencies',
  {
    id: integer().primaryKey(),
    /** 1: greets everyone who writes to this number. */
    ownsNumber: flag('owns_number').notNull().default(NO),
    name: text().notNull(),
    /** Of the data controller; part of the privacy notice. */
    address: text().notNull(),
    zone: text().notNull(),
    phone: text().notNull(),
    /** Weekdays of telephone help as digits, 1 Monday - 7 Sunday: `12345`. */
    helpWeekdays: text('help_weekdays').notNull(),
    helpFromMinute: integer('help_from_minute').notNull(),
    helpUntilMinute: integer('help_until_minute').notNull(),
    /** Said after its name: which institution it is not. In English, null: as in Spanish. */
    disclaimer: text(),
    disclaimerEn: text('disclaimer_en'),
    privacyUrl: text('privacy_url'),
    /** Where data rights are exercised (the transparency unit). */
    privacyContact: text('privacy_contact').notNull(),
    legalBasis: text('legal_basis').notNull(),
    complaintContact: text('complaint_contact').notNull(),
    /** The external oversight body (an órgano interno de control) and its contact; null: not known. */
    controlContact: text('control_contact'),
    paymentGuide: text('payment_guide'),
    /** `#rrggbb`; null: black. */
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

/** Default: the first agency. */
export const ofAgency = () =>
  integer('agency_id')
    .notNull()
    .default(1)
    .references((): AnySQLiteColumn => agencies.id)

export const IDENTITIES = ['curp', 'document', 'none'] as const

/** What a citizen can book: a row here with its requirements and fees, no code. */
export const procedures = sqliteTable(
  'procedures',
  {
    id: text().primaryKey(),
    agencyId: ofAgency(),
    /** In running text: "renovar pasaporte". */
    name: text().notNull(),
    nameEn: text('name_en').notNull(),
    /** `minor`: the chat asks first who comes along; `any`: both (advice). */
    audience: text({ enum: ['adult', 'minor', 'any'] }).notNull(),
    /** Its menu row: renewal, first, lost (adult and minor variants share it), advice, other. */
    family: text().notNull(),
    /** A person has one live appointment at a time among procedures with the same value. Null: any number. */
    exclusiveGroup: text('exclusive_group').default('general'),
    /** Consecutive slots a visit takes. */
    slotCount: integer('slot_count').notNull().default(1),
    /** How long before it the chat still gives an hour; null: as long as the office says. */
    noticeMinutes: integer('notice_minutes'),
    /** How long before the hour people are asked to come; null: as the rule says. */
    arriveMinutes: integer('arrive_minutes'),
    /** For how many days from today it is offered; null: as far as the office publishes. */
    daysAhead: integer('days_ahead'),
    /** Null when the procedure is free. */
    feeTable: text('fee_table'),
    /** By what a person is known: the CURP (or name and birth date), the first field of kind `document`, or the name within a chat. */
    identity: text({ enum: IDENTITIES }).notNull().default('curp'),
    minAge: integer('min_age').notNull(),
    maxAge: integer('max_age'),
    position: integer().notNull(),
    /** 1: offered in the chat and at the counter. */
    active: flag('active').notNull(),
    /** A draft becomes active at this moment. */
    offersAt: integer('offers_at'),
    /** 1: no longer offered, and kept for the appointments that name it. */
    archived: flag('archived').notNull().default(NO),
    /** What it is about ("Vehículos"): long lists are parted by it. Null: by nothing. */
    ...{ subject: text(), subjectEn: text('subject_en') },
    /** In its own words: what is to be done before the visit, and how long it takes. Null: nothing is said. */
    ...{ prepare: text(), prepareEn: text('prepare_en'), takes: text(), takesEn: text('takes_en') },
    /** Who does it, where it is not done here: then it is only told, and never booked. Null: it is done here. */
    ...{ doneBy: text('done_by'), doneWhere: text('done_where'), doneLink: text('done_link') },
    version: integer().notNull(),
  },
  (t) => [
    index('procedures_offers').on(t.offersAt).where(sql`offers_at is not null`),
    check('procedures_one_state', sql`active + archived + (offers_at is not null) <= 1`),
    check('procedures_slot_count', sql`slot_count between 1 and 24`),
    check('procedures_notice', sql`notice_minutes between 0 and 129600`),
    check('procedures_arrive', sql`arrive_minutes between 0 and 120`),
    check('procedures_days_ahead', sql`days_ahead between 1 and 365`),
    check('procedures_done_by', sql`done_by is not null or (done_where is null and done_link is null)`),
  ],
)

/** What people call a procedure beside its name, and what they write who want it: a message is compared with them. */
export const procedureWords = sqliteTable(
  'procedure_words',
  {
    procedureId: text('procedure_id')
      .notNull()
      .references(() => procedures.id),
    language: text({ enum: ['es', 'en'] }).notNull(),
    kind: text({ enum: ['name', 'example'] }).notNull(),
    text: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.procedureId, t.language, t.kind, t.text] })],
)

/** What to bring, by the day of the visit. */
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
    applies: text().notNull(),
    validFrom: text('valid_from').notNull(),
    validUntil: text('valid_until'),
    source: text().notNull(),
  },
  (t) => [index('requirements_procedure').on(t.procedureId, t.position)],
)

/** Amounts by law, unrounded, in centavos. The price is rounded to five pesos (LFD art. 26-A), after halving. */
export const fees = sqliteTable(
  'fees',
  {
    id: integer().primaryKey(),
    feeTable: text('fee_table').notNull(),
    years: integer().notNull(),
    /** What is chosen, where that is no validity: "urgente". `years` then only tells it from the others. */
    title: text(),
    titleEn: text('title_en'),
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

/** The states of the country with their spellings, and each country abroad that has an office. */
export const states = sqliteTable('states', {
  /** The two letters of the CURP; of a country abroad `x-` and its ISO 3166-1 letters. */
  code: text().primaryKey(),
  name: text().notNull(),
  /** Normalised (lower case, no accents), separated by `|`. */
  spellings: text().notNull(),
})

/** The state of a postal code, by its first two digits. */
export const postalPrefixes = sqliteTable('postal_prefixes', {
  prefix: text().primaryKey(),
  state: text()
    .notNull()
    .references(() => states.code),
})

/** Places that a citizen may name, from which the nearest offices are found. */
export const towns = sqliteTable(
  'towns',
  {
    id: integer().primaryKey(),
    name: text().notNull(),
    /** Lower case, no accents or punctuation, as typed places are compared. */
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

/** Behind windows, on a square for some days, or at a distance: then the address says how, and nobody has to go anywhere. */
export const OFFICE_MODES = ['office', 'mobile', 'remote'] as const

/** An address, a zone and a point on the map. */
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
    /** 0: they are only of its municipality, or of an address before: no map is shown. */
    pinned: flag('pinned').notNull().default(YES),
    zone: text().notNull(),
    mode: text({ enum: OFFICE_MODES }).notNull().default('office'),
    ...{ phone: text(), interpreter: text() },
    /** Days from today for which places are published. */
    daysAhead: integer('days_ahead').notNull(),
    /** The chat offers nothing that starts sooner. */
    noticeMinutes: integer('notice_minutes').notNull(),
    /** 1: an appointment with unanswered reminders is cancelled at the announced hour. */
    lapseUnanswered: flag('lapse_unanswered').notNull().default(NO),
    active: flag('active').notNull(),
    sample: flag('sample').notNull(),
    version: integer().notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [index('offices_open').on(t.state, t.latitude, t.longitude).where(sql`active = 1`)],
)

/** Procedures that an office offers. */
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

/** Numbers that the institution may change: limits, cooling times, ages. Documented in db/seeds/rules.ts. */
export const rules = sqliteTable('rules', {
  name: text().primaryKey(),
  value: integer().notNull(),
})

/** A rule of one procedure, or of one office, in place of the institution's. */
export const ownRules = sqliteTable(
  'own_rules',
  {
    name: text().notNull(),
    procedureId: text('procedure_id').references(() => procedures.id),
    officeId: integer('office_id').references(() => offices.id),
    value: integer().notNull(),
  },
  (t) => [
    uniqueIndex('own_rules_procedure').on(t.procedureId, t.name).where(sql`procedure_id is not null`),
    uniqueIndex('own_rules_office').on(t.officeId, t.name).where(sql`office_id is not null`),
    check('own_rules_of_one', sql`(procedure_id is null) <> (office_id is null)`),
  ],
)

/** How a fee table is shown and paid. That of passports has no row: the law says it (LFD arts. 20, 26-A). */
export const feeTables = sqliteTable(
  'fee_tables',
  {
    name: text().primaryKey(),
    agencyId: ofAgency(),
    /** Null: its name. */
    title: text(),
    currency: text({ enum: ['MXN', 'USD'] })
      .notNull()
      .default('MXN'),
    /** 1: people with a disability pay half. The reason is never kept. */
    halfPrice: flag('half_price').notNull().default(NO),
    /** Half from this age, without asking where it is known; null: age does not matter. */
    halfAge: integer('half_age'),
    /** 1: what it costs is known at the office alone, and told there. */
    toldThere: flag('told_there').notNull().default(NO),
    /** In centavos, ties down, after halving. 100: whole units. */
    roundTo: integer('round_to').notNull().default(100),
    /** Where and how to pay, one a line. Null: the office says. */
    ...{ howToPay: text('how_to_pay'), howToPayEn: text('how_to_pay_en') },
  },
  () => [check('fee_tables_currency', sql`currency in ('MXN', 'USD')`), check('fee_tables_round', sql`round_to >= 100`)],
)

export const FIELD_KINDS = [
  'text',
  'number',
  'date',
  'choice',
  'yes_no',
  'plate',
  'email',
  'document',
  'curp',
  'name',
  'place',
] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

/** Before the hour is chosen, while it is held, beside the confirmation, which leaves it out, or at the counter alone. In that order. */
export const FIELD_MOMENTS = ['hours', 'hold', 'confirmation', 'counter'] as const
/** From what the days of a date are counted, instead of today. */
export const VISIT_DAY = '@visit'
/** Who reads an answer: who has the day's list, who opens the appointment, or the person in charge. */
export const FIELD_READERS = ['list', 'clerk', 'manager'] as const

/** One comparison: of the person (`@age`, `@sex`), of this very answer (`@answer`), or of another field by its name. Several answers are parted by `|`. */
export interface Condition {
  of: string
  is: '=' | '!=' | '<' | '<=' | '>' | '>='
  than: string
}

export interface Option {
  /** As an answer is stored. */
  value: string
  title: string
  titleEn: string
}

/** A procedure's own questions, beside name, CURP and hour: a plate, a cadastral key. */
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
    label: text().notNull(),
    labelEn: text('label_en').notNull(),
    question: text().notNull(),
    questionEn: text('question_en').notNull(),
    example: text(),
    /** 0: "No lo tengo" is an answer. */
    required: flag('required').notNull(),
    /** Text length, number, or days from today or `counted_from`. Null: no limit. */
    least: integer(),
    most: integer(),
    /** The name of an earlier date of the same procedure, or `@visit`: the day of the appointment. */
    countedFrom: text('counted_from'),
    /** Masks of letters and figures, parted by `|` (src/fields/pattern.ts). */
    pattern: text(),
    /** Nobody is asked it of whom this is not so. */
    shownIf: text('shown_if', { mode: 'json' }).$type<Condition>(),
    /** An answer is taken only where this is so. */
    allowedIf: text('allowed_if', { mode: 'json' }).$type<Condition>(),
    /** What is said of an answer that `pattern` or `allowed_if` refuses. */
    refusal: text(),
    refusalEn: text('refusal_en'),
    needed: text({ enum: FIELD_MOMENTS }).notNull().default('hours'),
    /** 1: asked again of whoever books the same once more. */
    asksAgain: flag('asks_again').notNull().default(NO),
    /** 1: asked once for all who come together. */
    shared: flag('shared').notNull().default(NO),
    /** 0: on no card of a booking that is under way, which may be read aloud and forwarded. */
    onCard: flag('on_card').notNull().default(YES),
    seenBy: text('seen_by', { enum: FIELD_READERS }).notNull().default('clerk'),
    /** Days after the day of the visit on which the answer is deleted; 0: on that day. */
    keptDays: integer('kept_days').notNull().default(0),
    /** For a choice: at most ten. */
    options: text({ mode: 'json' }).$type<Option[]>(),
  },
  (t) => [
    uniqueIndex('procedure_fields_one').on(t.procedureId, t.name),
    index('procedure_fields_order').on(t.procedureId, t.position),
    check('procedure_fields_kept', sql`kept_days between 0 and 365`),
  ],
)
