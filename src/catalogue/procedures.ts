import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import { addDays, dayOf } from './calendar.ts'
import { tariffOf } from './fees.ts'
import { inEveryLanguage } from './languages.ts'
import { remember } from './memory.ts'
import type { Field, FieldOption, LocalDay, Procedure, Requirement } from './types.ts'

interface ProcedureRow {
  id: string
  agency_id: number
  name: string
  name_en: string
  audience: Procedure['audience']
  family: string
  exclusive_group: string | null
  slot_count: number
  notice_minutes: number | null
  days_ahead: number | null
  old_passport: Procedure['oldPassport']
  fee_table: string | null
  identity: Procedure['identity']
  min_age: number
  max_age: number | null
  active: number
  subject: string | null
  subject_en: string | null
  done_by: string | null
  done_where: string | null
  done_link: string | null
}

const COLUMNS =
  'id, agency_id, name, name_en, audience, family, exclusive_group, slot_count, notice_minutes, days_ahead, old_passport, fee_table, identity, min_age, max_age, active, subject, subject_en, done_by, done_where, done_link'

const ALL_PROCEDURES = statement(`select ${COLUMNS} from procedures order by position, id`, {
  row: row<ProcedureRow>({
    id: 'text',
    agency_id: 'int',
    name: 'text',
    name_en: 'text',
    audience: 'text',
    family: 'text',
    exclusive_group: 'text?',
    slot_count: 'int',
    notice_minutes: 'int?',
    days_ahead: 'int?',
    old_passport: 'text',
    fee_table: 'text?',
    identity: 'text',
    min_age: 'int',
    max_age: 'int?',
    active: 'int',
    subject: 'text?',
    subject_en: 'text?',
    done_by: 'text?',
    done_where: 'text?',
    done_link: 'text?',
  }),
})

const allProcedures = remember((db) => {
  const rows = ALL_PROCEDURES.all(db)
  return {
    byId: new Map(rows.map((row) => [row.id, toProcedure(db, row)])),
    active: rows.filter((row) => row.active === 1).map((row) => toProcedure(db, row)),
  }
})

/** Whether a person may have two appointments: not where all procedures exclude each other. */
export function someStandTogether(db: Db): boolean {
  const groups = new Set([...allProcedures(db).byId.values()].map((one) => one.exclusiveGroup))
  return groups.has(undefined) || groups.size > 1
}

/** Active procedures, in menu order. */
export const activeProcedures = (db: Db): readonly Procedure[] => allProcedures(db).active

/** Active or not: an appointment may outlive the offer. */
export const findProcedure = (db: Db, id: string): Procedure | undefined => allProcedures(db).byId.get(id)

/** For how many days from today all of these are offered; undefined: as far as the office publishes. */
export function daysAheadFor(db: Db, procedureIds: readonly string[]): number | undefined {
  const limits = procedureIds.flatMap((id) => findProcedure(db, id)?.daysAhead ?? [])
  return limits.length === 0 ? undefined : Math.min(...limits)
}

/** The last day on which they are offered, in that zone. */
export function lastDayFor(db: Db, procedureIds: readonly string[], zone: string, now: Instant): LocalDay | undefined {
  const days = daysAheadFor(db, procedureIds)
  return days === undefined ? undefined : addDays(dayOf(now, zone), days)
}

/** How many slots the visit of each of these people takes, in their order: as many as their procedure says. */
export const visitLengths = (db: Db, members: readonly { procedureId: string }[]): number[] =>
  members.map(({ procedureId }) => findProcedure(db, procedureId)?.slotCount ?? 1)

function toProcedure(db: Db, row: ProcedureRow): Procedure {
  const { currency, halfPrice, halfAge, howToPay } = tariffOf(db, row.fee_table ?? '')
  return {
    id: row.id,
    agencyId: row.agency_id,
    name: inEveryLanguage(row.name, row.name_en),
    audience: row.audience,
    family: row.family,
    exclusiveGroup: row.exclusive_group ?? undefined,
    slotCount: row.slot_count,
    noticeMinutes: row.notice_minutes ?? undefined,
    daysAhead: row.days_ahead ?? undefined,
    oldPassport: row.old_passport,
    feeTable: row.fee_table ?? undefined,
    currency,
    halfPrice,
    halfAge,
    howToPay,
    identity: row.identity,
    minAge: row.min_age,
    maxAge: row.max_age ?? undefined,
    subject: row.subject === null ? undefined : inEveryLanguage(row.subject, row.subject_en ?? row.subject),
    doneElsewhere:
      row.done_by === null ? undefined : { by: row.done_by, where: row.done_where ?? undefined, link: row.done_link ?? undefined },
  }
}

interface WordsRow {
  procedure_id: string
  kind: 'name' | 'example'
  text: string
}

const ALL_WORDS = statement('select procedure_id, kind, text from procedure_words', {
  row: row<WordsRow>({ procedure_id: 'text', kind: 'text', text: 'text' }),
})

const allWords = remember((db) => Map.groupBy(ALL_WORDS.all(db), (one) => one.procedure_id))

