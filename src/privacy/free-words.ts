import type { FreeWords } from '../../db/free-words.ts'
import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { keyOfCurp } from '../booking/people.ts'
import { normaliseCurp } from '../catalogue/curp.ts'
import type { Instant } from '../clock.ts'
import type { MessagingDeps, PersonalData } from '../messaging/deps.ts'

// Where people type what they like about anybody, and it stays for longer than some days (`PersonalData.freeWords`). The words are
// others' and stay; what leads to whoever is erased is taken out of them. Other clerks' words go with the visits that they are about
// (erase-visits.ts), and by their age.

type Deps = Pick<MessagingDeps, 'vault' | 'personalData'>

const freeWords = (kept: readonly PersonalData[]): FreeWords[] => kept.flatMap((one) => one.freeWords ?? [])

/** Whether anybody typed anything that is still kept. */
export const somebodyWrote = (db: Db, kept: readonly PersonalData[]): boolean =>
  freeWords(kept).some((words) => words.some.finds(db))

/** Whose words are looked through: an agency's, and with `ofNobody` those that are of none. */
export interface WordsOf {
  agencyId: number
  ofNobody: boolean
  until: Instant
}

/** Takes the CURP of the person with this hash out of what was typed until then. */
export function strikeCurp(tx: Tx, deps: Deps, key: Uint8Array, of: WordsOf): void {
  const isTheirs = (curp: string): boolean => Buffer.compare(keyOfCurp(deps.vault, withDigits(curp)), key) === 0
  strikeOut(tx, deps, of, (words) => words.replace(CURPS, (curp) => (isTheirs(curp) ? '[CURP]' : curp)))
}

const STRIKE_PHONES = statement("select value_sealed from contact_aliases where contact_id = ? and kind = 'phone'", {
  row: { value_sealed: 'bytes' },
  params: ['int'],
  uses: 'contact_aliases_of',
})

/** Takes a contact's telephones, while it still has them, out of what was typed until then. */
export function strikePhones(tx: Tx, deps: Deps, contactId: number, of: WordsOf): void {
  const numbers = STRIKE_PHONES.all(tx, contactId).map((row) => asTyped(deps.vault.open(row.value_sealed)))
  if (numbers.length > 0)
    strikeOut(tx, deps, of, (words) => numbers.reduce((left, number) => left.replace(number, '[tel.]'), words))
}

/** Blanks and marks with which people divide what is long. */
const APART = String.raw`[\s\p{Pd}\p{Cf}.,;:()]{0,3}`

/** O, I and L are typed for the digits that they look like. */
const DIGIT = String.raw`[\dOIL]`

/** Something of the shape of a CURP, in one piece, in groups or letter by letter. */
const CURPS = new RegExp(
  [...Array(4).fill('[A-ZÑ]'), ...Array(6).fill(DIGIT), '[HMX]', ...Array(5).fill('[A-ZÑ]'), String.raw`[A-Z\d]`, DIGIT].join(
    APART,
  ),
  'giu',
)

/** A CURP as it was meant: digits where the date and the check digit stand. */
const withDigits = (typed: string): string =>
  normaliseCurp(typed).replace(/(?<=^.{4,9}|^.{17})[OIL]/g, (letter) => (letter === 'O' ? '0' : '1'))

/** A number as the channel gives it, in any way in which people write it: Mexico's with or without 52 or 521. */
function asTyped(digits: string): RegExp {
  const [, national] = /^521?(\d{10})$/.exec(digits) ?? []
  const country = national === undefined ? String.raw`\+?` : String.raw`(?:(?:\+${APART})?5${APART}2${APART}(?:1${APART})?)?`
  return new RegExp(String.raw`(?<!\d)${country}${[...(national ?? digits)].join(APART)}(?!\d)`, 'gu')
}

/** All of it is opened: some 4 ms for 1,000 lines, and what is closed has words for a month only. */
function strikeOut(tx: Tx, { vault, personalData }: Deps, of: WordsOf, strike: (words: string) => string): void {
  for (const kept of freeWords(personalData).filter(({ isOfAgency }) => isOfAgency || of.ofNobody)) {
    for (const { id, sealed } of kept.until.all(tx, of.until, of.agencyId)) {
      const words = vault.open(sealed)
      const left = strike(words)
      if (left !== words) kept.change.run(tx, vault.seal(left), id)
    }
  }
}
