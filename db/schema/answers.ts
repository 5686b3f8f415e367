import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { byKey } from './admin.ts'
import { ofAgency, offices } from './catalogue.ts'

/** A common question and what the institution answers to it, in its own words. */
export const officeAnswers = sqliteTable(
  'office_answers',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    agencyId: ofAgency(),
    question: text().notNull(),
    /** The same question as other people put it, one a line. */
    otherWords: text('other_words').notNull(),
    answer: text().notNull(),
    /** In English; null: the Spanish words are said. */
    answerEn: text('answer_en'),
    /** Null: of all offices of its agency. */
    officeId: integer('office_id').references(() => offices.id),
    /** The shipped answer that it takes the place of, by its name; null: none. */
    replaces: text(),
    /** The first and the last day on which it is said, by the institution's calendar; null: without end. */
    fromDay: text('from_day').notNull(),
    untilDay: text('until_day'),
    /** 1 while the second yes of an administrator is missing: it is not said. */
    waits: integer().notNull().default(0),
    savedBy: byKey('saved_by'),
    version: integer().notNull().default(1),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    index('office_answers_office').on(t.officeId).where(sql`office_id is not null`),
    check('office_answers_waits', sql`waits in (0, 1)`),
    check('office_answers_days', sql`until_day is null or until_day >= from_day`),
  ],
)
