import { parseYesNo } from './agreement.ts'
import { parseAim } from './aims.ts'
import { parseCommand, parseRequest } from './commands.ts'
import { clausesOf } from './denial.ts'
import { spansIn } from './engine/matches.ts'
import { type Phrases, phrasebook, phrases } from './engine/phrases.ts'
import { plain } from './engine/words.ts'
import { parseFaq } from './faq.ts'
import type { Reading } from './reading.ts'
import { saysIn } from './said.ts'
import { isAsked, kindOf } from './sentence.ts'
import { everyday } from './spelling.ts'
import { parseTimes } from './times.ts'

// What somebody says against an office, in sentences of their own. Whole messages ("denuncia") are commands.

/** Money, or more, that somebody of an office wants for what is free. */
const DENOUNCES = phrases('complaining', 'denounces')

/** Violence, threats, insults, harassment at an office. */
const MISTREATS = phrases('complaining', 'mistreats')

/** An appointment is said to be lost unless somebody is paid: a fraud, of which people also ask. */
const PAY_OR_LOSE_IT = phrases('complaining', 'pay or lose it')

/** Words beside it that say the contrary, or that it is about the fee that everybody pays. */
const OTHERWISE = phrases('complaining', 'otherwise')

/** What everybody pays for a passport, at a bank, or the number of something: it says nothing of anybody at an office. */
const THE_FEE = phrases('complaining', 'the fee')

/** Asked, it tells only of what happened already, or of whoever attends. */
const OF_WHOEVER_ATTENDS = phrases('complaining', 'of whoever attends')

/** Whether a sentence denounces somebody, where it cannot mean the fee that everybody pays. What it denies or only asks does not. */
export function denounces(text: string): boolean {
  const forms = [everyday(text), plain(text)]
  const bare = plain(text)
  const says = (what: Phrases) => forms.some((words) => what.test(words))
  const fraud = says(PAY_OR_LOSE_IT)
  if (!(fraud || says(DENOUNCES) || says(MISTREATS)) || OTHERWISE.test(bare) || THE_FEE.test(bare)) return false
  return !MARK.test(text) || fraud || OF_WHOEVER_ATTENDS.test(bare)
}

const MARK = /[?¿]/

/** "a quién le aviso si me piden dinero": it wants to know, and tells nothing that happened. */
export function onlyAsksOfReports(text: string): boolean {
  const words = everyday(text)
  if (PAST.test(words)) return false
  return MARK.test(text) || ASKS_WHETHER_OR_WHOM.test(words) || isAsked(text) || asksBetween(text)
}

/** Whether a sentence is itself a report: what happened, or what it says against somebody. */
export const isReport = (text: string): boolean => tellsWhatHappened(text) || (denounces(text) && !onlyAsksOfReports(text))

/** "denuncia: el licenciado quiere dinero": what follows the word that the chat told to begin with. Undefined: nothing does. */
export function afterTheWord(text: string): string | undefined {
  const [word] = spansIn(text, THE_WORD)
  const rest =
    word &&
    text
      .slice(word.until)
      .replace(/^[\s:,.;-]+/, '')
      .trim()
  return rest === '' ? undefined : rest
}

const THE_WORD = phrases('complaining', 'the word')

const isOfMoney = (text: string): boolean =>
  [everyday(text), plain(text)].some((words) => DENOUNCES.test(words) || PAY_OR_LOSE_IT.test(words))

/** Bad treatment, in which no money is spoken of. */
export const tellsOfTreatment = (text: string): boolean => MISTREATS.test(everyday(text)) && !isOfMoney(text)

/**
 * What a message says beside anger at the service, where it wants or answers something; undefined where it tells of money, asks for a
 * complaint, or says nothing else.
 */
export function withoutAnger(reading: Reading): string | undefined {
  if (isOfMoney(reading.text) || saysIn(reading.text, 'wants to complain')) return undefined
  const angry = (text: string) => denounces(text) || parseGrievance(text) !== undefined || parseFaq(text) === 'upset'
  const parts = clausesOf(reading.tokens).map(({ from, until }) =>
    reading.text.slice(reading.tokens[from]?.from ?? 0, reading.tokens[until]?.from).trim(),
  )
  const calm = parts.filter((part) => !angry(part)).join(' ')
  return calm === '' || calm === reading.text || angry(calm) ? undefined : calm
}

export type GrievanceAbout = 'service' | 'bank'

const BANK = phrases('complaining', 'bank')
const SERVICE = phrases('complaining', 'service')

/** A complaint about the service or a bank, which is for the office itself; undefined for anything else. */
export function parseGrievance(text: string): GrievanceAbout | undefined {
  if (/[?¿]/.test(text)) return undefined
  const words = plain(text)
  if (BANK.test(words)) return 'bank'
  return SERVICE.test(words) ? 'service' : undefined
}

const NAMELESS = phrases('complaining', 'nameless')
const NAMED = phrases('complaining', 'named')
/** How somebody wants a report to be sent. */
export function parseHowToSend(text: string): 'anonymous' | 'named' | undefined {
  const words = plain(text)
  if (NAMELESS.test(words)) return 'anonymous'
  return NAMED.test(words) ? 'named' : undefined
}

/** Whether these words answer how a report is to be sent, or whether. */
export const answersReport = (text: string): boolean =>
  parseYesNo(text) !== undefined || saysIn(text, 'drops the report') || parseHowToSend(text) !== undefined

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
function tellsWhatHappened(text: string): boolean {
  if (/[?¿]/.test(text) || asksBetween(text)) return false
  if (parseCommand(text) === 'complaint') return HAPPENED.test(everyday(text))
  const request = parseRequest(text)
  if (request) return request === 'complaint'
  if (asksForATime(text)) return false
  return isTold(text) && parseAim(text) === undefined
}

/** "a qué hora abren", without its marks. Of what happened a question may be told too: "me dijo que cuánto le daba". */
function asksBetween(text: string): boolean {
  const faq = parseFaq(text)
  const words = everyday(text)
  return !PAST.test(words) && (ASKS.test(words) || kindOf(text) === 'question' || (faq !== undefined && faq !== 'upset'))
}

/** "que no sea en lunes ni en la tarde" is about an appointment; "fue el lunes en la tarde" tells when it happened. */
function asksForATime(text: string): boolean {
  const words = everyday(text)
  return WISHES.test(words) && !PAST.test(words) && parseTimes(words, SOME_DAY) !== undefined
}

/** Whether days or hours are named does not depend on today. */
const SOME_DAY = '2026-01-01'
const WISHES = phrases('telling', 'wishes')
const PAST = phrases('telling', 'past')
const ASKS = phrases('telling', 'asks between')
const ASKS_WHETHER_OR_WHOM = phrases('telling', 'asks whether or whom')

const RIGHTS_KNOWN = ['access', 'rectify', 'cancel', 'oppose'] as const
export type Right = (typeof RIGHTS_KNOWN)[number]
const isRight = (name: string): name is Right => RIGHTS_KNOWN.some((one) => one === name)

/** Which of the four rights over personal data (LGPDPPSO art. 38-46) a sentence asks for; the telling ones first. */
const RIGHTS = phrasebook('telling', 'rights', isRight)

/** The right that is asked for where the rights were offered; undefined when the words ask for something else. */
export function parseRight(text: string): Right | undefined {
  const request = parseRequest(text)
  if (request && request !== 'rights') return undefined
  const words = everyday(text)
  return RIGHTS.find(words)
}