/** Names and example sentences, in all languages. */
export function wordsFor(db: Db, procedureId: string): { names: string[]; examples: string[] } {
  const those = allWords(db).get(procedureId) ?? []
  const of = (kind: WordsRow['kind']) => those.filter((one) => one.kind === kind).map((one) => one.text)
  return { names: of('name'), examples: of('example') }
}

interface FieldRow {
  procedure_id: string
  name: string
  kind: Field['kind']
  label: string
  label_en: string
  question: string
  question_en: string
  example: string | null
  required: number
  least: number | null
  most: number | null
  options: string | null
  counted_from: string | null
  pattern: string | null
  shown_if: string | null
  allowed_if: string | null
  refusal: string | null
  refusal_en: string | null
  needed: Field['needed']
  asks_again: number
  on_card: number
  seen_by: Field['seenBy']
}

const ALL_FIELDS = statement(
  `select procedure_id, name, kind, label, label_en, question, question_en, example, required, least, most, options,
     counted_from, pattern, shown_if, allowed_if, refusal, refusal_en, needed, asks_again, on_card, seen_by
   from procedure_fields order by procedure_id, position, id`,
  {
    row: row<FieldRow>({
      procedure_id: 'text',
      name: 'text',
      kind: 'text',
      label: 'text',
      label_en: 'text',
      question: 'text',
      question_en: 'text',
      example: 'text?',
      required: 'int',
      least: 'int?',
      most: 'int?',
      options: 'text?',
      counted_from: 'text?',
      pattern: 'text?',
      shown_if: 'text?',
      allowed_if: 'text?',
      refusal: 'text?',
      refusal_en: 'text?',
      needed: 'text',
      asks_again: 'int',
      on_card: 'int',
      seen_by: 'text',
    }),
    uses: 'procedure_fields_order',
  },
)

const allFields = remember((db) => {
  const rows = ALL_FIELDS.all(db)
  return Map.groupBy(rows, (row) => row.procedure_id)
})

/** Beyond name, CURP and hour, in the order of the record. */
export const fieldsOf = (db: Db, procedureId: string): Field[] => (allFields(db).get(procedureId) ?? []).map(toField)

function toField(row: FieldRow): Field {
  const options: { value: string; title: string; titleEn: string }[] = row.options ? JSON.parse(row.options) : []
  return {
    name: row.name,
    kind: row.kind,
    label: inEveryLanguage(row.label, row.label_en),
    question: inEveryLanguage(row.question, row.question_en),
    example: row.example ?? undefined,
    required: row.required === 1,
    least: row.least ?? undefined,
    most: row.most ?? undefined,
    options: options.map(({ value, title, titleEn }): FieldOption => ({ value, title: inEveryLanguage(title, titleEn) })),
    countedFrom: row.counted_from ?? undefined,
    pattern: row.pattern ?? undefined,
    shownIf: row.shown_if === null ? undefined : JSON.parse(row.shown_if),
    allowedIf: row.allowed_if === null ? undefined : JSON.parse(row.allowed_if),
    refusal: row.refusal === null ? undefined : inEveryLanguage(row.refusal, row.refusal_en ?? row.refusal),
    needed: row.needed,
    asksAgain: row.asks_again === 1,
    onCard: row.on_card === 1,
    seenBy: row.seen_by,
  }
}

interface RequirementRow {
  procedure_id: string
  text: string
  text_en: string
  applies: string
  valid_from: LocalDay
  valid_until: LocalDay | null
}

const ALL_REQUIREMENTS = statement(
  'select procedure_id, text, text_en, applies, valid_from, valid_until from requirements order by position, id',
  {
    row: row<RequirementRow>({
      procedure_id: 'text',
      text: 'text',
      text_en: 'text',
      applies: 'text',
      valid_from: 'text',
      valid_until: 'text?',
    }),
  },
)

const allRequirements = remember((db) => ALL_REQUIREMENTS.all(db))

/** In the order of the record. `applies`: the case. */
export function requirementsOn(db: Db, procedureId: string, day: LocalDay): Requirement[] {
  return allRequirements(db)
    .filter((row) => row.procedure_id === procedureId && row.valid_from <= day && (row.valid_until ?? day) >= day)
    .map((row) => ({ text: inEveryLanguage(row.text, row.text_en), applies: row.applies }))
}

interface Case {
  halfFee: boolean
  price: number | undefined
  unverified: boolean
  minorCase: string | undefined
}

/** Common ones and those of its case. */
export function applying(requirements: Requirement[], view: Case): Requirement[] {
  const cases = new Set([
    'always',
    ...(view.halfFee ? ['half_fee'] : []),
    ...(view.price ? ['fee'] : []),
    ...(view.unverified ? ['no_curp'] : []),
    ...(view.minorCase ? [`minor:${view.minorCase}`] : []),
  ])
  return requirements.filter((one) => cases.has(one.applies))
}

/** Whoever issues them. */
export const PASSPORT_FAMILIES = ['renewal', 'first', 'lost'] as const

export const isPassport = ({ family }: Procedure): boolean => PASSPORT_FAMILIES.some((one) => one === family)
