import { compact } from './compact.ts'
import type { Kind } from './kind.ts'

/** The number of a document; limits count its letters and figures. A record whose number has a form says it with a pattern. */
export const document: Kind = {
  word: 'número de documento',
  isPatterned: true,
  isLimited: true,
  read(text, { least = 4, most = 24 }, { t }) {
    const [only, another] = numbersIn(text).filter((code) => code.length >= least && code.length <= most)
    return only && !another ? { ok: true, value: only } : { ok: false, note: t.details.noDocument(least, most) }
  },
}

/** Words with figures that stand together are one number: "1234 5678". */
const numbersIn = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((word) => (/\d/.test(word) ? compact(word) : ' '))
    .join('')
    .split(' ')
    .filter(Boolean)
