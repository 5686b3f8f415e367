import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { byKey } from './admin.ts'
import { offices } from './catalogue.ts'
import { bytes } from './columns.ts'
import { contacts } from './messaging.ts'

/** A message that nothing understood, masked, until somebody says what it meant or its hours are over (rule `missed_hours`). */
export const missedSentences = sqliteTable(
  'missed_sentences',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    contactId: integer('contact_id')
      .notNull()
      .references(() => contacts.id),
    at: integer().notNull(),
    /** The name of the question that was open. */
    question: text().notNull(),
    /** Only words that are in the shipped examples; figures and all other words are marks. */
    masked: bytes('masked_sealed').notNull(),
  },
  (t) => [index('missed_sentences_at').on(t.at), index('missed_sentences_contact').on(t.contactId)],
)

/** What an office taught: words of the shipped examples, and the button that somebody meant by them. They lead to no citizen. */
export const lessons = sqliteTable(
  'lessons',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    words: text().notNull(),
    /** The name of the button, or `nothing`. */
    wish: text().notNull(),
    /** `resting`: with what a later release brought, it would break what must stay; it is kept and not used. */
    state: text({ enum: ['used', 'resting'] }).notNull(),
    at: integer().notNull(),
    /** Who taught it. */
    keyId: byKey(),
    /** Whose it is; null: of all offices. */
    officeId: integer('office_id').references(() => offices.id),
  },
  (t) => [index('lessons_words').on(t.words), index('lessons_office').on(t.officeId).where(sql`office_id is not null`)],
)

/** What was learnt from the lessons that count at one office, beside a row of what counts where no office is spoken of. */
export const learntWeights = sqliteTable(
  'learnt_weights',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Null: where no office is spoken of. */
    officeId: integer('office_id').references(() => offices.id),
    /** Of the lessons, the office's own answers and the shipped weights: learnt anew when they change. */
    sources: text().notNull(),
    weights: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [uniqueIndex('learnt_weights_office').on(t.officeId)],
)
