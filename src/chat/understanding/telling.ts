import { hearAim } from './aims.ts'
import { findCommand } from './commands.ts'
import { hearTimes } from './days.ts'
import { phrasebook, phrases } from './phrases.ts'
import { findRequest } from './requests.ts'
import { everyday } from './spelling.ts'
import { plain } from './words.ts'

/** Fewer words are an answer, a name or an order. */
const FEWEST_TOLD = 4
/** So many say what is meant, and not only that something is. */
const FEWEST_SAID_IN_FULL = 6

const countWords = (text: string): number => plain(text).split(' ').length

/** Something that somebody tells, rather than an answer or a question. */
export const isTold = (text: string): boolean => countWords(text) >= FEWEST_TOLD && !/[?¿]/.test(text)

/** A sentence that names what it is about: "mi nombre está mal escrito, es Guadalupe". */
export const isSaidInFull = (text: string): boolean => countWords(text) >= FEWEST_SAID_IN_FULL

/** "me cobraron", said to "do you want to report something?", is what happened; "denuncia" is only the word for it. */
const HAPPENED = phrases('telling', 'happened')

/** Whether words tell what happened, where a report was offered. Another wish or request is none. */
export function tellsWhatHappened(text: string): boolean {
  if (/[?¿]/.test(text)) return false
  if (findCommand(text) === 'complaint') return HAPPENED.test(everyday(text))
  const request = findRequest(text)
  if (request) return request === 'complaint'
  if (asksForATime(text)) return false
  return isTold(text) && hearAim(text) === undefined
}

/** "que no sea en lunes ni en la tarde" is about an appointment; "fue el lunes en la tarde" tells when it happened. */
function asksForATime(text: string): boolean {
  const words = everyday(text)
  return WISHES.test(words) && !PAST.test(words) && hearTimes(words, SOME_DAY) !== undefined
}

/** Whether days or hours are named does not depend on today. */
const SOME_DAY = '2026-01-01'
const WISHES = phrases('telling', 'wishes')
const PAST = phrases('telling', 'past')

export type Right = 'access' | 'rectify' | 'cancel' | 'oppose'

/** Which of the four rights over personal data (LGPDPPSO art. 38-46) a sentence asks for; the telling ones first. */
const RIGHTS = phrasebook<Right>('telling', 'rights', ['oppose', 'cancel', 'rectify', 'access'])

/** The right that is asked for where the rights were offered; undefined when the words ask for something else. */
export function hearRight(text: string): Right | undefined {
  const request = findRequest(text)
  if (request && request !== 'rights') return undefined
  const words = everyday(text)
  return RIGHTS.find(words)
}
