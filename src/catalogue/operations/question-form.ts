import { z } from 'zod'
import { VISIT_DAY } from '../../../db/schema/catalogue.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { choice, EVERY_PROCEDURE, key, yesNo } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import { plainText } from '../../collation.ts'
import { inSpanish } from '../../fields/kind.ts'
import { KIND_WORDS } from '../../fields/kinds.ts'
import { dayOf } from '../calendar.ts'
import { institutionZone } from '../institution.ts'
import { inEveryLanguage } from '../languages.ts'
import type { Field, FieldMoment, FieldOption, FieldReader, Procedure } from '../types.ts'
import { CONDITION_REFUSALS, readCondition } from './conditions.ts'
import { fieldFaults, hasBadPattern, OPTIONS_MAX } from './field-faults.ts'

/** What a question may be refused for that contradicts itself or says what cannot be read. */
export const QUESTION_REFUSALS = {
  ...CONDITION_REFUSALS,
  ...refusals({
    contradictory: ['pregunta_contradictoria', 'invalid', 'Lo que pide la pregunta no va junto.', 'Quite uno de los dos datos.'],
    pattern_unclear: [
      'patron_no_se_entiende',
      'invalid',
      'No se entiende el patrón.',
      'Use A por una letra, 9 por un número y X por cualquiera de los dos. Por ejemplo: AAA-99-99. Varios se separan con |.',
    ],
    options_unclear: [
      'opciones_no_se_entienden',
      'invalid',
      'No se entienden las opciones.',
      'Escriba de 2 a 9, distintas y de 24 letras o menos, separadas con punto y coma. Por ejemplo: Casa = House; Local = Shop.',
    ],
  }),
}

export const VISIT_WORDS = 'el día de la cita'

/** A row of a list in WhatsApp. */
const OPTION_MAX = 24

export const MOMENTS = {
  hours: 'antes de elegir la hora',
  hold: 'con la hora apartada',
  counter: 'solo en el mostrador',
} as const satisfies Record<FieldMoment, string>
export const READERS = {
  list: 'la lista del día',
  clerk: 'ventanilla',
  manager: 'solo encargados',
} as const satisfies Record<FieldReader, string>

const words = (most: number, description: string) => z.string().trim().min(2).max(most).describe(description)
const condition = z.string().trim().max(600).optional()
const limit = z.coerce.number().int().min(-36_500).max(1_000_000_000).optional()

export const form = z.object({
  tramite: choice(EVERY_PROCEDURE),
  pregunta: words(160, 'La pregunta completa, de usted. Por ejemplo: ¿Cuál es la clave catastral del predio?'),
  pregunta_en_ingles: words(160, 'Lo mismo en inglés.'),
  dato: words(40, 'El nombre corto del dato, para el resumen. Por ejemplo: Clave catastral.'),
  dato_en_ingles: words(40, 'Lo mismo en inglés.'),
  tipo: z.enum(KIND_WORDS).default('texto').describe('Qué se puede contestar.'),
  ejemplo: z.string().trim().max(60).optional().describe('Una respuesta de ejemplo, con datos inventados.'),
  obligatoria: yesNo
    .prefault('sí')
    .describe('Con «no», la persona puede contestar que no lo tiene.')
    .meta({ title: '¿Es obligatoria?' }),
  minimo: limit.describe('Texto o documento: letras. Número: cantidad. Fecha: días desde hoy. En blanco: sin límite.'),
  maximo: limit.describe('Como el mínimo.'),
  contado_desde: z
    .string()
    .trim()
    .max(40)
    .optional()
    .describe('Para una fecha: desde qué otra fecha se cuentan los días, o «el día de la cita». En blanco: desde hoy.'),
  opciones: z
    .string()
    .trim()
    .max(600)
    .optional()
    .describe('Solo para «opciones»: separadas con punto y coma, con su inglés. Por ejemplo: Casa = House; Local = Shop.'),
  patron: z
    .string()
    .trim()
    .max(120)
    .optional()
    .describe('Cómo se escribe: A una letra, 9 un número, X cualquiera. Por ejemplo: AAA-99-99 | 99-AAA.')
    .meta({ title: 'Patrón' }),
  solo_si: condition.describe('Se pregunta solo si. Por ejemplo: Tipo de obra = Casa; edad >= 60; sexo = mujer.'),
  se_acepta_si: condition.describe(
    'La respuesta sirve solo si. Por ejemplo: respuesta = sí; respuesta = Toluca | Metepec; edad >= 16.',
  ),
  si_no_sirve: words(160, 'Lo que se le dice a la persona cuando su respuesta no sirve, y qué hacer.').optional(),
  si_no_sirve_en_ingles: words(160, 'Lo mismo en inglés.').optional(),
  cuando: z.enum(MOMENTS).default(MOMENTS.hours).describe('En qué momento se pregunta.').meta({ title: 'Cuándo' }),
  otra_vez: yesNo
    .prefault('no')
    .describe('Si se pregunta otra vez a quien saca la misma cita de nuevo.')
    .meta({ title: '¿Otra vez?' }),
  una_para_todos: yesNo
    .prefault('no')
    .describe('Si se pregunta una sola vez cuando vienen varias personas juntas.')
    .meta({ title: '¿Una para todos?' }),
  en_la_tarjeta: yesNo
    .prefault('sí')
    .describe('Con «no», no sale en la tarjeta de la cita, que puede leerse en voz alta.')
    .meta({ title: '¿Sale en la tarjeta?' }),
  quien_la_ve: z
    .enum(READERS)
    .default(READERS.clerk)
    .describe('La lista del día la ven todos y se imprime; ventanilla la ve al abrir la cita.')
    .meta({ title: 'Quién ve la respuesta' }),
  clave: key,
})

