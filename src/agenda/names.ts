import type { Db } from '../../db/open.ts'
import type { Vault } from '../vault.ts'
import type { LocalDay } from './types.ts'

/** Lower case without accents: how typed names are compared. */
export const plainText = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

const { compare } = new Intl.Collator('es')

/** The order of a Spanish dictionary: "Mérida" comes before "Mexicali". SQLite would put it after "Morelia". */
export const byName = (a: { name: string }, b: { name: string }): number => compare(a.name, b.name)

/** Names are sealed, so they can only be searched among the visitors of some offices and days. */
export interface NamedQuery {
  officeIds: number[]
  days: LocalDay[]
  /** Parts of a name, in any order. */
  words: string
}

const VISITORS = `select a.id, a.name_sealed as name from slots s join appointments a on a.slot_id = s.id
  where s.office_id = ? and s.day = ? and a.state in ('confirmed', 'past') and a.name_sealed is not null
  order by s.starts_at, a.group_id, a.member`

/**
 * The appointments of those days whose name has all these words, soonest first in each office. It opens every name of those
 * days, so it is work for the reader's thread.
 */
export function visitorsNamed(db: Db, vault: Vault, { officeIds, days, words }: NamedQuery): number[] {
  const parts = plainText(words).split(' ').filter(Boolean)
  const visitors = db.client.query<{ id: number; name: Uint8Array }, [number, LocalDay]>(VISITORS)
  const isMeant = ({ name }: { name: Uint8Array }) => {
    const plain = plainText(vault.open(name))
    return parts.every((part) => plain.includes(part))
  }
  return officeIds.flatMap((officeId) =>
    days.flatMap((day) =>
      visitors
        .all(officeId, day)
        .filter(isMeant)
        .map((one) => one.id),
    ),
  )
}
