import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import type { Caller } from '../../admin/access.ts'
import { ALL, chosenOfficeOrAll, chosenProcedure, namedOffices, OFFICE_REFUSALS, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import { choice, dayField, key, OFFICES_OR_ALL, PROCEDURES, proposalAnswer, summaryField } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { isOwn, type Owner, own } from '../../admin/owners.ts'
import { parseDay, TYPED_DAY } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { only, refusals, refuse } from '../../admin/refusals.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { findProcedure } from '../../catalogue/procedures.ts'
import { plainText } from '../../collation.ts'
import { count } from '../../texts/admin.ts'
import { spanishDates } from '../../texts/dates.ts'
import { TEXTS } from '../../texts/texts.ts'
import { allowAnswer, factAsked, keepAnswer, removeAnswer, titleOf, type Wanted } from '../kept-answers.ts'
import { listAnswers, type OfficeAnswer, REPLACEABLE, sayAnswer } from '../own-answers.ts'

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
  rights: [
    'palabras_de_derechos',
    'conflict',
    'Una de esas preguntas pide borrar datos, conocer un derecho o no recibir mensajes. Eso lo atiende el chat, y ninguna respuesta se dice en su lugar.',
    'Quite esas palabras. Si quiere explicar algo de esto, póngalo en el aviso de privacidad.',
  ],
  delicate: [
    'palabras_delicadas',
    'conflict',
    'Una de esas preguntas puede ser de alguien con miedo, en peligro o enfermo, o que denuncia o pide un derecho. Eso lo atiende el chat, y ninguna respuesta se dice en su lugar.',
    'Quite esas palabras, o pregunte solo por el lugar o la cosa: ¿Hay estacionamiento?',
  ],
  datum: [
    'palabras_son_un_dato',
    'conflict',
    'Una de esas preguntas es un nombre, una CURP, un lugar, un día o una hora: con eso contestan las personas a lo que el chat les pregunta.',
    'Escríbala como pregunta completa, con «hay», «puedo» o «dónde».',
  ],
  order: [
    'palabras_son_una_orden',
    'conflict',
    'Una de esas preguntas pide un trámite o una cita, es un sí o un no, o manda hacer algo que el chat ya hace. La respuesta nunca se diría.',
    'Escríbala como pregunta completa, con «hay», «puedo» o «dónde».',
  ],
  answered: [
    'ya_se_contesta',
    'conflict',
    'El chat ya contesta una de esas preguntas con la ley o con los registros de la oficina. La respuesta nunca se diría.',
    'Quite esas palabras. Si un dato está mal, corríjalo en Ajustes.',
  ],
  not_waiting: [
    'respuesta_no_espera',
    'conflict',
    'Esa respuesta no espera que la autoricen: ya se dice en sus días.',
    'Si quiere cambiarla, guárdela otra vez.',
  ],
  same_key: [
    'autoriza_otra_clave',
    'forbidden',
    'Esa respuesta la guardó su misma clave. No cambió nada.',
    'Pida a otro administrador que la autorice, o quite el enlace, el número o lo de dinero.',
  ],
  until_before: ['fechas_al_reves', 'invalid', 'El último día es antes del primero.', 'Revise las fechas.'],
  too_many_answers: ['demasiadas_respuestas', 'conflict', 'Ya hay tantas respuestas como caben.', 'Quite las que ya no sirvan.'],
})

const { not_waiting, same_key, ...KEPT } = REFUSALS
export const KEPT_REFUSALS = KEPT

const RISKS = { link: 'lleva un enlace', number: 'lleva un número largo', money: 'habla de dinero' } as const

const ownerOfAnswer = ({ officeId, agencyId }: OfficeAnswer): Owner =>
  officeId === null ? { allOffices: agencyId } : { office: officeId }

/** By id, if the caller may change it. */
function answerToChange(db: Db, caller: Caller, id: number): OfficeAnswer {
  const found = own(
    caller,
    listAnswers(db).find((one) => one.id === id),
    ownerOfAnswer,
  )
  if (!found) throw refuse(REFUSALS.no_answer, 'numero_de_respuesta')
  return found
}

const ES = TEXTS['es-MX']

const topicCalled = (words: string) => REPLACEABLE.find((one) => plainText(titleOf(one, ES)) === plainText(words))

const REPLACED = choice(
  { name: 'shipped_answers', rows: () => REPLACEABLE.map((one) => titleOf(one, ES)), beginsBlank: true },
  'Si toma el lugar de una que el chat ya tiene. Lo que sale de la ley o de los registros (precios, documentos, horarios, direcciones) no se puede cambiar aquí.',
).optional()

