import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Facts about this database: the key it was made with, the release that wrote it. */
export const facts = sqliteTable('facts', {
  name: text().primaryKey(),
  value: text().notNull(),
})

/** Timed work that was done. The key decides; croner only asks. */
export const jobRuns = sqliteTable('job_runs', {
  key: text().primaryKey(),
  at: integer().notNull(),
  result: text().notNull(),
})

/** Written each minute, so that the next start knows of a gap (the computer was off). */
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

/** Copies that were made, or tried. */
export const backups = sqliteTable('backups', {
  id: integer().primaryKey(),
  file: text().notNull(),
  at: integer().notNull(),
  bytes: integer().notNull(),
  /** `verified`, or the stable code of what failed. */
  result: text().notNull(),
})

/** What a person must mend; cleared by the code that sees it mended. */
export const alerts = sqliteTable('alerts', {
  code: text().primaryKey(),
  count: integer().notNull(),
  firstAt: integer('first_at').notNull(),
  lastAt: integer('last_at').notNull(),
  /** A number that explains it (a channel's error code); never personal data. */
  detail: text(),
})

/** What happened how often on a day, without anybody in it. */
export const counters = sqliteTable(
  'counters',
  {
    name: text().notNull(),
    /** Day in the institution's zone. */
    day: text().notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.name, t.day] })],
)
