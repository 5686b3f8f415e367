/**
 * Words as they are compared in the whole house: lower case, no accents, punctuation as one blank, `ñ` as `n`.
 * Towns are stored so and typed places must pass through this same function, else nothing is found.
 */
export function plain(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
