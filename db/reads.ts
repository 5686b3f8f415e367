import type { Db, Tx } from './open.ts'
import { row, statement } from './statements.ts'

/** One answer, or one refusal, as the log-book keeps it: counts and codes, never who the people are. */
export interface Reading {
  /** In the institution's zone. */
  onDay: string
  /** Null: the first administrator, or a job. */
  keyId: number | null
  byClock: boolean
  /** Method and path; of a job its name. */
  operation: string
  form: 'screen' | 'file' | 'print'
  outcome: 'shown' | 'proposed' | 'nothing' | 'refused'
  /** The code of a refusal, or what was searched by. */
  code: string | undefined
  /** Undefined: several, or none. */
  officeId: number | undefined
  day: string | undefined
  named: boolean
  people: number
  /** Its answer says something about a person whom the asker may only have guessed. */
  isTry: boolean
  /** Of a list: a hash of the question without its page, and whether this is a further page. */
  list: { asked: string; isNextPage: boolean } | undefined
}

/** The same reading within this time only grows the row: one row a request would bury what was done. */
const SAME_READING_MS = 10 * 60_000
/** Beyond so many readings of one key within that time, office and day are no longer told apart. */
const ROWS_MAX = 60

interface Row {
  id: number
  asked: string | null
  people: number
  people_before: number
  people_in_pages: number
}

const UPDATE_AUDIT_READS = statement(
  `update audit_reads set last_at = ?, requests = requests + 1, tries = tries + ?, people = ?, asked = ?, people_before = ?,
   people_in_pages = ? where id = ?`,
  { params: ['int', 'int', 'int', 'text?', 'int', 'int', 'int'] },
)

const INSERT_AUDIT_READS = statement(
  `insert into audit_reads (agency_id, on_day, first_at, last_at, key_id, by_clock, operation, form, outcome, code, office_id, day, named,
     is_list, requests, tries, people, asked, people_before, people_in_pages)
   values (coalesce((select agency_id from access_keys where id = ?3), (select id from agencies where owns_number = 1)),
     ?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 1, ?13, ?14, ?15, ?16, ?17)`,
  {
    params: [
      'text',
      'int',
      'int?',
      'int',
      'text',
      'text',
      'text',
      'text?',
      'int?',
      'text?',
      'int',
      'int',
      'int',
      'int',
      'text?',
      'int',
      'int',
    ],
    uses: 'agencies_one_owner',
  },
)

/**
 * To be committed before the answer leaves: a reader who cannot be recorded is shown nothing. People on a list count once however often it
 * is read; each single search counts again.
 */
export function noteReading(tx: Tx, asked: Reading, now: number): void {
  const found = sameReading(tx, asked, now)
  const reading = found || !isFlood(tx, asked, now) ? asked : { ...asked, officeId: undefined, day: undefined }
  const same = found ?? (reading === asked ? undefined : sameReading(tx, reading, now))
  const pages = pagesOf(reading, same)
  const people = pages ? Math.max(same?.people ?? 0, pages.before + pages.inPages) : (same?.people ?? 0) + reading.people
  const counts = [people, reading.list?.asked ?? null, pages?.before ?? 0, pages?.inPages ?? 0] as const
  const tries = reading.isTry ? 1 : 0
  if (same) {
    UPDATE_AUDIT_READS.run(tx, now, tries, ...counts, same.id)
    return
  }
  const { onDay, keyId, byClock, operation, form, outcome, code, officeId, day, named, list } = reading
  INSERT_AUDIT_READS.run(
    tx,
    onDay,
    now,
    keyId,
    byClock ? 1 : 0,
    operation,
    form,
    outcome,
    code ?? null,
    officeId ?? null,
    day ?? null,
    named ? 1 : 0,
    list ? 1 : 0,
    tries,
    ...counts,
  )
}

const IS_FLOOD = statement(
  `select count(*) as n from (select 1 from audit_reads where key_id is +? and first_at > ? limit ${ROWS_MAX})`,
  { row: { n: 'int' }, params: ['int?', 'int'], uses: 'audit_reads_recent' },
)

/** Reading each day of each office must not fill the book. */
const isFlood = (db: Db, { keyId }: Reading, now: number): boolean =>
  (IS_FLOOD.get(db, keyId, now - SAME_READING_MS)?.n ?? 0) >= ROWS_MAX

// Without its name SQLite takes the index of the newest rows.
const SAME_READING = statement(
  `select id, asked, people, people_before, people_in_pages from audit_reads indexed by audit_reads_same
   where on_day = +? and key_id is +? and operation = +? and first_at > ? and first_at <= ? and by_clock = +? and form = +?
     and outcome = +? and code is +? and office_id is +? and day is +? and named = +? and is_list = +?
   order by first_at desc limit 1`,
  {
    row: row<Row>({ id: 'int', asked: 'text?', people: 'int', people_before: 'int', people_in_pages: 'int' }),
    params: ['text', 'int?', 'text', 'int', 'int', 'int', 'text', 'text', 'text?', 'int?', 'text?', 'int', 'int'],
    uses: 'audit_reads_same',
  },
)

function sameReading(db: Db, reading: Reading, now: number): Row | undefined {
  const { onDay, keyId, byClock, operation, form, outcome, code, officeId, day, named, list } = reading
  return (
    SAME_READING.get(
      db,
      onDay,
      keyId,
      operation,
      now - SAME_READING_MS,
      now,
      byClock ? 1 : 0,
      form,
      outcome,
      code ?? null,
      officeId ?? null,
      day ?? null,
      named ? 1 : 0,
      list ? 1 : 0,
    ) ?? undefined
  )
}

/** People that earlier lists showed, and this one in its pages so far; undefined without a list. */
function pagesOf({ list, people }: Reading, same: Row | undefined): { before: number; inPages: number } | undefined {
  if (!list) return undefined
  if (!same) return { before: 0, inPages: people }
  if (same.asked !== list.asked) return { before: same.people, inPages: people }
  return { before: same.people_before, inPages: list.isNextPage ? same.people_in_pages + people : people }
}
