import { existsSync } from 'node:fs'
import { readFact, writeFact } from '../../db/facts.ts'
import { isNew, refuseUnknown } from '../../db/migrate.ts'
import { type Db, openDatabase, type Tx } from '../../db/open.ts'
import { type Config, ConfigError } from '../config.ts'
import { START } from '../texts/start.ts'

/** A database's purpose, for ever: invented people, or an office's own. */
export type Birth = 'demo' | 'real'

/** At the first start. A trigger (walls.sql) keeps it from ever changing. */
export function markBirth(tx: Tx, birth: Birth): void {
  if (readFact(tx, 'born') === undefined) writeFact(tx, 'born', birth)
}

/** Undefined in one that never had a start. Without a mark it counts as real, to be safe. */
export function birthOf(db: Db): Birth | undefined {
  if (isNew(db) || readFact(db, 'data_key') === undefined) return undefined // Its very first start was cut off: nothing was sealed in it.
  return readFact(db, 'born') === 'demo' ? 'demo' : 'real'
}

/** Without changing the file. Throws DatabaseNewer or DatabaseOlder, or what SQLite throws when it cannot be opened. */
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
 * Real data never run as a demonstration, whose clock can be moved and whose key is given away; nor does a demonstration hold real people's
 * data. Throws a ConfigError with the ways out.
 */
export function refuseOtherMode(birth: Birth | undefined, { isDemo }: Pick<Config, 'isDemo'>): void {
  if (birth === 'real' && isDemo) throw new ConfigError(START.realWithoutChannel)
  if (birth === 'demo' && !isDemo) throw new ConfigError(START.demoWithChannel)
}
