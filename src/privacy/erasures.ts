import { ERASED_KEPT_MS } from '../../db/erased-list.ts'
import type { Bindings, Db, Tx } from '../../db/open.ts'
import type { Actor } from '../booking/events.ts'
import type { Erasure, Whose } from '../capability.ts'
import type { Instant } from '../clock.ts'

// The granted deletions and how far they are. What each one deletes: erase-people.ts, erase-visits.ts and erase-contact.ts.

interface ErasureRow {
  id: number
  kind: 'person' | 'contact'
  key: Uint8Array | null
  contact_id: number | null
  case_id: number | null
  waits: number
  until: number | null
  actor: Actor
  asked_at: number
}

const OPEN = 'select * from erasures where done_at is null and withdrawn_at is null'

/** The deletions that are not done, oldest first. */
export const openErasures = (db: Db): Erasure[] => db.client.query<ErasureRow, []>(`${OPEN} order by id`).all().map(toErasure)

/** The deletion that this request is answered with; undefined: none is under way. */
export function erasureFor(db: Db, requestId: number): Erasure | undefined {
  const row = db.client.query<ErasureRow, [number]>(`${OPEN} and case_id = +?`).get(requestId)
  return row ? toErasure(row) : undefined
}

/** Whether a deletion of this person or contact is under way. */
export const isBeingErased = (db: Db, whose: Whose): boolean =>
  openErasures(db).some((one) =>
    one.whose.kind === 'contact'
      ? whose.kind === 'contact' && whose.contactId === one.whose.contactId
      : whose.kind === 'person' && Buffer.compare(whose.key, one.whose.key) === 0,
  )

/** Writes down a deletion that the office granted, or that is done again after a copy was restored. */
export function askErasure(tx: Tx, wish: Omit<Erasure, 'id' | 'askedAt'>, now: Instant): Erasure {
  const { whose, requestId, waits, until, actor } = wish
  const { lastInsertRowid } = tx.client
    .query<unknown, Bindings>(
      `insert into erasures (kind, key, contact_id, case_id, waits, until, actor, asked_at)
       values ($kind, $key, $contact, $case, $waits, $until, $actor, $now)`,
    )
    .run({
      kind: whose.kind,
      key: whose.kind === 'person' ? whose.key : null,
      contact: whose.kind === 'contact' ? whose.contactId : null,
      case: requestId ?? null,
      waits: waits ? 1 : 0,
      until: until === EVERYTHING ? null : until,
      actor,
      now,
    })
  return { ...wish, id: Number(lastInsertRowid), askedAt: now }
}

/** For `Erasure.until`: nothing is too young. */
export const EVERYTHING: Instant = Number.MAX_SAFE_INTEGER

/** Notes that nothing is left. `left`: the row that stays bare; undefined where there is none, or it was used again since. */
export function erasureDone(
  tx: Tx,
  id: number,
  left: { personId?: number | undefined; contactId?: number | undefined },
  now: Instant,
): void {
  tx.client
    .query<unknown, Bindings>(
      'update erasures set key = null, person_id = $person, contact_id = $contact, done_at = $now where id = $id',
    )
    .run({ person: left.personId ?? null, contact: left.contactId ?? null, now, id })
}

/** Gives up the deletion for a request that was answered in another way. False when none was under way. */
export const withdrawErasure = (tx: Tx, requestId: number, now: Instant): boolean =>
  tx.client
    .query<unknown, [Instant, number]>(
      'update erasures set key = null, withdrawn_at = ? where case_id = ? and done_at is null and withdrawn_at is null',
    )
    .run(now, requestId).changes > 0

/** Two contacts became one: what was to be erased of the other is to be erased of the one that stays. */
export function mergeErasures(tx: Tx, into: number, from: number): void {
  tx.client
    .query<unknown, [number, number]>('update erasures set contact_id = ? where contact_id = ? and done_at is null')
    .run(into, from)
}

function toErasure(row: ErasureRow): Erasure {
  return {
    id: row.id,
    whose: row.key === null ? { kind: 'contact', contactId: row.contact_id ?? 0 } : { kind: 'person', key: row.key },
    requestId: row.case_id ?? undefined,
    waits: row.waits === 1,
    until: row.until ?? EVERYTHING,
    actor: row.actor,
    askedAt: row.asked_at,
  }
}

/** Remembers the hashes of what was erased, so that a restored copy of before is cleaned again. The later moment counts. */
export function markErased(tx: Tx, kind: Whose['kind'], hashes: Uint8Array[], at: Instant): void {
  for (const hash of hashes)
    tx.client
      .query<unknown, [Uint8Array, string, Instant]>(
        `insert into erased_marks (hash, kind, at) values (?1, ?2, ?3)
         on conflict (hash) do update set at = ?3, listed_at = null where at < ?3`,
      )
      .run(hash, kind, at)
}

/** Deletes marks that no copy needs any more, at most `limit`. Returns how many. */
export const forgetMarks = (tx: Tx, now: Instant, limit: number): number =>
  tx.client
    .query<unknown, [Instant, number]>(
      'delete from erased_marks where hash in (select hash from erased_marks where at < ? and listed_at is not null limit ?)',
    )
    .run(now - ERASED_KEPT_MS, limit).changes
