import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { offices } from './catalogue.ts'
import { visits } from './visits.ts'

/** Whether the people of a visit were asked how it went: once. Not what was answered. */
export const visitOpinions = sqliteTable(
  'visit_opinions',
  {
    visitId: integer('visit_id')
      .primaryKey()
      .references(() => visits.id, { onDelete: 'cascade' }),
    /** Null: asked, or never. */
    askAt: integer('ask_at'),
    askedAt: integer('asked_at'),
    answeredAt: integer('answered_at'),
  },
  (t) => [
    index('visit_opinions_ask').on(t.askAt).where(sql`ask_at is not null`),
    check('visit_opinions_asked_once', sql`ask_at is null or asked_at is null`),
    check('visit_opinions_answers_a_question', sql`answered_at is null or asked_at is not null`),
  ],
)

/** Answers, only counted: no row leads to a visit or a person. */
export const opinions = sqliteTable(
  'opinions',
  {
    officeId: integer('office_id')
      .notNull()
      .references(() => offices.id),
    day: text().notNull(),
    opinion: text({ enum: ['good', 'bad', 'money'] }).notNull(),
    many: integer().notNull(),
  },
  (t) => [
    uniqueIndex('opinions_one').on(t.officeId, t.day, t.opinion),
    check('opinions_opinion', sql`opinion in ('good', 'bad', 'money')`),
    check('opinions_many', sql`many > 0`),
  ],
)
