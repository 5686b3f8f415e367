import { z } from 'zod'
import { institutionZone } from '../../catalogue/institution.ts'
import { count } from '../../texts/admin.ts'
import { deliveryErrorText } from '../../texts/admin-alerts.ts'
import { instant, nextCursor, numberCursor, summaryField } from '../fields.ts'
import { countUndelivered, type UndeliveredMessage, undelivered, undeliveredToRepeat } from '../messages.ts'
import { operation } from '../operation.ts'
import { PAGE_AND_ONE, pageOf } from '../pages.ts'
import { refusals } from '../refusals.ts'
import type { Look } from '../seen.ts'
import { isoAt } from '../understand.ts'
import { whomToCall } from '../who.ts'
import { AGAIN_REFUSALS, againAnswer, againForm, EXAMPLE_AGAIN, letGoAgain } from './again.ts'

const REFUSALS = refusals({
  nothing_to_send: [
    'nada_que_reenviar',
    'not_found',
    'No hay ningún mensaje que se pueda reenviar.',
    'Vea en «Ver los mensajes que no llegaron» qué hacer con cada uno.',
  ],
})

const card = z.object({
  numero: z.number().int(),
  cuando: instant,
  a_quien: z.string().meta({ title: 'A quién' }),
  telefono: z.string().nullable(),
  que_era: z.string(),
  por_que: z.string().meta({ title: 'Por qué' }),
  se_puede_reenviar: z.boolean().meta({ title: '¿Se puede reenviar?' }),
  que_hacer: z.string(),
})

export const notDelivered = operation({
  method: 'GET',
  path: '/admin/mensajes/no-entregados',
  tag: 'Mensajes',
  rank: 10,
  least: 'manager',
  summary: 'Ver los mensajes que no llegaron',
  explanation:
    'A quién no le llegó un mensaje y por qué, y qué hacer: llamarle o reenviarlo. El texto de los mensajes no se muestra.',
  query: z.object({ cursor: numberCursor }),
  answer: z.object({ resumen: summaryField, mensajes: z.array(card), siguiente: nextCursor }),
  example: {
    resumen: 'Hay 1 mensaje que no llegó.',
    mensajes: [
      {
        numero: 81,
        cuando: '2026-11-24T10:02:00-06:00',
        a_quien: 'Guadalupe Pérez Luna',
        telefono: '55 0000 0001',
        que_era: 'un aviso',
        por_que: 'El teléfono no tiene WhatsApp o no puede recibir (131026).',
        se_puede_reenviar: true,
        que_hacer: 'Llámele: reenviarlo sirve cuando ya tenga WhatsApp en ese teléfono.',
      },
    ],
  },
  refusals: {},
  run(call) {
    const { deps, caller, query } = call
    call.seen.asked({})
    const found = undelivered(deps.db, caller.officeIds, { before: query.cursor, limit: PAGE_AND_ONE })
    const { lines, next } = pageOf(found, (one) => one.id)
    const all = countUndelivered(deps.db, caller.officeIds)
    return {
      resumen: all === 0 ? 'Todos los mensajes llegaron.' : `${count(all, 'mensaje no llegó', 'mensajes no llegaron')}.`,
      mensajes: lines.map((one) => toCard(call, one)),
      siguiente: next,
    }
  },
})

function toCard(call: Look, one: UndeliveredMessage): z.output<typeof card> {
  const { name, phone } = whomToCall(call, one.contactId)
  return {
    numero: one.id,
    cuando: isoAt(one.createdAt, institutionZone(call.deps.db)),
    a_quien: name,
    telefono: phone,
    que_era: WORDS[one.what],
    por_que: deliveryErrorText(one.errorCode),
    se_puede_reenviar: one.whole,
    que_hacer: toDo(one),
  }
}

const WORDS: Record<UndeliveredMessage['what'], string> = {
  reminder: 'un recordatorio de su cita',
  notice: 'un aviso',
  reply: 'una respuesta',
}
function toDo({ whole, what, errorCode }: UndeliveredMessage): string {
  if (!whole) return what === 'reminder' ? CALL_BEFORE : CALL
  return MEND_FIRST[errorCode ?? 0] ?? 'Puede reenviarlo.'
}

const STILL_SAYS = 'Reenvíelo cuando «¿Está todo bien?» ya no diga nada de esto. Mientras tanto, llámele.'
/** By Meta's code: sent again at once it would fail again. */
const MEND_FIRST: Record<number, string> = {
  131026: 'Llámele: reenviarlo sirve cuando ya tenga WhatsApp en ese teléfono.',
  132001: STILL_SAYS,
  131042: STILL_SAYS,
  131031: STILL_SAYS,
  190: STILL_SAYS,
}
const CALL = 'Llámele si hace falta: ya no se puede reenviar. Cuando escriba, el asistente le contesta.'
const CALL_BEFORE = 'Llámele para recordarle su cita: un recordatorio no se repite.'

const AT_ONCE = 200

export const sendAgain = operation({
  method: 'POST',
  path: '/admin/mensajes/reenviar',
  tag: 'Mensajes',
  rank: 20,
  least: 'manager',
  summary: 'Reenviar los mensajes que no llegaron',
  explanation: `Los pone otra vez en la fila de salida. Primero dice cuántos son; salen cuando usted confirma. Van de ${AT_ONCE} en ${AT_ONCE}, los más antiguos primero; para uno solo, escriba su número de la lista.`,
  body: againForm,
  answer: againAnswer,
  example: { resumen: 'Se reenviarían 3 mensajes.', mensajes: 3, ...EXAMPLE_AGAIN },
  refusals: { ...REFUSALS, ...AGAIN_REFUSALS },
  deed: { name: 'reenviar', said: 'Reenvió mensajes', members: { messages: 'mensajes' } },
  run: (call) =>
    letGoAgain(call, {
      atOnce: AT_ONCE,
      none: REFUSALS.nothing_to_send,
      stuck: (tx, wanted) => undeliveredToRepeat(tx, call.caller.officeIds, wanted),
      act: call.deps.citizens.requeue,
      would: (messages) => `Se ${messages === 1 ? 'reenviaría' : 'reenviarían'} ${count(messages, 'mensaje', 'mensajes')}.`,
      did: (messages) => `${messages === 1 ? 'Sale' : 'Salen'} otra vez ${count(messages, 'mensaje', 'mensajes')}.`,
    }),
})
