import { sql } from 'drizzle-orm'
import { check, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { offices } from './catalogue.ts'
import { bytes } from './columns.ts'
import { askers } from './messaging.ts'

/** A telephone with which a promoter books for a village, for so many people in a calendar year. Ended: the row goes. */
export const villageTelephones = sqliteTable(
  'village_telephones',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Whose administrator made it; its zone says when a year begins. */
    officeId: integer('office_id')
      .notNull()
      .references(() => offices.id),
    /** Known by it, so that its next owner has no such record. */
    askerId: integer('asker_id')
      .notNull()
      .references(() => askers.id),
    phone: bytes('phone_sealed').notNull(),
    promoter: bytes('promoter_sealed').notNull(),
    village: text().notNull(),
    peopleAYear: integer('people_a_year').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('village_telephones_asker').on(t.askerId),
    check('village_telephones_people', sql`people_a_year between 1 and 40`),
  ],
)
