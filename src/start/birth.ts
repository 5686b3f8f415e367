import { existsSync } from 'node:fs'
import { readFact, writeFact } from '../../db/facts.ts'
import { isNew, refuseUnknown } from '../../db/migrate.ts'
import { type Db, openDatabase, type Tx } from '../../db/open.ts'
import { type Config, ConfigError } from '../config.ts'
import { START } from '../texts/start.ts'

/** What a database was made for: to try the program with invented people, or for an office's own. It is so for ever. */
export type Birth = 'demo' | 'real'

/** Writes it down once, at the first start. A wall (walls.sql) keeps it from ever changing. */
export function markBirth(tx: Tx, birth: Birth): void {
  if (readFact(tx, 'born') === undefined) writeFact(tx, 'born', birth)
}

/** What this database was made for; undefined in one that never had a start. Without a mark it is real: nothing is risked on a doubt. */
export function birthOf(db: Db): Birth | undefined {
  if (isNew(db) || readFact(db, 'data_key') === undefined) return undefined // Its very first start was cut off: nothing was sealed in it.
  return readFact(db, 'born') === 'demo' ? 'demo' : 'real'
}

/** The same of the file in place, which is not changed. Throws DatabaseNewer or DatabaseOlder, or what SQLite throws when it cannot be opened. */
export function birthInPlace(databasePath: string): Birth | undefined {
  if (!existsSync(databasePath)) return undefined
  const db = openDatabase(databasePath, { readonly: true })
  try {
    refuseUnknown(db)
    return birthOf(db)
  } finally {
    db.close()
  }
}

/**
 * Real data never run as a demonstration, where anybody can put the clock forward and is given the key; nor does a demonstration
 * ever hold what real people write. Throws a ConfigError that names the ways out.
 */
export function refuseOtherMode(birth: Birth | undefined, { isDemo }: Pick<Config, 'isDemo'>): void {
  if (birth === 'real' && isDemo) throw new ConfigError(START.realWithoutChannel)
  if (birth === 'demo' && !isDemo) throw new ConfigError(START.demoWithChannel)
}