export const askingNow = (deps: AdminDeps) => inSpanish(deps.db, dayOf(deps.clock.now(), institutionZone(deps.db)))

type Asked = z.output<typeof form>

/** The field that a form describes, unless it contradicts itself. */
export function readField(body: Asked, earlier: readonly Field[], deps: AdminDeps, identity: Procedure['identity']): Field {
  const kind = codeOf(KIND_WORDS, body.tipo)
  const from = body.contado_desde === undefined ? undefined : plainText(body.contado_desde)
  const counted = earlier.find((one) => one.kind === 'date' && plainText(one.label['es-MX']) === from)
  const plain: Field = {
    name: slug(body.dato),
    kind,
    label: inEveryLanguage(body.dato, body.dato_en_ingles),
    question: inEveryLanguage(body.pregunta, body.pregunta_en_ingles),
    example: body.ejemplo,
    required: body.obligatoria,
    least: body.minimo,
    most: body.maximo,
    options: kind === 'choice' || body.opciones ? readOptions(body.opciones ?? '') : [],
    countedFrom: from === plainText(VISIT_WORDS) ? VISIT_DAY : (counted?.name ?? body.contado_desde),
    pattern: body.patron?.toUpperCase(),
    shownIf: undefined,
    allowedIf: undefined,
    refusal:
      body.si_no_sirve === undefined
        ? undefined
        : inEveryLanguage(body.si_no_sirve, body.si_no_sirve_en_ingles ?? body.si_no_sirve),
    needed: codeOf(MOMENTS, body.cuando),
    asksAgain: body.otra_vez,
    shared: body.una_para_todos,
    onCard: body.en_la_tarjeta,
    seenBy: codeOf(READERS, body.quien_la_ve),
  }
  const asking = askingNow(deps)
  const [shown, allowed] = [body.solo_si, body.se_acepta_si]
  const field: Field = {
    ...plain,
    shownIf: shown === undefined ? undefined : readCondition(shown, { earlier, asking, member: 'solo_si' }),
    allowedIf: allowed === undefined ? undefined : readCondition(allowed, { earlier, own: plain, asking, member: 'se_acepta_si' }),
  }
  if (hasBadPattern(field)) throw refuse(QUESTION_REFUSALS.pattern_unclear, 'patron')
  const [fault] = fieldFaults(field, earlier, identity)
  if (fault)
    throw refuse(
      { ...QUESTION_REFUSALS.contradictory, what: fault.what, remedy: fault.remedy },
      ...fault.members.flatMap((one) => FORM_MEMBERS[one] ?? []),
    )
  return field
}

/** What the form calls a member that contradicts another one. */
const FORM_MEMBERS: { [Member in keyof Field]?: keyof Asked } = {
  kind: 'tipo',
  options: 'opciones',
  pattern: 'patron',
  least: 'minimo',
  most: 'maximo',
  countedFrom: 'contado_desde',
  refusal: 'si_no_sirve',
  needed: 'cuando',
  shownIf: 'solo_si',
  allowedIf: 'se_acepta_si',
}

export const rowOf = ({ label, question, options, refusal, ...field }: Field) => ({
  ...field,
  label: label['es-MX'],
  labelEn: label.en,
  question: question['es-MX'],
  questionEn: question.en,
  options:
    options.length === 0
      ? null
      : JSON.stringify(options.map(({ value, title }) => ({ value, title: title['es-MX'], titleEn: title.en }))),
  refusal: refusal?.['es-MX'],
  refusalEn: refusal?.en,
})

/** Without characters that separate the parts of a button's value. */
const slug = (label: string): string =>
  plainText(label)
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 40)

/** "Casa = House; Local = Shop". Without English the Spanish words are used. */
function readOptions(text: string): FieldOption[] {
  const options = text
    .split(';')
    .map((part) => part.split('=').map((word) => word.trim()))
    .filter(([title]) => title)
    .map(([title = '', titleEn]) => ({ value: slug(title), title: inEveryLanguage(title, titleEn || title) }))
  const fit = options.every(({ title }) => Math.max(title['es-MX'].length, title.en.length) <= OPTION_MAX)
  const unlike = new Set(options.map((one) => one.value)).size === options.length
  if (!fit || !unlike || options.length < 2 || options.length > OPTIONS_MAX)
    throw refuse(QUESTION_REFUSALS.options_unclear, 'opciones')
  return options
}
