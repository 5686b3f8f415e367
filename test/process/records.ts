// What a stopped product's database says, read as a stranger would.
import { join } from 'node:path'
import { type Db, openDatabase } from '../../db/open.ts'
import { systemClock } from '../../src/clock.ts'
import { createVault } from '../../src/vault.ts'
import { DATA_KEY } from './product.ts'

const vault = createVault(Buffer.from(DATA_KEY, 'base64'), systemClock)

export function reading<T>(folder: string, look: (db: Db) => T): T {
  const db = openDatabase(join(folder, 'ventanilla.db'), { readonly: true })
  try {
    return look(db)
  } finally {
    db.close()
  }
}

/** Of these message ids, those that the database does not hold as handled. */
export function missingMessages(db: Db, ids: string[]): string[] {
  const find = db.client.query<{ state: string }, [Uint8Array]>('select state from inbox where key = ?')
  return ids.filter((id) => find.get(vault.index('wamid', id))?.state !== 'handled')
}

export interface Seat {
  state: string
  folio: string | null
}

/** The appointments of the contact behind this telephone, oldest first. */
export function appointmentsOf(db: Db, phone: string): Seat[] {
  const canonical = phone.replace(/^521(?=\d{10}$)/, '52')
  const key = [phone, canonical].map((one) => vault.index('phone', one))
  return db.client
    .query<{ state: string; folio: Uint8Array | null }, Uint8Array[]>(
      `select state, folio_sealed as folio from appointments where contact_id in
         (select n.contact_id from contact_aliases n where n.hash in (?, ?)) order by id`,
    )
    .all(...key)
    .map(({ state, folio }) => ({ state, folio: folio && vault.open(folio) }))
}

export const count = (db: Db, sql: string): number =>
  db.client.query<{ n: number }, []>(`select count(*) as n from ${sql}`).get()?.n ?? 0
