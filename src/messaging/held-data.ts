import type { Db } from '../../db/open.ts'
import { addressesOf, readContact } from './contacts.ts'
import type { Letter } from './outbox.ts'
import type { MessagingRooms } from './rooms.ts'

type Rooms = Pick<MessagingRooms, 'vault' | 'channel' | 'clock'>

const mutedAt = (db: Db, contactId: number): number | null =>
  db.client.query<{ at: number | null }, [number]>('select muted_at as at from contacts where id = ?').get(contactId)?.at ?? null

/** What this room keeps about a contact, opened, for a copy that the person may ask for (LGPDPPSO art. 51: structured, common format). */
export function heldAbout(db: Db, rooms: Rooms, contactId: number): Record<string, unknown> {
  const contact = readContact(db, rooms, contactId)
  if (!contact) return {}
  const open = (sealed: Uint8Array) => rooms.vault.open(sealed)
  const draft = db.client
    .query<{ state_sealed: Uint8Array; updated_at: number; expires_at: number }, [number]>(
      'select state_sealed, updated_at, expires_at from conversations where contact_id = ?',
    )
    .get(contactId)
  const incoming = db.client
    .query<{ received_at: number; body_sealed: Uint8Array }, [number]>(
      "select received_at, body_sealed from inbox where contact_id = +? and body_sealed is not null and kind = 'message' order by id",
    )
    .all(contactId)
  const outgoing = db.client
    .query<{ created_at: number; body_sealed: Uint8Array; state: string }, [number]>(
      'select created_at, body_sealed, state from outbox where contact_id = ? and body_sealed is not null order by id',
    )
    .all(contactId)
  return {
    channel: rooms.channel.name,
    addresses: addressesOf(db, rooms, contactId),
    profileName: contact.profileName ?? null,
    language: contact.language,
    // Who only was given an appointment by the office has written nothing yet.
    lastInboundAt: contact.lastInboundAt || null,
    mutedAt: mutedAt(db, contactId),
    draft: draft && { updatedAt: draft.updated_at, deletedAt: draft.expires_at, state: JSON.parse(open(draft.state_sealed)) },
    incoming: incoming.map((row) => ({ at: row.received_at, message: JSON.parse(open(row.body_sealed)) })),
    outgoing: outgoing.map((row) => ({
      at: row.created_at,
      state: row.state,
      reply: (JSON.parse(open(row.body_sealed)) as Letter).reply,
    })),
  }
}
