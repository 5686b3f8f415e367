import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { offices, procedures } from './catalogue.ts'
import { bytes } from './columns.ts'

/** A bookable resource of an office: windows, a room, a telephone line, with its hours and slot length. */
export const schedules = sqliteTable(
  'schedules',
  {
    id: integer().primaryKey(),
    officeId: integer('office_id')
      .notNull()
      .references(() => offices.id),
    name: text().notNull().default('Ventanillas'),
    slotMinutes: integer('slot_minutes').notNull(),
    /** The office's day of the last whole publication; null: publish again. */
    publishedOn: text('published_on'),
    /** 1: publication is under way; 0 again when something changes meanwhile. */
    publishing: integer().notNull().default(0),
    /** The office's day from which its days ahead are counted (src/schedule/new-days.ts); null: all open with the next publication. */
    openedOn: text('opened_on'),
    /** When the next day opens, drawn by chance; null: still to be drawn. */
    opensAt: integer('opens_at'),
    /** The first day on which it is no more; null: it stands. Its name may then be used again. */
    endsOn: text('ends_on'),
  },
  (t) => [
    index('schedules_opens').on(t.opensAt).where(sql`opened_on is not null`),
    uniqueIndex('schedules_one').on(t.officeId, t.name).where(sql`ends_on is null`),
    index('schedules_of_office').on(t.officeId),
    uniqueIndex('schedules_office').on(t.id, t.officeId),
    check('schedules_slot_minutes', sql`slot_minutes between 1 and 1440`),
  ],
)

/** The procedures of a schedule. One without any takes those of its office that no other schedule names. */
export const scheduleProcedures = sqliteTable(
  'schedule_procedures',
  {
    scheduleId: integer('schedule_id')
      .notNull()
      .references(() => schedules.id),
    procedureId: text('procedure_id')
      .notNull()
      .references(() => procedures.id),
  },
  (t) => [primaryKey({ columns: [t.scheduleId, t.procedureId] })],
)

/**
 * The hours of a schedule from a day on. Without a last day it replaces the usual week; with one it adds windows on these days. A schedule
 * begins with an empty one (db/walls.sql).
 */
export const schedulePlans = sqliteTable(
  'schedule_plans',
  {
    id: integer().primaryKey(),
    scheduleId: integer('schedule_id')
      .notNull()
      .references(() => schedules.id),
    fromDay: text('from_day').notNull(),
    untilDay: text('until_day'),
    /** For the log-book, sealed: it may name people. */
    reason: bytes('reason_sealed'),
    createdAt: integer('created_at').notNull(),
    /** Taken back, or replaced by one of the same first day. */
    withdrawnAt: integer('withdrawn_at'),
  },
  (t) => [
    index('schedule_plans_days').on(t.scheduleId, t.fromDay).where(sql`withdrawn_at is null`),
    uniqueIndex('schedule_plans_one_week').on(t.scheduleId, t.fromDay).where(sql`until_day is null and withdrawn_at is null`),
    check('schedule_plans_days_in_order', sql`until_day is null or until_day >= from_day`),
  ],
)

/** The hours of a plan: from, until and windows. Minutes from midnight on the office's wall clock. */
export const scheduleHours = sqliteTable(
  'schedule_hours',
  {
    id: integer().primaryKey(),
    planId: integer('plan_id')
      .notNull()
      .references(() => schedulePlans.id),
    weekday: integer().notNull(),
    /** 0: every such weekday; 1 to 4: that one of each month; -1: its last. Replaces the weekday's hours. */
    nth: integer().notNull().default(0),
    fromMinute: integer('from_minute').notNull(),
    untilMinute: integer('until_minute').notNull(),
    windows: integer().notNull(),
  },
  (t) => [
    uniqueIndex('schedule_hours_one').on(t.planId, t.weekday, t.nth, t.fromMinute),
    check('schedule_hours_nth', sql`nth between -1 and 4`),
  ],
)

/** A published hour with its places. Triggers keep `taken` (db/walls.sql); availability reads only the partial index. */
export const slots = sqliteTable(
  'slots',
  {
    id: integer().primaryKey(),
    scheduleId: integer('schedule_id').notNull(),
    /** Copied from its schedule for lookups by office. */
    officeId: integer('office_id').notNull(),
    startsAt: integer('starts_at').notNull(),
    /** By the slot length at its last publication. */
    endsAt: integer('ends_at').notNull(),
    /** On the office's clock, so that queries by day need no arithmetic. */
    day: text().notNull(),
    minute: integer().notNull(),
    capacity: integer().notNull(),
    /** Windows by plan: `capacity`, unless people kept places after a reduction. */
    planned: integer().notNull(),
    taken: integer().notNull().default(0),
    cooling: integer().notNull().default(0),
    /** Free places that only the office gives, until they flow back to everybody (rule `staff_percent`). */
    kept: integer().notNull().default(0),
    closedAt: integer('closed_at'),
  },
  (t) => [
    foreignKey({ columns: [t.scheduleId, t.officeId], foreignColumns: [schedules.id, schedules.officeId] }),
    uniqueIndex('slots_one').on(t.officeId, t.startsAt, t.scheduleId),
    // Keep it written as `capacity > taken + cooling + kept`: SQLite rearranges a query's term, not an index's, and would never use
    // the other form. closed_at is always null here, but must be a column: without it the index covers no query and is not
    // chosen.
    index('slots_open')
      .on(t.scheduleId, t.startsAt, t.day, t.minute, t.capacity, t.taken, t.cooling, t.kept, t.closedAt, t.officeId)
      .where(sql`capacity > taken + cooling + kept and closed_at is null`),
    index('slots_over').on(t.officeId, t.startsAt).where(sql`taken > planned`),
    check('slots_never_over', sql`taken >= 0 and cooling >= 0 and kept >= 0 and taken + cooling + kept <= capacity`),
    check('slots_end_after_they_start', sql`ends_at > starts_at`),
  ],
)

/** Hours in which an office is closed, or one schedule of it, or has fewer windows. */
export const closures = sqliteTable(
  'closures',
  {
    id: integer().primaryKey(),
    officeId: integer('office_id')
      .notNull()
      .references(() => offices.id),
    /** Null: all of the office. */
    scheduleId: integer('schedule_id').references(() => schedules.id),
    day: text().notNull(),
    fromMinute: integer('from_minute').notNull(),
    untilMinute: integer('until_minute').notNull(),
    /** How many are missing; null: all are, and its hours are closed. */
    windows: integer(),
    /** For the log-book, sealed: it may name people. */
    reason: bytes('reason_sealed'),
    /** A code for citizens. */
    toldReason: text('told_reason').notNull().default('unsaid'),
    createdAt: integer('created_at').notNull(),
    liftedAt: integer('lifted_at'),
  },
  (t) => [
    index('closures_day').on(t.officeId, t.day),
    check('closures_windows_of_one', sql`windows is null or schedule_id is not null`),
  ],
)
