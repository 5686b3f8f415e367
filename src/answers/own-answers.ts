import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { agencyOf, theAgency } from '../catalogue/institution.ts'
import { remember } from '../catalogue/memory.ts'
import { agencyIdOf, theOffice } from '../catalogue/offices.ts'
import { findProcedure } from '../catalogue/procedures.ts'
import type { Language, LocalDay } from '../catalogue/types.ts'
import { capital } from '../chat/prompt.ts'
import { OFFICE_FACTS, type OfficeFact, type Topic } from '../reading/acts.ts'
import { withoutCourtesy } from '../reading/engine/words.ts'
import { everyday } from '../reading/spelling.ts'
import type { Texts } from '../texts/texts.ts'

export interface OfficeAnswer {
  id: number
  agencyId: number
  question: string
  /** One a line. */
  otherWords: string
  answer: string
  answerEn: string | null
  /** Null: all offices of its agency. */
  officeId: number | null
  /** Null: of every procedure. */
  procedureId: string | null
  /** The shipped answer that it replaces, or the fact that it tells. */
  replaces: string | null
  fromDay: LocalDay
  untilDay: LocalDay | null
  /** 1: an administrator's consent is missing. */
  waits: number
  /** Key id; null: the first administrator. */
  savedBy: number | null
  version: number
}

/**
 * Shipped answers that an institution may replace, about what only it knows. Opening hours, addresses, prices, papers and law come from the
 * records and the sources, which an own answer would contradict one day.
 */
export const REPLACEABLE = [
  ...OFFICE_FACTS,
  'withoutAppointment',
  'openings',
  'missedVisit',
  'tongue',
  'askOffice',
] as const satisfies readonly (Topic | OfficeFact)[]

export type Replaceable = (typeof REPLACEABLE)[number]

const ALL = statement(
  `select id, agency_id as agencyId, question, other_words as otherWords, answer, answer_en as answerEn, office_id as officeId,
   procedure_id as procedureId, replaces, from_day as fromDay, until_day as untilDay, waits, saved_by as savedBy, version from office_answers order by id`,
  {
    row: row<OfficeAnswer>({
      ...{ id: 'int', agencyId: 'int', question: 'text', otherWords: 'text', answer: 'text', answerEn: 'text?', officeId: 'int?' },
      procedureId: 'text?',
      ...{ replaces: 'text?', fromDay: 'text', untilDay: 'text?', waits: 'int', savedBy: 'int?', version: 'int' },
    }),
    because: 'at most 100 answers, kept in memory until one changes',
  },
)

export const listAnswers = remember((db) => ALL.all(db))

export interface InMind {
  offices: readonly number[]
  /** Empty: any. */
  procedures: readonly string[]
  /** Where no office is in mind. */
  agencyId: number
}

const isSaidOn = ({ waits, fromDay, untilDay }: OfficeAnswer, day: LocalDay): boolean =>
  waits === 0 && fromDay <= day && (untilDay === null || day <= untilDay)

/** Valid on this day: those of an office before those of all, and of a procedure before those of any. */
export function answersOn(db: Db, day: LocalDay, { offices, procedures, agencyId }: InMind): OfficeAnswer[] {
  const agencies = offices.length === 0 ? [agencyId] : offices.map((office) => agencyIdOf(db, office))
  const isHere = (one: OfficeAnswer) => (one.officeId === null ? agencies.includes(one.agencyId) : offices.includes(one.officeId))
  const isOfThese = ({ procedureId }: OfficeAnswer) =>
    procedureId === null || procedures.length === 0 || procedures.includes(procedureId)
  const generality = (one: OfficeAnswer) => Number(one.officeId === null) * 2 + Number(one.procedureId === null)
  return listAnswers(db)
    .filter((one) => isSaidOn(one, day) && isHere(one) && isOfThese(one))
    .toSorted((a, b) => generality(a) - generality(b))
}

type Asked = Pick<OfficeAnswer, 'question' | 'otherWords'>

export const wordsOf = ({ question, otherWords }: Asked): string[] =>
  [question, ...otherWords.split('\n')].map((line) => line.trim()).filter(Boolean)

/** Under the name of the office or institution, and of the procedure where it is of one. */
export function sayAnswer(
  db: Db,
  { ownAnswers }: Pick<Texts, 'ownAnswers'>,
  { officeId, agencyId, procedureId }: Pick<OfficeAnswer, 'officeId' | 'agencyId' | 'procedureId'>,
  words: string,
  language: Language,
): string {
  const { name } = theAgency(db, agencyId)
  const who = officeId === null ? name : `${name}, ${theOffice(db, officeId).name}`
  const what = procedureId === null ? undefined : findProcedure(db, procedureId)?.name[language]
  return ownAnswers.says(who, what ? `${capital(what)}: ${words}` : words)
}

type Scope = Pick<OfficeAnswer, 'agencyId' | 'officeId' | 'procedureId'>

/** Of a message's words a question within it has at least this share: what says more is about something else. */
const LEAST_SHARE = 1 / 3

/** Of these offices those that the words name, by their town or institution too; all where they name none. */
export function officesMeant(db: Db, text: string, offices: readonly number[]): readonly number[] {
  const words = ` ${everyday(text)} `
  const named = offices.filter((id) => {
    const { name, municipality } = theOffice(db, id)
    return [name, municipality, agencyOf(db, id).name].some((one) => words.includes(` ${everyday(one)} `))
  })
  return named.length > 0 ? named : offices
}

/** Whose question is the whole message, or two or more words and a third of it; of each office, and of each institution, the first. */
export function answersTo(text: string, answers: readonly OfficeAnswer[]): OfficeAnswer[] {
  const words = everyday(text)
  const bare = withoutCourtesy(words)
  const least = bare.split(' ').length * LEAST_SHARE
  const asks = (known: string) => {
    const phrase = withoutCourtesy(everyday(known))
    const length = phrase.split(' ').length
    return phrase !== '' && (bare === phrase || (length > 1 && length >= least && ` ${words} `.includes(` ${phrase} `)))
  }
  const fitting = answers.filter((one) => wordsOf(one).some(asks))
  return fitting.filter((one, at) => fitting.findIndex((other) => isOfSame(one, other)) === at)
}

export const isOfSame = (one: Scope, other: Scope): boolean =>
  one.agencyId === other.agencyId && one.officeId === other.officeId && one.procedureId === other.procedureId

export function sharesWords(one: Asked, other: Asked): boolean {
  const words = new Set(wordsOf(one).map(everyday))
  return wordsOf(other).some((line) => words.has(everyday(line)))
}
