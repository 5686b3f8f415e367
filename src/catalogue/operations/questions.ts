import { z } from 'zod'
import { amongAllProcedures, ownProcedures, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { type Choices, choice, EVERY_PROCEDURE, key, ofAgency, proposalAnswer, summaryField, yesNo } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { operation } from '../../admin/operation.ts'
import { answerProposal, KEY_REFUSALS, propose, touchRecord } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { plainText } from '../../collation.ts'
import { KIND_WORDS } from '../../fields/kinds.ts'
import { count } from '../../texts/admin.ts'
import { institutionZone } from '../institution.ts'
import { addField, type FieldRow, listFields, listProcedures, type ProcedureRow, removeField } from '../settings.ts'
import { PROCEDURE } from './procedures.ts'

const QUESTIONS: Choices = {
  name: 'questions',
  rows: (db, agencyId) => allQuestions(db, ofAgency(listProcedures(db), agencyId)).map((one) => one.title),
  beginsBlank: true,
}

const REFUSALS = refusals({
  no_question: ['pregunta_no_existe', 'invalid', 'Ese trámite no hace esa pregunta.', 'Elija una pregunta de la lista.'],
  options_unclear: [
    'opciones_no_se_entienden',
    'invalid',
    'No se entienden las opciones.',
    'Escriba de 2 a 9, distintas y de 24 letras o menos, separadas con punto y coma. Por ejemplo: Casa = House; Local = Shop.',
  ],
})

/** A row of a list in WhatsApp has room for 24 characters, and a list for ten rows, one of them the way past. */
const OPTION_MAX = 24
const OPTIONS_MAX = 9

const question = z.object({
  pregunta: z.string(),
  pregunta_en_ingles: z.string(),
  dato: z.string(),
  tipo: z.enum(KIND_WORDS),
  obligatoria: z.boolean().meta({ title: '¿Es obligatoria?' }),
  opciones: z.array(z.string()),
})

const EXAMPLE = {
  pregunta: '¿Cuál es la clave catastral del predio?',
  pregunta_en_ingles: 'What is the land key?',
  dato: 'Clave catastral',
  tipo: 'texto' as const,
  obligatoria: true,
  opciones: [],
}

interface Option {
  value: string
  title: string
  titleEn: string
}
const optionsOf = (row: FieldRow): Option[] => (row.options ? JSON.parse(row.options) : [])

const toCard = (row: FieldRow): z.output<typeof question> => ({
  pregunta: row.question,
  pregunta_en_ingles: row.questionEn,
  dato: row.label,
  tipo: KIND_WORDS[row.kind],
  obligatoria: row.required,
  opciones: optionsOf(row).map((one) => one.title),
})

export const questions = operation({
  method: 'GET',
  path: '/admin/tramites/preguntas',
  tag: 'Ajustes',
  rank: 130,
  least: 'reader',
  ofEachAgency: true,
  summary: 'Ver qué pregunta un trámite',
  explanation: 'Lo que el chat pregunta además del nombre, la CURP y la hora. La mayoría de los trámites no pregunta nada más.',
  query: z.object({ tramite: choice(EVERY_PROCEDURE) }),
  answer: z.object({ resumen: summaryField, preguntas: z.array(question) }),
  example: { resumen: 'licencia de construcción: 1 pregunta.', preguntas: [EXAMPLE] },
  refusals: { ...PROCEDURE_REFUSALS },
  run({ deps, caller, query }) {
    const procedure = amongAllProcedures(deps, caller, query.tramite)
    const preguntas = listFields(deps.db, procedure.id).map(toCard)
    return { resumen: `${procedure.name}: ${count(preguntas.length, 'pregunta', 'preguntas')}.`, preguntas }
  },
})

const words = (most: number, description: string) => z.string().trim().min(2).max(most).describe(description)
const limit = z.coerce.number().int().min(-36_500).max(1_000_000_000).optional()

export const addQuestion = operation({
  method: 'POST',
  path: '/admin/tramites/preguntas',
  tag: 'Ajustes',
  rank: 140,
  least: 'administrator',
  ofEachAgency: true,
  summary: 'Agregar una pregunta a un trámite',
  changesLists: true,
  explanation:
    'El chat la hace desde que usted confirma, antes de elegir la hora. La respuesta la ve la oficina con la cita y se borra al día siguiente de la cita. Pregunte solo lo que de verdad se necesita.',
  body: z.object({
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
    minimo: limit.describe('Texto: letras. Número: cantidad. Fecha: días desde hoy. En blanco: sin límite.'),
    maximo: limit.describe('Como el mínimo.'),
    opciones: z
      .string()
      .trim()
      .max(600)
      .optional()
      .describe('Solo para «opciones»: separadas con punto y coma, con su inglés. Por ejemplo: Casa = House; Local = Shop.'),
    clave: key,
  }),
  answer: proposalAnswer({}),
  example: { resumen: 'licencia de construcción preguntaría: ¿Cuál es la clave catastral del predio?' },
  refusals: {
    ...PROCEDURE_REFUSALS,
    ...only(COMMON_REFUSALS, 'already_there'),
    ...only(REFUSALS, 'options_unclear'),
    ...KEY_REFUSALS,
  },
  deed: {
    name: 'agregar_pregunta',
    said: 'Agregó una pregunta a un trámite',
    members: { procedure: PROCEDURE, question: 'pregunta' },
  },
  async run(call) {
    const { deps, body } = call
    const procedure = amongAllProcedures(deps, call.caller, body.tramite)
    const kind = codeOf(KIND_WORDS, body.tipo)
    const options = kind === 'choice' ? readOptions(body.opciones ?? '') : undefined
    const name = slug(body.dato)
    const outcome = await propose(call, (tx) => {
      const known = listFields(tx, procedure.id)
      if (known.some((one) => one.name === name)) throw refuse(COMMON_REFUSALS.already_there, 'dato')
      return {
        work: (inner) => {
          addField(inner, {
            procedureId: procedure.id,
            name,
            kind,
            label: body.dato,
            labelEn: body.dato_en_ingles,
            question: body.pregunta,
            questionEn: body.pregunta_en_ingles,
            example: body.ejemplo ?? null,
            required: body.obligatoria,
            least: body.minimo ?? null,
            most: body.maximo ?? null,
            options: options ? JSON.stringify(options) : null,
          })
          return { ok: true, touched: [touchRecord('fields', known)], impact: undefined }
        },
        deed: () => ({ detail: { procedure: procedure.id, question: name } }),
      }
    })
    return answerProposal(outcome, institutionZone(deps.db), {
      would: () => `${procedure.name} preguntaría: ${body.pregunta}`,
      did: () => `${procedure.name} pregunta ahora: ${body.pregunta}`,
      more: () => ({}),
    })
  },
})

/** Without characters that the answer's button uses to part its words. */
const slug = (label: string): string =>
  plainText(label)
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 40)

