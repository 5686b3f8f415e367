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

// Complaints in whole sentences. Whole messages ("denuncia") are commands.

/** Money, or more, demanded by office staff for what is free. */
const DENOUNCES = phrases('complaining', 'denounces')

const MISTREATS = phrases('complaining', 'mistreats')

/** An appointment lost unless paid: a fraud that people also ask about. */
const PAY_OR_LOSE_IT = phrases('complaining', 'pay or lose it')

/** The contrary, or the regular fee. */
const OTHERWISE = phrases('complaining', 'otherwise')

/** The regular fee, or a number: nothing about staff. */
const THE_FEE = phrases('complaining', 'the fee')

/** In a question only about the past, or about staff. */
const OF_WHOEVER_ATTENDS = phrases('complaining', 'of whoever attends')

/** Not the regular fee, nor anything denied or merely asked. */
export function denounces(text: string): boolean {
  const forms = [everyday(text), plain(text)]
  const bare = plain(text)
  const says = (what: Phrases) => forms.some((words) => what.test(words))
  const fraud = says(PAY_OR_LOSE_IT)
  if (!(fraud || says(DENOUNCES) || says(MISTREATS)) || OTHERWISE.test(bare) || THE_FEE.test(bare)) return false
  return !MARK.test(text) || fraud || OF_WHOEVER_ATTENDS.test(bare)
}

const MARK = /[?¿]/

/** "a quién le aviso si me piden dinero" reports nothing. */
export function onlyAsksOfReports(text: string): boolean {
  const words = everyday(text)
  if (PAST.test(words)) return false
  return MARK.test(text) || ASKS_WHETHER_OR_WHOM.test(words) || isAsked(text) || asksBetween(text)
}

/** What happened, or an accusation. */
export const isReport = (text: string): boolean => tellsWhatHappened(text) || (denounces(text) && !onlyAsksOfReports(text))

/** "denuncia: el licenciado quiere dinero". Undefined: nothing follows. */
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

/** Without money. */
export const tellsOfTreatment = (text: string): boolean => MISTREATS.test(everyday(text)) && !isOfMoney(text)

/** Undefined where it asks for a complaint, or says nothing else. */
export function withoutAnger(reading: Reading): Reading | undefined {
  if (saysIn(reading.text, 'wants to complain')) return undefined
  const angry = (text: string) =>
    denounces(text) || parseRequest(text) === 'complaint' || parseGrievance(text) !== undefined || parseFaq(text) === 'upset'
  const parts = clausesOf(reading.tokens).map(({ from, until }) =>
    reading.text.slice(reading.tokens[from]?.from ?? 0, reading.tokens[until]?.from).trim(),
  )
  const calm = parts.filter((part) => !angry(part)).join(' ')
  return calm === '' || calm === reading.text || angry(calm) ? undefined : reading.part(calm)
}

export type GrievanceAbout = 'service' | 'bank'

const BANK = phrases('complaining', 'bank')
const SERVICE = phrases('complaining', 'service')

/** For the office itself; undefined for anything else. */
export function parseGrievance(text: string): GrievanceAbout | undefined {
  if (/[?¿]/.test(text)) return undefined
  const words = plain(text)
  if (BANK.test(words)) return 'bank'
  return SERVICE.test(words) ? 'service' : undefined
}

const NAMELESS = phrases('complaining', 'nameless')
const NAMED = phrases('complaining', 'named')
export function parseHowToSend(text: string): 'anonymous' | 'named' | undefined {
  const words = plain(text)
  if (NAMELESS.test(words)) return 'anonymous'
  return NAMED.test(words) ? 'named' : undefined
}

/** How, or whether. */
export const answersReport = (text: string): boolean =>
  parseYesNo(text) !== undefined || saysIn(text, 'drops the report') || parseHowToSend(text) !== undefined

/** Fewer words are an answer, a name or an order. */
const FEWEST_TOLD = 4
/** So many words say it in full. */
const FEWEST_SAID_IN_FULL = 6

const countWords = (text: string): number => plain(text).split(' ').length

/** Not an answer or a question. */
export const isTold = (text: string): boolean => countWords(text) >= FEWEST_TOLD && !/[?¿]/.test(text)

/** "mi nombre está mal escrito, es Guadalupe". */
export const isSaidInFull = (text: string): boolean => countWords(text) >= FEWEST_SAID_IN_FULL

/** "me cobraron" after the offer is a report; "denuncia" only the word for it. */
const HAPPENED = phrases('telling', 'happened')

/** After the offer. Another wish or request is none. */
function tellsWhatHappened(text: string): boolean {
  if (/[?¿]/.test(text) || asksBetween(text)) return false
  if (parseCommand(text) === 'complaint') return HAPPENED.test(everyday(text))
  const request = parseRequest(text)
  if (request) return request === 'complaint'
  if (asksForATime(text)) return false
  return isTold(text) && parseAim(text) === undefined
}

/** "a qué hora abren", without its marks. A report may contain a question: "me dijo que cuánto le daba". */
function asksBetween(text: string): boolean {
  const faq = parseFaq(text)
  const words = everyday(text)
  return !PAST.test(words) && (ASKS.test(words) || kindOf(text) === 'question' || (faq !== undefined && faq !== 'upset'))
}

/** "que no sea en lunes ni en la tarde" is about an appointment; "fue el lunes en la tarde" a report. */
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

/** LGPDPPSO art. 38-46; the specific ones first. */
const RIGHTS = phrasebook('telling', 'rights', isRight)

/** Undefined when the words ask for something else. */
export function parseRight(text: string): Right | undefined {
  const request = parseRequest(text)
  if (request && request !== 'rights') return undefined
  const words = everyday(text)
  return RIGHTS.find(words)
}