export const OF_PROCEDURE = choice(PROCEDURES, 'En blanco: para todos.').optional()

const card = z.object({
  numero_de_respuesta: z.number().int().meta({ title: 'Número de la respuesta', example: 2, page: 'carried' }),
  pregunta: z.string().meta({ example: '¿Hay estacionamiento?' }),
  otras_formas: z.string().meta({ title: 'Otras formas de preguntarlo', example: 'dónde dejo el coche; hay parking' }),
  dice: z.string().meta({ title: 'Lo que contesta', example: 'Hay estacionamiento gratis en la calle de atrás.' }),
  oficina: z.string().meta({ example: 'Toluca' }),
  tramite: z.string().nullable().meta({ example: null }),
  en_lugar_de: z.string().nullable().meta({ title: 'En lugar de', example: null }),
  vale: z.string().meta({ title: 'Vale', example: 'desde el jueves 3 de diciembre de 2026' }),
  se_dice: z.string().meta({ title: 'Se dice', example: 'sí' }),
})

const spanText = (fromDay: string, untilDay: string | null): string =>
  `desde el ${spanishDates.long(fromDay)}${untilDay === null ? '' : ` hasta el ${spanishDates.long(untilDay)}`}`

const readFields = {
  se_lee: z
    .string()
    .meta({ title: 'Así se lee', example: '*La oficina contesta:*\n\nHay estacionamiento gratis en la calle de atrás.' }),
  se_lee_en_ingles: z
    .string()
    .meta({ title: 'Así se lee en inglés', example: '*The office answers:*\n\nThere is free parking behind.' }),
}

const asRead = (db: Db, one: Pick<Wanted, 'agencyId' | 'officeId' | 'procedureId' | 'answer' | 'answerEn'>) => ({
  se_lee: sayAnswer(db, ES, one, one.answer, 'es-MX'),
  se_lee_en_ingles: sayAnswer(db, TEXTS.en, one, one.answerEn ?? one.answer, 'en'),
})

