import { sql } from 'drizzle-orm'
import { check, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { bytes } from './columns.ts'
import { contacts } from './messaging.ts'

/** What the visits of a chat, or of a group that is in none, need at the office. A row only after consent; it goes with the last of these visits. */
export const visitNeeds = sqliteTable(
  'visit_needs',
  {
    contactId: integer('contact_id').references(() => contacts.id),
    groupId: text('group_id'),
    /** JSON: health data, so that not even the kind is readable. */
    needs: bytes('needs_sealed').notNull(),
    notedAt: integer('noted_at').notNull(),
  },
  (t) => [
    uniqueIndex('visit_needs_contact').on(t.contactId),
    uniqueIndex('visit_needs_group').on(t.groupId),
    check('visit_needs_of_one', sql`(contact_id is null) <> (group_id is null)`),
  ],
)
