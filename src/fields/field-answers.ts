import type { Field, FieldAnswers } from '../catalogue/types.ts'
import type { Asking, FieldHeard } from './kind.ts'
import { KINDS } from './kinds.ts'

export const hearField = (text: string, field: Field, asking: Asking): FieldHeard => KINDS[field.kind].read(text, field, asking)

/** The buttons or rows of a field, with the way past it where there is one. */
export function optionsOf(field: Field, asking: Asking): { value: string; title: string }[] {
  const past = field.required ? [] : [{ value: '', title: asking.t.details.buttons.none }]
  return [...(KINDS[field.kind].offers?.(field, asking) ?? []), ...past]
}

/** Whether a value from a button is one that the field takes: records change while old buttons stay in the chat. */
export const isOffered = (field: Field, value: string, asking: Asking): boolean =>
  optionsOf(field, asking).some((one) => one.value === value)

/** Whether a field still takes what was answered to it: an administrator may have changed it since. */
export function takes(field: Field, answer: string | undefined, asking: Asking): boolean {
  if (answer === undefined || answer === '') return answer === '' && !field.required
  if (KINDS[field.kind].offers) return isOffered(field, answer, asking)
  return hearField(answer, field, asking)?.ok === true
}

/** An answer as people read it, also that there is none. */
export const sayAnswer = (field: Field, answer: string, asking: Asking): string =>
  answer === '' ? asking.t.details.unknown : (KINDS[field.kind].say?.(answer, field, asking) ?? answer)

/** Each answer with its label, in the order of the record. */
export const answersSaid = (fields: readonly Field[], answers: FieldAnswers, asking: Asking): { label: string; said: string }[] =>
  fields.flatMap((field) => {
    const answer = answers[field.name]
    return answer === undefined ? [] : [{ label: field.label[asking.language], said: sayAnswer(field, answer, asking) }]
  })

/** The same as the office reads it, with what was answered to a question that was taken away since: it belongs to the visit. */
export function answersForOffice(fields: readonly Field[], answers: FieldAnswers, asking: Asking): string[] {
  const asked = new Set(fields.map((field) => field.name))
  const others = Object.entries(answers).filter(([name]) => !asked.has(name))
  return [
    ...answersSaid(fields, answers, asking).map(({ label, said }) => `${label}: ${said}`),
    ...others.map(([name, answer]) => `${name.replaceAll('_', ' ')}: ${answer || asking.t.details.unknown}`),
  ]
}
