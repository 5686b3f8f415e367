/**
 * How a phrase is written that people may use, in `plain` or `everyday` words. It may stand anywhere in a message.
 *
 *     no encuentro ..3 citas?       up to three other words in between; "cita" or "citas"
 *     cancel* (mi|la)? cita         a word that begins so; one of these, or none of them
 *     (muy|tan|bien)* car[oa]       as many of these as somebody likes; "caro" or "cara"
 *     mi cita ... la hora           anything in between
 *     (ay|no)+ cancelar             at least one of these
 *     ^(y)? ya no$                  where the message begins, and where it ends
 *
 * Between blanks stands a unit; one that may be missing takes its blank with it. Inside of a unit all else is as in regular
 * expressions, but a group captures nothing.
 */
export interface Phrase {
  fromStart: boolean
  units: Unit[]
  toEnd: boolean
}

interface Unit {
  parts: Part[]
  /** As in regular expressions; '' is once. A number: so many words of any kind at most. */
  times: '' | '?' | '*' | '+' | number
}

/** Regular expression as it stands, or one of several phrases. */
type Part = string | { oneOf: Unit[][]; suffix: string }

/** Reads a phrase. Throws for a parenthesis that is not closed. */
export function readPhrase(line: string): Phrase {
  const fromStart = line.startsWith('^')
  const toEnd = line.endsWith('$')
  const reader = new Reader(line.slice(fromStart ? 1 : 0, toEnd ? -1 : undefined))
  const [units = [], ...others] = reader.alternatives()
  if (others.length > 0 || !reader.done) throw new SyntaxError(`not a phrase: ${line}`)
  return { fromStart, units, toEnd }
}

class Reader {
  #at = 0
  readonly #text: string

  constructor(text: string) {
    this.#text = text
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
    if (gap) return { parts: [], times: gap === '.' ? Number.POSITIVE_INFINITY : Number(gap) }
    const parts: Part[] = []
    for (let part = this.#part(); part !== undefined; part = this.#part()) parts.push(part)
    const [only, ...others] = parts
    if (only === undefined) return undefined
    const times = typeof only === 'object' && others.length === 0 ? TIMES.find((one) => one === only.suffix) : undefined
    return times && typeof only === 'object' ? { parts: [{ ...only, suffix: '' }], times } : { parts, times: '' }
  }

  #part(): Part | undefined {
    if (this.#text.startsWith('(?', this.#at)) return this.#lookaround()
    if (this.#take('(')) {
      const oneOf = this.alternatives()
      if (!this.#take(')')) throw new SyntaxError(`a parenthesis is not closed: ${this.#text}`)
      return { oneOf, suffix: this.#match(/[?*+]|\{\d,?\d?\}/y)?.[0] ?? '' }
    }
    const word = this.#match(/[a-z0-9]+\*/y)
    if (word) return word[0].replace('*', String.raw`\w*`)
    return this.#match(/[a-z0-9]+(?![?+{*])|\[[^\]]*\][?*+]?|\\?[^ ()|[\]][?+*]?(?:\{\d,?\d?\})?/y)?.[0]
  }

  /** What must or must not stand beside it, as a regular expression. */
  #lookaround(): string {
    const from = this.#at
    let depth = 0
    do {
      const char = this.#text[this.#at++]
      if (char === undefined) throw new SyntaxError(`a parenthesis is not closed: ${this.#text}`)
      depth += char === '(' ? 1 : char === ')' ? -1 : 0
    } while (depth > 0)
    return this.#text.slice(from, this.#at).replace(/\((?!\?)/g, '(?:')
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

/** The regular expression of a phrase. */
export function sourceOf({ fromStart, units, toEnd }: Phrase): string {
  return `${fromStart ? '^' : '\\b'}${sourceOfUnits(units)}${toEnd ? '$' : '\\b'}`
}

function sourceOfUnits(units: Unit[]): string {
  const last = units.findLastIndex(isSure)
  return units
    .map(({ parts, times }, at) => {
      const source = parts.map(sourceOfPart).join('')
      const [before, after] = at > last && at > 0 ? [' ', ''] : ['', at < last ? ' ' : '']
      if (times === '') return before + source + after
      if (times === '+') return `${before}${source}(?: ${source})*${after}`
      if (times === Number.POSITIVE_INFINITY) return `(?:${before}.*${after})?`
      return typeof times === 'number' ? `(?:${before}\\w+${after}){0,${times}}` : `(?:${before}${source}${after})${times}`
    })
    .join('')
}

/** Whether it cannot be missing. */
const isSure = ({ times }: Unit): boolean => times === '' || times === '+'

const sourceOfPart = (part: Part): string =>
  typeof part === 'string' ? part : `(?:${part.oneOf.map(sourceOfUnits).join('|')})${part.suffix}`

const KEY = 3
/** The beginning of a word of a message, as `keysOf` writes it. */
export const keyOf = (word: string): string => word.slice(0, KEY)

/** Beginnings of words, one of which is in every message that the phrase is in; undefined where none is sure. */
export function keysOf(units: Unit[]): string[] | undefined {
  let best: string[] | undefined
  for (const unit of units) {
    const keys = isSure(unit) ? keysOfUnit(unit) : undefined
    if (keys && (!best || costOf(keys) < costOf(best))) best = keys
  }
  return best
}

function keysOfUnit({ parts }: Unit): string[] | undefined {
  const [first, second] = parts
  if (typeof first === 'string') {
    const letters = /^[a-z0-9]+/.exec(first)?.[0] ?? ''
    const whole = letters === first && second === undefined
    return letters.length >= KEY || whole ? [keyOf(letters)] : undefined
  }
  if (first === undefined || second !== undefined || first.suffix !== '') return undefined
  const all = first.oneOf.map(keysOf)
  return all.every((keys) => keys !== undefined) ? all.flat() : undefined
}

/** Short words are in nearly every message. */
const costOf = (keys: string[]): number => keys.reduce((sum, key) => sum + (key.length < KEY ? 4 : 1), 0)