/** "Casa = House; Local = Shop". An option without English has its Spanish words in both. */
function readOptions(text: string): Option[] {
  const options = text
    .split(';')
    .map((part) => part.split('=').map((word) => word.trim()))
    .filter(([title]) => title)
    .map(([title = '', titleEn]) => ({ value: slug(title), title, titleEn: titleEn || title }))
  const fit = options.every((one) => one.title.length <= OPTION_MAX && one.titleEn.length <= OPTION_MAX)
  const unlike = new Set(options.map((one) => one.value)).size === options.length
  if (!fit || !unlike || options.length < 2 || options.length > OPTIONS_MAX) throw refuse(REFUSALS.options_unclear, 'opciones')
  return options
}

export const removeQuestion = operation({
  method: 'POST',
  path: '/admin/tramites/preguntas/quitar',
  tag: 'Ajustes',
  rank: 150,
  least: 'administrator',
  ofEachAgency: true,
  summary: 'Quitar una pregunta de un trámite',
  changesLists: true,
  explanation: 'Cuando usted confirma, el chat ya no la hace. Las respuestas que ya se dieron siguen con su cita hasta que pase.',
  body: z.object({ pregunta: choice(QUESTIONS, 'Trámite y dato.'), clave: key }),
  answer: proposalAnswer({}),
  example: { resumen: 'licencia de construcción ya no preguntaría: Clave catastral.' },
  refusals: { ...only(REFUSALS, 'no_question'), ...KEY_REFUSALS },
  deed: {
    name: 'quitar_pregunta',
    said: 'Quitó una pregunta de un trámite',
    members: { procedure: PROCEDURE, question: 'pregunta' },
  },
  async run(call) {
    const { deps, body } = call
    const found = allQuestions(deps.db, ownProcedures(deps.db, call.caller)).find((one) => one.title === body.pregunta)
    if (!found) throw refuse(REFUSALS.no_question, 'pregunta')
    const outcome = await propose(call, () => ({
      work: (tx) => {
        removeField(tx, found.id)
        return { ok: true, touched: [touchRecord('field', found)], impact: undefined }
      },
      deed: () => ({ detail: { procedure: found.procedureId, question: found.name } }),
    }))
    return answerProposal(outcome, institutionZone(deps.db), {
      would: () => `${found.procedure} ya no preguntaría: ${found.label}.`,
      did: () => `${found.procedure} ya no pregunta: ${found.label}.`,
      more: () => ({}),
    })
  },
})

/** Every question of every procedure, as the page's drop-down shows it. */
const allQuestions = (db: AdminDeps['db'], procedures: readonly ProcedureRow[]) =>
  procedures.flatMap((procedure) =>
    listFields(db, procedure.id).map(({ id, name, label }) => ({
      id,
      name,
      label,
      procedureId: procedure.id,
      procedure: procedure.name,
      title: `${procedure.name}: ${label}`,
    })),
  )
