import type { Db } from './open.ts'

/**
 * Those that look only at what is open now: hours, holds, places that cool or are offered, messages on their way. However much has
 * been, they take some milliseconds. They are what would sell a place twice or say something twice in the next minute.
 */
const OF_WHAT_IS_OPEN = [
  'cooling_is_counted',
  'hold_is_whole',
  'never_above_capacity',
  'offers_are_exclusive',
  'one_message_in_flight',
  'one_wish_a_person',
]

/**
 * Those that say what should have been done or forgotten by now. One of them broken means that something is late, and not that
 * anything is wrong: an office that were shut for it would only be later still.
 */
const OF_WHAT_IS_DUE = [
  'due_work_is_done',
  'pauses_end',
  'old_bodies_are_gone',
  'old_drafts_are_gone',
  'old_people_are_gone',
  'old_permissions_are_gone',
  'old_reasons_are_gone',
  'old_reminders_are_gone',
  'old_report_counts_are_gone',
  'quiet_contacts_are_gone',
  'closed_cases_are_bare',
  'ended_wishes_are_bare',
  'lapsed_holds_are_bare',
  'past_visits_are_bare',
]

/** The names of the invariant views (db/walls.sql), without their prefix. */
export function invariantNames(db: Db): string[] {
  return db.client
    .query<{ name: string }, []>(
      "select name from sqlite_schema where type = 'view' and name like 'invariant\\_%' escape '\\' order by name",
    )
    .all()
    .map((row) => row.name.slice('invariant_'.length))
}

/** The invariants that do not hold, each with the number of rows that break it: `taken_is_seated:2`. None = healthy. */
export const brokenInvariants = (db: Db): string[] => broken(db, invariantNames(db))

/** Those of them that mean damage, and not only that something is late. */
export const damagedInvariants = (db: Db): string[] =>
  broken(
    db,
    invariantNames(db).filter((name) => !OF_WHAT_IS_DUE.includes(name)),
  )

/** Those of them that mean that something is late. */
export const overdueInvariants = (db: Db): string[] => broken(db, OF_WHAT_IS_DUE)

/** Whether a finding (`due_work_is_done:3`) says no more than that. */
export const isOnlyLate = (finding: string): boolean => OF_WHAT_IS_DUE.some((name) => finding.startsWith(`${name}:`))

/** The same of what is open now; milliseconds, also where the whole takes seconds. */
export const brokenNow = (db: Db): string[] => broken(db, OF_WHAT_IS_OPEN)

function broken(db: Db, names: string[]): string[] {
  return names
    .map((name) => ({ name, rows: countRows(db, name) }))
    .filter(({ rows }) => rows > 0)
    .map(({ name, rows }) => `${name}:${rows}`)
}

function countRows(db: Db, name: string): number {
  const row = db.client.query<{ rows: number }, []>(`select count(*) as rows from invariant_${name}`).get()
  return row?.rows ?? 0
}
