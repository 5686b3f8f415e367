import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import type { Caller } from '../../admin/access.ts'
import { ALL, chosenOfficeOrAll, namedOffices, OFFICE_REFUSALS } from '../../admin/choices.ts'
import { choice, dayField, key, OFFICES_OR_ALL, proposalAnswer, summaryField } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { isOwn, own, ownerOfShared } from '../../admin/owners.ts'
import { parseDay, TYPED_REFUSALS } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { only, refusals, refuse } from '../../admin/refusals.ts'
import { institutionZone, theInstitution } from '../../catalogue/institution.ts'
import { plainText } from '../../collation.ts'
import { count } from '../../texts/admin.ts'
import { spanishDates } from '../../texts/dates.ts'
import { TEXTS } from '../../texts/texts.ts'
import { keepAnswer, listAnswers, type OfficeAnswer, REPLACEABLE, removeAnswer, type Wanted } from '../own-answers.ts'

const REFUSALS = refusals({
  no_answer: [
    'respuesta_no_existe',
    'not_found',
    'Ninguna respuesta que su clave pueda cambiar tiene ese número.',
    'Vea las respuestas de la oficina.',
  ],
  money: [
    'precio_en_respuesta',
    'conflict',
    'Una respuesta de la oficina no dice precios: salen de las tarifas, y un día dirían otra cosa.',
    'Quite la cantidad. Los precios se cambian en Ajustes.',
  ],
  account: [
    'cuenta_en_respuesta',
    'conflict',
    'Una respuesta no lleva números de cuenta ni de tarjeta: nadie debe pagar por este chat.',
    'Quite ese número. Cómo se paga ya lo dice el chat.',
  ],
  same_words: [
    'pregunta_repetida',
    'conflict',
    'Otra respuesta de la misma oficina ya tiene una de esas preguntas.',
    'Cambie esa respuesta, o quite las palabras repetidas.',
  ],
  not_replaceable: [
    'respuesta_de_ley',
    'conflict',
    'Esa respuesta no se cambia: sale de la ley o de los registros de la oficina.',
    'Si un dato está mal, corríjalo en Ajustes.',
  ],
  until_before: ['fechas_al_reves', 'invalid', 'El último día es antes del primero.', 'Revise las fechas.'],
  too_many_answers: ['demasiadas_respuestas', 'conflict', 'Ya hay tantas respuestas como caben.', 'Quite las que ya no sirvan.'],
})

/** The answer with this number, which the caller may change. */
function answerToChange(db: Db, caller: Caller, id: number): OfficeAnswer {
  const found = own(
    caller,
    listAnswers(db).find((one) => one.id === id),
    (one) => ownerOfShared(caller, one),
  )
  if (!found) throw refuse(REFUSALS.no_answer, 'numero_de_respuesta')
  return found
}

const topicCalled = (words: string) => REPLACEABLE.find((one) => plainText(TEXTS['es-MX'].topics[one]) === plainText(words))

const REPLACED = choice(
  { name: 'shipped_answers', rows: () => REPLACEABLE.map((one) => TEXTS['es-MX'].topics[one]), beginsBlank: true },
  'Si toma el lugar de una que el chat ya tiene. Lo que sale de la ley o de los registros (precios, documentos, horarios, direcciones) no se puede cambiar aquí.',
).optional()

const card = z.object({
  numero_de_respuesta: z.number().int().meta({ title: 'Número de la respuesta', example: 2, page: 'carried' }),
  pregunta: z.string().meta({ example: '¿Hay estacionamiento?' }),
  otras_formas: z.string().meta({ title: 'Otras formas de preguntarlo', example: 'dónde dejo el coche; hay parking' }),
  dice: z.string().meta({ title: 'Lo que contesta', example: 'Hay estacionamiento gratis en la calle de atrás.' }),
  oficina: z.string().meta({ example: 'Toluca' }),
  en_lugar_de: z.string().nullable().meta({ title: 'En lugar de', example: null }),
  vale: z.string().meta({ title: 'Vale', example: 'desde el jueves 3 de diciembre de 2026' }),
})

