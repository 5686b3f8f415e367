import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Facts about this database (db/facts.ts). */
export const facts = sqliteTable('facts', {
  name: text().primaryKey(),
  value: text().notNull(),
})

/** Timed work that was done; the unique key decides, croner only asks. */
export const jobRuns = sqliteTable('job_runs', {
  key: text().primaryKey(),
  at: integer().notNull(),
  result: text().notNull(),
})

/** Written each minute, so that the next start knows of a gap. */
export const heartbeat = sqliteTable('heartbeat', {
  id: integer().primaryKey(),
  at: integer().notNull(),
})

/** Times in which the process was off. */
export const gaps = sqliteTable('gaps', {
  id: integer().primaryKey(),
  fromAt: integer('from_at').notNull(),
  untilAt: integer('until_at').notNull(),
})

/** Copies made or attempted. */
export const backups = sqliteTable('backups', {
  id: integer().primaryKey(),
  file: text().notNull(),
  at: integer().notNull(),
  bytes: integer().notNull(),
  /** `verified`, or the stable code of what failed. */
  result: text().notNull(),
})

/** What a person must fix; cleared by the code that sees it fixed. */
export const alerts = sqliteTable('alerts', {
  code: text().primaryKey(),
  count: integer().notNull(),
  firstAt: integer('first_at').notNull(),
  lastAt: integer('last_at').notNull(),
  /** A number that explains it (a channel's error code); never personal data. */
  detail: text(),
})

/** Counts of events on a day, without personal data. */
export const counters = sqliteTable(
  'counters',
  {
    name: text().notNull(),
    /** In the institution's zone. */
    day: text().notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.name, t.day] })],
)
