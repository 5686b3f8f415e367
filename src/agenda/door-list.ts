import type { Db } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import type { LocalDay } from './types.ts'

/** One visit that may come today: a group in one hour. No name. */
export interface ExpectedVisit {
  folio: string
  startsAt: Instant
  /** When its receipt was first read, at any door; undefined: not yet. */
  readAt: Instant | undefined
}

interface Row {
  folio: Uint8Array
  startsAt: Instant
  readAt: Instant | null
}

/** All visits of an office on a day, by hour. A door works with this list when it loses its connection. */
export const expectedAtDoor = (db: Db, vault: Vault, officeId: number, day: LocalDay): ExpectedVisit[] =>
  db.client
    .query<Row, { office: number; day: LocalDay }>(
      `select a.folio_sealed as folio, s.starts_at as startsAt, d.read_at as readAt
       from slots s cross join appointments a on a.slot_id = s.id
       left join door_scans d on d.group_id = a.group_id and d.starts_at = s.starts_at
       where s.office_id = +$office and s.day = +$day and a.state in ('confirmed', 'past') and a.folio_hash is not null
       group by a.group_id, s.id order by s.starts_at, a.group_id`,
    )
    .all({ office: officeId, day })
    .map(({ folio, startsAt, readAt }) => ({ folio: vault.open(folio), startsAt, readAt: readAt ?? undefined }))
