import type { Condition } from '../../db/schema/catalogue.ts'
import { ageOn } from '../catalogue/calendar.ts'
import type { Field, FieldAnswers } from '../catalogue/types.ts'
import type { Asking } from './kind.ts'

/** What a condition calls the answer that it judges, as it calls the person's `@age` and `@sex`. */
export const THIS_ANSWER = '@answer'

/**
 * Whether the comparison holds. What is not known of the person keeps nobody out; what was not answered to another field does, because
 * earlier fields are asked first. `own`: the answer that is being judged.
 */
export function holds({ of, is, than }: Condition, { answers, person, today }: Asking, own?: string): boolean {
  if (of === '@age') return person.birthDate === undefined || compares(String(ageOn(person.birthDate, today)), is, than)
  if (of === '@sex') return person.curp === undefined || compares(person.curp[10] ?? '', is, than)
  const known = of === THIS_ANSWER ? own : answers[of]
  return known !== undefined && known !== '' && compares(known, is, than)
}

/** Any of them will do: "Toluca | Metepec". */
export const answersNamed = ({ than }: Pick<Condition, 'than'>): string[] => than.split('|').map((one) => one.trim())

function compares(known: string, is: Condition['is'], than: string): boolean {
  if (is === '!=') return answersNamed({ than }).every((one) => inOrder(known, '!=', one))
  return answersNamed({ than }).some((one) => inOrder(known, is, one))
}

/** Numbers by their size, days and words by their letters. */
function inOrder(known: string, is: Condition['is'], than: string): boolean {
  const [a, b] = [Number(known), Number(than)]
  const order = Number.isNaN(a) || Number.isNaN(b) ? (known === than ? 0 : known < than ? -1 : 1) : a - b
  return { '=': order === 0, '!=': order !== 0, '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[is]
}

/** The fields that concern this person, by what the person answered to those that do. */
export function concerning(fields: readonly Field[], asking: Asking): Field[] {
  const answers: FieldAnswers = {}
  return fields.filter((field) => {
    if (field.shownIf && !holds(field.shownIf, { ...asking, answers })) return false
    const answer = asking.answers[field.name]
    if (answer !== undefined) answers[field.name] = answer
    return true
  })
}
