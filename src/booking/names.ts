import { distance } from 'fastest-levenshtein'
import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { plainText } from '../collation.ts'
import type { Vault } from '../vault.ts'

const PARTICLES = new Set(['de', 'del', 'la', 'las', 'los', 'y', 'e', 'da', 'di', 'van', 'von'])

/** "Luisa Puga de la O" -> "L. P. O." */
export function initialsOf(name: string): string {
  const words = name.split(' ').filter((word) => word !== '' && !PARTICLES.has(word.toLowerCase()))
  return words.map((word) => `${word.charAt(0).toUpperCase()}.`).join(' ')
}

/** Letters that may differ in the same word: "Hernandes", "Hernández". */
const SLIPS = 2

/** Spelled otherwise or truncated. Fewer letters in a short word: Ana is not Eva. */
export const isNearly = (word: string, other: string): boolean =>
  distance(word, other) <= Math.min(SLIPS, Math.floor(word.length / 3)) ||
  (Math.min(word.length, other.length) >= 3 && (word.startsWith(other) || other.startsWith(word)))

/** Names are sealed: only searchable among visitors of some offices and days. */
export interface NamedQuery {
  officeIds: number[]
  days: LocalDay[]
  /** In any order. */
  words: string
}

declare module '../admin/deps.ts' {
  interface LongReads {
    /** Ids of appointments. */
    visitorsNamed(asked: NamedQuery): Promise<number[]>
  }
}

const VISITORS = `select a.id, a.name_sealed as name from slots s join appointments a on a.slot_id = s.id
  where s.office_id = +? and s.day = +? and a.state in ('confirmed', 'past') and a.name_sealed is not null
  order by s.starts_at, a.group_id, a.member`

const VISITORS_NAMED = statement(VISITORS, {
  row: { id: 'int', name: 'bytes' },
  params: ['int', 'text'],
  uses: 'appointments_slot slots_one',
  because: 'the people of one hour are sorted',
})

/**
 * Soonest first in each office; without an exact match, those spelled otherwise. Opens every name of those days, so it is work for the
 * reader's thread.
 */
export function visitorsNamed(db: Db, vault: Vault, { officeIds, days, words }: NamedQuery): number[] {
  const parts = plainText(words).split(' ').filter(Boolean)
  const visitors = officeIds
    .flatMap((officeId) => days.flatMap((day) => VISITORS_NAMED.all(db, officeId, day)))
    .map(({ id, name }) => ({ id, plain: plainText(vault.open(name)) }))
  const exact = visitors.filter(({ plain }) => parts.every((part) => plain.includes(part)))
  const meant = exact.length > 0 ? exact : visitors.filter(({ plain }) => soundsLike(parts, plain.split(' ')))
  return meant.map((one) => one.id)
}

const soundsLike = (parts: string[], words: string[]): boolean => parts.every((part) => words.some((word) => isNearly(part, word)))
