import { sql } from 'drizzle-orm'
import { type AnySQLiteColumn, check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { actor, byKey } from './admin.ts'
import { appointments } from './booking.ts'
import { offices, procedures } from './catalogue.ts'
import { bytes } from './columns.ts'
import { outbox } from './messaging.ts'

/**
 * The people of a group who come to one office at one hour, or one person without an appointment. A row begins with the first thing that is
 * known of the visit: a reading at the door, a clerk's note, a word in the chat. db/walls.sql holds the transitions.
 */
export const visits = sqliteTable(
  'visits',
  {
    id: integer().primaryKey(),
    /** Null: without an appointment. */
    groupId: text('group_id'),
    officeId: integer('office_id')
      .notNull()
      .references(() => offices.id),
    day: text().notNull(),
    /** As on the receipt; without an appointment, the hour whose place it takes. */
    startsAt: integer('starts_at').notNull(),
    /** Called by it; given with the arrival, and kept. */
    number: integer(),
    /** lapsed: had an appointment that lapsed unanswered; called before who had none. */
    priority: text({ enum: ['age', 'disability', 'pregnancy', 'baby', 'lapsed'] }),
    state: text({ enum: ['expected', 'arrived', 'late', 'called', 'serving', 'served', 'absent', 'left', 'unknown'] }).notNull(),
    atWindow: integer('at_window'),
    /** Said in the chat: a hint for the clerk. */
    hint: text({ enum: ['running_late', 'says_here'] }),
    /** When the first of them came; from then on a receipt of this hour is used. A page without a connection reports it later. */
    arrivedAt: integer('arrived_at'),
    arrivedKeyId: byKey('arrived_key_id'),
    calledAt: integer('called_at'),
    /** Then the wait was over. */
    firstCalledAt: integer('first_called_at'),
    calls: integer().notNull().default(0),
    servingAt: integer('serving_at'),
    endedAt: integer('ended_at'),
    /** Further readings of a used receipt. */
    repeats: integer().notNull().default(0),
    version: integer().notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('visits_one').on(t.groupId, t.startsAt, t.officeId).where(sql`group_id is not null`),
    uniqueIndex('visits_number').on(t.officeId, t.day, t.number),
    uniqueIndex('visits_window').on(t.officeId, t.day, t.atWindow).where(sql`state in ('called', 'serving')`),
    index('visits_day').on(t.officeId, t.day, t.state),
    check(
      'visits_state',
      sql`state in ('expected', 'arrived', 'late', 'called', 'serving', 'served', 'absent', 'left', 'unknown')`,
    ),
    check('visits_priority', sql`priority in ('age', 'disability', 'pregnancy', 'baby', 'lapsed')`),
    check('visits_hint', sql`hint in ('running_late', 'says_here')`),
    check(
      'visits_called_to_a_window',
      sql`state not in ('called', 'serving') or at_window is not null and at_window between 1 and 99`,
    ),
    check('visits_present_arrived', sql`state not in ('arrived', 'late', 'called', 'serving', 'left') or arrived_at is not null`),
    check('visits_absent_never_came', sql`state not in ('expected', 'absent') or arrived_at is null`),
    check('visits_arrived_have_a_number', sql`arrived_at is null or number is not null`),
    check('visits_ended', sql`(state in ('served', 'absent', 'left', 'unknown')) = (ended_at is not null)`),
  ],
)

/** Who comes in a visit, and what came of it. */
export const visitPeople = sqliteTable(
  'visit_people',
  {
    id: integer().primaryKey(),
    visitId: integer('visit_id')
      .notNull()
      .references(() => visits.id),
    /** Null: without one. */
    appointmentId: integer('appointment_id').references(() => appointments.id),
    procedureId: text('procedure_id')
      .notNull()
      .references(() => procedures.id),
    /** Without an appointment, for that day. */
    name: bytes('name_sealed'),
    arrivedAt: integer('arrived_at'),
    outcome: text({ enum: ['served', 'missing_paper', 'absent', 'left', 'unknown'] }),
    outcomeAt: integer('outcome_at'),
    outcomeBy: actor('outcome_by'),
    outcomeKeyId: byKey('outcome_key_id'),
    /** The name of the paper, as the record had it. */
    missing: text(),
    /** With a minor. */
    seenWith: text('seen_with', { enum: ['mother', 'father', 'both', 'guardian', 'court_paper'] }),
  },
  (t) => [
    uniqueIndex('visit_people_one').on(t.visitId, t.appointmentId),
    index('visit_people_appointment').on(t.appointmentId).where(sql`appointment_id is not null`),
    index('visit_people_named').on(t.visitId).where(sql`name_sealed is not null`),
    check('visit_people_outcome', sql`outcome in ('served', 'missing_paper', 'absent', 'left', 'unknown')`),
    check(
      'visit_people_outcome_is_whole',
      sql`(outcome is null) = (outcome_at is null) and (outcome is null) = (outcome_by is null)`,
    ),
    check(
      'visit_people_outcome_by',
      sql`outcome_by in ('clock', 'staff') and (outcome_key_id is null or outcome_by = 'staff') or outcome_by is null and outcome_key_id is null`,
    ),
    check('visit_people_absent_never_came', sql`outcome is null or outcome <> 'absent' or arrived_at is null`),
    check('visit_people_left_had_come', sql`outcome is null or outcome <> 'left' or arrived_at is not null`),
    check('visit_people_missing', sql`(missing is not null) = (outcome is not null and outcome = 'missing_paper')`),
    check(
      'visit_people_seen_with',
      sql`seen_with in ('mother', 'father', 'both', 'guardian', 'court_paper') and outcome in ('served', 'missing_paper') or seen_with is null`,
    ),
  ],
)

/** The visit and its people before a step, for undoing it. */
export const visitSteps = sqliteTable(
  'visit_steps',
  {
    id: integer().primaryKey(),
    visitId: integer('visit_id')
      .notNull()
      .references((): AnySQLiteColumn => visits.id),
    /** That it became by this step. */
    version: integer().notNull(),
    at: integer().notNull(),
    keyId: byKey(),
    /** As JSON, without names. */
    before: text().notNull(),
  },
  (t) => [uniqueIndex('visit_steps_one').on(t.visitId, t.version), index('visit_steps_old').on(t.at)],
)

/** A number or a window that was told in a chat: it may leave as long as the visit stands as it did then. */
export const visitNotices = sqliteTable(
  'visit_notices',
  {
    outboxId: integer('outbox_id')
      .primaryKey()
      .references(() => outbox.id, { onDelete: 'cascade' }),
    visitId: integer('visit_id')
      .notNull()
      .references(() => visits.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
  },
  (t) => [index('visit_notices_visit').on(t.visitId)],
)
