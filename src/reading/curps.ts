import { normaliseCurp } from '../catalogue/curp.ts'
import { tidy } from './engine/words.ts'

export interface CurpTyped {
  typed: string
  /** Often the name. */
  rest: string
  /** The same with its marks. */
  beside: string
}

/** A CURP in one piece, as it is copied from somewhere. */
const WHOLE = /(?<![\p{L}\d])[A-ZÑ]{4}\d{6}[HMX][A-ZÑ]{5}[A-Z\d]\d(?![\p{L}\d])/giu

/** Each CURP with the name beside it; the message alone with fewer than two CURPs. */
export function splitPeople(text: string): string[] {
  const said = tidy(text)
  const found = [...said.matchAll(WHOLE)]
  const [first] = found
  if (!first || found.length < 2) return [text]
  const before = said.slice(0, first.index).replace(/\b(?:curps?|nombres?)\b/gi, '')
  const namesFirst = /\p{L}{2}/u.test(before)
  const cuts = found.map((one) => (namesFirst ? one.index + one[0].length : one.index))
  const ends = namesFirst ? cuts : [...cuts.slice(1), said.length]
  return ends.map((end, i) => said.slice(namesFirst ? (cuts[i - 1] ?? 0) : (cuts[i] ?? 0), end).trim())
}

/** "HESG 58 03 12 MMC RTD 06", with any blanks. */
const IN_GROUPS = /(?<![\p{L}\d])[A-ZÑ]{4}(?: ?\d){6} ?[HMX](?: ?[A-ZÑ]){5} ?[A-Z\d] ?\d(?![\p{L}\d])/giu

/** Pasted twice without a blank, or dictated letter by letter: "h e s g 58 03 12". */
const inOnePiece = (said: string): string =>
  said
    .replace(/(?<![\p{L}\d])([A-ZÑ]{4}\d{6}[A-ZÑ\d]{8})\1+(?![\p{L}\d])/giu, '$1')
    .replace(IN_GROUPS, (groups) => groups.replaceAll(' ', ''))
    .replace(/(?<![\p{L}\d])(?:[\p{L}\d] ){3,}[\p{L}\d](?![\p{L}\d])/gu, (letters) => apartFromAnd(letters.replaceAll(' ', '')))

/** "… d 0 6 y me llamo": the "y" belongs to the sentence. */
const apartFromAnd = (letters: string): string => (letters.length > LENGTH ? letters.replace(/[ye]$/i, ' $&') : letters)

const LENGTH = 18
const MOST_PIECES = 6
/** Four letters and a date, also with O for 0: an attempt. */
const BEGINS_LIKE_ONE = /^[A-ZÑ]{4}[\dOILSB]{6}[A-ZÑ\d]{2,11}$/
/** About that length, mixing letters and digits. */
const MIXED = /^(?=(?:.*\d){4})(?=(?:.*[A-ZÑ]){5})[A-ZÑ\d]{13,22}$/

/** Right or wrong, in pieces or inside a sentence; undefined when nothing looks like one. */
export function parseCurp(text: string): CurpTyped | undefined {
  const whole = inOnePiece(tidy(text))
  if (!/\d/.test(whole)) return undefined
  const cut = [...whole.matchAll(/[^\s,;:]+/g)]
  const pieces = cut.map(([piece]) => piece)
  const runs = pieces.flatMap((_, from) =>
    Array.from({ length: Math.min(MOST_PIECES, pieces.length - from) }, (__, more) => ({ from, until: from + more + 1 })),
  )
  const read = runs.flatMap((run) => {
    const joined = pieces.slice(run.from, run.until).join('')
    // "de la biblioteca" has only misread figures.
    return /\d/.test(joined) ? [{ ...run, typed: normaliseCurp(joined) }] : []
  })
  const best =
    read.find(({ typed }) => typed.length === LENGTH && BEGINS_LIKE_ONE.test(typed)) ??
    read.find(({ from, until, typed }) => until - from === 1 && BEGINS_LIKE_ONE.test(typed)) ??
    read.find(({ typed }) => BEGINS_LIKE_ONE.test(typed) && typed.length > 13) ??
    // Only one word: joined words soon look like anything ("Ruiz, 17 de abril de 1985").
    read.find(({ from, until, typed }) => until - from === 1 && MIXED.test(typed))
  if (!best) return undefined
  const last = cut[best.until - 1]
  const beside = `${whole.slice(0, cut[best.from]?.index)}, ${whole.slice((last?.index ?? 0) + (last?.[0].length ?? 0))}`
    .replace(/\b(?:(?:mi |su |la |my |the )?curp\b(?: (?:es|is))?|(?:(?:yo|ella) )?(?:soy|es)(?= *,))/gi, ' ')
    .replace(/\s*,[\s,]*/g, ', ')
  return { typed: best.typed, rest: tidy(beside.replace(/[,;:]+/g, ' ')), beside: tidy(beside) }
}

/** The voter key on the same card: six letters, birth date, state, sex. */
export const isElectorKey = (typed: string): boolean => /^[A-ZÑ]{6}\d{8}[HM]\d{3}$/.test(typed)
