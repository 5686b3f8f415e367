/**
 * The one notation of the vocabulary (src/reading): how a sentence is written that people may use. It may stand anywhere in a
 * message, and is compared with `plain` or `everyday` words, so accents, capitals and marks mean nothing.
 *
 *     no encuentro ..3 citas?       up to three other words in between; "cita" or "citas"
 *     cancel* (mi|la)? cita         a word that begins so; one of these, or none of them
 *     (muy|tan|bien)* car[oa]       as many of these as somebody likes; "caro" or "cara"
 *     mi cita ... la hora           anything in between
 *     (ay|no)+ cancelar             at least one of these
 *     ^(y)? ya no$                  where the message begins, and where it ends
 *     perdi !(el|mi|la)             what must not follow
 *     murio & (urge|hoy) & !hij[oa] all of these, wherever they stand, and not the last
 *     {money}                       one of a named group (groups.txt); {word}, {letter}, {number} and {amount} are any
 *
 * Between blanks stands a unit; one that may be missing takes its blank with it.
 */
export interface Phrase {
  /** Mostly one; several are joined by "&", anywhere. */
  parts: PhrasePart[]
}

interface PhrasePart {
  denied: boolean
  fromStart: boolean
  units: Unit[]
  toEnd: boolean
}

interface Unit {
  pieces: Piece[]
  /** As in regular expressions; '' is once. A number: up to so many words. `not`: must not follow. */
  times: '' | '?' | '*' | '+' | 'not' | number
}

/** A regular expression, or one of several phrases. */
type Piece = string | { oneOf: Unit[][]; suffix: string }

/** Alternatives in this notation. */
export type Groups = ReadonlyMap<string, string>

/** Built-in groups: any word, figures, letter. */
const ANY: Record<string, string> = {
  word: String.raw`\w+`,
  number: String.raw`\d\w*`,
  letter: String.raw`\w\b`,
  amount: String.raw`\d{3,5}`,
}
const NO_GROUPS: Groups = new Map()

/** Throws for an unclosed parenthesis, an unknown group and the like. */
export function readPhrase(line: string, groups: Groups = NO_GROUPS): Phrase {
  return { parts: line.split(' & ').map((part, at) => readPart(part, line, at > 0, groups)) }
}

function readPart(part: string, line: string, mayBeDenied: boolean, groups: Groups): PhrasePart {
  const denied = mayBeDenied && part.startsWith('!')
  const said = denied ? part.slice(1) : part
  const fromStart = said.startsWith('^')
  const toEnd = said.endsWith('$')
  const reader = new Reader(said.slice(fromStart ? 1 : 0, toEnd ? -1 : undefined), groups)
  const [units = [], ...others] = reader.alternatives()
  if (others.length > 0 || !reader.done || units.length === 0) throw new SyntaxError(`not a phrase: ${line}`)
  return { denied, fromStart, units, toEnd }
}

class Reader {
  #at = 0
  readonly #text: string
  readonly #groups: Groups

  constructor(text: string, groups: Groups) {
    this.#text = text
    this.#groups = groups
  }

  get done(): boolean {
    return this.#at >= this.#text.length
  }

