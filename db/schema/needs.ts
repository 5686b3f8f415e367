import { integer, sqliteTable } from 'drizzle-orm/sqlite-core'
import { bytes } from './columns.ts'
import { contacts } from './messaging.ts'

/** What the visits of a chat need at the office. A row only after consent; it goes with the last of these visits. */
export const visitNeeds = sqliteTable('visit_needs', {
  contactId: integer('contact_id')
    .primaryKey()
    .references(() => contacts.id),
  /** JSON: health data, so that not even the kind is readable. */
  needs: bytes('needs_sealed').notNull(),
  notedAt: integer('noted_at').notNull(),
})
