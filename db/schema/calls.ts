import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { byKey } from './admin.ts'
import { offices } from './catalogue.ts'
import { rebookings } from './rebooking.ts'
import { waitWishes } from './waitlist.ts'

/** A call that the office has to make, because the chat cannot reach the person, and its result. Kept as long as its subject. */
export const calls = sqliteTable(
  'calls',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    officeId: integer('office_id')
      .notNull()
      .references(() => offices.id),
    rebookingId: integer('rebooking_id').references(() => rebookings.id, { onDelete: 'cascade' }),
    wishId: integer('wish_id').references(() => waitWishes.id, { onDelete: 'cascade' }),
    /** 1: on the list. */
    open: integer().notNull(),
    version: integer().notNull().default(1),
    result: text({ enum: ['accepts', 'wants_another', 'declines', 'no_answer'] }),
    calledAt: integer('called_at'),
    calledKeyId: byKey('called_key_id'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('calls_rebooking').on(t.rebookingId).where(sql`open = 1 and rebooking_id is not null`),
    uniqueIndex('calls_wish').on(t.wishId).where(sql`open = 1 and wish_id is not null`),
    // Rows deleted with their subject.
    index('calls_of_rebooking').on(t.rebookingId).where(sql`rebooking_id is not null`),
    index('calls_of_wish').on(t.wishId).where(sql`wish_id is not null`),
    index('calls_to_make').on(t.officeId).where(sql`open = 1`),
    check('calls_of_one', sql`(rebooking_id is null) <> (wish_id is null)`),
    check('calls_made', sql`(result is null) = (called_at is null)`),
  ],
)
