// Imports nothing: the office's pages run it in a browser as it is.

/** No vowels, so that no word appears. None of 0 O 1 I L 2 Z 5 S 8 B, which look or sound alike. */
const LETTERS = 'CDFGHJKMNPQRTVWXY34679'
/** Bytes from here on would make some letters likelier than others. */
const FAIR = 256 - (256 % LETTERS.length)
/** Of a code such as `K7M4-QX3P`: 55 thousand million. */
const CODE_LENGTH = 8

export const lettersFor = (numbers: Iterable<number>): string =>
  Array.from(numbers, (number) => LETTERS[number % LETTERS.length]).join('')

/** Without blanks, dashes and the like; undefined unless it is `length` letters of ours. */
export function readLetters(typed: string, length: number): string | undefined {
  const letters = typed.toUpperCase().replace(/[\s\p{Pd}\p{Cf}.*]/gu, '')
  return letters.length === length && [...letters].every((letter) => LETTERS.includes(letter)) ? letters : undefined
}

export const codeFor = (bytes: Uint8Array): string => printed(lettersFor(bytes.subarray(0, CODE_LENGTH)))

export function randomCode(random: (bytes: number) => Uint8Array): string {
  const fair: number[] = []
  while (fair.length < CODE_LENGTH) fair.push(...random(CODE_LENGTH).filter((byte) => byte < FAIR))
  return codeFor(Uint8Array.from(fair))
}

const printed = (letters: string): string => `${letters.slice(0, 4)}-${letters.slice(4)}`

/** Undefined when it cannot be one. */
export function readCode(typed: string): string | undefined {
  const letters = readLetters(typed, CODE_LENGTH)
  return letters && printed(letters)
}