export const list = operation({
  method: 'GET',
  path: '/admin/respuestas',
  tag: 'Lo que dice el chat',
  rank: 50,
  least: 'reader',
  ofEachAgency: true,
  summary: 'Ver las respuestas de la oficina',
  explanation: 'Lo que el chat contesta a preguntas comunes con las palabras de la institución.',
  answer: z.object({ resumen: summaryField, respuestas: z.array(card) }),
  example: { resumen: 'Hay 1 respuesta.' },
  refusals: {},
  run({ deps, caller }) {
    const names = new Map(namedOffices(deps.db).map(({ id, name }) => [id, name]))
    const shown = listAnswers(deps.db).filter((one) =>
      isOwn(caller, one.officeId === null ? { agency: one.agencyId } : { office: one.officeId }),
    )
    const respuestas = shown.map((one) => ({
      numero_de_respuesta: one.id,
      pregunta: one.question,
      otras_formas: one.otherWords.split('\n').join('; '),
      dice: one.answer,
      oficina: one.officeId === null ? ALL : (names.get(one.officeId) ?? ALL),
      tramite: one.procedureId === null ? null : (findProcedure(deps.db, one.procedureId)?.name['es-MX'] ?? null),
      en_lugar_de: REPLACEABLE.filter((topic) => topic === one.replaces).map((topic) => titleOf(topic, ES))[0] ?? null,
      vale: spanText(one.fromDay, one.untilDay),
      se_dice: one.waits ? 'no: espera que la autorice un administrador' : 'sí',
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
  ofEachAgency: true,
  summary: 'Guardar una respuesta de la oficina',
  explanation:
    'Primero muestra cómo la leería una persona; se guarda cuando usted confirma. El chat la dice en nombre de la oficina a quien pregunte eso, después de todo lo que él mismo entiende. Si lleva un enlace, un número largo o algo de dinero, además la autoriza un administrador con otra clave. En español fácil se dice igual.',
  body: z.object({
    numero_de_respuesta: z.coerce
      .number()
      .int()
      .positive()
      .optional()
      .describe('Solo para cambiar una que ya está: su número.')
      .meta({ title: 'Número de la respuesta', record: 'answer' }),
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
    tramite: OF_PROCEDURE,
    en_lugar_de: REPLACED,
    desde: dayField('Desde qué día.', 'hoy'),
    hasta: dayField('Hasta qué día; en blanco, sin fin.').optional(),
    clave: key,
  }),
  answer: proposalAnswer(readFields),
  example: { resumen: 'Se diría a quien pregunte [¿Hay estacionamiento?], en todas las oficinas.' },
  refusals: { ...OFFICE_REFUSALS, ...PROCEDURE_REFUSALS, ...TYPED_DAY, ...KEPT_REFUSALS, ...KEY_REFUSALS },
  deed: {
    name: 'guardar_respuesta',
    said: 'Guardó una respuesta de la oficina',
    members: { answer: 'respuesta', question: 'pregunta' },
  },
  async run(call) {
    const { deps, caller, body, now } = call
    const zone = institutionZone(deps.db)
    const office = chosenOfficeOrAll(deps, caller, body.oficina)
    const replaces = body.en_lugar_de === undefined ? factAsked(deps.db, body.pregunta) : topicCalled(body.en_lugar_de)
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
      ...{ agencyId: caller.agencyId, officeId: office?.id ?? null, replaces, fromDay, untilDay },
      procedureId: body.tramite === undefined ? null : chosenProcedure(deps, caller, body.tramite).id,
    }
    const outcome = await propose(call, (tx, at) => {
      const before = body.numero_de_respuesta === undefined ? undefined : answerToChange(tx, caller, body.numero_de_respuesta)
      return {
        work: (inner) => keepAnswer(inner, before?.id, wanted, caller.keyId, at),
        deed: ({ id }) => ({ officeId: office?.id, detail: { answer: id, question: wanted.question } }),
        resolved: { desde: fromDay, ...(untilDay && { hasta: untilDay }) },
      }
    })
    const where = `${office ? `en ${office.name}` : 'en todas las oficinas'}, ${spanText(fromDay, untilDay)}`
    const until = (risk: keyof typeof RISKS | undefined) =>
      risk === undefined ? '' : ` No se dirá hasta que la autorice un administrador con otra clave, porque ${RISKS[risk]}.`
    return answerProposal(outcome, zone, {
      would: ({ risk }) => `Se diría a quien pregunte [${wanted.question}], ${where}.${until(risk)}`,
      did: ({ risk }) => `${risk ? 'Se guardó para' : 'Se dice a'} quien pregunte [${wanted.question}], ${where}.${until(risk)}`,
      more: () => asRead(deps.db, wanted),
    })
  },
})

const answerNumber = z.coerce
  .number()
  .int()
  .positive()
  .describe('Su número.')
  .meta({ title: 'Número de la respuesta', record: 'answer' })

export const allow = operation({
  method: 'POST',
  path: '/admin/respuestas/autorizar',
  tag: 'Lo que dice el chat',
  rank: 65,
  least: 'administrator',
  ofEachAgency: true,
  summary: 'Autorizar una respuesta de la oficina',
  explanation:
    'Una respuesta con un enlace, un número largo o algo de dinero no se dice hasta que la autoriza un administrador con otra clave que la de quien la guardó. Antes de autorizar, vea a dónde lleva: nadie debe pagar por su cita.',
  body: z.object({
    numero_de_respuesta: answerNumber,
    clave: key,
  }),
  answer: proposalAnswer({ pregunta: z.string().meta({ example: '¿Hay estacionamiento?' }), ...readFields }),
  example: { resumen: 'Se diría a quien pregunte [¿Hay estacionamiento?].' },
  refusals: { ...only(REFUSALS, 'no_answer'), not_waiting, same_key, ...KEY_REFUSALS },
  deed: { name: 'autorizar_respuesta', said: 'Autorizó una respuesta de la oficina', members: { question: 'pregunta' } },
  async run(call) {
    const { deps, caller, body } = call
    const outcome = await propose(call, (tx, at) => {
      const answer = answerToChange(tx, caller, body.numero_de_respuesta)
      return {
        work: (inner) => allowAnswer(inner, answer, caller.keyId, at),
        deed: () => ({ officeId: answer.officeId ?? undefined, detail: { question: answer.question } }),
      }
    })
    return answerProposal(outcome, institutionZone(deps.db), {
      would: ({ question }) => `Se diría a quien pregunte [${question}].`,
      did: ({ question }) => `Se dice a quien pregunte [${question}].`,
      more: (one) => ({ pregunta: one.question, ...asRead(deps.db, one) }),
    })
  },
})

export const remove = operation({
  method: 'POST',
  path: '/admin/respuestas/quitar',
  tag: 'Lo que dice el chat',
  rank: 70,
  least: 'manager',
  ofEachAgency: true,
  summary: 'Quitar una respuesta de la oficina',
  explanation: 'Primero dice cuál es; se quita cuando usted confirma. El chat deja de decirla y contesta como antes.',
  body: z.object({
    numero_de_respuesta: answerNumber,
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
