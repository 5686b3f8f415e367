import { z } from 'zod'
import { FIELD_KINDS, FIELD_MOMENTS, FIELD_READERS, IDENTITIES, VISIT_DAY } from '../schema/catalogue.ts'
import { PROCEDURE_RULES, type ProcedureRule, RULES } from './rules.ts'

/** Stable names: appointments, answers and other members point to them. */
const id = z
  .string()
  .regex(/^[a-z0-9_]+$/)
  .max(60)
const words = (most: number, least = 2) => z.string().trim().min(least).max(most)
const day = z.iso.date()
const age = z.int().min(0).max(120)
const orNone = <T extends z.ZodType>(member: T) => member.nullable().default(null)
const limit = orNone(z.int().min(-36_500).max(1_000_000_000))

const condition = z.strictObject({
  of: z.string().min(1).max(40),
  is: z.enum(['=', '!=', '<', '<=', '>', '>=']),
  than: z.string().min(1).max(600),
})

/** A row of `procedure_fields`, where each member is explained. */
const field = z.strictObject({
  name: id.max(40),
  kind: z.enum(FIELD_KINDS),
  label: words(40),
  labelEn: words(40),
  question: words(160),
  questionEn: words(160),
  example: orNone(words(60, 1)),
  required: z.boolean().default(true),
  least: limit,
  most: limit,
  countedFrom: orNone(z.union([id, z.literal(VISIT_DAY)])),
  pattern: orNone(words(120, 1)),
  shownIf: orNone(condition),
  allowedIf: orNone(condition),
  refusal: orNone(words(160)),
  refusalEn: orNone(words(160)),
  needed: z.enum(FIELD_MOMENTS).default('hours'),
  asksAgain: z.boolean().default(false),
  shared: z.boolean().default(false),
  onCard: z.boolean().default(true),
  seenBy: z.enum(FIELD_READERS).default('clerk'),
  keptDays: z.int().min(0).max(365).default(0),
  options: z.array(z.strictObject({ value: id.max(40), title: words(24, 1), titleEn: words(24, 1) })).default([]),
})

/** A row of `requirements`. */
const paper = z.strictObject({
  text: words(90),
  textEn: words(90),
  applies: z.string().max(60).default('always'),
  validFrom: day,
  validUntil: orNone(day),
  source: words(200),
})

/** Centavos are unrounded, because half is taken before rounding. */
const fee = z.strictObject({
  years: z.int().min(0).max(50),
  title: orNone(words(24)),
  titleEn: orNone(words(24)),
  minAge: age.default(0),
  maxAge: orNone(age),
  centavos: z.int().min(0).max(100_000_000_00),
  validFrom: day,
  source: words(200),
})

/** A row of `fee_tables`. */
const tariff = z.strictObject({
  currency: z.enum(['MXN', 'USD']).default('MXN'),
  halfPrice: z.boolean().default(false),
  halfAge: orNone(age),
  toldThere: z.boolean().default(false),
  roundTo: z.int().min(100).max(10_000).default(100),
  howToPay: orNone(words(200)),
  howToPayEn: orNone(words(200)),
})

const ownRules = z.strictObject(
  Object.fromEntries(PROCEDURE_RULES.map((name) => [name, z.int().min(RULES[name].least).max(RULES[name].most).optional()])) as {
    [Name in ProcedureRule]: z.ZodOptional<z.ZodInt>
  },
)

const texts = z.array(words(120)).max(30)
const said = z.tuple([texts, texts]).default([[], []])

/** A row of `procedures` with what belongs to it. Ages count on the day of the visit. */
const procedure = z.strictObject({
  id,
  name: words(60, 3),
  nameEn: words(60, 3),
  audience: z.enum(['adult', 'minor', 'any']).default('any'),
  family: id.default('other'),
  exclusiveGroup: z.string().min(1).max(60).nullable().default('general'),
  identity: z.enum(IDENTITIES).default('curp'),
  minAge: age.default(0),
  maxAge: orNone(age),
  slotCount: z.int().min(1).max(24).default(1),
  noticeMinutes: orNone(z.int().min(0).max(129_600)),
  arriveMinutes: orNone(z.int().min(0).max(120)),
  daysAhead: orNone(z.int().min(1).max(365)),
  feeTable: orNone(words(40)),
  /** Rules of its own; the others are those of its office or institution. */
  rules: ownRules.default({}),
  subject: orNone(words(60)),
  subjectEn: orNone(words(60)),
  prepare: orNone(words(160)),
  prepareEn: orNone(words(160)),
  takes: orNone(words(100)),
  takesEn: orNone(words(100)),
  doneBy: orNone(words(100)),
  doneWhere: orNone(words(160)),
  doneLink: orNone(z.url({ protocol: /^https?$/ }).max(200)),
  /** Of each language: other names, then sentences that ask for it. */
  words: z.strictObject({ es: said, en: said }).prefault({}),
  fields: z.array(field).max(20).default([]),
  /** Names of `papers`, in order. */
  papers: z.array(id).max(60).default([]),
})

/** Procedures with what they share: what to bring, and one fee table. */
export const PROCEDURE_FILE = z.strictObject({
  papers: z.record(id, paper).default({}),
  /** How the fee table is shown and paid; null: as it is, of a new one in whole pesos. */
  tariff: orNone(tariff),
  fees: z.array(fee).max(200).default([]),
  procedures: z.array(procedure).min(1).max(100),
})

export type ProcedureFile = z.output<typeof PROCEDURE_FILE>
export type FileProcedure = ProcedureFile['procedures'][number]
export type FileField = FileProcedure['fields'][number]
