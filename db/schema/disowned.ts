import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { contacts } from './messaging.ts'

/**
 * Whoever has a telephone says that what was asked for from it is not theirs: a row for each group of appointments, and one without a
 * group for what waited. The appointments stay, without a telephone, until the office knows whose they are.
 */
export const disavowals = sqliteTable(
  'disavowals',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** The telephone that had them, and gets them back if it was a mistake. */
    contactId: integer('contact_id')
      .notNull()
      .references(() => contacts.id),
    groupId: text('group_id'),
    /** All that was said at once has the same moment. */
    saidAt: integer('said_at').notNull(),
    /** open; taken_back: it was a mistake; settled: the office knows, or nothing of it stands any more. */
    state: text({ enum: ['open', 'taken_back', 'settled'] }).notNull(),
    /** How it was settled: by a call, an identification, back to this telephone, to another one, or because the day is over. */
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
