import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { appointments } from './booking.ts'
import { bytes } from './columns.ts'
import { contacts } from './messaging.ts'

/**
 * One chat gives another the appointments of a group, one of them, or the booking under way: the giver issues a code, the taker sends it,
 * the giver agrees.
 */
export const handovers = sqliteTable(
  'handovers',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    giverId: integer('giver_id')
      .notNull()
      .references(() => contacts.id),
    takerId: integer('taker_id').references(() => contacts.id),
    /** Null: the booking under way. Of a single appointment, its group since. */
    groupId: text('group_id'),
    /** The only one that goes; null: all of the group. */
    appointmentId: integer('appointment_id').references(() => appointments.id),
    /** HMAC of the code, which is stored nowhere; deleted when used. */
    codeHash: bytes('code_hash'),
    state: text({ enum: ['offered', 'asked', 'done', 'ended'] }).notNull(),
    at: integer().notNull(),
    /** What the other chat is told at the next step. */
    tell: text({ enum: ['question', 'over_limit', 'received', 'refused', 'taken_back'] }),
    /** The members at their versions: taken back only while unchanged. */
    stamp: text(),
  },
  (t) => [
    uniqueIndex('handovers_open').on(t.giverId).where(sql`state in ('offered', 'asked')`),
    uniqueIndex('handovers_code').on(t.codeHash).where(sql`code_hash is not null`),
    index('handovers_giver').on(t.giverId),
    index('handovers_taker').on(t.takerId).where(sql`taker_id is not null`),
    index('handovers_untold').on(t.id).where(sql`tell is not null`),
    index('handovers_at').on(t.at),
    check('handovers_state', sql`state in ('offered', 'asked', 'done', 'ended')`),
    check('handovers_tell', sql`tell in ('question', 'over_limit', 'received', 'refused', 'taken_back')`),
    check('handovers_code_until_used', sql`(state = 'offered') = (code_hash is not null)`),
    check('handovers_of_a_group', sql`appointment_id is null or group_id is not null`),
    check('handovers_taker', sql`(state = 'offered') = (taker_id is null) and taker_id is not giver_id`),
  ],
)
