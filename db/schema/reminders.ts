import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { slots } from './agenda.ts'

/**
 * What is to be said before a visit: a group's appointments of one office and day, named by its first hour. The key makes
 * saying it twice impossible; the row only plans, and is looked at again when it is due (src/messaging/reminders.ts).
 */
export const reminders = sqliteTable(
  'reminders',
  {
    id: integer().primaryKey(),
    groupId: text('group_id').notNull(),
    slotId: integer('slot_id')
      .notNull()
      .references(() => slots.id),
    kind: text({ enum: ['first', 'second', 'last'] }).notNull(),
    dueAt: integer('due_at').notNull(),
    state: text({ enum: ['planned', 'said', 'dropped'] }).notNull(),
    /** Why it was dropped, as a stable word. */
    why: text(),
    saidAt: integer('said_at'),
    /** 1: it asked whether they will come. */
    asked: integer().notNull().default(0),
    /** The moment that was told after which an unanswered visit lapses; null when nothing was told. */
    lapsesAt: integer('lapses_at'),
  },
  (t) => [
    uniqueIndex('reminders_one').on(t.groupId, t.slotId, t.kind),
    // What is planned by its time, and what is over by its age.
    index('reminders_due').on(t.state, t.dueAt),
    index('reminders_said').on(t.saidAt).where(sql`said_at is not null`),
    index('reminders_lapses').on(t.lapsesAt).where(sql`lapses_at is not null`),
    index('reminders_slot').on(t.slotId),
  ],
)

/** Who said that they will come to a visit, at its hour of then: a visit that moves is asked anew. */
export const reconfirmations = sqliteTable(
  'reconfirmations',
  {
    groupId: text('group_id').notNull(),
    slotId: integer('slot_id')
      .notNull()
      .references(() => slots.id),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.slotId] }),
    index('reconfirmations_slot').on(t.slotId),
    index('reconfirmations_at').on(t.at),
  ],
)
