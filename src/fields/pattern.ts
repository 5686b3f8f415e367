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

const lettersOf = (words: string): string =>
  plain(words)
    .toUpperCase()
    .replaceAll(/[^A-Z\d]/g, '')

/** In the form of the mask; undefined when they are not of it. */
function inForm(mask: string, letters: string): string | undefined {
  let at = 0
  const written = [...mask].map((char) => {
    if (isSign(char)) return char
    const next = letters[at++] ?? ''
    return next !== '' && (FITS[char]?.test(next) ?? next === char) ? next : undefined
  })
  return at !== letters.length || written.includes(undefined) ? undefined : written.join('')
}

/** Read once: a message may be very long. */
export function findPattern(pattern: string, text: string): string | undefined {
  const whole = lettersOf(text)
  const words = text.split(/\s+/).slice(0, MOST_WORDS).map(lettersOf)
  for (const mask of masksOf(pattern)) {
    const needed = [...mask].filter((char) => !isSign(char)).length
    const found = [whole, ...windows(words, needed)]
      .filter((letters) => letters.length === needed)
      .map((letters) => inForm(mask, letters))
      .find((one) => one !== undefined)
    if (found !== undefined) return found
  }
  return undefined
}

/** Words that follow each other and have so many letters together; from each word the most first. */
function windows(words: readonly string[], needed: number): string[] {
  return words.flatMap((_, from) => {
    const fit: string[] = []
    let letters = ''
    for (const word of words.slice(from, from + needed)) {
      letters += word
      if (letters.length > needed) break
      if (letters.length === needed) fit.unshift(letters)
    }
    return fit
  })
}
