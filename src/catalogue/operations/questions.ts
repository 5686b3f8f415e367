import { z } from 'zod'
import { amongAllProcedures, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { choice, EVERY_PROCEDURE } from '../../admin/fields.ts'
import { changed, proposal, SETTING } from '../../admin/proposal.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { count } from '../../texts/admin.ts'
import { fieldsOf, toField } from '../procedures.ts'
import { addField, listFields, removeField } from '../settings.ts'
import type { Field } from '../types.ts'
import { conditionText } from './conditions.ts'
import { partList, parts } from './parts.ts'
import { PROCEDURE } from './procedures.ts'
import { askingNow, MOMENTS, QUESTION, QUESTION_REFUSALS, READERS, readQuestion, VISIT_WORDS } from './question-form.ts'

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
    field.keptDays > 0 && `Se guarda ${count(field.keptDays, 'día', 'días')} después de la cita`,
  ].filter((one) => typeof one === 'string')
}

export const questions = partList({
  method: 'GET',
  path: '/admin/tramites/preguntas',
  rank: 130,
  summary: 'Ver qué pregunta un trámite',
  explanation: 'Lo que el chat pregunta además del nombre, la CURP y la hora. La mayoría de los trámites no pregunta nada más.',
  example: { resumen: 'licencia de construcción: 1 pregunta.' },
  ...{ member: 'preguntas', card: QUESTION.card, words: ['pregunta', 'preguntas'] },
  read(deps, procedureId) {
    const fields = fieldsOf(deps.db, procedureId)
    const rows = listFields(deps.db, procedureId)
    return rows.map((row) => ({ ...QUESTION.toCard(deps, row), reglas: rulesOf(toField(row), fields, deps) }))
  },
})

export const addQuestion = proposal({
  ...SETTING,
  path: '/admin/tramites/preguntas',
  rank: 140,
  summary: 'Agregar una pregunta a un trámite',
  changesLists: true,
  explanation:
    'El chat la hace desde que usted confirma, antes de elegir la hora. La respuesta la ve la oficina con la cita y se borra el día de la cita, o los días después que usted diga. Pregunte solo lo que de verdad se necesita.',
  form: z.object({ tramite: choice(EVERY_PROCEDURE), ...QUESTION.form }),
  example: { resumen: 'licencia de construcción preguntaría: ¿Cuál es la clave catastral del predio?' },
  refusals: {
    ...PROCEDURE_REFUSALS,
    ...only(COMMON_REFUSALS, 'already_there'),
    ...QUESTION_REFUSALS,
    ...only(REFUSALS, 'too_many'),
  },
  deed: {
    name: 'agregar_pregunta',
    said: 'Agregó una pregunta a un trámite',
    members: { procedure: PROCEDURE, question: 'pregunta' },
  },
  plan({ deps, caller, body }) {
    const { id, name, identity } = amongAllProcedures(deps, caller, body.tramite)
    const row = readQuestion(body, fieldsOf(deps.db, id), deps, identity)
    return {
      work(tx) {
        const known = listFields(tx, id)
        if (known.some((one) => one.name === row.name)) throw refuse(COMMON_REFUSALS.already_there, 'dato')
        if (known.length >= QUESTIONS_MAX) throw refuse(REFUSALS.too_many, 'tramite')
        return changed('fields', known, () => addField(tx, { procedureId: id, ...row }))
      },
      deed: () => ({ detail: { procedure: id, question: row.name } }),
      would: () => `${name} preguntaría: ${body.pregunta}`,
      did: () => `${name} pregunta ahora: ${body.pregunta}`,
    }
  },
})

const ASKED = parts('questions', { rows: listFields, said: ({ label }) => `: ${label}`, none: REFUSALS.no_question })

export const removeQuestion = proposal({
  ...SETTING,
  path: '/admin/tramites/preguntas/quitar',
  rank: 150,
  summary: 'Quitar una pregunta de un trámite',
  changesLists: true,
  explanation: 'Cuando usted confirma, el chat ya no la hace. Las respuestas que ya se dieron siguen con su cita hasta que pase.',
  form: z.object({ pregunta: ASKED.field('Trámite y dato.') }),
  example: { resumen: 'licencia de construcción ya no preguntaría: Clave catastral.' },
  refusals: only(REFUSALS, 'no_question', 'needed_elsewhere'),
  deed: {
    name: 'quitar_pregunta',
    said: 'Quitó una pregunta de un trámite',
    members: { procedure: PROCEDURE, question: 'pregunta' },
  },
  plan(call) {
    const { row, procedure } = ASKED.chosen(call, call.body.pregunta, 'pregunta')
    const dependent = fieldsOf(call.deps.db, procedure.id).find(({ shownIf, allowedIf, countedFrom }) =>
      [shownIf?.of, allowedIf?.of, countedFrom].includes(row.name),
    )
    if (dependent)
      throw refuse({ ...REFUSALS.needed_elsewhere, remedy: `Quite primero «${dependent.label['es-MX']}».` }, 'pregunta')
    return {
      work: (tx) => changed('field', row, () => removeField(tx, row.id)),
      deed: () => ({ detail: { procedure: procedure.id, question: row.name } }),
      would: () => `${procedure.name} ya no preguntaría: ${row.label}.`,
      did: () => `${procedure.name} ya no pregunta: ${row.label}.`,
    }
  },
})
