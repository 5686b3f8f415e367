import type { Db } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'

export interface UndeliveredMessage {
  id: number
  contactId: number
  state: 'failed' | 'parked'
  errorCode: number | undefined
  createdAt: Instant
  updatedAt: Instant
  /** It may be sent again (walls.sql, messages_to_repeat). */
  whole: boolean
}

/** Messages that did not arrive, newest first. With offices: only to people with a live appointment there. */
export function undelivered(db: Db, officeIds: number[] | undefined): UndeliveredMessage[] {
  return db.client
    .query<
      {
        id: number
        contact_id: number
        state: 'failed' | 'parked'
        error_code: number | null
        created_at: number
        updated_at: number
        whole: number
      },
      [string | null, string | null]
    >(
      `select id, contact_id, state, error_code, created_at, updated_at,
         exists (select 1 from messages_to_repeat m where m.id = o.id) as whole
       from outbox o
       where state in ('failed', 'parked')
         and (? is null or exists (select 1 from appointments a where a.contact_id = o.contact_id and a.live = 1
           and a.office_id in (select value from json_each(?))))
       order by id desc`,
    )
    .all(asJson(officeIds), asJson(officeIds))
    .map((row) => ({
      id: row.id,
      contactId: row.contact_id,
      state: row.state,
      errorCode: row.error_code ?? undefined,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      whole: row.whole === 1,
    }))
}

export interface SetAsideMessage {
  id: number
  contactId: number | undefined
  /** Class of the error. */
  error: string
  receivedAt: Instant
  whole: boolean
}

/** Messages of citizens whose turn failed, oldest first. */
export function setAside(db: Db): SetAsideMessage[] {
  return db.client
    .query<{ id: number; contact_id: number | null; error: string | null; received_at: number; whole: number }, []>(
      "select id, contact_id, error, received_at, body_sealed is not null as whole from inbox where state = 'aside' order by id",
    )
    .all()
    .map((row) => ({
      id: row.id,
      contactId: row.contact_id ?? undefined,
      error: row.error ?? '',
      receivedAt: row.received_at,
      whole: row.whole === 1,
    }))
}

/**
 * A name for a contact: of its newest group the first member, who usually is the person who writes, or the adult who comes with
 * a minor. Undefined when there is none or it was forgotten.
 */
export function nameOfContact(db: Db, vault: Vault, contactId: number): string | undefined {
  const row = db.client
    .query<{ name: Uint8Array | null; attendant: Uint8Array | null }, [number]>(
      `select name_sealed as name, attendant_sealed as attendant from appointments where contact_id = ?1 and group_id =
         (select group_id from appointments where contact_id = ?1 order by id desc limit 1) order by member limit 1`,
    )
    .get(contactId)
  if (row?.attendant) return (JSON.parse(vault.open(row.attendant)) as { name: string }).name
  return row?.name ? vault.open(row.name) : undefined
}

const asJson = (ids: number[] | undefined): string | null => (ids === undefined ? null : JSON.stringify(ids))
