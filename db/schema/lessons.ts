import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { byKey } from './admin.ts'
import { ofAgency, offices } from './catalogue.ts'
import { bytes } from './columns.ts'
import { contacts } from './messaging.ts'

/** A message that was not recognised, masked, until its meaning is taught or its hours are over (rule `missed_hours`). */
export const missedSentences = sqliteTable(
  'missed_sentences',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    contactId: integer('contact_id')
      .notNull()
      .references(() => contacts.id),
    at: integer().notNull(),
    question: text().notNull(),
    /** Only words of the shipped examples; figures and other words are masked. */
    masked: bytes('masked_sealed').notNull(),
  },
  (t) => [index('missed_sentences_at').on(t.at), index('missed_sentences_contact').on(t.contactId)],
)

/** What an office taught: words of the shipped examples and the button they mean. They lead to no citizen. */
export const lessons = sqliteTable(
  'lessons',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    words: text().notNull(),
    /** Name of the button, or `nothing`. */
    wish: text().notNull(),
    /** `resting`: kept but unused, because a later release made it break what must stay. */
    state: text({ enum: ['used', 'resting'] }).notNull(),
    at: integer().notNull(),
    keyId: byKey(),
    /** Null: all offices of the agency that owns the number, which teaches. */
    officeId: integer('office_id').references(() => offices.id),
  },
  (t) => [index('lessons_words').on(t.words), index('lessons_office').on(t.officeId).where(sql`office_id is not null`)],
)

/** What was learnt for one office, beside a row of its agency for chats without an office. */
export const learntWeights = sqliteTable(
  'learnt_weights',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    agencyId: ofAgency(),
    /** Null: no office. */
    officeId: integer('office_id').references(() => offices.id),
    /** Of the lessons, the office's answers and the shipped weights: learnt again when they change. */
    sources: text().notNull(),
    weights: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [uniqueIndex('learnt_weights_office').on(t.agencyId, t.officeId)],
)
