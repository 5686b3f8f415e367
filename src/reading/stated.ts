import { clauseTextsOf } from './clauses.ts'
import { phrases } from './engine/phrases.ts'
import { words as wordsOf } from './engine/vocabulary.ts'
import { familyCaseIn, relativesIn } from './family.ts'
import { parseCount } from './numbers.ts'
import type { Reading } from './reading.ts'

/** What people say of a booking before it is asked, and what is offered then. */
export const STATED = ['years', 'who goes'] as const
export type StatedKind = (typeof STATED)[number]

/** The words of a message that say it, wherever they stand; they are read alone once it is asked. `mayBeAge`: among children. */
export const statedIn = (kind: StatedKind, reading: Reading, mayBeAge = false) => FOUND[kind](reading, mayBeAge)

const FOUND: Record<StatedKind, (reading: Reading, mayBeAge: boolean) => string | undefined> = {
  years: yearsStated,
  'who goes': (reading) =>
    clauseTextsOf(reading).find((clause) => !/[?¿]/.test(clause) && familyCaseIn(reading.part(clause).plain) !== undefined),
}

const YEARS = wordsOf('summary', 'years')
const SPEAKS_OF_YEARS = phrases('summary', 'speaks of years')
const BARE_YEARS = phrases('summary', 'bare years')
const BEFORE_NUMBER = 3

/** "lo quiero por diez años"; not "mi nieta de cuatro años", and not where two numbers of years are named. */
function yearsStated(reading: Reading, mayBeAge: boolean): string | undefined {
  const { text, tokens, words, denied } = reading
  const isBare = !mayBeAge && clauseTextsOf(reading).some((clause) => BARE_YEARS.test(reading.part(clause).bare))
  if (!isBare && !SPEAKS_OF_YEARS.test(words)) return undefined
  const said = tokens.flatMap(({ word }, at) => {
    const before = tokens.slice(Math.max(0, at - BEFORE_NUMBER), at).map((one) => one.word)
    const isYears = parseCount(word) !== undefined && YEARS.has(tokens[at + 1]?.word ?? '') && !denied[at]
    return isYears && relativesIn(before.join(' ')).length === 0 ? [text.slice(tokens[at]?.from, tokens[at + 1]?.until)] : []
  })
  return said.length === 1 ? said[0] : undefined
}

/** What nobody needs who asked for none of it. */
export type Unneeded = 'telephone' | 'number' | 'e-mail' | 'street'

/** Nine figures and more, however they are grouped; a passport's eight stand behind a letter. */
const LONG_NUMBER = /(?<![\p{L}\d])\+?(?:\d[\s().-]?){8,}\d(?!\d)/u
const TELEPHONE_DIGITS = new Set([10, 12, 13])
const DATE = /\b\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\b/g
const E_MAIL = /\S@\S|\barroba\b/i
const STREET = phrases('stated', 'a street')

const one = (kind: Unneeded | undefined | false): Unneeded[] => (kind ? [kind] : [])

/** `kept`: where the answer stands; a number in it was asked for. */
export function unneededIn({ text, plain }: Reading, kept: string): Unneeded[] {
  const found = LONG_NUMBER.exec(text.replaceAll(DATE, ''))?.[0].replace(/\D/g, '')
  const digits = found === undefined || kept.includes(found) ? undefined : found.length
  const number = digits === undefined ? undefined : TELEPHONE_DIGITS.has(digits) ? 'telephone' : 'number'
  return [...one(number), ...one(E_MAIL.test(text) && 'e-mail'), ...one(STREET.test(plain) && 'street')]
}
