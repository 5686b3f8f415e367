import type { Db } from '../../db/open.ts'
import { normaliseCurp } from '../booking/curp.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'

/** What is kept of a wish, opened, for a copy that the person may request. */
export interface KeptWish {
  state: string
  offices: string[]
  people: number
  joinedAt: Instant
  expiresAt: Instant
  /** The names, and the answers with which a booking goes on; undefined once deleted. */
  words: { names: string[]; answers: string } | undefined
}

interface KeptRow {
  id: number
  state: string
  people: number
  joined_at: Instant
  expires_at: Instant
  body_sealed: Uint8Array | null
}

const COLUMNS = 'w.id, w.state, w.people, w.joined_at, w.expires_at, w.body_sealed'

/** Wishes of a contact, oldest first. */
export const wishesKeptOf = (db: Db, vault: Vault, contactId: number): KeptWish[] =>
  db.client
    .query<KeptRow, [number]>(`select ${COLUMNS} from wait_wishes w where w.contact_id = +? order by w.id`)
    .all(contactId)
    .map((row) => toKept(db, row, row.body_sealed ? JSON.parse(vault.open(row.body_sealed)) : undefined))

/** Wishes in which the person with that CURP waits or waited. Without the words, which may be about others. */
export const wishesKeptAbout = (db: Db, vault: Vault, curp: string): KeptWish[] =>
  db.client
    .query<KeptRow, [Uint8Array]>(
      `select ${COLUMNS} from wait_people p join wait_wishes w on w.id = p.wish_id where p.person_key = ? order by w.id`,
    )
    .all(vault.index('person', `curp:${normaliseCurp(curp)}`))
    .map((row) => toKept(db, row, undefined))

function toKept(db: Db, row: KeptRow, words: KeptWish['words']): KeptWish {
  const offices = db.client
    .query<{ name: string }, [number]>(
      'select o.name from wait_lines l join offices o on o.id = l.office_id where l.wish_id = ? order by o.name',
    )
    .all(row.id)
    .map((one) => one.name)
  return { state: row.state, offices, people: row.people, joinedAt: row.joined_at, expiresAt: row.expires_at, words }
}
