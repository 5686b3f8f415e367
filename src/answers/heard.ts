import type { Db } from '../../db/open.ts'
import { findPlace } from '../catalogue/places.ts'
import type { Command } from '../reading/acts.ts'
import { EVERYDAY } from '../reading/first-of-all.ts'
import type { Reading } from '../reading/reading.ts'
import { saysIn } from '../reading/said.ts'

/** Heard by the chat itself, so no office answer may replace it. */
export type HeardByChat =
  | 'rights'
  | 'delicate'
  /** A CURP, a name, a place, a day or an hour. */
  | 'datum'
  /** A procedure, a yes or a no, a command. */
  | 'order'
  /** Answered by the law or the records. */
  | 'answered'

const RIGHTS: ReadonlySet<Command | undefined> = new Set<Command>(['rights', 'erase', 'privacy', 'stop'])
const MARKS = /[¿?¡!]/g

/** Undefined: nothing, so an office may answer. `replaceable`: shipped answers that it may replace. */
export function heardByChat(asked: Reading, db: Db, replaceable: readonly string[]): HeardByChat | undefined {
  const bare = asked.part(asked.text.replace(MARKS, ' '))
  const first = replaceable.find((topic) => topic === asked.first) === undefined ? asked.first : undefined
  if (first === 'eraseData' || [asked.command, asked.request, asked.aside].some((one) => RIGHTS.has(one))) return 'rights'
  if (first && EVERYDAY.has(first)) return 'answered'
  if (first || asked.says('near something delicate')) return 'delicate'
  if (isDatum(bare) || findPlace(db, bare.plain).kind !== 'unknown') return 'datum'
  if (asked.command ?? asked.request ?? asked.aside ?? asked.yesNo ?? asked.aim?.family) return 'order'
  return asked.faq === undefined || replaceable.includes(asked.faq) ? undefined : 'answered'
}

function isDatum(reading: Reading): boolean {
  const { curp, fullName, introduction, entities, tokens, text } = reading
  if ((curp ?? fullName ?? introduction) || LONG_NUMBER.test(text)) return true
  return entities.some(
    ({ kind, from, until }) => kind === 'curp' || kind === 'folio' || (DATA.has(kind) && until - from >= tokens.length - 1),
  )
}
const DATA: ReadonlySet<string> = new Set(['office', 'place', 'day', 'hour', 'count', 'money'])

const LINK = /https?:|www\.|@|[\w-]{2,}\.[a-z]{2,}\b/i
/** Hours are no part of a telephone or an account. */
const HOUR = /\b(?:[01]?\d|2[0-3]):[0-5]0\b/g
const LONG_NUMBER = /(?:\p{Nd}[^\p{L}\p{Nd}]{0,3}){7}/u

/** Why an answer needs a second consent: it may lead people to a private telephone, page or account. */
export function riskIn(said: string): 'link' | 'number' | 'money' | undefined {
  const text = said.normalize('NFKC')
  if (LINK.test(text)) return 'link'
  if (LONG_NUMBER.test(text.replace(HOUR, ' h '))) return 'number'
  return saysIn(text, 'names money') ? 'money' : undefined
}
