import type { Db } from '../../db/open.ts'
import type { Vault } from '../vault.ts'
import type { LocalDay } from './types.ts'
import { visitorsOn } from './views.ts'

/** Lower case without accents: how typed names are compared. */
export const plainText = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

/** Names are sealed, so they can only be looked for among the visitors of a day. */
export interface NamedQuery {
  officeIds: number[]
  day: LocalDay
  /** Parts of a name, in any order. */
  words: string
}

/**
 * The appointments of that day whose name has all these words, soonest first in each office. It opens every name of the day, so
 * it is work for the reader's thread.
 */
export function visitorsNamed(db: Db, vault: Vault, { officeIds, day, words }: NamedQuery): number[] {
  const parts = plainText(words).split(' ').filter(Boolean)
  return officeIds
    .flatMap((officeId) => visitorsOn(db, vault, officeId, day))
    .filter((one) => parts.every((part) => plainText(one.name).includes(part)))
    .map((one) => one.id)
}
