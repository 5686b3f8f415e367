import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Worked } from '../admin/propose.ts'
import { agencyOf, ownerId, theAgency } from '../catalogue/institution.ts'
import { remember } from '../catalogue/memory.ts'
import { agencyIdOf, theOffice } from '../catalogue/offices.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { readIn } from '../chat/reading.ts'
import type { Instant } from '../clock.ts'
import type { Topic } from '../reading/acts.ts'
import { withoutCourtesy } from '../reading/engine/words.ts'
import { everyday } from '../reading/spelling.ts'
import type { Texts } from '../texts/texts.ts'
import { type HeardByChat, heardByChat, riskIn } from './heard.ts'

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
  /** The shipped answer that it replaces. */
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
  'late',
  'duration',
  'withoutAppointment',
  'openings',
  'missedVisit',
  'tongue',
  'askOffice',
] as const satisfies readonly Topic[]

const ALL = statement(
  `select id, agency_id as agencyId, question, other_words as otherWords, answer, answer_en as answerEn, office_id as officeId, replaces,
   from_day as fromDay, until_day as untilDay, waits, saved_by as savedBy, version from office_answers order by id`,
  {
    row: row<OfficeAnswer>({
      ...{ id: 'int', agencyId: 'int', question: 'text', otherWords: 'text', answer: 'text', answerEn: 'text?', officeId: 'int?' },
      ...{ replaces: 'text?', fromDay: 'text', untilDay: 'text?', waits: 'int', savedBy: 'int?', version: 'int' },
    }),
    because: 'at most 100 answers, kept in memory until one changes',
  },
)

export const listAnswers = remember((db) => ALL.all(db))

const MOST_ANSWERS = 100

/** Valid on this day: those of an office before those of all; without an office in mind, those of the agency that is. */
export function answersOn(db: Db, day: LocalDay, offices: readonly number[], agencyId = ownerId(db)): OfficeAnswer[] {
  const agencies = offices.length === 0 ? [agencyId] : offices.map((office) => agencyIdOf(db, office))
  const isHere = ({ officeId, agencyId }: OfficeAnswer) =>
    officeId === null ? agencies.includes(agencyId) : offices.includes(officeId)
  return listAnswers(db)
    .filter((one) => one.waits === 0 && one.fromDay <= day && (one.untilDay === null || day <= one.untilDay) && isHere(one))
    .toSorted((a, b) => Number(a.officeId === null) - Number(b.officeId === null))
}

export const wordsOf = ({ question, otherWords }: Pick<OfficeAnswer, 'question' | 'otherWords'>): string[] =>
  [question, ...otherWords.split('\n')].map((line) => line.trim()).filter(Boolean)

/** Under the name of the office or institution. */
export function sayAnswer(
  db: Db,
  { ownAnswers }: Pick<Texts, 'ownAnswers'>,
  { officeId, agencyId }: Pick<OfficeAnswer, 'officeId' | 'agencyId'>,
  words: string,
): string {
  const { name } = theAgency(db, agencyId)
  return ownAnswers.says(officeId === null ? name : `${name}, ${theOffice(db, officeId).name}`, words)
}

/** Longer messages tell a story. */
const MOST_WORDS = 16

/** Of these offices those that the words name, by their town or institution too; all where they name none. */
export function officesMeant(db: Db, text: string, offices: readonly number[]): readonly number[] {
  const words = ` ${everyday(text)} `
  const named = offices.filter((id) => {
    const { name, municipality } = theOffice(db, id)
    return [name, municipality, agencyOf(db, id).name].some((one) => words.includes(` ${everyday(one)} `))
  })
  return named.length > 0 ? named : offices
}

/** Whose question is the whole message, or two or more words within it; of each office, and of each institution, the first. */
export function answersTo(text: string, answers: readonly OfficeAnswer[]): OfficeAnswer[] {
  const words = everyday(text)
  if (words.split(' ').length > MOST_WORDS) return []
  const bare = withoutCourtesy(words)
  const asks = (known: string) => {
    const phrase = withoutCourtesy(everyday(known))
    return phrase !== '' && (bare === phrase || (phrase.includes(' ') && ` ${words} `.includes(` ${phrase} `)))
  }
  const fitting = answers.filter((one) => wordsOf(one).some(asks))
  return fitting.filter((one, at) => fitting.findIndex((other) => isOfSame(one, other)) === at)
}

const isOfSame = (one: OfficeAnswer, other: OfficeAnswer): boolean =>
  one.agencyId === other.agencyId && one.officeId === other.officeId

export type NotKept =
  | 'no_answer'
  | 'money'
  | 'account'
  | 'same_words'
  | 'not_replaceable'
  | 'until_before'
  | 'too_many_answers'
  | HeardByChat

export type Wanted = Omit<OfficeAnswer, 'id' | 'version' | 'waits' | 'savedBy'>

