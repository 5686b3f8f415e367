import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { byKey } from './admin.ts'
import { ofAgency, offices, procedures } from './catalogue.ts'

/** A common question and what the institution answers to it, in its own words. */
export const officeAnswers = sqliteTable(
  'office_answers',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    agencyId: ofAgency(),
    question: text().notNull(),
    /** One a line. */
    otherWords: text('other_words').notNull(),
    answer: text().notNull(),
    /** Null: the Spanish words are used. */
    answerEn: text('answer_en'),
    /** Null: all offices of its agency. */
    officeId: integer('office_id').references(() => offices.id),
    /** Null: of every procedure. */
    procedureId: text('procedure_id').references(() => procedures.id),
    /** Name of the shipped answer that it replaces, or of the fact of an office that it tells. */
    replaces: text(),
    /** First and last day of use, by the institution's calendar; null: no end. */
    fromDay: text('from_day').notNull(),
    untilDay: text('until_day'),
    /** 1 while an administrator's second consent is missing: not used yet. */
    waits: integer().notNull().default(0),
    savedBy: byKey('saved_by'),
    version: integer().notNull().default(1),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    index('office_answers_office').on(t.officeId).where(sql`office_id is not null`),
    index('office_answers_procedure').on(t.procedureId).where(sql`procedure_id is not null`),
    check('office_answers_waits', sql`waits in (0, 1)`),
    check('office_answers_days', sql`until_day is null or until_day >= from_day`),
  ],
)
