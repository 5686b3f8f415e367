import { readFact, writeFact } from './facts.ts'
import { isNew } from './migrate.ts'
import type { Db, Tx } from './open.ts'
import { statement } from './statements.ts'

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

/** Only with a real number does anybody ask Meta about its token, each day (src/jobs/token.ts). */
const askedMeta = (db: Db): boolean => readFact(db, 'token_expires_at') !== undefined || ASKED_META.finds(db)
