import type { Db } from '../../db/open.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'

/** One visit of a day: a group in one hour. No name. */
export interface ExpectedVisit {
  folio: string
  startsAt: Instant
  /** How many come in it; 0: all of it was cancelled. */
  people: number
  /** When its receipt was first read, at any door; undefined: not yet. */
  readAt: Instant | undefined
}

interface Row {
  folio: Uint8Array
  startsAt: Instant
  people: number
  readAt: Instant | null
}

/**
 * All visits of an office on a day, by hour, with those that were cancelled. A door works with this list when it loses its
 * connection.
 */
export const expectedAtDoor = (db: Db, vault: Vault, officeId: number, day: LocalDay): ExpectedVisit[] =>
  db.client
    .query<Row, { office: number; day: LocalDay }>(
      `select a.folio_sealed as folio, s.starts_at as startsAt, sum(a.state <> 'cancelled') as people, d.read_at as readAt
       from slots s cross join appointments a on a.slot_id = s.id
       left join door_scans d on d.group_id = a.group_id and d.starts_at = s.starts_at and d.office_id = s.office_id
       where s.office_id = +$office and s.day = +$day and a.state in ('confirmed', 'past', 'cancelled') and a.folio_hash is not null
       group by s.starts_at, a.folio_hash order by s.starts_at, a.group_id`,
    )
    .all({ office: officeId, day })
    .map(({ folio, readAt, ...visit }) => ({ ...visit, folio: vault.open(folio), readAt: readAt ?? undefined }))
