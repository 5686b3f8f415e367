import { plain } from '../reading/engine/words.ts'

// A mask, not a regular expression: an office writes it as the document shows it, and reading one takes time that grows with its
// length alone. `A` is a letter, `9` a figure, `X` either; any other letter or figure is itself, and signs between them may be left out.

const MASK = /^(?=.*[A9X])[A-Z0-9 ./-]{1,40}$/
const MOST_MASKS = 5
const MOST_WORDS = 30

const masksOf = (pattern: string): string[] => pattern.split('|').map((mask) => mask.trim())

export function isPattern(pattern: string): boolean {
  const masks = masksOf(pattern)
  return masks.length <= MOST_MASKS && masks.every((mask) => MASK.test(mask))
}

const FITS: Record<string, RegExp> = { A: /[A-Z]/, 9: /\d/, X: /[A-Z\d]/ }
const isSign = (char: string): boolean => /[ ./-]/.test(char)

/** The words in the form of the mask; undefined when they are not of it. */
function inForm(mask: string, words: string): string | undefined {
  const typed = [
    ...plain(words)
      .toUpperCase()
      .replaceAll(/[^A-Z\d]/g, ''),
  ]
  const written = [...mask].map((char) => {
    if (isSign(char)) return char
    const next = typed.shift() ?? ''
    return next !== '' && (FITS[char]?.test(next) ?? next === char) ? next : undefined
  })
  return typed.length > 0 || written.includes(undefined) ? undefined : written.join('')
}

/** What of these words has the form of one of the masks, alone or in a sentence. */
export function findPattern(pattern: string, text: string): string | undefined {
  const words = text.split(/\s+/).slice(0, MOST_WORDS)
  for (const mask of masksOf(pattern)) {
    const whole = inForm(mask, text)
    if (whole !== undefined) return whole
    const longest = mask.split(/[ ./-]/).length
    for (const at of words.keys())
      for (let until = Math.min(at + longest, words.length); until > at; until--) {
        const found = inForm(mask, words.slice(at, until).join(' '))
        if (found !== undefined) return found
      }
  }
  return undefined
}
