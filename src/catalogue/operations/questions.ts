import { z } from 'zod'
import { amongAllProcedures, ownProcedures, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { type Choices, choice, EVERY_PROCEDURE, key, ofAgency, proposalAnswer, summaryField } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { answerProposal, KEY_REFUSALS, propose, touchRecord } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { KIND_WORDS } from '../../fields/kinds.ts'
import { count } from '../../texts/admin.ts'
import { institutionZone } from '../institution.ts'
import { fieldsOf } from '../procedures.ts'
import { addField, listFields, listProcedures, type ProcedureRow, removeField } from '../settings.ts'
import type { Field } from '../types.ts'
import { conditionText } from './conditions.ts'
import { PROCEDURE } from './procedures.ts'
import { askingNow, form, MOMENTS, QUESTION_REFUSALS, READERS, readField, rowOf, VISIT_WORDS } from './question-form.ts'

const QUESTIONS: Choices = {
  name: 'questions',
  rows: (db, agencyId) => allQuestions(db, ofAgency(listProcedures(db), agencyId)).map((one) => one.title),
  beginsBlank: true,
}

const REFUSALS = refusals({
  too_many: [
    'demasiadas_preguntas',
    'conflict',
    'Ese trámite ya hace muchas preguntas.',
    'Quite una que no haga falta. Cada pregunta hace que alguna persona ya no termine su cita.',
  ],
  needed_elsewhere: [
    'pregunta_en_uso',
    'conflict',
    'De esa respuesta depende otra pregunta.',
    'Quite primero la pregunta que depende de ella.',
  ],
  no_question: ['pregunta_no_existe', 'invalid', 'Ese trámite no hace esa pregunta.', 'Elija una pregunta de la lista.'],
})

/** More are not answered in a chat. */
const QUESTIONS_MAX = 20

const question = z.object({
  pregunta: z.string(),
  pregunta_en_ingles: z.string(),
  dato: z.string(),
  tipo: z.enum(KIND_WORDS),
  obligatoria: z.boolean().meta({ title: '¿Es obligatoria?' }),
  opciones: z.array(z.string()),
  reglas: z.array(z.string()).describe('Lo que la pregunta tiene de especial.'),
})

const EXAMPLE = {
  pregunta: '¿Cuál es la clave catastral del predio?',
  pregunta_en_ingles: 'What is the land key?',
  dato: 'Clave catastral',
  tipo: 'texto' as const,
  obligatoria: true,
  opciones: [],
  reglas: ['Patrón: 999-99-99'],
}

const toCard = (field: Field, fields: readonly Field[], deps: AdminDeps): z.output<typeof question> => ({
  pregunta: field.question['es-MX'],
  pregunta_en_ingles: field.question.en,
  dato: field.label['es-MX'],
  tipo: KIND_WORDS[field.kind],
  obligatoria: field.required,
  opciones: field.options.map((one) => one.title['es-MX']),
  reglas: rulesOf(field, fields, deps),
})

function rulesOf(field: Field, fields: readonly Field[], deps: AdminDeps): string[] {
  const asking = askingNow(deps)
  const from = fields.find((one) => one.name === field.countedFrom)
  return [
    field.least !== undefined && `Mínimo: ${field.least}`,
    field.most !== undefined && `Máximo: ${field.most}`,
    field.countedFrom && `Contado desde: ${from?.label['es-MX'] ?? VISIT_WORDS}`,
    field.pattern && `Patrón: ${field.pattern}`,
    field.shownIf && `Solo si: ${conditionText(field.shownIf, fields, field, asking)}`,
    field.allowedIf && `Se acepta si: ${conditionText(field.allowedIf, fields, field, asking)}`,
    field.refusal && `Si no sirve: ${field.refusal['es-MX']}`,
    field.needed !== 'hours' && `Se pregunta ${MOMENTS[field.needed]}`,
    field.shared && 'Una sola vez para todas las personas que vienen juntas',
    field.asksAgain && 'Se pregunta otra vez en otra cita',
    !field.onCard && 'No sale en la tarjeta de la cita',
    field.seenBy !== 'clerk' && `La ve: ${READERS[field.seenBy]}`,
  ].filter((one) => typeof one === 'string')
}

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
    const fields = fieldsOf(deps.db, procedure.id)
    const preguntas = fields.map((one) => toCard(one, fields, deps))
    return { resumen: `${procedure.name}: ${count(preguntas.length, 'pregunta', 'preguntas')}.`, preguntas }
  },
})

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
  body: form,
  answer: proposalAnswer({}),
  example: { resumen: 'licencia de construcción preguntaría: ¿Cuál es la clave catastral del predio?' },
  refusals: {
    ...PROCEDURE_REFUSALS,
    ...only(COMMON_REFUSALS, 'already_there'),
    ...QUESTION_REFUSALS,
    ...only(REFUSALS, 'too_many'),
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
    const earlier = fieldsOf(deps.db, procedure.id)
    const field = readField(body, earlier, deps, procedure.identity)
    const outcome = await propose(call, (tx) => {
      const known = listFields(tx, procedure.id)
      if (known.some((one) => one.name === field.name)) throw refuse(COMMON_REFUSALS.already_there, 'dato')
      if (known.length >= QUESTIONS_MAX) throw refuse(REFUSALS.too_many, 'tramite')
      return {
        work: (inner) => {
          addField(inner, { procedureId: procedure.id, ...rowOf(field) })
          return { ok: true, touched: [touchRecord('fields', known)], impact: undefined }
        },
        deed: () => ({ detail: { procedure: procedure.id, question: field.name } }),
      }
    })
    return answerProposal(outcome, institutionZone(deps.db), {
      would: () => `${procedure.name} preguntaría: ${body.pregunta}`,
      did: () => `${procedure.name} pregunta ahora: ${body.pregunta}`,
      more: () => ({}),
    })
  },
})

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
  refusals: { ...only(REFUSALS, 'no_question', 'needed_elsewhere'), ...KEY_REFUSALS },
  deed: {
    name: 'quitar_pregunta',
    said: 'Quitó una pregunta de un trámite',
    members: { procedure: PROCEDURE, question: 'pregunta' },
  },
  async run(call) {
    const { deps, body } = call
    const found = allQuestions(deps.db, ownProcedures(deps.db, call.caller)).find((one) => one.title === body.pregunta)
    if (!found) throw refuse(REFUSALS.no_question, 'pregunta')
    const dependent = fieldsOf(deps.db, found.procedureId).find(({ shownIf, allowedIf, countedFrom }) =>
      [shownIf?.of, allowedIf?.of, countedFrom].includes(found.name),
    )
    if (dependent)
      throw refuse({ ...REFUSALS.needed_elsewhere, remedy: `Quite primero «${dependent.label['es-MX']}».` }, 'pregunta')
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

/** For the page's drop-down. */
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
