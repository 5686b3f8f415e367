import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'

/** A database whose catalogue does not change meanwhile, so that its version is read only once. */
type AtOneVersion<D> = D & { readonly catalogue?: string }

/**
 * Keeps in memory what every turn reads and the staff seldom changes: offices, procedures, fees, rules, the institution.
 * Triggers (db/walls.sql) give the catalogue a new version in the same transaction that changes one of those tables, and never
 * an old version again. So no turn sees a value that is not in the tables. The values are frozen, because they are shared.
 */
export function remember<T>(read: (db: Db) => T): (db: Db) => T {
  const known = new WeakMap<Db['client'], { version: string; value: T }>()
  return (db) => {
    const version = (db as AtOneVersion<Db>).catalogue ?? catalogueVersion(db)
    const kept = known.get(db.client)
    if (kept?.version === version) return kept.value
    const value = freeze(read(db))
    known.set(db.client, { version, value })
    return value
  }
}

/** For a step that cannot change the catalogue, such as a citizen's turn: the version is read once. */
export const atOneVersion = <D extends Db>(db: D): AtOneVersion<D> => ({ ...db, catalogue: catalogueVersion(db) })

const CATALOGUE_VERSION = statement("select value from facts where name = 'catalogue'", { row: { value: 'text' } })

/** Changes whenever one of those tables does. */
export function catalogueVersion(db: Db): string {
  return CATALOGUE_VERSION.get(db)?.value ?? ''
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of value instanceof Map ? value.values() : Object.values(value)) freeze(part)
  return Object.freeze(value)
}