const spanText = (fromDay: string, untilDay: string | null): string =>
  `desde el ${spanishDates.long(fromDay)}${untilDay === null ? '' : ` hasta el ${spanishDates.long(untilDay)}`}`

export const list = operation({
  method: 'GET',
  path: '/admin/respuestas',
  tag: 'Lo que dice el chat',
  rank: 50,
  least: 'reader',
  summary: 'Ver las respuestas de la oficina',
  explanation: 'Lo que el chat contesta a preguntas comunes con las palabras de la institución.',
  answer: z.object({ resumen: summaryField, respuestas: z.array(card) }),
  example: { resumen: 'Hay 1 respuesta.' },
  refusals: {},
  run({ deps, caller }) {
    const names = new Map(namedOffices(deps.db).map(({ id, name }) => [id, name]))
    const shown = listAnswers(deps.db).filter((one) => one.officeId === null || isOwn(caller, ownerOfShared(caller, one)))
    const respuestas = shown.map((one) => ({
      numero_de_respuesta: one.id,
      pregunta: one.question,
      otras_formas: one.otherWords.split('\n').join('; '),
      dice: one.answer,
      oficina: one.officeId === null ? ALL : (names.get(one.officeId) ?? ALL),
      en_lugar_de: REPLACEABLE.filter((topic) => topic === one.replaces).map((topic) => TEXTS['es-MX'].topics[topic])[0] ?? null,
      vale: spanText(one.fromDay, one.untilDay),
    }))
    return { resumen: `Hay ${count(respuestas.length, 'respuesta', 'respuestas')}.`, respuestas }
  },
})

export const save = operation({
  method: 'POST',
  path: '/admin/respuestas',
  tag: 'Lo que dice el chat',
  rank: 60,
  least: 'manager',
  summary: 'Guardar una respuesta de la oficina',
  explanation:
    'Primero muestra cómo la leería una persona; se guarda cuando usted confirma. El chat la dice en nombre de la institución a quien pregunte eso. En español fácil se dice igual.',
  body: z.object({
    numero_de_respuesta: z.coerce
      .number()
      .int()
      .positive()
      .optional()
      .describe('Solo para cambiar una que ya está: su número.')
      .meta({ title: 'Número de la respuesta' }),
    pregunta: z.string().trim().min(4).max(60).describe('Como la haría una persona. Por ejemplo: ¿Hay estacionamiento?'),
    otras_formas: z
      .string()
      .trim()
      .max(600)
      .default('')
      .describe('Otras formas de preguntarlo, separadas por punto y coma.')
      .meta({ title: 'Otras formas de preguntarlo' }),
    dice: z
      .string()
      .trim()
      .min(4)
      .max(700)
      .describe('Lo que contesta, con frases cortas. Cabe en un mensaje de WhatsApp: 700 letras.')
      .meta({ title: 'Lo que contesta' }),
    dice_en_ingles: z
      .string()
      .trim()
      .max(700)
      .optional()
      .describe('En blanco: en inglés se dice lo de español.')
      .meta({ title: 'Lo mismo en inglés' }),
    oficina: choice(OFFICES_OR_ALL, 'De qué oficina, o todas.').default(ALL),
    en_lugar_de: REPLACED,
    desde: dayField('Desde qué día.', 'hoy'),
    hasta: dayField('Hasta qué día; en blanco, sin fin.').optional(),
    clave: key,
  }),
  answer: proposalAnswer({
    se_lee: z
      .string()
      .meta({ title: 'Así se lee', example: '*La oficina contesta:*\n\nHay estacionamiento gratis en la calle de atrás.' }),
    se_lee_en_ingles: z
      .string()
      .meta({ title: 'Así se lee en inglés', example: '*The office answers:*\n\nThere is free parking behind.' }),
  }),
  example: { resumen: 'Se diría a quien pregunte [¿Hay estacionamiento?], en todas las oficinas.' },
  refusals: { ...OFFICE_REFUSALS, ...only(TYPED_REFUSALS, 'day_unclear'), ...REFUSALS, ...KEY_REFUSALS },
  deed: {
    name: 'guardar_respuesta',
    said: 'Guardó una respuesta de la oficina',
    members: { answer: 'respuesta', question: 'pregunta' },
  },
  async run(call) {
    const { deps, caller, body, now } = call
    const zone = institutionZone(deps.db)
    const office = chosenOfficeOrAll(deps, caller, body.oficina)
    const replaces = body.en_lugar_de === undefined ? null : topicCalled(body.en_lugar_de)
    if (replaces === undefined) throw refuse(REFUSALS.not_replaceable, 'en_lugar_de')
    const fromDay = parseDay(body.desde, 'desde', zone, now)
    const untilDay = body.hasta === undefined ? null : parseDay(body.hasta, 'hasta', zone, now)
    const otherWords = body.otras_formas
      .split(/[;\n]/)
      .map((line) => line.trim())
      .filter(Boolean)
      .join('\n')
    const wanted: Wanted = {
      ...{ question: body.pregunta, otherWords, answer: body.dice, answerEn: body.dice_en_ingles ?? null },
      ...{ officeId: office?.id ?? null, replaces, fromDay, untilDay },
    }
    const outcome = await propose(call, (tx, at) => {
      const before = body.numero_de_respuesta === undefined ? undefined : answerToChange(tx, caller, body.numero_de_respuesta)
      return {
        work: (inner) => keepAnswer(inner, before?.id, wanted, at),
        deed: ({ id }) => ({ officeId: office?.id, detail: { answer: id, question: wanted.question } }),
        resolved: { desde: fromDay, ...(untilDay && { hasta: untilDay }) },
      }
    })
    const { name } = theInstitution(deps.db)
    const where = `${office ? `en ${office.name}` : 'en todas las oficinas'}, ${spanText(fromDay, untilDay)}`
    const { 'es-MX': es, en } = TEXTS
    return answerProposal(outcome, zone, {
      would: () => `Se diría a quien pregunte [${wanted.question}], ${where}.`,
      did: () => `Se dice a quien pregunte [${wanted.question}], ${where}.`,
      more: () => ({
        se_lee: es.ownAnswers.says(name, wanted.answer),
        se_lee_en_ingles: en.ownAnswers.says(name, wanted.answerEn ?? wanted.answer),
      }),
    })
  },
})

