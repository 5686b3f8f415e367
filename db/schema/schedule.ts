import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { offices } from './catalogue.ts'
import { bytes } from './columns.ts'

/** Hours that an office closed. */
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
    /** For the log-book, sealed: a clerk may name anybody. */
    reason: bytes('reason_sealed'),
    createdAt: integer('created_at').notNull(),
    liftedAt: integer('lifted_at'),
  },
  (t) => [index('closures_day').on(t.officeId, t.day)],
)

/** The progress of a closure whose appointments are cancelled step by step, because they are very many. */
export const bigClosures = sqliteTable(
  'big_closures',
  {
    closureId: integer('closure_id')
      .primaryKey()
      .references(() => closures.id),
    /** `staff:<access key id>`: who closed. */
    actor: text().notNull(),
    /** A code: why, as its people read it. The closure's own reason is for the log-book. */
    toldReason: text('told_reason').notNull().default('unsaid'),
    /** Appointments in these hours when they were closed. */
    total: integer().notNull(),
    cancelled: integer().notNull().default(0),
    /** When nobody was left. */
    finishedAt: integer('finished_at'),
  },
  (t) => [
    index('big_closures_open').on(t.closureId).where(sql`finished_at is null`),
    check('big_closures_count', sql`cancelled >= 0 and cancelled <= total`),
  ],
)

/** Windows added to one day, beside the usual week; also on a non-working day. */
export const extraPlaces = sqliteTable(
  'extra_places',
  {
    id: integer().primaryKey(),
    officeId: integer('office_id')
      .notNull()
      .references(() => offices.id),
    day: text().notNull(),
    fromMinute: integer('from_minute').notNull(),
    untilMinute: integer('until_minute').notNull(),
    windows: integer().notNull(),
    /** For the log-book, sealed: a clerk may name anybody. */
    reason: bytes('reason_sealed'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('extra_places_day').on(t.officeId, t.day)],
)
