import type { Field, FieldAnswers, FieldMoment } from '../catalogue/types.ts'
import { withoutReminder } from '../reading/names.ts'
import { withFigures } from '../reading/numbers.ts'
import { concerning, holds } from './conditions.ts'
import type { Asking, FieldHeard } from './kind.ts'
import { KINDS } from './kinds.ts'
import { findPattern } from './pattern.ts'

/** The answer to a field in typed words, as its record takes it. */
export function hearField(typed: string, field: Field, asking: Asking): FieldHeard {
  const text = withoutReminder(typed)
  const heard = field.pattern === undefined ? KINDS[field.kind].read(text, field, asking) : inPattern(field.pattern, text)
  return judged(heard, field, asking)
}

const inPattern = (pattern: string, text: string): FieldHeard => {
  const value = findPattern(pattern, withFigures(text))
  return value === undefined ? { ok: false, note: '' } : { ok: true, value }
}

/** The same by a button, whose value may be old: records change while buttons stay in the chat. Undefined: it is none of the field. */
export const chooseField = (value: string, field: Field, asking: Asking): FieldHeard =>
  optionsOf(field, asking).some((one) => one.value === value) ? judged({ ok: true, value }, field, asking) : undefined

function judged(heard: FieldHeard, { allowedIf, refusal }: Field, asking: Asking): FieldHeard {
  const own = refusal?.[asking.language]
  const isRefused = heard?.ok && heard.value !== '' && allowedIf !== undefined && !holds(allowedIf, asking, heard.value)
  if (isRefused || (heard?.ok === false && heard.note === '')) return { ok: false, note: own ?? asking.t.details.notThat }
  return heard?.ok === false ? { ok: false, note: (heard.isOut && own) || heard.note } : heard
}

/** With the way past it where there is one. */
export function optionsOf(field: Field, asking: Asking): { value: string; title: string }[] {
  const past = field.required ? [] : [{ value: '', title: asking.t.details.buttons.none }]
  return [...(KINDS[field.kind].offers?.(field, asking) ?? []), ...past]
}

/** An administrator may have changed the field since. */
function takes(field: Field, answer: string | undefined, asking: Asking): boolean {
  if (answer === undefined || answer === '') return answer === '' && !field.required
  const heard = KINDS[field.kind].offers ? chooseField(answer, field, asking) : hearField(answer, field, asking)
  return heard?.ok === true
}

/** In the order of the record. */
export const openFields = (fields: readonly Field[], asking: Asking, moments: readonly FieldMoment[]): Field[] =>
  concerning(fields, asking).filter((one) => moments.includes(one.needed) && !takes(one, asking.answers[one.name], asking))

/** Without what was answered to a field that does not concern the person any more. */
export function concerningAnswers(fields: readonly Field[], asking: Asking): FieldAnswers {
  const asked = new Set(concerning(fields, asking))
  const hidden = new Set(fields.filter((one) => !asked.has(one)).map((one) => one.name))
  return Object.fromEntries(Object.entries(asking.answers).filter(([name]) => !hidden.has(name)))
}

/** An answer as people read it, also that there is none. */
const sayAnswer = (field: Field, answer: string, asking: Asking): string =>
  answer === '' ? asking.t.details.unknown : (KINDS[field.kind].say?.(answer, field, asking) ?? answer)

/** Each answer with its label, in the order of the record. */
export const answersSaid = (fields: readonly Field[], asking: Asking): { label: string; said: string; shared: boolean }[] =>
  fields.flatMap((field) => {
    const answer = asking.answers[field.name]
    return answer === undefined
      ? []
      : [{ label: field.label[asking.language], said: sayAnswer(field, answer, asking), shared: field.shared }]
  })
