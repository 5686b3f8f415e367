import { distance } from 'fastest-levenshtein'
import { type Aim, parseAim } from './aims.ts'
import { parseCurp } from './curps.ts'
import { MONTH, WEEKDAY } from './dates.ts'
import { clausesOf } from './denial.ts'
import { remembered } from './engine/remembered.ts'
import type { Token } from './engine/tokens.ts'
import { anyWord } from './engine/vocabulary.ts'
import { plain, tidy } from './engine/words.ts'
import { relativesIn } from './family.ts'
import type { Found } from './finder.ts'
import { lineOf } from './manner.ts'
import { placeWords } from './places.ts'
import type { RequestedTimes } from './requested-times.ts'
import { parseTimes } from './times.ts'

export type EntityKind = 'office' | 'place' | 'day' | 'hour' | 'count' | 'relative' | 'procedure' | 'curp' | 'folio' | 'money'

export interface Entity {
  kind: EntityKind
  /** A name, a number, a family of procedures, a CURP. */
  value: string
  times?: RequestedTimes
  /** `until` is after the last. */
  from: number
  until: number
}

/** Of this installation, asked only when needed. */
export interface House {
  today(): string
  offices(): readonly string[]
  /** Its proper name; undefined for none. */
  place(words: string): string | undefined
  procedures(words: readonly string[]): NamedProcedures
}

export type NamedProcedures = 'vocabulary' | 'none' | Found

/** In order. Where two share a word, the longer one stands. */
export function entitiesIn(
  text: string,
  tokens: readonly Token[],
  house: House,
  today: string,
  family: Aim['family'] | undefined,
): Entity[] {
  const found = [
    ...officesIn(tokens, house),
    ...curpIn(text, tokens),
    ...placesIn(text, tokens, house),
    ...timesIn(text, tokens, today),
    ...countsIn(tokens),
    ...relativesOf(tokens),
    ...proceduresIn(tokens, family),
  ]
  const kept: Entity[] = []
  const mayShare = (one: Entity, other: Entity) => (one.kind === 'procedure') !== (other.kind === 'procedure')
  for (const entity of found)
    if (!kept.some((one) => one.from < entity.until && entity.from < one.until && !mayShare(one, entity))) kept.push(entity)
  return kept.sort((a, b) => a.from - b.from)
}

/** A longer name may have one wrong letter. */
const SHORTEST_MISSPELT = 6
const isNamed = (said: string, name: string): boolean =>
  said === name || (name.length >= SHORTEST_MISSPELT && said[0] === name[0] && distance(said, name) === 1)

/** "Cuajimalpa, CDMX" is called by the part before the comma. */
const calledBy = remembered(500, (office) => plain(office.split(',')[0] ?? office))

function officesIn(tokens: readonly Token[], { offices }: House): Entity[] {
  // A misspelt name begins with its own letter too.
  const initials = new Set(tokens.map(({ word }) => word[0]))
  return offices().flatMap((value) => {
    const name = calledBy(value)
    const { length } = name.split(' ')
    if (!initials.has(name[0])) return []
    return tokens.flatMap((_, from) => {
      const until = from + length
      const said = tokens.slice(from, until).map(({ word }) => word)
      return isNamed(said.join(' '), name) ? [{ kind: 'office' as const, value, from, until }] : []
    })
  })
}

function placesIn(text: string, tokens: readonly Token[], { place }: House): Entity[] {
  for (const words of placeWords(text)) {
    const span = spanOf(plain(words).split(' '), tokens)
    const value = span && place(words)
    if (span && value) return [{ kind: 'place', value, ...span }]
  }
  return []
}

function curpIn(text: string, tokens: readonly Token[]): Entity[] {
  const typed = parseCurp(text)?.typed
  const from = typed === undefined ? -1 : tokens.findIndex(({ word }) => plain(word) === plain(typed))
  return typed === undefined || from < 0 ? [] : [{ kind: 'curp', value: typed, from, until: from + 1 }]
}

function spanOf(words: string[], tokens: readonly Token[]): Pick<Entity, 'from' | 'until'> | undefined {
  const from = tokens.findIndex((_, at) => words.every((word, i) => tokens[at + i]?.word === word))
  return from < 0 ? undefined : { from, until: from + words.length }
}

