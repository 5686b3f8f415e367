import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { inEveryLanguage } from './languages.ts'
import { remember } from './memory.ts'
import type { Field, FieldOption } from './types.ts'

interface FieldRow {
  procedure_id: string
  name: string
  kind: Field['kind']
  label: string
  label_en: string
  question: string
  question_en: string
  example: string | null
  required: number
  least: number | null
  most: number | null
  options: string | null
}

const ALL = statement(
  `select procedure_id, name, kind, label, label_en, question, question_en, example, required, least, most, options
   from procedure_fields order by procedure_id, position, id`,
  {
    row: row<FieldRow>({
      procedure_id: 'text',
      name: 'text',
      kind: 'text',
      label: 'text',
      label_en: 'text',
      question: 'text',
      question_en: 'text',
      example: 'text?',
      required: 'int',
      least: 'int?',
      most: 'int?',
      options: 'text?',
    }),
    uses: 'procedure_fields_order',
  },
)

const all = remember((db) => {
  const rows = ALL.all(db)
  return Map.groupBy(rows, (row) => row.procedure_id)
})

/** What a procedure asks beyond name, CURP and hour, in the order of the record. Most ask nothing. */
export const fieldsOf = (db: Db, procedureId: string): Field[] => (all(db).get(procedureId) ?? []).map(toField)

function toField(row: FieldRow): Field {
  const options: { value: string; title: string; titleEn: string }[] = row.options ? JSON.parse(row.options) : []
  return {
    name: row.name,
    kind: row.kind,
    label: inEveryLanguage(row.label, row.label_en),
    question: inEveryLanguage(row.question, row.question_en),
    example: row.example ?? undefined,
    required: row.required === 1,
    least: row.least ?? undefined,
    most: row.most ?? undefined,
    options: options.map(({ value, title, titleEn }): FieldOption => ({ value, title: inEveryLanguage(title, titleEn) })),
  }
}
