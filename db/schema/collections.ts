import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { byKey } from './admin.ts'
import { appointments } from './booking.ts'

/** Whether what an appointment was for can be collected, as the office noted it last. No row: nothing was noted. */
export const collections = sqliteTable(
  'collections',
  {
    appointmentId: integer('appointment_id')
      .primaryKey()
      .references(() => appointments.id),
    state: text({ enum: ['ready', 'missing'] }).notNull(),
    /** Which paper is missing, as the record has it. */
    paper: text(),
    notedAt: integer('noted_at').notNull(),
    keyId: byKey('key_id'),
  },
  (t) => [
    index('collections_noted').on(t.notedAt),
    check('collections_state', sql`state in ('ready', 'missing')`),
    check('collections_paper', sql`(paper is not null) = (state = 'missing')`),
  ],
)
