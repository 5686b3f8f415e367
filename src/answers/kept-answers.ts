import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Worked } from '../admin/propose.ts'
import { readIn } from '../chat/reading.ts'
import type { Instant } from '../clock.ts'
import { isTopic, OFFICE_FACTS, type OfficeFact } from '../reading/acts.ts'
import type { Texts } from '../texts/texts.ts'
import { FACT_QUESTIONS, readyFor } from './facts.ts'
import { type HeardByChat, heardByChat, riskIn } from './heard.ts'
import { isOfSame, listAnswers, type OfficeAnswer, REPLACEABLE, type Replaceable, sharesWords, wordsOf } from './own-answers.ts'

/** As staff choose it. */
export const titleOf = (one: Replaceable, { topics }: Texts): string => (isTopic(one) ? topics[one] : FACT_QUESTIONS[one])

const MOST_ANSWERS = 100

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
  `insert into office_answers (agency_id, question, other_words, answer, answer_en, office_id, procedure_id, replaces, from_day, until_day, waits, saved_by,
   updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id`,
  {
    row: { id: 'int' },
    params: ['int', 'text', 'text', 'text', 'text?', 'int?', 'text?', 'text?', 'text', 'text?', 'int', 'int?', 'int'],
  },
)

const UPDATE = statement(
  `update office_answers set question = ?, other_words = ?, answer = ?, answer_en = ?, office_id = ?, procedure_id = ?, replaces = ?,
   from_day = ?, until_day = ?, waits = ?, saved_by = ?, updated_at = ?, version = version + 1 where id = ?`,
  { params: ['text', 'text', 'text', 'text?', 'int?', 'text?', 'text?', 'text', 'text?', 'int', 'int?', 'int', 'int'] },
)

/**
 * New, or replacing the one with this id. Refuses what the records say, what the chat hears itself, and possible fraud; what may lead to a
 * private account waits for a second consent, unless all its words are ours.
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
  const fact = OFFICE_FACTS.find((one) => one === wanted.replaces)
  const question = fact && FACT_QUESTIONS[fact]
  const isReady = fact !== undefined && wanted.question === question && readyFor(fact, wanted.answer)?.en === wanted.answerEn
  const ownWords = wordsOf(wanted).filter((words) => words !== question)
  const heard = ownWords.flatMap(
    (words) =>
      heardByChat(
        readIn(words, tx, () => wanted.fromDay),
        tx,
        REPLACEABLE,
      ) ?? [],
  )[0]
  if (heard) return { ok: false, why: heard }
  const rivals = all.filter((one) => one.id !== id && isOfSame(one, wanted))
  if (rivals.some((one) => sharesWords(one, wanted))) return { ok: false, why: 'same_words' }
  const risk = isReady ? undefined : riskIn(`${wanted.question}\n${said}`)
  const { officeId, procedureId, replaces } = wanted
  const words = [wanted.question, wanted.otherWords, wanted.answer, wanted.answerEn, officeId, procedureId, replaces] as const
  const rest = [wanted.fromDay, wanted.untilDay, risk ? 1 : 0, keyId, now] as const
  if (!before) return { ok: true, touched: [], impact: { id: INSERT.get(tx, wanted.agencyId, ...words, ...rest)?.id ?? 0, risk } }
  UPDATE.run(tx, ...words, ...rest, before.id)
  return { ok: true, touched: [touchedOf(before)], impact: { id: before.id, risk } }
}

interface Kept {
  id: number
  risk: ReturnType<typeof riskIn>
}

/** What the question itself asks for. */
export const factAsked = (db: Db, question: string): OfficeFact | null => {
  const { faq } = readIn(question, db, () => '')
  return OFFICE_FACTS.find((one) => one === faq) ?? null
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
