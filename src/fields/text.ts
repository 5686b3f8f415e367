import { tidy } from '../reading/engine/words.ts'
import { asksForName, calledAlone, calledThere } from '../reading/names.ts'
import type { Kind } from './kind.ts'

const LONGEST = 200

/** Limits count its characters. */
export const text: Kind = {
  word: 'texto',
  isLimited: true,
  isPatterned: true,
  read(words, { least = 1, most = LONGEST, question }, { t, language }) {
    const asked = question[language]
    const value = tidy(calledThere(words, asked) ?? (asksForName(asked) ? calledAlone(words) : words))
    if (value === '') return undefined
    if (value.length < least) return { ok: false, note: t.details.tooShort(least) }
    return value.length > most ? { ok: false, note: t.details.tooLong(most) } : { ok: true, value }
  },
}
