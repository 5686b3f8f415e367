import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { contacts } from './messaging.ts'

/**
 * A telephone's user says that requests made from it are not theirs: a row for each group of appointments, and one without a group for
 * waiting. The appointments stay, without a telephone, until the office knows whose they are.
 */
export const disavowals = sqliteTable(
  'disavowals',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** The telephone that had them; gets them back after a mistake. */
    contactId: integer('contact_id')
      .notNull()
      .references(() => contacts.id),
    groupId: text('group_id'),
    /** The same for all that was said at once. */
    saidAt: integer('said_at').notNull(),
    /** taken_back: a mistake; settled: the office knows, or nothing of it is left. */
    state: text({ enum: ['open', 'taken_back', 'settled'] }).notNull(),
    /** By a call, an identification, back to this telephone, to another one, or the day is over. */
    result: text({ enum: ['called', 'identified', 'theirs', 'passed_on', 'over'] }),
    endedAt: integer('ended_at'),
  },
  (t) => [
    uniqueIndex('disavowals_one_open').on(t.groupId).where(sql`state = 'open' and group_id is not null`),
    index('disavowals_contact').on(t.contactId, t.state),
    index('disavowals_ended').on(t.endedAt).where(sql`ended_at is not null`),
    check('disavowals_open_has_no_end', sql`(state = 'open') = (ended_at is null)`),
    check('disavowals_settled_has_a_result', sql`(state = 'settled') = (result is not null)`),
  ],
)
