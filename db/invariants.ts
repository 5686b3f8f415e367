import { countOf } from './ask.ts'
import type { Db } from './open.ts'
import { statement } from './statements.ts'

/**
 * Invariants of what is open now: hours, holds, cooling and offered places, messages on their way. They take milliseconds,
 * however large the history is. Broken, they would sell a place twice or say something twice in the next minute.
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
 * Invariants of what should be done or forgotten by now. A broken one means that something is late, not that anything is wrong:
 * an office that refuses to start because of it would only be later.
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
  'erased_is_gone',
  'ended_wishes_are_bare',
  'lapsed_holds_are_bare',
  'past_visits_are_bare',
]

const INVARIANT_NAMES = statement(
  "select name from sqlite_schema where type = 'view' and name like 'invariant\\_%' escape '\\' order by name",
  { row: { name: 'text' } },
)

/** The names of the invariant views (db/walls.sql), without their prefix. */
export function invariantNames(db: Db): string[] {
  return INVARIANT_NAMES.all(db).map((row) => row.name.slice('invariant_'.length))
}

/** The broken invariants, each with the number of rows that break it: `taken_is_seated:2`. None: healthy. */
export const brokenInvariants = (db: Db): string[] => broken(db, invariantNames(db))

/** Broken invariants that mean damage, without those that are only late. */
export const damagedInvariants = (db: Db): string[] =>
  broken(
    db,
    invariantNames(db).filter((name) => !OF_WHAT_IS_DUE.includes(name)),
  )

/** Broken invariants that mean that something is late. */
export const overdueInvariants = (db: Db): string[] => broken(db, OF_WHAT_IS_DUE)

/** Whether a finding (`due_work_is_done:3`) only means that something is late. */
export const isOnlyLate = (finding: string): boolean => OF_WHAT_IS_DUE.some((name) => finding.startsWith(`${name}:`))

/** Broken invariants of what is open now; takes milliseconds. */
export const brokenNow = (db: Db): string[] => broken(db, OF_WHAT_IS_OPEN)

function broken(db: Db, names: string[]): string[] {
  return names
    .map((name) => ({ name, rows: countOf(db, `select count(*) as n from invariant_${name}`) }))
    .filter(({ rows }) => rows > 0)
    .map(({ name, rows }) => `${name}:${rows}`)
}
