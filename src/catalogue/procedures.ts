import type { Db } from '../../db/open.ts'
import { query } from '../../db/queries.ts'
import { procedureFields, procedures, procedureWords, requirements } from '../../db/schema.ts'
import type { Instant } from '../clock.ts'
import { addDays, dayOf } from './calendar.ts'
import { tariffOf } from './fees.ts'
import { inEveryLanguage, type Language } from './languages.ts'
import { remember } from './memory.ts'
import { rule } from './rules.ts'
import type { Field, FieldOption, LocalDay, Procedure, Requirement } from './types.ts'

const ALL_PROCEDURES = query((orm) => orm.select().from(procedures).orderBy(procedures.position, procedures.id))

const allProcedures = remember((db) => {
  const rows = ALL_PROCEDURES(db)
  return {
    byId: new Map(rows.map((row) => [row.id, toProcedure(db, row)])),
    active: rows.filter((row) => row.active).map((row) => toProcedure(db, row)),
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

/** How many minutes before their hour people are asked to come to these; 0: on time. */
export const minutesEarly = (db: Db, visits: readonly { procedureId: string }[]): number => {
  const usual = rule(db, 'arrive_minutes_early')
  return visits.length === 0
    ? usual
    : Math.max(...visits.map(({ procedureId }) => findProcedure(db, procedureId)?.arriveMinutes ?? usual))
}

/** What is to be done before a visit of these, once each. */
export const preparations = (db: Db, visits: readonly { procedureId: string }[]): Record<Language, string>[] =>
  [...new Set(visits.map(({ procedureId }) => findProcedure(db, procedureId)))].flatMap((one) => one?.prepare ?? [])

/** How many slots the visit of each of these people takes, in their order: as many as their procedure says. */
export const visitLengths = (db: Db, members: readonly { procedureId: string }[]): number[] =>
  members.map(({ procedureId }) => findProcedure(db, procedureId)?.slotCount ?? 1)

const inLanguages = (words: string | null, english: string | null): Procedure['subject'] =>
  words === null ? undefined : inEveryLanguage(words, english ?? words)

function toProcedure(db: Db, row: typeof procedures.$inferSelect): Procedure {
  const { currency, halfPrice, halfAge, howToPay } = tariffOf(db, row.feeTable ?? '')
  return {
    ...row,
    name: inEveryLanguage(row.name, row.nameEn),
    exclusiveGroup: row.exclusiveGroup ?? undefined,
    noticeMinutes: row.noticeMinutes ?? undefined,
    arriveMinutes: row.arriveMinutes ?? undefined,
    daysAhead: row.daysAhead ?? undefined,
    feeTable: row.feeTable ?? undefined,
    ...{ currency, halfPrice, halfAge, howToPay },
    maxAge: row.maxAge ?? undefined,
    subject: inLanguages(row.subject, row.subjectEn),
    prepare: inLanguages(row.prepare, row.prepareEn),
    takes: inLanguages(row.takes, row.takesEn),
    doneElsewhere:
      row.doneBy === null ? undefined : { by: row.doneBy, where: row.doneWhere ?? undefined, link: row.doneLink ?? undefined },
  }
}

const ALL_WORDS = query((orm) => orm.select().from(procedureWords))

const allWords = remember((db) => Map.groupBy(ALL_WORDS(db), (one) => one.procedureId))

/** Names and example sentences, in all languages. */
export function wordsFor(db: Db, procedureId: string): { names: string[]; examples: string[] } {
  const those = allWords(db).get(procedureId) ?? []
  const of = (kind: (typeof those)[number]['kind']) => those.filter((one) => one.kind === kind).map((one) => one.text)
  return { names: of('name'), examples: of('example') }
}

const ALL_FIELDS = query((orm) =>
  orm.select().from(procedureFields).orderBy(procedureFields.procedureId, procedureFields.position, procedureFields.id),
)

const allFields = remember((db) => Map.groupBy(ALL_FIELDS(db), (row) => row.procedureId))

/** Beyond name, CURP and hour, in the order of the record. */
export const fieldsOf = (db: Db, procedureId: string): Field[] => (allFields(db).get(procedureId) ?? []).map(toField)

/** From a row, or from what a file says of one. */
export function toField(row: Omit<typeof procedureFields.$inferSelect, 'id' | 'procedureId' | 'position'>): Field {
  return {
    ...row,
    label: inEveryLanguage(row.label, row.labelEn),
    question: inEveryLanguage(row.question, row.questionEn),
    example: row.example ?? undefined,
    least: row.least ?? undefined,
    most: row.most ?? undefined,
    options: (row.options ?? []).map(
      ({ value, title, titleEn }): FieldOption => ({ value, title: inEveryLanguage(title, titleEn) }),
    ),
    countedFrom: row.countedFrom ?? undefined,
    pattern: row.pattern ?? undefined,
    shownIf: row.shownIf ?? undefined,
    allowedIf: row.allowedIf ?? undefined,
    refusal: inLanguages(row.refusal, row.refusalEn),
  }
}

const ALL_REQUIREMENTS = query((orm) => orm.select().from(requirements).orderBy(requirements.position, requirements.id))

const allRequirements = remember(ALL_REQUIREMENTS)

/** In the order of the record. `applies`: the case. */
export function requirementsOn(db: Db, procedureId: string, day: LocalDay): Requirement[] {
  return allRequirements(db)
    .filter((row) => row.procedureId === procedureId && row.validFrom <= day && (row.validUntil ?? day) >= day)
    .map((row) => ({ text: inEveryLanguage(row.text, row.textEn), applies: row.applies }))
}

/** Whether who goes with a minor changes what is to be brought. */
export const asksWhoAttends = (db: Db, procedureId: string, day: LocalDay): boolean =>
  requirementsOn(db, procedureId, day).some(({ applies }) => applies.startsWith('minor:'))

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
