import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { AppointmentView } from '../booking/types.ts'
import { inEveryLanguage } from './languages.ts'
import { remember } from './memory.ts'
import type { LocalDay, Requirement } from './types.ts'

interface RequirementRow {
  procedure_id: string
  text: string
  text_en: string
  applies: string
  valid_from: LocalDay
  valid_until: LocalDay | null
}

const ALL = statement(
  'select procedure_id, text, text_en, applies, valid_from, valid_until from requirements order by position, id',
  {
    row: row<RequirementRow>({
      procedure_id: 'text',
      text: 'text',
      text_en: 'text',
      applies: 'text',
      valid_from: 'text',
      valid_until: 'text?',
    }),
  },
)

const all = remember((db) => ALL.all(db))

/** What to bring for this procedure on that day, in the order of the record. `applies` says in which case. */
export function requirementsOn(db: Db, procedureId: string, day: LocalDay): Requirement[] {
  return all(db)
    .filter((row) => row.procedure_id === procedureId && row.valid_from <= day && (row.valid_until ?? day) >= day)
    .map((row) => ({ text: inEveryLanguage(row.text, row.text_en), applies: row.applies }))
}

/** The requirements that hold for this appointment: those of everybody and those of its own case. */
export function applying(requirements: Requirement[], view: AppointmentView): Requirement[] {
  const cases = new Set([
    'always',
    ...(view.halfFee ? ['half_fee'] : []),
    ...(view.price ? ['fee'] : []),
    ...(view.unverified ? ['no_curp'] : []),
    ...(view.minorCase ? [`minor:${view.minorCase}`] : []),
  ])
  return requirements.filter((one) => cases.has(one.applies))
}
