import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { offices } from './catalogue.ts'
import { bytes } from './columns.ts'

/** What is booked of an office: a row of windows, a room, a line by telephone. Its hours and how long one of its slots lasts. */
export const schedules = sqliteTable(
  'schedules',
  {
    id: integer().primaryKey(),
    officeId: integer('office_id')
      .notNull()
      .references(() => offices.id),
    /** For the staff. An office opens with this one. */
    name: text().notNull().default('Ventanillas'),
    slotMinutes: integer('slot_minutes').notNull(),
    /** The office's day on which all its hours were last published; null: they are to be published once more. */
    publishedOn: text('published_on'),
    /** 1: that is under way; 0 again when something changes meanwhile. */
    publishing: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex('schedules_one').on(t.officeId, t.name),
    // What a slot says of its schedule and of its office is one fact.
    uniqueIndex('schedules_office').on(t.id, t.officeId),
    check('schedules_slot_minutes', sql`slot_minutes between 1 and 1440`),
  ],
)

/**
 * What hours a schedule has, from a day on. Without a last day it is its usual week and takes the place of the one before; with one it
 * adds windows on these days. A schedule begins with an empty one (db/walls.sql).
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
    /** For the log-book, sealed: a clerk may name anybody. */
    reason: bytes('reason_sealed'),
    createdAt: integer('created_at').notNull(),
    /** Since then it counts no more: it was taken back, or another one begins on the same day. */
    withdrawnAt: integer('withdrawn_at'),
  },
  (t) => [
    index('schedule_plans_days').on(t.scheduleId, t.fromDay).where(sql`withdrawn_at is null`),
    uniqueIndex('schedule_plans_one_week').on(t.scheduleId, t.fromDay).where(sql`until_day is null and withdrawn_at is null`),
    check('schedule_plans_days_in_order', sql`until_day is null or until_day >= from_day`),
  ],
)

/** The hours of a plan: from, until and how many at a time. Minutes count from midnight on the office's wall clock. */
export const scheduleHours = sqliteTable(
  'schedule_hours',
  {
    id: integer().primaryKey(),
    planId: integer('plan_id')
      .notNull()
      .references(() => schedulePlans.id),
    weekday: integer().notNull(),
    /** 0: every such weekday; 1 to 4: that one of each month; -1: its last. Hours of one day of the month take the place of the weekday's. */
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

/** A published hour of a schedule with its places. Triggers keep `taken` (db/walls.sql); availability reads only the partial index. */
export const slots = sqliteTable(
  'slots',
  {
    id: integer().primaryKey(),
    scheduleId: integer('schedule_id').notNull(),
    /** That of its schedule, so that the hours of an office are found at once. */
    officeId: integer('office_id').notNull(),
    startsAt: integer('starts_at').notNull(),
    /** By the length that its schedule had when it was last published. */
    endsAt: integer('ends_at').notNull(),
    /** On the office's clock, so that "Tuesday in the afternoon" needs no arithmetic. */
    day: text().notNull(),
    minute: integer().notNull(),
    capacity: integer().notNull(),
    /** How many windows the plan has then: `capacity`, unless people kept their places when there came to be fewer. */
    planned: integer().notNull(),
    taken: integer().notNull().default(0),
    cooling: integer().notNull().default(0),
    closedAt: integer('closed_at'),
  },
  (t) => [
    foreignKey({ columns: [t.scheduleId, t.officeId], foreignColumns: [schedules.id, schedules.officeId] }),
    uniqueIndex('slots_one').on(t.officeId, t.startsAt, t.scheduleId),
    // Keep it written as `capacity > taken + cooling`: SQLite rearranges a query's term, not an index's, and would never use
    // the other form. closed_at is always null here, but must be a column: without it the index covers no query and is not
    // chosen.
    index('slots_open')
      .on(t.scheduleId, t.startsAt, t.day, t.minute, t.capacity, t.taken, t.cooling, t.closedAt, t.officeId)
      .where(sql`capacity > taken + cooling and closed_at is null`),
    index('slots_over').on(t.officeId, t.startsAt).where(sql`taken > planned`),
    check('slots_never_over', sql`taken >= 0 and cooling >= 0 and taken + cooling <= capacity`),
    check('slots_end_after_they_start', sql`ends_at > starts_at`),
  ],
)

/** Hours in which an office has fewer windows, or none. */
export const closures = sqliteTable(
  'closures',
  {
    id: integer().primaryKey(),
    officeId: integer('office_id')
      .notNull()
      .references(() => offices.id),
    day: text().notNull(),
    fromMinute: integer('from_minute').notNull(),
    untilMinute: integer('until_minute').notNull(),
    /** How many are missing; null: all are, and its hours are closed. */
    windows: integer(),
    /** For the log-book, sealed: a clerk may name anybody. */
    reason: bytes('reason_sealed'),
    /** A code: why, as citizens read it. */
    toldReason: text('told_reason').notNull().default('unsaid'),
    createdAt: integer('created_at').notNull(),
    liftedAt: integer('lifted_at'),
  },
  (t) => [index('closures_day').on(t.officeId, t.day)],
)
