import type { Condition } from '../../../db/schema/catalogue.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import { plainText } from '../../collation.ts'
import { answersNamed, THIS_ANSWER } from '../../fields/conditions.ts'
import { hearField } from '../../fields/field-answers.ts'
import type { Asking } from '../../fields/kind.ts'
import { KINDS } from '../../fields/kinds.ts'
import { listed } from '../../texts/admin-answers.ts'
import type { Field } from '../types.ts'

export const CONDITION_REFUSALS = refusals({
  condition_unclear: [
    'condicion_no_se_entiende',
    'invalid',
    'No se entiende la condición.',
    'Escriba una sola comparación, con | entre varias respuestas. Por ejemplo: Tipo de obra = Casa | Local; edad >= 60; sexo = mujer.',
  ],
})

const OTHERS: Record<string, Condition['of']> = { edad: '@age', sexo: '@sex', respuesta: THIS_ANSWER }
const SEXES: Record<string, string> = { mujer: 'M', hombre: 'H' }
const COMPARISON = /^(.+?)\s*(<=|>=|!=|=|<|>)\s*(.+)$/s

const unclear = (field: string, remedy: string) => refuse({ ...CONDITION_REFUSALS.condition_unclear, remedy }, field)

/**
 * "Tipo de obra = Casa", "edad >= 60", "sexo = mujer"; for the judged field also "respuesta = sí". Only earlier fields, so that none waits
 * for itself.
 */
export function readCondition(
  typed: string,
  { earlier, own, asking, member }: { earlier: readonly Field[]; own?: Field; asking: Asking; member: string },
): Condition {
  const [, subject = '', is = '', value = ''] = COMPARISON.exec(typed.trim()) ?? []
  const called = plainText(subject)
  const of = OTHERS[called]
  const field = of === THIS_ANSWER ? own : earlier.find((one) => plainText(one.label['es-MX']) === called)
  if (subject === '') throw refuse(CONDITION_REFUSALS.condition_unclear, member)
  const one = (words: string) =>
    of === '@age' ? ageIn(words) : of === '@sex' ? SEXES[plainText(words)] : field && valueIn(words, field, asking)
  const answers = answersNamed({ than: value }).map(one)
  const than = answers.every((answer) => answer !== undefined) ? answers.join(' | ') : undefined
  if ((of ?? field) === undefined || (of === THIS_ANSWER && !own)) {
    const known = ['edad', 'sexo', ...(own ? ['respuesta'] : []), ...earlier.map((one) => one.label['es-MX'])]
    throw unclear(member, `«${subject}» no es nada que se sepa ahí. Puede ser: ${listed(known)}.`)
  }
  if (than === undefined)
    throw unclear(member, `«${value}» no es una respuesta de «${subject}».${of === '@sex' ? ' Escriba mujer u hombre.' : ''}`)
  if (!hasOrder(of, field) && is !== '=' && is !== '!=') throw unclear(member, `«${subject}» no es más ni menos: escriba = o !=.`)
  return { of: of ?? field?.name ?? '', is: is as Condition['is'], than }
}

/** Whether one answer is more or less than another. */
export const hasOrder = (of: string | undefined, field: Field | undefined): boolean =>
  of === '@age' || (field !== undefined && KINDS[field.kind].isLimited === true && field.kind !== 'text')

const ageIn = (value: string): string | undefined =>
  /^\d{1,3}(?: años)?$/.test(value) ? String(Number.parseInt(value, 10)) : undefined

function valueIn(value: string, field: Field, asking: Asking): string | undefined {
  const heard = hearField(value, { ...field, allowedIf: undefined }, asking)
  return heard?.ok ? heard.value : undefined
}

export function conditionText({ of, is, than }: Condition, fields: readonly Field[], own: Field, asking: Asking): string {
  const field = of === THIS_ANSWER ? own : fields.find((one) => one.name === of)
  const other = Object.entries(OTHERS).find(([, code]) => code === of)?.[0]
  const said = answersNamed({ than }).map((one) => {
    const sex = Object.entries(SEXES).find(([, code]) => of === '@sex' && code === one)?.[0]
    return sex ?? (field && KINDS[field.kind].say?.(one, field, asking)) ?? one
  })
  return `${other ?? field?.label['es-MX'] ?? of} ${is} ${said.join(' | ')}`
}