const MONEY = /\$\s?\d|\d[\d,.]*\s?(?:pesos|mxn|usd|dolares|dollars)\b/i
/** As long as a card or account number. */
const ACCOUNT = /(?:\d[\s-]?){16,}/

const INSERT = statement(
  `insert into office_answers (agency_id, question, other_words, answer, answer_en, office_id, replaces, from_day, until_day, waits, saved_by, updated_at)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id`,
  { row: { id: 'int' }, params: ['int', 'text', 'text', 'text', 'text?', 'int?', 'text?', 'text', 'text?', 'int', 'int?', 'int'] },
)

const UPDATE = statement(
  `update office_answers set question = ?, other_words = ?, answer = ?, answer_en = ?, office_id = ?, replaces = ?, from_day = ?,
   until_day = ?, waits = ?, saved_by = ?, updated_at = ?, version = version + 1 where id = ?`,
  { params: ['text', 'text', 'text', 'text?', 'int?', 'text?', 'text', 'text?', 'int', 'int?', 'int', 'int'] },
)

/**
 * New, or replacing the one with this id. Refuses what the records say, what the chat hears itself, and possible fraud; what may lead to a
 * private account waits for a second consent.
 */
export function keepAnswer(
  tx: Tx,
  id: number | undefined,
  wanted: Wanted,
  keyId: number | null,
  now: Instant,
): Worked<Kept, NotKept> {
  const all = listAnswers(tx).filter((one) => one.agencyId === wanted.agencyId)
  const before = all.find((one) => one.id === id)
  if (id !== undefined && !before) return { ok: false, why: 'no_answer' }
  const said = `${wanted.answer}\n${wanted.answerEn ?? ''}`
  if (MONEY.test(said)) return { ok: false, why: 'money' }
  if (ACCOUNT.test(said)) return { ok: false, why: 'account' }
  if (wanted.replaces !== null && !isReplaceable(wanted.replaces)) return { ok: false, why: 'not_replaceable' }
  if (wanted.untilDay !== null && wanted.untilDay < wanted.fromDay) return { ok: false, why: 'until_before' }
  if (!before && all.length >= MOST_ANSWERS) return { ok: false, why: 'too_many_answers' }
  const heard = wordsOf(wanted).flatMap(
    (words) =>
      heardByChat(
        readIn(words, tx, () => wanted.fromDay),
        tx,
        REPLACEABLE,
      ) ?? [],
  )[0]
  if (heard) return { ok: false, why: heard }
  const mine = new Set(wordsOf(wanted).map(everyday))
  const rivals = all.filter((one) => one.id !== id && one.officeId === wanted.officeId)
  if (rivals.some((one) => wordsOf(one).some((line) => mine.has(everyday(line))))) return { ok: false, why: 'same_words' }
  const risk = riskIn(`${wanted.question}\n${said}`)
  const words = [wanted.question, wanted.otherWords, wanted.answer, wanted.answerEn, wanted.officeId, wanted.replaces] as const
  const rest = [wanted.fromDay, wanted.untilDay, risk ? 1 : 0, keyId, now] as const
  if (!before) return { ok: true, touched: [], impact: { id: INSERT.get(tx, wanted.agencyId, ...words, ...rest)?.id ?? 0, risk } }
  UPDATE.run(tx, ...words, ...rest, before.id)
  return { ok: true, touched: [touchedOf(before)], impact: { id: before.id, risk } }
}

interface Kept {
  id: number
  risk: ReturnType<typeof riskIn>
}

const isReplaceable = (topic: string): boolean => REPLACEABLE.some((one) => one === topic)

const touchedOf = ({ id, version }: OfficeAnswer) => ({ what: 'answer', id, version })

const ALLOW = statement('update office_answers set waits = 0, updated_at = ?, version = version + 1 where id = ?', {
  params: ['int', 'int'],
})

/** By another key than the one that saved it. For `proposeOrApply`. */
export function allowAnswer(
  tx: Tx,
  answer: OfficeAnswer,
  keyId: number | null,
  now: Instant,
): Worked<OfficeAnswer, 'not_waiting' | 'same_key'> {
  if (answer.waits === 0) return { ok: false, why: 'not_waiting' }
  if (answer.savedBy === keyId) return { ok: false, why: 'same_key' }
  ALLOW.run(tx, now, answer.id)
  return { ok: true, touched: [touchedOf(answer)], impact: answer }
}

const DELETE = statement('delete from office_answers where id = ?', { params: ['int'] })

/** The shipped answer returns. For `proposeOrApply`. */
export function removeAnswer(tx: Tx, answer: OfficeAnswer): Worked<OfficeAnswer, never> {
  DELETE.run(tx, answer.id)
  return { ok: true, touched: [touchedOf(answer)], impact: answer }
}
