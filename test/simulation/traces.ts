import type { Db } from '../../db/open.ts'
import type { Vault } from '../../src/vault.ts'

/** A value that can say something of somebody: in which row of which column it stands. */
export type Place = `${string}.${string}.${number}`

/** Keys of ours and of Meta's, lists of what was erased, and places in the country: none leads to a citizen. */
const NOBODYS =
  /^(?:access_keys|closures|early_statuses|erased_marks|non_working_days|report_counts|schedule_plans|templates|town.*|untold_rests)$|^(?:inbox\.key|outbox\.channel_key|alerts\.detail|audit\.detail)$/

const columns = new WeakMap<Db, { table: string; column: string }[]>()

function columnsOf(db: Db): { table: string; column: string }[] {
  const known = columns.get(db)
  if (known) return known
  const found = db.client
    .query<{ table: string; column: string }, []>(
      `select t.name as "table", c.name as "column" from pragma_table_list t join pragma_table_info(t.name) c
       where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite%'
         and (c.type = 'BLOB' or c.name in ('reason', 'detail', 'minor_case')) order by 1, 2`,
    )
    .all()
    .filter(({ table, column }) => !NOBODYS.test(table) && !NOBODYS.test(`${table}.${column}`))
  columns.set(db, found)
  return found
}

/** Everything that is kept of anybody, sealed as it is. */
export function keptIn(db: Db): Map<Place, Uint8Array | string> {
  const kept = new Map<Place, Uint8Array | string>()
  for (const { table, column } of columnsOf(db))
    for (const { id, value } of db.client
      .query<{ id: number; value: Uint8Array | string }, []>(
        `select rowid as id, "${column}" as value from "${table}" where "${column}" is not null`,
      )
      .all())
      kept.set(`${table}.${column}.${id}`, value)
  return kept
}

type Kept = ReturnType<typeof keptIn>

/** Where these words can be read, plain or sealed, in places that `where` allows. */
export const placesWith = (kept: Kept, vault: Vault, says: (text: string) => boolean, where: (place: Place) => boolean): Place[] =>
  [...kept].flatMap(([place, value]) => (where(place) && says(opened(vault, value)) ? [place] : []))

/** Where one of these hashes stands. */
export const placesOf = (kept: Kept, hashes: Uint8Array[]): Place[] =>
  [...kept].flatMap(([place, value]) =>
    value instanceof Uint8Array && hashes.some((hash) => Buffer.compare(value, hash) === 0) ? [place] : [],
  )

/** Shorter than anything sealed: a hash. */
const HASH_BYTES = 32

function opened(vault: Vault, value: Uint8Array | string): string {
  if (typeof value === 'string') return value
  if (value.length === HASH_BYTES) return ''
  return vault.open(value)
}
