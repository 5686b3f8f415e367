import { index, integer, sqliteTable } from 'drizzle-orm/sqlite-core'
import { contacts } from './messaging.ts'

/** Two chats of one person that become one at the next step: who said yes, and the chat in which the code was given out. */
export const joins = sqliteTable(
  'joins',
  {
    /** The chat in which the code was given out. */
    contactId: integer('contact_id')
      .primaryKey()
      .references(() => contacts.id),
    /** The chat that sent the code and said yes. */
    intoId: integer('into_id')
      .notNull()
      .references(() => contacts.id),
    agreedAt: integer('agreed_at').notNull(),
  },
  (t) => [index('joins_into').on(t.intoId)],
)
