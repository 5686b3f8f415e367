import { ERASED_KEPT_MS } from '../../db/erased-list.ts'
import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { type ActorColumns, actorColumns, actorIn } from '../admin/access.ts'
import type { Erasure, Whose } from '../admin/data-subjects.ts'
import type { Instant } from '../clock.ts'

// Granted erasures and their progress. The deleting itself: erase-people.ts, erase-visits.ts and erase-contact.ts.

interface ErasureRow {
  id: number
  kind: 'person' | 'contact'
  agency_id: number
  key: Uint8Array | null
  contact_id: number | null
  case_id: number | null
  waits: number
  until: number | null
  actor: ActorColumns['actor']
  key_id: number | null
  asked_at: number
}

const ERASURE_ROW = row<ErasureRow>({
  id: 'int',
  kind: 'text',
  agency_id: 'int',
  key: 'bytes?',
  contact_id: 'int?',
  case_id: 'int?',
  waits: 'int',
  until: 'int?',
  actor: 'text',
  key_id: 'int?',
  asked_at: 'int',
})

const OPEN =
  'select id, kind, agency_id, key, contact_id, case_id, waits, until, actor, key_id, asked_at from erasures where done_at is null and withdrawn_at is null'

const OPEN_ERASURES = statement(`${OPEN} order by id`, { row: ERASURE_ROW, uses: 'erasures_open' })

/** Oldest first. */
export const openErasures = (db: Db): Erasure[] => OPEN_ERASURES.all(db).map(toErasure)

const ERASURE_FOR = statement(`${OPEN} and case_id = +?`, { row: ERASURE_ROW, params: ['int'], uses: 'erasures_case' })

/** Undefined: none under way. */
export function erasureFor(db: Db, requestId: number): Erasure | undefined {
  const row = ERASURE_FOR.get(db, requestId)
  return row ? toErasure(row) : undefined
}

export const isBeingErased = (db: Db, whose: Whose, agencyId: number): boolean =>
  openErasures(db).some(
    (one) =>
      one.agencyId === agencyId &&
      (one.whose.kind === 'contact'
        ? whose.kind === 'contact' && whose.contactId === one.whose.contactId
        : whose.kind === 'person' && Buffer.compare(whose.key, one.whose.key) === 0),
  )

const ASK_ERASURE = statement(
  `insert into erasures (kind, agency_id, key, contact_id, case_id, waits, until, actor, key_id, asked_at)
   values ($kind, $agency, $key, $contact, $case, $waits, $until, $actor, $key_id, $now)`,
  {
    params: {
      kind: 'text',
      agency: 'int',
      key: 'bytes?',
      contact: 'int?',
      case: 'int?',
      waits: 'int',
      until: 'int?',
      actor: 'text',
      key_id: 'int?',
      now: 'int',
    },
  },
)

/** Granted by the office, or repeated after a restore. */
export function askErasure(tx: Tx, wish: Omit<Erasure, 'id' | 'askedAt'>, now: Instant): Erasure {
  const { whose, agencyId, requestId, waits, until, actor } = wish
  const { lastInsertRowid } = ASK_ERASURE.run(tx, {
    kind: whose.kind,
    agency: agencyId,
    key: whose.kind === 'person' ? whose.key : null,
    contact: whose.kind === 'contact' ? whose.contactId : null,
    case: requestId ?? null,
    waits: waits ? 1 : 0,
    until: until === EVERYTHING ? null : until,
    ...actorColumns(actor),
    now,
  })
  return { ...wish, id: Number(lastInsertRowid), askedAt: now }
}

/** For `Erasure.until`: no limit. */
export const EVERYTHING: Instant = Number.MAX_SAFE_INTEGER

const ERASURE_DONE = statement(
  'update erasures set key = null, person_id = $person, contact_id = $contact, done_at = $now where id = $id',
  { params: { person: 'int?', contact: 'int?', now: 'int?', id: 'int' } },
)

/** `left`: the row that stays without data; undefined where there is none, or it was used again since. */
export function erasureDone(
  tx: Tx,
  id: number,
  left: { personId?: number | undefined; contactId?: number | undefined },
  now: Instant,
): void {
  ERASURE_DONE.run(tx, { person: left.personId ?? null, contact: left.contactId ?? null, now, id })
}

const WITHDRAW_ERASURE = statement(
  'update erasures set key = null, withdrawn_at = ? where case_id = ? and done_at is null and withdrawn_at is null',
  { params: ['int', 'int'], uses: 'erasures_case' },
)

/** The request was answered in another way. False when none was under way. */
export const withdrawErasure = (tx: Tx, requestId: number, now: Instant): boolean =>
  WITHDRAW_ERASURE.run(tx, now, requestId).changes > 0

const MERGE_ERASURES = statement('update erasures set contact_id = ? where contact_id = ? and done_at is null', {
  params: ['int', 'int'],
})

/** Two contacts became one. */
export function mergeErasures(tx: Tx, into: number, from: number): void {
  MERGE_ERASURES.run(tx, into, from)
}

function toErasure(row: ErasureRow): Erasure {
  return {
    id: row.id,
    agencyId: row.agency_id,
    whose: row.key === null ? { kind: 'contact', contactId: row.contact_id ?? 0 } : { kind: 'person', key: row.key },
    requestId: row.case_id ?? undefined,
    waits: row.waits === 1,
    until: row.until ?? EVERYTHING,
    actor: actorIn(row),
    askedAt: row.asked_at,
  }
}

const MARK_ERASED = statement(
  `insert into erased_marks (hash, agency_id, kind, at) values (?1, ?2, ?3, ?4)
   on conflict (hash, agency_id) do update set at = ?4, listed_at = null where at < ?4`,
  { params: ['bytes', 'int', 'text', 'int'] },
)

export interface ErasedHashes {
  kind: Whose['kind']
  hashes: Uint8Array[]
  agencyId: number
}

/** For cleaning a restored copy. The later moment counts. */
export function markErased(tx: Tx, { kind, hashes, agencyId }: ErasedHashes, at: Instant): void {
  for (const hash of hashes) MARK_ERASED.run(tx, hash, agencyId, kind, at)
}

const FORGET_MARKS = statement(
  'delete from erased_marks where rowid in (select m.rowid from erased_marks m where m.at < ? and m.listed_at is not null limit +?)',
  { params: ['int', 'int'], because: 'a job of each day, in chunks' },
)

/** Marks that no copy needs, at most `limit`. Returns how many. */
export const forgetMarks = (tx: Tx, now: Instant, limit: number): number =>
  FORGET_MARKS.run(tx, now - ERASED_KEPT_MS, limit).changes
