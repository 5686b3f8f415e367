import type { Phrases, Span } from './phrases.ts'
import { plain } from './words.ts'

const WORD = /[\p{L}\p{N}]+/gu

/** Where phrases stand in what was typed, accents, capitals and marks as they are. `said` ends before the mark or blank behind it. */
export function spansIn(text: string, said: Pick<Phrases, 'spans'>): Span[] {
  const typed = [...text.matchAll(WORD)]
  const words = wordsOf(text, typed)
  const spans = said.spans(words.join(' '))
  if (spans.length === 0) return []
  const starts: number[] = []
  let length = 0
  for (const word of words) {
    starts.push(length)
    length += word.length + 1
  }
  return spans.map(({ from, until }) => {
    const first = typed[starts.findLastIndex((start) => start <= from)]
    const last = typed[starts.findLastIndex((start) => start < until)]
    return { from: first?.index ?? 0, until: (last?.index ?? 0) + (last?.[0].length ?? 0) }
  })
}

/** Each word as `plain` writes it; all at once where that keeps them apart. */
function wordsOf(text: string, typed: readonly RegExpExecArray[]): string[] {
  const whole = plain(text).split(' ')
  return whole.length === typed.length ? whole : typed.map(([word]) => plain(word))
}

/** The words with each phrase in them said in other words: those that are left of it. */
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
