import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { CATALOGUE_TRIGGERS } from './catalogue-triggers.ts'
import { forgetFact, readFact, writeFact } from './facts.ts'
import type { Db, Tx } from './open.ts'
import { statement } from './statements.ts'

/**
 * What is open now: hours, holds, cooling and offered places, messages on their way. Milliseconds, however large the history. Broken, they
 * would sell a place or send a message twice.
 */
const OF_WHAT_IS_OPEN = [
  'cooling_is_counted',
  'hold_is_whole',
  'never_above_capacity',
  'offers_are_exclusive',
  'one_message_in_flight',
  'one_wish_a_person',
]

/** What should be done or forgotten by now. Broken, something is late but not wrong: refusing to start would only make it later. */
const OF_WHAT_IS_DUE = [
  'due_work_is_done',
  'kept_places_flow_back',
  'pauses_end',
  'old_bodies_are_gone',
  'old_disavowals_are_gone',
  'old_drafts_are_gone',
  'old_people_are_gone',
  'old_permissions_are_gone',
  'old_reasons_are_gone',
  'old_reminders_are_gone',
  'old_report_counts_are_gone',
  'quiet_contacts_are_gone',
  'closed_cases_are_bare',
  'erased_is_gone',
  'ended_wishes_are_bare',
  'lapsed_holds_are_bare',
  'past_visits_are_bare',
]

const INVARIANT_NAMES = statement(
  "select name from sqlite_schema where type = 'view' and name like 'invariant\\_%' escape '\\' order by name",
  { row: { name: 'text' } },
)

export function invariantNames(db: Db): string[] {
  return INVARIANT_NAMES.all(db).map((row) => row.name.slice('invariant_'.length))
}

/** The broken invariants with the number of offending rows: `taken_is_seated:2`. */
export const brokenInvariants = (db: Db): string[] => broken(db, invariantNames(db))

/** Broken invariants that mean damage, without those that are only late. */
const damagedInvariants = (db: Db): string[] =>
  broken(
    db,
    invariantNames(db).filter((name) => !OF_WHAT_IS_DUE.includes(name)),
  )

/** Broken invariants that mean that something is late. */
export const overdueInvariants = (db: Db): string[] => broken(db, OF_WHAT_IS_DUE)

/** Whether a finding (`due_work_is_done:3`) only means that something is late. */
const isOnlyLate = (finding: string): boolean => OF_WHAT_IS_DUE.some((name) => finding.startsWith(`${name}:`))

export const brokenNow = (db: Db): string[] => broken(db, OF_WHAT_IS_OPEN)

function broken(db: Db, names: string[]): string[] {
  return names
    .map((name) => ({
      name,
      rows: db.client.query<{ n: number }, []>(`select count(*) as n from invariant_${name}`).get()?.n ?? 0,
    }))
    .filter(({ rows }) => rows > 0)
    .map(({ name, rows }) => `${name}:${rows}`)
}

/** Triggers and views of this release, as SQL. */
export const WALLS = `${readFileSync(fileURLToPath(new URL('./walls.sql', import.meta.url)), 'utf8')}\n${CATALOGUE_TRIGGERS}\n`

const mark = (): string => shortHash(WALLS)
const shortHash = (text: string): string => new Bun.CryptoHasher('sha256').update(text).digest('hex').slice(0, 16)

const STANDING = statement("select name, sql from sqlite_schema where type in ('trigger', 'view') order by type, name", {
  row: { name: 'text', sql: 'text!' },
})

const wallsIn = (db: Db): string => shortHash(JSON.stringify([mark(), STANDING.all(db)]))

export const wallsStand = (db: Db): boolean => readFact(db, 'walls') === wallsIn(db)

export const noteWalls = (tx: Tx): void => writeFact(tx, 'walls', wallsIn(tx))

const UNSOUNDNESS = statement('pragma foreign_key_check', { row: { table: 'text', rowid: 'text', parent: 'text', fkid: 'text' } })

/**
 * Rows that point at nothing (`foreign_keys:2`) and broken invariants, without what is only late. Takes some three seconds for a million
 * appointments: work for the reader's thread on a large database.
 */
export function unsoundness(db: Db): string[] {
  const orphans = UNSOUNDNESS.all(db).length
  return [...(orphans > 0 ? [`foreign_keys:${orphans}`] : []), ...damagedInvariants(db)]
}

/** Notes the result of a whole check for the next start; what is only late stops no start. */
export function noteSoundness(tx: Tx, findings: readonly string[]): void {
  if (findings.every(isOnlyLate)) writeFact(tx, 'sound_behind', mark())
  else forgetFact(tx, 'sound_behind')
}

/** Whether the last whole check found nothing under these same walls. */
export const wasSound = (db: Db): boolean => readFact(db, 'sound_behind') === mark()

const SIZE_OF = statement('select page_count * page_size as bytes from pragma_page_count, pragma_page_size', {
  row: { bytes: 'int' },
})

export function sizeOf(db: Db): number {
  const row = SIZE_OF.get(db)
  return row?.bytes ?? 0
}
