import { existsSync } from 'node:fs'
import { readFact, writeFact } from '../../db/facts.ts'
import { isNew, refuseUnknown } from '../../db/migrate.ts'
import { type Db, openDatabase, type Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { systemClock } from '../clock.ts'
import { type Config, ConfigError } from '../config.ts'
import { keptDemoKey } from '../demo/account.ts'
import { START } from '../texts/start.ts'
import { createVault } from '../vault.ts'

/** What a database was made for: to try the program with invented people, or for an office's own. It is so for ever. */
export type Birth = 'demo' | 'real'

/** Writes it down once, at the first start. A wall (walls.sql) keeps it from ever changing. */
export function markBirth(tx: Tx, birth: Birth): void {
  if (readFact(tx, 'born') === undefined) writeFact(tx, 'born', birth)
}

/**
 * What this database was made for; undefined in one that never had a start. A release before 0.3 wrote no mark: then what is in
 * it decides, and every doubt means `real`. `demoKey`: the fingerprint of the key that a demonstration left beside it, if any.
 */
export function birthOf(db: Db, demoKey: string | undefined): Birth | undefined {
  const dataKey = isNew(db) ? undefined : readFact(db, 'data_key')
  if (dataKey === undefined) return undefined // Its very first start was cut off: nothing was sealed in it.
  const marked = readFact(db, 'born')
  if (marked !== undefined) return marked === 'demo' ? 'demo' : 'real'
  return dataKey === demoKey && isAllSample(db) && !askedMeta(db) ? 'demo' : 'real'
}

const IS_ALL_SAMPLE = statement('select 1 from institution where sample = 1')

const IS_ALL_SAMPLE_OFFICES = statement('select 1 from offices where sample = 0')

/** The institution and every office are the invented ones: citizens were told that nothing is real. */
const isAllSample = (db: Db): boolean => IS_ALL_SAMPLE.finds(db) && !IS_ALL_SAMPLE_OFFICES.finds(db)

const ASKED_META = statement("select 1 from job_runs where key like 'token:%'")

/** Only with a real number does anybody ask Meta about its token, each day (src/jobs/upkeep.ts). */
const askedMeta = (db: Db): boolean => readFact(db, 'token_expires_at') !== undefined || ASKED_META.finds(db)

/** What this database was made for, judged as the one at `databasePath` (birth.ts in db says how); undefined in a new one. */
export function birthAt(db: Db, databasePath: string): Birth | undefined {
  const key = keptDemoKey(databasePath)
  return birthOf(db, key === undefined ? undefined : createVault(Buffer.from(key, 'base64'), systemClock).fingerprint)
}

/** The same of the file in place, which is not changed. Throws DatabaseNewer or DatabaseOlder, or what SQLite throws when it cannot be opened. */
export function birthInPlace(databasePath: string): Birth | undefined {
  if (!existsSync(databasePath)) return undefined
  const db = openDatabase(databasePath, { readonly: true })
  try {
    refuseUnknown(db)
    return birthAt(db, databasePath)
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