const DAY = new RegExp(
  `\\b(?:${WEEKDAY}(?: \\d{1,2}\\b)?(?: de ${MONTH})?|\\d{1,2} (?:de )?${MONTH}|${MONTH} \\d{1,2}|(?:el|dia) \\d{1,2}(?= |$)(?! y media)|${anyWord('bounds', 'named days')}|(?<!la )manana)\\b`,
  'g',
)
const CLOCK =
  /\b(?:(?:a |de |como a |tipo |(?!las \w+ \w+mos\b))las? (?:\d{1,2}|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)(?: (?:y media|y cuarto|\d{2}))?(?! (?:personas?|citas?|pasaportes?|veces))\b|\d{1,2} \d{2} ?(?:h|hrs?|horas)?\b|\d{1,2} ?(?:am|pm|hrs?|horas)\b|(?:en|por|de) las? (?:manana|mananas|tarde|tardes|noche)\b|temprano|tempranito|mediodia|medio dia|mornings?|afternoons?|evenings?|noon)/g

function timesIn(text: string, tokens: readonly Token[], today: string): Entity[] {
  return [...timed('day', DAY, tokens, today), ...timed('hour', CLOCK, tokens, today).filter((one) => !isDate(one, text, tokens))]
}

/** "10/12" is no hour. */
function isDate({ value, from }: Entity, text: string, tokens: readonly Token[]): boolean {
  const [first, second] = [tokens[from], tokens[from + 1]]
  return /^\d{1,2} \d{2}$/.test(value) && /[/-]/.test(tidy(text).slice(first?.until, second?.from))
}

function timed(kind: 'day' | 'hour', pattern: RegExp, tokens: readonly Token[], today: string): Entity[] {
  return matchesIn(tokens, pattern).flatMap(({ words, from, until }) => {
    const times = parseTimes(words, today)
    return times ? [{ kind, value: words, times, from, until }] : []
  })
}

const COUNT = /\b(?:\d{1,2}|dos|tres|cuatro|cinco|seis|siete|ocho) (?=(?:personas|pasaportes|citas|adultos|people)\b)/g
const MONEY = /\b\d[\d ]*(?:pesos|dolares|varos|mil pesos)\b/g
const FOLIO = /\bfolio (?:es |numero )?[a-z0-9]*\d[a-z0-9]*\b/g

const NUMBERED = [
  ['count', COUNT],
  ['money', MONEY],
  ['folio', FOLIO],
] as const

const countsIn = (tokens: readonly Token[]): Entity[] =>
  NUMBERED.flatMap(([kind, pattern]) => matchesIn(tokens, pattern).map(({ words: value, ...span }) => ({ kind, value, ...span })))

const relativesOf = (tokens: readonly Token[]): Entity[] =>
  tokens.flatMap(({ word }, from) =>
    relativesIn(word.replace(/s$/, '')).length > 0 ? [{ kind: 'relative' as const, value: word, from, until: from + 1 }] : [],
  )

/** Each clause alone; longer sentences say it early or nowhere in particular. */
const MOST_CLAUSES = 8

/** By the clause that says it. */
function proceduresIn(tokens: readonly Token[], family: Aim['family'] | undefined): Entity[] {
  if (!family) return []
  const clause = clausesOf(tokens)
    .slice(0, MOST_CLAUSES)
    .find(
      ({ from, until }) =>
        parseAim(
          tokens
            .slice(from, until)
            .map(({ word }) => word)
            .join(' '),
        )?.family === family,
    )
  return [{ kind: 'procedure', value: family, ...(clause ?? { from: 0, until: tokens.length }) }]
}

function matchesIn(tokens: readonly Token[], pattern: RegExp): (Pick<Entity, 'from' | 'until'> & { words: string })[] {
  const { words: line, starts } = lineOf(tokens)
  return [...line.matchAll(pattern)].map((found) => {
    const [words] = found
    const end = found.index + words.trimEnd().length
    const from = starts.findLastIndex((start) => start <= found.index)
    const until = starts.findLastIndex((start) => start < end) + 1
    return { words: words.trim(), from, until }
  })
}
