import type { Field, FieldAnswers } from '../catalogue/types.ts'
import { spanishDates } from './dates.ts'

const YES_NO: Record<string, string> = { yes: 'sí', no: 'no' }

const LIST = new Intl.ListFormat('es-MX')

/** "Rosa, Jorge e Irma". */
export const listed = (names: string[]): string => LIST.format(names)

/** What a record says otherwise than before, member by member: "telefono: «55 1» pasa a «55 2»". */
export const changesText = (before: object, after: object): string =>
  Object.entries(after)
    .flatMap(([name, value]) => {
      const was = (before as Record<string, unknown>)[name]
      return was === value ? [] : `${name.replaceAll('_', ' ')}: ${memberText(was)} pasa a ${memberText(value)}`
    })
    .join('; ')

const memberText = (value: unknown): string =>
  value === null || value === undefined || value === '' ? 'nada' : typeof value === 'boolean' ? (value ? 'sí' : 'no') : `«${value}»`

/** What was answered to a procedure's own questions, as the office reads it: "Clave catastral: 101-22-33". */
export function answersSaid(fields: Field[], answers: FieldAnswers): string[] {
  const known = fields.flatMap((field) => {
    const answer = answers[field.name]
    return answer === undefined ? [] : [`${field.label['es-MX']}: ${said(field, answer)}`]
  })
  // A question that was taken away meanwhile: the answer belongs to the visit all the same.
  const asked = new Set(fields.map((field) => field.name))
  const others = Object.entries(answers).filter(([name]) => !asked.has(name))
  return [...known, ...others.map(([name, answer]) => `${name.replaceAll('_', ' ')}: ${answer || 'no lo tiene'}`)]
}

function said(field: Field, answer: string): string {
  if (answer === '') return 'no lo tiene'
  if (field.kind === 'date') return spanishDates.birth(answer)
  if (field.kind === 'yes_no') return YES_NO[answer] ?? answer
  return field.options.find((one) => one.value === answer)?.title['es-MX'] ?? answer
}
