import { z } from 'zod'
import { type Option, procedureFields, VISIT_DAY } from '../../../db/schema/catalogue.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { called, yesNo } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { record } from '../../admin/record.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import { plainText } from '../../collation.ts'
import { inSpanish } from '../../fields/kind.ts'
import { KIND_WORDS } from '../../fields/kinds.ts'
import { dayOf } from '../calendar.ts'
import { institutionZone } from '../institution.ts'
import { toField } from '../procedures.ts'
import type { FieldRow } from '../settings.ts'
import type { Field, FieldMoment, FieldReader, Procedure } from '../types.ts'
import { CONDITION_REFUSALS, readCondition } from './conditions.ts'
import { fieldFaults, hasBadPattern, keptFaults, OPTIONS_MAX } from './field-faults.ts'

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
  confirmation: 'al confirmar, si la tiene a la mano',
  counter: 'solo en el mostrador',
} as const satisfies Record<FieldMoment, string>
export const READERS = {
  list: 'la lista del día',
  clerk: 'ventanilla',
  manager: 'solo encargados',
} as const satisfies Record<FieldReader, string>

const words = (most: number, description: string) => z.string().trim().min(2).max(most).describe(description)
const condition = z.string().trim().max(600).optional()
/** Read when the earlier questions are known. */
const LATER = () => ({})
const limit = z.coerce.number().int().min(-36_500).max(1_000_000_000).optional()

export const QUESTION = record(procedureFields, ({ column, typed }) => ({
  pregunta: column('question', words(160, 'La pregunta completa, de usted. Por ejemplo: ¿Cuál es la clave catastral del predio?'), {
    example: '¿Cuál es la clave catastral del predio?',
  }),
  pregunta_en_ingles: column('questionEn', words(160, 'Lo mismo en inglés.'), { example: 'What is the land key?' }),
  dato: column('label', called(2, 40, 'El nombre corto del dato, para el resumen. Por ejemplo: Clave catastral.'), {
    set: (label) => ({ label, name: slug(label) }),
    example: 'Clave catastral',
  }),
  dato_en_ingles: typed('labelEn', called(2, 40, 'Lo mismo en inglés.')),
  tipo: column('kind', z.enum(KIND_WORDS).default('texto').describe('Qué se puede contestar.'), {
    set: (word) => ({ kind: codeOf(KIND_WORDS, word) }),
    ...{ card: z.enum(KIND_WORDS), example: 'texto', show: (row) => KIND_WORDS[row.kind] },
  }),
  ejemplo: typed('example', z.string().trim().max(60).optional().describe('Una respuesta de ejemplo, con datos inventados.')),
  obligatoria: column(
    'required',
    yesNo.prefault('sí').describe('Con «no», la persona puede seguir sin contestar.').meta({ title: '¿Es obligatoria?' }),
    { example: true },
  ),
  minimo: typed(
    'least',
    limit.describe('Texto o documento: letras. Número: cantidad. Fecha: días desde hoy. En blanco: sin límite.'),
  ),
  maximo: typed('most', limit.describe('Como el mínimo.')),
  contado_desde: typed(
    'countedFrom',
    z
      .string()
      .trim()
      .max(40)
      .optional()
      .describe('Para una fecha: desde qué otra fecha se cuentan los días, o «el día de la cita». En blanco: desde hoy.'),
  ),
  opciones: column(
    'options',
    z
      .string()
      .trim()
      .max(600)
      .optional()
      .describe('Solo para «opciones»: separadas con punto y coma, con su inglés. Por ejemplo: Casa = House; Local = Shop.'),
    {
      set: (text) => ({ options: readOptions(text) }),
      ...{ card: z.array(z.string()), example: [], show: ({ options }) => (options ?? []).map(({ title }) => title) },
    },
  ),
  patron: typed(
    'pattern',
    z
      .string()
      .trim()
      .max(120)
      .optional()
      .describe('Cómo se escribe: A una letra, 9 un número, X cualquiera. Por ejemplo: AAA-99-99 | 99-AAA.')
      .meta({ title: 'Patrón' }),
    (text) => ({ pattern: text.toUpperCase() }),
  ),
  solo_si: typed(
    'shownIf',
    condition.describe('Se pregunta solo si. Por ejemplo: Tipo de obra = Casa; edad >= 60; sexo = mujer.'),
    LATER,
  ),
  se_acepta_si: typed(
    'allowedIf',
    condition.describe('La respuesta sirve solo si. Por ejemplo: respuesta = sí; respuesta = Toluca | Metepec; edad >= 16.'),
    LATER,
  ),
  si_no_sirve: typed('refusal', words(160, 'Lo que se le dice a la persona cuando su respuesta no sirve, y qué hacer.').optional()),
  si_no_sirve_en_ingles: typed('refusalEn', words(160, 'Lo mismo en inglés.').optional()),
  cuando: typed(
    'needed',
    z.enum(MOMENTS).default(MOMENTS.hours).describe('En qué momento se pregunta.').meta({ title: 'Cuándo' }),
    (word) => ({ needed: codeOf(MOMENTS, word) }),
  ),
  otra_vez: typed(
    'asksAgain',
    yesNo.prefault('no').describe('Si se pregunta otra vez a quien saca la misma cita de nuevo.').meta({ title: '¿Otra vez?' }),
  ),
  una_para_todos: typed(
    'shared',
    yesNo
      .prefault('no')
      .describe('Si se pregunta una sola vez cuando vienen varias personas juntas.')
      .meta({ title: '¿Una para todos?' }),
  ),
  en_la_tarjeta: typed(
    'onCard',
    yesNo
      .prefault('sí')
      .describe('Con «no», no sale en la tarjeta de la cita, que puede leerse en voz alta.')
      .meta({ title: '¿Sale en la tarjeta?' }),
  ),
  quien_la_ve: typed(
    'seenBy',
    z
      .enum(READERS)
      .default(READERS.clerk)
      .describe('La lista del día la ven todos y se imprime; ventanilla la ve al abrir la cita.')
      .meta({ title: 'Quién ve la respuesta' }),
    (word) => ({ seenBy: codeOf(READERS, word) }),
  ),
  se_guarda: typed(
    'keptDays',
    z.coerce
      .number()
      .int()
      .min(0)
      .max(365)
      .default(0)
      .describe('Días después de la cita en que se borra la respuesta. Con 0, se borra el día de la cita.')
      .meta({ title: 'Cuántos días se guarda' }),
  ),
  reglas: {
    card: z
      .array(z.string())
      .describe('Lo que la pregunta tiene de especial.')
      .meta({ example: ['Patrón: 999-99-99'] }),
  },
}))