  alternatives(): Unit[][] {
    const all: Unit[][] = [this.#units()]
    while (this.#take('|')) all.push(this.#units())
    return all
  }

  #units(): Unit[] {
    const units: Unit[] = []
    do {
      const unit = this.#unit()
      if (unit) units.push(unit)
    } while (this.#take(' '))
    return units
  }

  #unit(): Unit | undefined {
    const gap = this.#match(/\.\.([.\d])/y)?.[1]
    if (gap) return { pieces: [], times: gap === '.' ? Number.POSITIVE_INFINITY : Number(gap) }
    const not = this.#take('!')
    const pieces: Piece[] = []
    for (let piece = this.#piece(); piece !== undefined; piece = this.#piece()) pieces.push(piece)
    const [only, ...others] = pieces
    if (only === undefined) return undefined
    if (not) return { pieces, times: 'not' }
    const times = typeof only === 'object' && others.length === 0 ? TIMES.find((one) => one === only.suffix) : undefined
    return times && typeof only === 'object' ? { pieces: [{ ...only, suffix: '' }], times } : { pieces, times: '' }
  }

  #piece(): Piece | undefined {
    if (this.#take('(')) {
      const oneOf = this.alternatives()
      if (!this.#take(')')) throw new SyntaxError(`a parenthesis is not closed: ${this.#text}`)
      return { oneOf, suffix: this.#suffix() }
    }
    const named = this.#match(/\{([a-z ]+)\}/y)?.[1]
    if (named !== undefined) return this.#group(named)
    const word = this.#match(/[a-z0-9]+\*/y)
    if (word) return word[0].replace('*', String.raw`\w*`)
    return this.#match(/[a-z0-9]+(?![?+*])|\[[a-z]+\][?+]?|[a-z0-9][?+]?|\$/y)?.[0]
  }

  #group(name: string): Piece {
    const any = ANY[name]
    if (any !== undefined) return { oneOf: [[{ pieces: [any], times: '' }]], suffix: this.#suffix() }
    const text = this.#groups.get(name)
    if (text === undefined) throw new SyntaxError(`no group is called {${name}}: ${this.#text}`)
    const reader = new Reader(text, this.#groups)
    const oneOf = reader.alternatives()
    if (!reader.done) throw new SyntaxError(`not the alternatives of a group: ${text}`)
    return { oneOf, suffix: this.#suffix() }
  }

  #suffix(): string {
    return this.#match(/[?*+]/y)?.[0] ?? ''
  }

  #take(char: string): boolean {
    if (this.#text[this.#at] !== char) return false
    this.#at++
    return true
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (!found) return undefined
    this.#at = pattern.lastIndex
    return found
  }
}

const TIMES = ['?', '*', '+'] as const

export function sourceOf({ parts }: Phrase): string {
  const [only, ...others] = parts
  if (only && others.length === 0) return sourceOfPart(only)
  const ahead = parts.map((part) => `(?${part.denied ? '!' : '='}${part.fromStart ? '' : '.*'}${sourceOfPart(part)})`)
  return `^${ahead.join('')}`
}

const sourceOfPart = ({ fromStart, units, toEnd }: PhrasePart): string =>
  `${fromStart ? '^' : '\\b'}${sourceOfUnits(units)}${toEnd ? '$' : '\\b'}`

function sourceOfUnits(units: Unit[]): string {
  const last = units.findLastIndex(isSure)
  return units
    .map(({ pieces, times }, at) => {
      const source = pieces.map(sourceOfPiece).join('')
      const [before, after] = at > last && at > 0 ? [' ', ''] : ['', at < last ? ' ' : '']
      if (times === '') return before + source + after
      if (times === 'not') return `(?!${before}(?:${source})\\b)`
      if (times === '+') return `${before}${source}(?: ${source})*${after}`
      if (times === Number.POSITIVE_INFINITY) return `(?:${before}.*${after})?`
      return typeof times === 'number' ? `(?:${before}\\w+${after}){0,${times}}` : `(?:${before}${source}${after})${times}`
    })
    .join('')
}

const isSure = ({ times }: Unit): boolean => times === '' || times === '+'

const sourceOfPiece = (piece: Piece): string =>
  typeof piece === 'string' ? piece : `(?:${piece.oneOf.map(sourceOfUnits).join('|')})${piece.suffix}`

const KEY = 3
/** As `keysOf` writes it. */
export const keyOf = (word: string): string => word.slice(0, KEY)

/** Prefixes in every match: one of each list, rarest first; empty where nothing is sure. */
export const needsOf = ({ parts }: Phrase): string[][] => needs(parts.filter(({ denied }) => !denied).flatMap(({ units }) => units))

const needs = (units: readonly Unit[]): string[][] =>
  units
    .flatMap((unit) => (isSure(unit) ? needsOfUnit(unit) : []))
    .map((keys) => [...new Set(keys)])
    .sort((a, b) => costOf(a) - costOf(b))

function needsOfUnit({ pieces }: Unit): string[][] {
  const [first, second] = pieces
  if (typeof first === 'string') {
    const letters = /^[a-z0-9]+/.exec(first)?.[0] ?? ''
    const whole = letters === first && second === undefined
    return letters.length >= KEY || whole ? [[keyOf(letters)]] : []
  }
  if (first === undefined || second !== undefined || first.suffix !== '') return []
  const all = first.oneOf.map((units) => needs(units)[0])
  return all.every((keys) => keys !== undefined) ? [all.flat()] : []
}

/** Short words are in nearly every message. */
const costOf = (keys: readonly string[]): number => keys.reduce((sum, key) => sum + (key.length < KEY ? 4 : 1), 0)
