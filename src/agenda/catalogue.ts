import type { Db } from '../../db/open.ts'

/** A database whose catalogue does not change meanwhile, so that it need not be asked again and again. */
type Standing<D> = D & { readonly catalogue?: string }

/**
 * What the staff changes once a month and every turn asks for (offices, procedures, fees, rules, the institution) is read
 * once and kept until one of those tables changes: triggers (db/walls.sql) give the catalogue a new version in the very
 * transaction that changes it, never one that it had before, so that no turn can see what is not, or not yet, the case.
 * What is kept is frozen: everybody shares it.
 */
export function remember<T>(read: (db: Db) => T): (db: Db) => T {
  const known = new WeakMap<Db['client'], { version: string; value: T }>()
  return (db) => {
    const version = (db as Standing<Db>).catalogue ?? catalogueVersion(db)
    const kept = known.get(db.client)
    if (kept?.version === version) return kept.value
    const value = freeze(read(db))
    known.set(db.client, { version, value })
    return value
  }
}

/**
 * The same transaction for a step that cannot change the catalogue, as a citizen's turn: it looks at the version once.
 */
export const standing = <D extends Db>(db: D): Standing<D> => ({ ...db, catalogue: catalogueVersion(db) })

function catalogueVersion(db: Db): string {
  return db.client.query<{ value: string }, []>("select value from facts where name = 'catalogue'").get()?.value ?? ''
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of value instanceof Map ? value.values() : Object.values(value)) freeze(part)
  return Object.freeze(value)
}
