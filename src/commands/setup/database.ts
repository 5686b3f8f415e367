import { existsSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { copyName } from '../../../db/copy.ts'
import { readFact } from '../../../db/facts.ts'
import { isNew } from '../../../db/migrate.ts'
import { openDatabase } from '../../../db/open.ts'
import { birthAt } from '../../birth.ts'
import { type Instant, systemClock } from '../../clock.ts'
import { createVault } from '../../vault.ts'

/** What the database in place was made for, and with whose key. */
export type Owner = { kind: 'nobody' } | { kind: 'demo' } | { kind: 'real'; fingerprint: string }

/** Looks at the database without changing it. Throws what SQLite throws when it cannot be opened. */
export function ownerOf(databasePath: string): Owner {
  if (!existsSync(databasePath)) return { kind: 'nobody' }
  const db = openDatabase(databasePath, { readonly: true })
  try {
    const fingerprint = isNew(db) ? undefined : readFact(db, 'data_key')
    if (fingerprint === undefined) return { kind: 'nobody' }
    return birthAt(db, databasePath) === 'demo' ? { kind: 'demo' } : { kind: 'real', fingerprint }
  } finally {
    db.close()
  }
}

/** What a database keeps of its key. Throws for anything but 32 bytes in base64. */
export function fingerprintOf(dataKey: string): string {
  const bytes = Buffer.from(dataKey, 'base64')
  if (bytes.length !== 32) throw new RangeError('a data key has 32 bytes')
  return createVault(bytes, systemClock).fingerprint
}

/** Puts the demonstration's database and its key out of the way, under a name that says what it is. Returns that name. */
export function setDemoAside(databasePath: string, now: Instant): string {
  const name = copyName(now, 'America/Mexico_City').replace('ventanilla-', 'demostracion-')
  const aside = join(dirname(databasePath), name)
  for (const end of ['', '-wal', '-shm', '.demo-key', '.demo-clock']) {
    if (existsSync(`${databasePath}${end}`)) renameSync(`${databasePath}${end}`, `${aside}${end}`)
  }
  return aside
}