type Row = Omit<FieldRow, 'id' | 'procedureId' | 'position'>

/** What a form says nothing of. */
const BLANK: Row = {
  ...{ name: '', kind: 'text', label: '', labelEn: '', question: '', questionEn: '', required: true },
  ...{ example: null, least: null, most: null, countedFrom: null, options: null, pattern: null, shownIf: null, allowedIf: null },
  ...{ refusal: null, refusalEn: null, needed: 'hours', asksAgain: false, shared: false, onCard: true, seenBy: 'clerk' },
  keptDays: 0,
}

export const askingNow = (deps: AdminDeps) => inSpanish(deps.db, dayOf(deps.clock.now(), institutionZone(deps.db)))

/** The row that a form describes, unless it contradicts itself. */
export function readQuestion(
  body: { solo_si?: string | undefined; se_acepta_si?: string | undefined },
  earlier: readonly Field[],
  deps: AdminDeps,
  identity: Procedure['identity'],
): Row {
  const typed = QUESTION.over(BLANK, body)
  if (typed.kind === 'choice' && typed.options === null) throw refuse(QUESTION_REFUSALS.options_unclear, 'opciones')
  const from = plainText(typed.countedFrom ?? '')
  const counted = earlier.find((one) => one.kind === 'date' && plainText(one.label['es-MX']) === from)
  const plain = { ...typed, countedFrom: from === plainText(VISIT_WORDS) ? VISIT_DAY : (counted?.name ?? typed.countedFrom) }
  const asking = askingNow(deps)
  const [shown, allowed] = [body.solo_si, body.se_acepta_si]
  const own = toField(plain)
  const row = {
    ...plain,
    shownIf: shown === undefined ? null : readCondition(shown, { earlier, asking, member: 'solo_si' }),
    allowedIf: allowed === undefined ? null : readCondition(allowed, { earlier, own, asking, member: 'se_acepta_si' }),
  }
  const field = toField(row)
  if (hasBadPattern(field)) throw refuse(QUESTION_REFUSALS.pattern_unclear, 'patron')
  const [fault] = [...fieldFaults(field, earlier, identity), ...keptFaults(deps.db, field)]
  if (!fault) return row
  const { what, remedy, members } = fault
  throw refuse({ ...QUESTION_REFUSALS.contradictory, what, remedy }, ...members.flatMap(QUESTION.fieldOf))
}

/** Without characters that separate the parts of a button's value. */
const slug = (label: string): string =>
  plainText(label)
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 40)

/** "Casa = House; Local = Shop". Without English the Spanish words are used. */
function readOptions(text: string): Option[] {
  const options = text
    .split(';')
    .map((part) => part.split('=').map((word) => word.trim()))
    .filter(([title]) => title)
    .map(([title = '', titleEn]) => ({ value: slug(title), title, titleEn: titleEn || title }))
  const fit = options.every(({ title, titleEn }) => Math.max(title.length, titleEn.length) <= OPTION_MAX)
  const unlike = new Set(options.map((one) => one.value)).size === options.length
  if (!fit || !unlike || options.length < 2 || options.length > OPTIONS_MAX)
    throw refuse(QUESTION_REFUSALS.options_unclear, 'opciones')
  return options
}
