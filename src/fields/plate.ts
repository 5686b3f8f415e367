import { compact } from './compact.ts'
import type { Kind } from './kind.ts'

const LEAST = 5
const MOST = 7
const MOST_WORDS = 4

/** States and kinds of vehicle differ in their form: a record says its own with a pattern. */
export const plate: Kind = {
  word: 'placas',
  isPatterned: true,
  read(text, _field, { t }) {
    const value = plateIn(text.split(/[\s,;]+/))
    return value === undefined ? { ok: false, note: t.details.noPlate } : { ok: true, value }
  },
}

/** Of words that stand together, as many as plates have room for: "son las abc 123 d" are ABC123D. */
function plateIn(words: string[]): string | undefined {
  for (let size = MOST_WORDS; size > 0; size--)
    for (const at of words.keys()) {
      const code = compact(words.slice(at, at + size).join(''))
      if (code.length >= LEAST && code.length <= MOST && /\d/.test(code) && /[A-Z]/.test(code)) return code
    }
  return undefined
}
