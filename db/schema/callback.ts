import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { bytes } from './columns.ts'
import { contacts } from './messaging.ts'
import { waitWishes } from './waitlist.ts'

/**
 * A telephone on which the office may call but not write: of a contact (asked once), of a group's appointments, or of a waiting list entry,
 * as given at the counter.
 */
export const callbackPhones = sqliteTable(
  'callback_phones',
  {
    id: integer().primaryKey(),
    contactId: integer('contact_id').references(() => contacts.id),
    groupId: text('group_id'),
    wishId: integer('wish_id').references(() => waitWishes.id),
    /** Digits with the country code. Null: not asked, not answered, or refused. It proves nothing and identifies no one. */
    phone: bytes('phone_sealed'),
    /** When to ask its contact; null: asked. */
    askAt: integer('ask_at'),
  },
  (t) => [
    uniqueIndex('callback_phones_contact').on(t.contactId),
    uniqueIndex('callback_phones_group').on(t.groupId),
    uniqueIndex('callback_phones_wish').on(t.wishId),
    index('callback_phones_ask').on(t.askAt).where(sql`ask_at is not null`),
    check(
      'callback_phones_of_one',
      sql`(contact_id is not null) + (group_id is not null) + (wish_id is not null) = 1 and (ask_at is null or contact_id is not null)`,
    ),
  ],
)