export const remove = operation({
  method: 'POST',
  path: '/admin/respuestas/quitar',
  tag: 'Lo que dice el chat',
  rank: 70,
  least: 'manager',
  summary: 'Quitar una respuesta de la oficina',
  explanation: 'Primero dice cuál es; se quita cuando usted confirma. El chat deja de decirla y contesta como antes.',
  body: z.object({
    numero_de_respuesta: z.coerce.number().int().positive().describe('Su número.').meta({ title: 'Número de la respuesta' }),
    clave: key,
  }),
  answer: proposalAnswer({ pregunta: z.string().meta({ example: '¿Hay estacionamiento?' }) }),
  example: { resumen: 'Ya no se diría a quien pregunte [¿Hay estacionamiento?].' },
  refusals: { ...only(REFUSALS, 'no_answer'), ...KEY_REFUSALS },
  deed: {
    name: 'quitar_respuesta',
    said: 'Quitó una respuesta de la oficina',
    members: { question: 'pregunta' },
  },
  async run(call) {
    const { deps, caller, body } = call
    const outcome = await propose(call, (tx) => {
      const answer = answerToChange(tx, caller, body.numero_de_respuesta)
      return {
        work: (inner) => removeAnswer(inner, answer),
        deed: () => ({ officeId: answer.officeId ?? undefined, detail: { question: answer.question } }),
      }
    })
    return answerProposal(outcome, institutionZone(deps.db), {
      would: ({ question }) => `Ya no se diría a quien pregunte [${question}].`,
      did: ({ question }) => `Se quitó la respuesta a [${question}].`,
      more: ({ question }) => ({ pregunta: question }),
    })
  },
})
