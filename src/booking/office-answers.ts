import type { Db } from '../../db/open.ts'
import { FIELD_READERS } from '../../db/schema/catalogue.ts'
import { mayActAs, type Role } from '../admin/access.ts'
import { fieldsOf } from '../catalogue/procedures.ts'
import type { FieldReader } from '../catalogue/types.ts'
import { answersSaid } from '../fields/field-answers.ts'
import { inSpanish } from '../fields/kind.ts'
import type { AppointmentView } from './types.ts'

/** Who only has the day's list reads less than who opens the appointment. */
export const readsAs = (role: Role): FieldReader =>
  mayActAs(role, 'manager') ? 'manager' : mayActAs(role, 'clerk') ? 'clerk' : 'list'

/**
 * What was answered to a procedure's own fields, as far as that reader may see it: no surface of the office draws them otherwise. Who could
 * see the answer to a question that was taken away is not known any more, so it is for those in charge.
 */
export function answersRead(
  db: Db,
  { procedureId, answers, slot }: Pick<AppointmentView, 'procedureId' | 'answers' | 'slot'>,
  reader: FieldReader,
): string[] {
  if (Object.keys(answers).length === 0) return []
  const readers = FIELD_READERS.slice(0, FIELD_READERS.indexOf(reader) + 1)
  const fields = fieldsOf(db, procedureId)
  const asking = inSpanish(db, slot.day, { answers })
  const asked = answersSaid(
    fields.filter(({ seenBy }) => readers.includes(seenBy)),
    asking,
  )
  const removed = reader === 'manager' ? Object.entries(answers).filter(([name]) => !fields.some((one) => one.name === name)) : []
  return [
    ...asked.map(({ label, said }) => `${label}: ${said}`),
    ...removed.map(([name, answer]) => `${name.replaceAll('_', ' ')}: ${answer || asking.t.details.unknown}`),
  ]
}
