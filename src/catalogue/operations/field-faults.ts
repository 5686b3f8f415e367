import type { Db } from '../../../db/open.ts'
import { type Condition, VISIT_DAY } from '../../../db/schema/catalogue.ts'
import { answersNamed, THIS_ANSWER } from '../../fields/conditions.ts'
import { KIND_WORDS, KINDS } from '../../fields/kinds.ts'
import { isPattern } from '../../fields/pattern.ts'
import { listed } from '../../texts/admin-answers.ts'
import { rule } from '../rules.ts'
import type { Field, FieldMoment, Procedure } from '../types.ts'
import { hasOrder } from './conditions.ts'

export interface FieldFault {
  what: string
  remedy: string
  /** The first one is to be changed. */
  members: [keyof Field, ...(keyof Field)[]]
}

/** A list in WhatsApp has room for ten rows, one of them the way past. */
export const OPTIONS_MAX = 9
const RANK: Record<FieldMoment, number> = { hours: 0, hold: 1, confirmation: 2, counter: 3 }

const fault = (is: boolean, what: string, remedy: string, ...members: FieldFault['members']): FieldFault[] =>
  is ? [{ what, remedy, members }] : []

/** What in a field contradicts itself, what is asked `earlier`, or how its procedure identifies people. */
export function fieldFaults(field: Field, earlier: readonly Field[], identity: Procedure['identity']): FieldFault[] {
  const named = [field.shownIf?.of, field.allowedIf?.of, field.countedFrom]
  const late = earlier.find((one) => named.includes(one.name) && RANK[one.needed] > RANK[field.needed])
  const isOfPerson = named.some((of) => of === '@age' || of === '@sex')
  return [
    ...ownFaults(field),
    ...fault(
      field.countedFrom !== undefined &&
        (field.kind !== 'date' ||
          !isLimited(field) ||
          !(field.countedFrom === VISIT_DAY || earlier.some((one) => one.name === field.countedFrom && one.kind === 'date'))),
      `«${field.countedFrom}» no es una fecha que este trámite pregunte antes.`,
      'Escriba el dato de una fecha anterior o «el día de la cita», con un mínimo o un máximo, y el tipo «fecha».',
      'countedFrom',
    ),
    ...fault(
      field.countedFrom === VISIT_DAY && field.needed === 'hours',
      'El día de la cita se sabe cuando ya se eligió la hora.',
      'Pregúntela con la hora apartada.',
      'needed',
    ),
    ...fault(
      field.needed === 'confirmation' && (field.required || field.pattern === undefined || field.shared),
      'Al confirmar solo se pregunta lo que puede faltar y se reconoce por su patrón.',
      'Escriba el patrón y quite «obligatoria» y «una para todos», o pregúntela antes.',
      'needed',
    ),
    ...fault(late !== undefined, `«${late?.label['es-MX']}» se pregunta después.`, 'Cambie cuándo se pregunta esta.', 'needed'),
    ...fault(
      identity !== 'curp' && isOfPerson,
      'De este trámite no se sabe la edad ni el sexo.',
      'Pregúntelo antes y compare con esa respuesta.',
      'shownIf',
      'allowedIf',
    ),
  ]
}

/** An answer kept longer than its visit has a name. */
export function keptFaults(db: Db, { keptDays }: Pick<Field, 'keptDays'>): FieldFault[] {
  const most = rule(db, 'keep_visits_days')
  return fault(
    keptDays > most,
    `La cita misma se borra a los ${most} días: la respuesta no puede guardarse ${keptDays}.`,
    `Escriba ${most} o menos.`,
    'keptDays',
  )
}

const isLimited = ({ least, most }: Field): boolean => least !== undefined || most !== undefined

function ownFaults(field: Field): FieldFault[] {
  const { kind, pattern, least, most, refusal, options, allowedIf } = field
  const word = KIND_WORDS[kind]
  const isFew = options.length < 2 || options.length > OPTIONS_MAX || !areUnlike(field)
  const takesNoLimit = !KINDS[kind].isLimited || pattern !== undefined
  return [
    ...fault(
      kind !== 'choice' && options.length > 0,
      `«${word}» no lleva opciones.`,
      'Elija el tipo «opciones» o quítelas.',
      'kind',
      'options',
    ),
    ...fault(kind === 'choice' && isFew, `Las opciones son de 2 a ${OPTIONS_MAX}, distintas.`, 'Cámbielas.', 'options'),
    ...fault(
      pattern !== undefined && !KINDS[kind].isPatterned,
      `«${word}» no lleva patrón.`,
      'Elija el tipo texto, placas o número de documento, o quítelo.',
      'kind',
      'pattern',
    ),
    ...fault(
      isLimited(field) && takesNoLimit,
      'El mínimo y el máximo no se usan ahí.',
      'Quítelos: el tipo o el patrón ya lo dicen.',
      'least',
      'most',
    ),
    ...fault(
      least !== undefined && most !== undefined && least > most,
      'El mínimo es mayor que el máximo.',
      'Cambie uno de los dos.',
      'least',
      'most',
    ),
    ...fault(
      (pattern ?? allowedIf) !== undefined && refusal === undefined,
      'Falta lo que se dice cuando la respuesta no sirve.',
      'Escriba la frase: qué no sirve y qué hacer.',
      'refusal',
    ),
  ]
}

export const hasBadPattern = ({ pattern }: Field): boolean => pattern !== undefined && !isPattern(pattern)

const areUnlike = ({ options }: Field): boolean => new Set(options.map((one) => one.value)).size === options.length

/** Why a condition can never be judged: it names nothing that is known then, or no answer to it. `own`: where it judges this answer. */
export function conditionFault({ of, is, than }: Condition, earlier: readonly Field[], own?: Field): string | undefined {
  const field = of === THIS_ANSWER ? own : earlier.find((one) => one.name === of)
  if (of !== '@age' && of !== '@sex' && !field) {
    const known = ['@age', '@sex', ...(own ? [THIS_ANSWER] : []), ...earlier.map((one) => one.name)]
    return `«${of}» no es nada que se sepa ahí. Puede ser: ${listed(known)}.`
  }
  const wrong = answersNamed({ than }).find((one) => !isAnswer(one, of, field))
  if (wrong !== undefined) return `«${wrong}» no es una respuesta de «${of}».`
  if (!hasOrder(of, field) && is !== '=' && is !== '!=') return `«${of}» no es más ni menos: escriba = o !=.`
  return undefined
}

/** Such as answers are stored. */
function isAnswer(than: string, of: string, field: Field | undefined): boolean {
  if (of === '@sex') return than === 'M' || than === 'H'
  if (of === '@age') return /^\d{1,3}$/.test(than)
  switch (field?.kind) {
    case 'choice':
      return field.options.some((one) => one.value === than)
    case 'yes_no':
      return than === 'yes' || than === 'no'
    case 'number':
      return Number.isFinite(Number(than))
    case 'place':
      return /^[^,]+, [^,]+$/.test(than) // As it is stored: the municipality with its state.
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(than)
    default:
      return true
  }
}
