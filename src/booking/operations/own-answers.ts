import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import { fieldsOf, findProcedure } from '../../catalogue/procedures.ts'
import type { Field, FieldAnswers, LocalDay } from '../../catalogue/types.ts'
import { plainText } from '../../collation.ts'
import { concerning } from '../../fields/conditions.ts'
import { hearField, optionsOf } from '../../fields/field-answers.ts'
import { type Asking, inSpanish } from '../../fields/kind.ts'
import { listed } from '../../texts/admin-answers.ts'
import type { Member } from '../types.ts'

/** What answers to a procedure's own fields may be refused for. */
export const ANSWER_REFUSALS = refusals({
  answers_unclear: [
    'respuestas_no_se_entienden',
    'invalid',
    'No se entienden las respuestas.',
    'Escriba cada una con su dato: Clave catastral: 101-22-33; Tipo de obra: Casa.',
  ],
  not_asked: ['dato_no_se_pregunta', 'invalid', 'El trámite no pregunta ese dato.', 'Quítelo de las respuestas.'],
  answer_unfit: ['respuesta_no_sirve', 'invalid', 'Una respuesta no sirve para su trámite.', 'Corríjala, o elija otro trámite.'],
  answers_missing: ['faltan_respuestas', 'invalid', 'Faltan respuestas que el trámite necesita.', 'Escriba cada una con su dato.'],
})

/** See `readAnswers`. */
export const ownAnswers = {
  respuestas: z
    .string()
    .trim()
    .max(2000)
    .optional()
    .describe(
      'Lo que el trámite pregunta además, cada respuesta con su dato y punto y coma. Por ejemplo: Clave catastral: 101-22-33; Tipo de obra: Casa. Si vienen varias personas, lo de cada una con su número: 2. Tipo de obra: Local; lo que es igual para todas, una vez. Si falta algo, se dice qué.',
    )
    .meta({ page: 'of-one' }),
}

const FIELD = 'respuestas'
const LINE = /^(?:(\d{1,2})\.\s+)?([^:]{2,60}):\s*(.*)$/s
const NONE = /^(?:-|no (?:lo |la )?(?:tiene|trae|sabe))?$/i

interface Typed {
  /** Of which of them, counted from 1; undefined: none was named. */
  of: number | undefined
  label: string
  text: string
}

/** What each of these people answers to the fields of their procedure, as a clerk typed it; refuses what lacks or does not fit, by its label. */
export function readAnswers(
  typed: string | undefined,
  members: readonly Omit<Member, 'answers'>[],
  { db, day }: { db: Db; day: LocalDay },
): (FieldAnswers | undefined)[] {
  const lines = (typed ?? '').split(/[;\n]/).flatMap((line) => (line.trim() === '' ? [] : [readLine(line.trim())]))
  const used = new Set<Typed>()
  const missing = new Set<string>()
  const answers = members.map(({ person, procedureId }, at) => {
    const fields = fieldsOf(db, procedureId)
    const given: FieldAnswers = {}
    for (const field of fields) {
      const asking = inSpanish(db, day, { person, answers: given, visit: day })
      if (!concerning(fields, asking).includes(field)) continue
      const line = lines.findLast((one) => isFor(one, field, at))
      if (line) used.add(line)
      const answer = answerIn(line?.text ?? '', field, asking)
      if (answer === undefined) missing.add(wanted(field, asking, members.length > 1 ? at + 1 : undefined))
      else if (answer !== '' || line) given[field.name] = answer
    }
    return Object.keys(given).length > 0 ? given : undefined
  })
  const idle = lines.find((one) => !used.has(one))
  if (idle) throw notAsked(idle, members, db)
  if (missing.size > 0) throw refuse({ ...ANSWER_REFUSALS.answers_missing, remedy: `Escriba: ${[...missing].join('; ')}.` }, FIELD)
  return answers
}

function readLine(line: string): Typed {
  const [, number, label = '', text = ''] = LINE.exec(line) ?? []
  if (label === '') throw refuse(ANSWER_REFUSALS.answers_unclear, FIELD)
  return { of: number === undefined ? undefined : Number(number), label: plainText(label.trim()), text }
}

/** Without a number it is of the first of them, unless the record says that it is one answer for all. */
const isFor = ({ of, label }: Typed, field: Field, at: number): boolean =>
  label === plainText(field.label['es-MX']) && (of === at + 1 || (of === undefined && (field.shared || at === 0)))

/** Empty: the person has none, or nothing was typed and nobody has to answer it. Undefined: it is missing. */
function answerIn(text: string, field: Field, asking: Asking): string | undefined {
  if (NONE.test(text)) return field.required ? undefined : ''
  const heard = hearField(text, field, asking)
  if (heard?.ok) return heard.value
  const why = heard?.note.replaceAll('*', '') ?? `Puede ser: ${choices(field, asking)}.`
  throw refuse({ ...ANSWER_REFUSALS.answer_unfit, what: `${field.label['es-MX']}: ${why}` }, FIELD)
}

const choices = (field: Field, asking: Asking): string =>
  optionsOf(field, asking)
    .filter((one) => one.value !== '')
    .map((one) => one.title)
    .join(' / ')

/** "2. Tipo de obra (Casa / Local)". */
function wanted(field: Field, asking: Asking, number: number | undefined): string {
  const hint = choices(field, asking) || field.example
  return `${number === undefined ? '' : `${number}. `}${field.label['es-MX']}${hint ? ` (${hint})` : ''}`
}

function notAsked({ label }: Typed, members: readonly Pick<Member, 'procedureId'>[], db: Db) {
  const ids = [...new Set(members.map((one) => one.procedureId))]
  const known = ids.flatMap((id) => fieldsOf(db, id).map((field) => field.label['es-MX']))
  const asks =
    known.length > 0 ? `De esta persona pregunta: ${listed(known)}.` : 'No pregunta nada más: deje las respuestas en blanco.'
  const procedures = listed(ids.flatMap((id) => findProcedure(db, id)?.name['es-MX'] ?? []))
  return refuse(
    { ...ANSWER_REFUSALS.not_asked, what: `«${label}» no es un dato que pregunte: ${procedures}.`, remedy: asks },
    FIELD,
  )
}
