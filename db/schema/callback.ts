import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { bytes } from './columns.ts'
import { contacts } from './messaging.ts'
import { waitWishes } from './waitlist.ts'

/**
 * A telephone on which the office may call, and on which nobody can be written to: of a contact (asked once, where nothing can be said
 * first for long), of the appointments of a group, or of a wish, as it was given at the counter.
 */
export const callbackPhones = sqliteTable(
  'callback_phones',
  {
    id: integer().primaryKey(),
    contactId: integer('contact_id').references(() => contacts.id),
    groupId: text('group_id'),
    wishId: integer('wish_id').references(() => waitWishes.id),
    /** Digits with the country's code. Null: not asked yet, not answered, or refused. It proves nothing and nobody is recognised by it. */
    phone: bytes('phone_sealed'),
    /** When to ask its contact; null: asked, and never again. */
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
