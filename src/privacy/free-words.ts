import type { FreeWords } from '../../db/free-words.ts'
import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { keyOfCurp } from '../booking/people.ts'
import { normaliseCurp } from '../catalogue/curp.ts'
import type { Instant } from '../clock.ts'
import type { MessagingDeps, PersonalData } from '../messaging/deps.ts'

// Free text that is kept for longer than some days (`PersonalData.freeWords`). The words belong to others and stay; what identifies an
// erased person is struck out. Other clerks' words go with their visits (erase-visits.ts) and by age.

type Deps = Pick<MessagingDeps, 'vault' | 'personalData'>

const freeWords = (kept: readonly PersonalData[]): FreeWords[] => kept.flatMap((one) => one.freeWords ?? [])

export const somebodyWrote = (db: Db, kept: readonly PersonalData[]): boolean =>
  freeWords(kept).some((words) => words.some.finds(db))

/** An agency's words, and with `ofNobody` shared ones. */
export interface WordsOf {
  agencyId: number
  ofNobody: boolean
  until: Instant
}

/** Strikes this person's CURP out of older words. */
export function strikeCurp(tx: Tx, deps: Deps, key: Uint8Array, of: WordsOf): void {
  const isTheirs = (curp: string): boolean => Buffer.compare(keyOfCurp(deps.vault, withDigits(curp)), key) === 0
  strikeOut(tx, deps, of, (words) => words.replace(CURPS, (curp) => (isTheirs(curp) ? '[CURP]' : curp)))
}

const STRIKE_PHONES = statement("select value_sealed from contact_aliases where contact_id = ? and kind = 'phone'", {
  row: { value_sealed: 'bytes' },
  params: ['int'],
  uses: 'contact_aliases_of',
})

/** Strikes a contact's telephones, while it still has them, out of older words. */
export function strikePhones(tx: Tx, deps: Deps, contactId: number, of: WordsOf): void {
  const numbers = STRIKE_PHONES.all(tx, contactId).map((row) => asTyped(deps.vault.open(row.value_sealed)))
  if (numbers.length > 0)
    strikeOut(tx, deps, of, (words) => numbers.reduce((left, number) => left.replace(number, '[tel.]'), words))
}

/** Separators that people type within a number. */
const APART = String.raw`[\s\p{Pd}\p{Cf}.,;:()]{0,3}`

/** O, I and L are typed for digits. */
const DIGIT = String.raw`[\dOIL]`

/** Something like a CURP, in one piece, in groups or letter by letter. */
const CURPS = new RegExp(
  [...Array(4).fill('[A-ZÑ]'), ...Array(6).fill(DIGIT), '[HMX]', ...Array(5).fill('[A-ZÑ]'), String.raw`[A-Z\d]`, DIGIT].join(
    APART,
  ),
  'giu',
)

/** With digits where the date and the check digit stand. */
const withDigits = (typed: string): string =>
  normaliseCurp(typed).replace(/(?<=^.{4,9}|^.{17})[OIL]/g, (letter) => (letter === 'O' ? '0' : '1'))

/** As people may write it: Mexico's with or without 52 or 521. */
function asTyped(digits: string): RegExp {
  const [, national] = /^521?(\d{10})$/.exec(digits) ?? []
  const country = national === undefined ? String.raw`\+?` : String.raw`(?:(?:\+${APART})?5${APART}2${APART}(?:1${APART})?)?`
  return new RegExp(String.raw`(?<!\d)${country}${[...(national ?? digits)].join(APART)}(?!\d)`, 'gu')
}

/** Opens everything: some 4 ms for 1,000 lines, and closed cases keep words for a month only. */
function strikeOut(tx: Tx, { vault, personalData }: Deps, of: WordsOf, strike: (words: string) => string): void {
  for (const kept of freeWords(personalData).filter(({ isOfAgency }) => isOfAgency || of.ofNobody)) {
    for (const { id, sealed } of kept.until.all(tx, of.until, of.agencyId)) {
      const words = vault.open(sealed)
      const left = strike(words)
      if (left !== words) kept.change.run(tx, vault.seal(left), id)
    }
  }
}
