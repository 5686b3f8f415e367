import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable } from 'drizzle-orm/sqlite-core'
import { bytes } from './columns.ts'
import { contacts } from './messaging.ts'

/** Whoever booked where nothing can be said first for long is asked once on which telephone the office may call. */
export const callbackPhones = sqliteTable(
  'callback_phones',
  {
    contactId: integer('contact_id')
      .primaryKey()
      .references(() => contacts.id),
    /** Digits with the country's code. Null: not asked yet, not answered, or refused. It proves nothing and nobody is recognised by it. */
    phone: bytes('phone_sealed'),
    /** When to ask; null: asked, and never again. */
    askAt: integer('ask_at'),
  },
  (t) => [index('callback_phones_ask').on(t.askAt).where(sql`ask_at is not null`)],
)
