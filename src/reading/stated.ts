import { clauseTextsOf, piecesOf } from './clauses.ts'
import { phrases } from './engine/phrases.ts'
import { words as wordsOf } from './engine/vocabulary.ts'
import { familyCaseIn, relativesIn } from './family.ts'
import { parseCount, yearsMeant, yearsWanted } from './numbers.ts'
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
const LEADS_TO_YEARS = wordsOf('summary', 'leads to years')
const SPEAKS_OF_YEARS = phrases('summary', 'speaks of years')
const BARE_YEARS = phrases('summary', 'bare years')
const NO_YEARS = phrases('validity', 'no years')
const TOO_DEAR = phrases('validity', 'too dear')
const BEFORE_NUMBER = 3

/** Where "diez años" stands; not in "mi nieta de cuatro años". */
const yearsAt = ({ tokens, denied }: Reading, isOffered = (_years: number) => true): number[] =>
  tokens.flatMap(({ word }, at) => {
    const years = parseCount(word)
    const before = tokens.slice(Math.max(0, at - BEFORE_NUMBER), at).map((one) => one.word)
    const isYears = years !== undefined && YEARS.has(tokens[at + 1]?.word ?? '') && !denied[at] && isOffered(years)
    return isYears && relativesIn(before.join(' ')).length === 0 ? [at] : []
  })

/** "lo quiero por diez años"; of "de 6 años, o no, mejor 10" the last, else not where two numbers of years are named. */
function yearsStated(reading: Reading, mayBeAge: boolean): string | undefined {
  const { text, tokens, words, slip } = reading
  const before = slip && yearsStated(reading.part(slip.before), mayBeAge)
  const instead = slip && yearsWanted(reading.part(slip.after), () => true)
  if (before && instead) return before.replace(/^\S+/, `${instead}`)
  const isBare = !mayBeAge && clauseTextsOf(reading).some((clause) => BARE_YEARS.test(reading.part(clause).bare))
  if (!isBare && !SPEAKS_OF_YEARS.test(words)) return undefined
  const [at, another] = yearsAt(reading)
  return at === undefined || another !== undefined ? undefined : text.slice(tokens[at]?.from, tokens[at + 1]?.until)
}

/** `chosen`: undefined while they are asked, when a bare number means years. */
export interface YearsOffered {
  isOffered(years: number): boolean
  chosen: number | undefined
}

/** The last years that are said beside other things, and the message without them: "a las 4 y media mejor y de 10 años". */
export function yearsBeside(reading: Reading, offered: YearsOffered): { years: number; rest: string } | undefined {
  let years: number | undefined
  const rest = piecesOf(reading).map(({ text, said }) => {
    const found = yearsIn(reading.part(said), offered)
    years = found?.years ?? years
    return found?.rest ?? text
  })
  return years === undefined ? undefined : { years, rest: rest.join(' ').trim() }
}

function yearsIn(part: Reading, { isOffered, chosen }: YearsOffered): { years: number; rest: string } | undefined {
  const { text, tokens, words, entities } = part
  if (NO_YEARS.test(words)) return undefined
  const at = yearsAt(part, isOffered).at(-1)
  const isBare = at === undefined && !entities.some(({ times }) => times)
  const [only, another] = isBare && chosen === undefined ? yearsMeant(part) : []
  const bare = isBare ? (another === undefined && only && isOffered(only) ? only : yearsWanted(part, isOffered)) : undefined
  const years = at === undefined ? bare : parseCount(tokens[at]?.word ?? '')
  // "6 años es muy caro" refuses what is chosen; "de 3 años, que es caro" does not.
  if (years === undefined || (TOO_DEAR.test(words) && (chosen ?? years) === years)) return undefined
  if (at === undefined) return { years, rest: '' }
  const from = 1 + tokens.slice(0, at).findLastIndex(({ word }) => !LEADS_TO_YEARS.has(word))
  return { years, rest: `${text.slice(0, tokens[from]?.from)} ${text.slice(tokens[at + 1]?.until)}` }
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
