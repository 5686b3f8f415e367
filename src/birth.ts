import { existsSync } from 'node:fs'
import { type Birth, birthOf } from '../db/birth.ts'
import { refuseNewer } from '../db/migrate.ts'
import { type Db, openDatabase } from '../db/open.ts'
import { systemClock } from './clock.ts'
import { type Config, ConfigError } from './config.ts'
import { keptDemoKey } from './demo/account.ts'
import { START } from './texts/start.ts'
import { createVault } from './vault.ts'

/** What this database was made for, judged as the one at `databasePath` (birth.ts in db says how); undefined in a new one. */
export function birthAt(db: Db, databasePath: string): Birth | undefined {
  const key = keptDemoKey(databasePath)
  return birthOf(db, key === undefined ? undefined : createVault(Buffer.from(key, 'base64'), systemClock).fingerprint)
}

/** The same of the file in place, which is not changed. Throws DatabaseNewer, or what SQLite throws when it cannot be opened. */
export function birthInPlace(databasePath: string): Birth | undefined {
  if (!existsSync(databasePath)) return undefined
  const db = openDatabase(databasePath, { readonly: true })
  try {
    refuseNewer(db)
    return birthAt(db, databasePath)
  } finally {
    db.close()
  }
}

/**
 * Real data never run as a demonstration, where anybody can put the clock forward and is given the key; nor does a demonstration
 * ever hold what real people write. Throws a ConfigError that names the ways out.
 */
export function refuseOtherMode(birth: Birth | undefined, { whatsapp }: Pick<Config, 'whatsapp'>): void {
  if (birth === 'real' && !whatsapp) throw new ConfigError(START.realWithoutChannel)
  if (birth === 'demo' && whatsapp) throw new ConfigError(START.demoWithChannel)
}
