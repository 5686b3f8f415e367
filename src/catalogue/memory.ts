import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'

/** During which the catalogue does not change, so that its version is read once. */
type AtOneVersion<D> = D & { readonly catalogue?: string }

/**
 * Caches what every turn reads and the staff seldom changes. Triggers (db/walls.sql) give the catalogue a new version in the changing
 * transaction, and never an old one again, so no turn sees a stale value. Values are shared, hence frozen.
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

/** For a step that cannot change the catalogue, such as a citizen's turn. */
export const atOneVersion = <D extends Db>(db: D): AtOneVersion<D> => ({ ...db, catalogue: catalogueVersion(db) })

const CATALOGUE_VERSION = statement("select value from facts where name = 'catalogue'", { row: { value: 'text' } })

export function catalogueVersion(db: Db): string {
  return CATALOGUE_VERSION.get(db)?.value ?? ''
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of value instanceof Map ? value.values() : Object.values(value)) freeze(part)
  return Object.freeze(value)
}
