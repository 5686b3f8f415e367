import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { accessKeys } from './admin.ts'
import { offices } from './catalogue.ts'
import { bytes } from './columns.ts'
import { askers, contacts } from './messaging.ts'
import { slots } from './schedule.ts'

/** A place that was kept for urgent visits and asked for in a chat, and whether the proof was seen at the counter. */
export const urgentVisits = sqliteTable(
  'urgent_visits',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    contactId: integer('contact_id').references(() => contacts.id),
    /** Counted by it, also when the contact is gone. */
    askerId: integer('asker_id')
      .notNull()
      .references(() => askers.id),
    officeId: integer('office_id')
      .notNull()
      .references(() => offices.id),
    /** Where it was given. Moved away from, it is urgent no more. */
    slotId: integer('slot_id')
      .notNull()
      .references(() => slots.id),
    /** First of the hold. Null once its people are erased. */
    groupId: text('group_id'),
    /** May be a datum of health: deleted after the visit. */
    reason: bytes('why_sealed'),
    /** seen, not_seen: by a clerk; not_there: none of them came. */
    proof: text({ enum: ['seen', 'not_seen', 'not_there'] }),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('urgent_visits_one').on(t.groupId).where(sql`group_id is not null`),
    index('urgent_visits_slot').on(t.slotId),
    index('urgent_visits_asker').on(t.askerId),
    index('urgent_visits_contact').on(t.contactId).where(sql`contact_id is not null`),
    check('urgent_visits_proof', sql`proof in ('seen', 'not_seen', 'not_there')`),
  ],
)

/** A kept place that an office gave to who stood there: by which key, for which paper, on which day; never to which person. */
export const urgentGifts = sqliteTable(
  'urgent_gifts',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    officeId: integer('office_id')
      .notNull()
      .references(() => offices.id),
    /** Null: the first administrator. */
    keyId: integer('key_id').references(() => accessKeys.id),
    paper: text({ enum: ['journey', 'illness', 'death', 'exam', 'contract', 'cancelled'] }).notNull(),
    onDay: text('on_day').notNull(),
  },
  (t) => [index('urgent_gifts_key').on(t.keyId, t.onDay), index('urgent_gifts_day').on(t.onDay)],
)
