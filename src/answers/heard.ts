import type { Db } from '../../db/open.ts'
import { findPlace } from '../catalogue/places.ts'
import type { Command } from '../reading/acts.ts'
import { EVERYDAY } from '../reading/first-of-all.ts'
import type { Reading } from '../reading/reading.ts'
import { saysIn } from '../reading/said.ts'

/** What the chat hears itself, so that no answer of an office may be said to it. */
export type HeardByChat =
  /** Rights over data, deletion, no more messages. */
  | 'rights'
  /** Danger, fear, a complaint, health. */
  | 'delicate'
  /** A CURP, a name, a place, a day or an hour: what a question of the chat asks for. */
  | 'datum'
  /** A procedure, a yes or a no, something that the chat does when it is told to. */
  | 'order'
  /** The chat answers it by the law or the records. */
  | 'answered'

const RIGHTS: ReadonlySet<Command | undefined> = new Set<Command>(['rights', 'erase', 'privacy', 'stop'])
const MARKS = /[¿?¡!]/g

/** What it hears in these words; undefined: nothing, so that an office may answer them. `replaceable`: which shipped answers it may replace. */
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

/** Whether it is such a thing and nothing else. */
function isDatum(reading: Reading): boolean {
  const { curp, passport, fullName, introduction, entities, tokens } = reading
  if (curp ?? passport ?? fullName ?? introduction) return true
  return entities.some(
    ({ kind, from, until }) => kind === 'curp' || kind === 'folio' || (DATA.has(kind) && until - from >= tokens.length - 1),
  )
}
const DATA: ReadonlySet<string> = new Set(['office', 'place', 'day', 'hour', 'count', 'money'])

const LINK = /https?:|www\.|@|[\w-]{2,}\.[a-z]{2,}\b/i
/** Hours are no part of a telephone or an account. */
const HOUR = /\b(?:[01]?\d|2[0-3]):[0-5]0\b/g
const LONG_NUMBER = /(?:\p{Nd}[^\p{L}\p{Nd}]{0,3}){7}/u

/** Why the words of an answer need a second yes: they may lead people to somebody's telephone, page or account. */
export function riskIn(said: string): 'link' | 'number' | 'money' | undefined {
  const text = said.normalize('NFKC')
  if (LINK.test(text)) return 'link'
  if (LONG_NUMBER.test(text.replace(HOUR, ' h '))) return 'number'
  return saysIn(text, 'names money') ? 'money' : undefined
}
