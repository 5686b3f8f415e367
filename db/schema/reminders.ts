import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { outbox } from './messaging.ts'
import { slots } from './schedule.ts'

/**
 * A reminder of a visit (a group's appointments of one office and day, named by the first hour); its unique key prevents a second one. Only
 * a plan: checked again when due (src/reminders/notify.ts).
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
    /** A code. */
    why: text(),
    saidAt: integer('said_at'),
    /** While that is kept. */
    outboxId: integer('outbox_id').references(() => outbox.id, { onDelete: 'set null' }),
    /** 1: it asked whether they will come. */
    asked: integer().notNull().default(0),
    /** When an unanswered visit lapses; null: not announced. */
    lapsesAt: integer('lapses_at'),
  },
  (t) => [
    uniqueIndex('reminders_one').on(t.groupId, t.slotId, t.kind),
    index('reminders_due').on(t.state, t.dueAt),
    index('reminders_said').on(t.saidAt).where(sql`said_at is not null`),
    index('reminders_lapses').on(t.lapsesAt).where(sql`lapses_at is not null`),
    index('reminders_slot').on(t.slotId),
    index('reminders_outbox').on(t.outboxId).where(sql`outbox_id is not null`),
  ],
)

/** Confirmed visits by hour: after a move they are asked again. */
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
