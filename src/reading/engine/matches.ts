import type { Phrases, Span } from './phrases.ts'
import { remembered } from './remembered.ts'
import { plain } from './words.ts'

/** Words as `plain` writes them, with positions. */
interface Line {
  words: string
  typed: readonly RegExpExecArray[]
  /** Start of each word in `words`; made at the first match. */
  starts?: number[]
}

const WORD = /[\p{L}\p{N}]+/gu

const REMEMBERED = 50
const lineOf = remembered(REMEMBERED, (text): Line => {
  const typed = [...text.matchAll(WORD)]
  const whole = plain(text)
  // Word by word only where putting it in plain letters changes how many there are.
  const words = whole.split(' ').length === typed.length ? whole : typed.map(([word]) => plain(word)).join(' ')
  return { words, typed }
})

function startsOf(line: Line): number[] {
  if (line.starts) return line.starts
  const starts = [0]
  for (let at = line.words.indexOf(' '); at >= 0; at = line.words.indexOf(' ', at + 1)) starts.push(at + 1)
  line.starts = starts
  return starts
}

/** Accents, capitals and marks as typed; a mark behind one is not included. */
export function spansIn(text: string, said: Pick<Phrases, 'spans'>): Span[] {
  const line = lineOf(text)
  const spans = said.spans(line.words)
  if (spans.length === 0) return spans
  const starts = startsOf(line)
  return spans.map(({ from, until }) => {
    const first = line.typed[starts.findLastIndex((start) => start <= from)]
    const last = line.typed[starts.findLastIndex((start) => start < until)]
    return { from: first?.index ?? 0, until: (last?.index ?? 0) + (last?.[0].length ?? 0) }
  })
}

/** Replaces each phrase by its remaining words. */
export function rewritten(words: string, said: Pick<Phrases, 'spans'>, keep: (phrase: string[]) => string[]): string {
  const spans = said.spans(words)
  if (spans.length === 0) return words
  let out = ''
  let at = 0
  for (const { from, until } of spans) {
    if (from < at) continue
    out += words.slice(at, from) + keep(words.slice(from, until).split(' ')).join(' ')
    at = until
  }
  return (out + words.slice(at)).replace(/ +/g, ' ').trim()
}
