import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { procedures } from './catalogue.ts'
import { flag, NO } from './columns.ts'

/**
 * How the amounts of a fee table are shown and paid. A table without a row here follows the passport's rules (LFD arts. 20,
 * 26-A).
 */
export const feeTables = sqliteTable(
  'fee_tables',
  {
    /** As in `fees.fee_table` and `procedures.fee_table`. */
    name: text().primaryKey(),
    /** ISO 4217: MXN or USD. */
    currency: text().notNull().default('MXN'),
    /** 1: some people pay half. Only that they do is kept, never why. */
    halfPrice: flag('half_price').notNull().default(NO),
    /** From this age half is paid without asking; null: age does not matter. */
    halfAge: integer('half_age'),
    /** Amounts are rounded to a multiple of so many centavos, ties down; half is taken before. 100: whole units. */
    roundTo: integer('round_to').notNull().default(100),
    /** One line each: where and how to pay. Null: the office says. */
    howToPay: text('how_to_pay'),
    howToPayEn: text('how_to_pay_en'),
  },
  () => [check('fee_tables_currency', sql`currency in ('MXN', 'USD')`), check('fee_tables_round', sql`round_to >= 100`)],
)

/** A procedure's own questions, beside name, CURP and hour: a plate, a cadastral key, a kind of licence. */
export const procedureFields = sqliteTable(
  'procedure_fields',
  {
    id: integer().primaryKey(),
    procedureId: text('procedure_id')
      .notNull()
      .references(() => procedures.id),
    /** Stable within the procedure: answers are stored under it. */
    name: text().notNull(),
    position: integer().notNull(),
    kind: text({ enum: ['text', 'number', 'date', 'choice', 'yes_no'] }).notNull(),
    /** Short, before the answer: "Clave catastral". */
    label: text().notNull(),
    labelEn: text('label_en').notNull(),
    /** The whole question: "¿Cuál es la clave catastral del predio?" */
    question: text().notNull(),
    questionEn: text('question_en').notNull(),
    example: text(),
    /** 0: "No lo tengo" is an answer. */
    required: flag('required').notNull(),
    /** Limits of text length, number, or date in days from the visit. Null: no limit. */
    least: integer(),
    most: integer(),
    /** For a choice: JSON `[{ "value", "title", "titleEn" }]`, at most ten. */
    options: text(),
  },
  (t) => [
    uniqueIndex('procedure_fields_one').on(t.procedureId, t.name),
    index('procedure_fields_order').on(t.procedureId, t.position),
  ],
)
