import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { UNSENDABLE } from '../../errors.ts'
import { problemOf, problemResponse } from '../../http/errors.ts'
import { count } from '../../texts/admin.ts'
import { deliveryErrorText } from '../../texts/admin-alerts.ts'
import type { Caller } from '../access.ts'
import { auditName } from '../audit.ts'
import { instant, key, nextCursor, numberCursor, proposalAnswer, summaryField } from '../fields.ts'
import { whomToCall } from '../labels.ts'
import {
  countSetAside,
  countUndelivered,
  type OfWhom,
  type Stuck,
  setAside,
  setAsideToRetake,
  type UndeliveredMessage,
  undelivered,
  undeliveredToRepeat,
  type Wanted,
} from '../messages.ts'
import { type Call, operation, PAGE_AND_ONE, pageOf } from '../operation.ts'
import { isoAt } from '../parse.ts'
import { accepted, answerProposal, KEY_REFUSALS, proposeOrApply, type Worked } from '../propose.ts'
import type { Look } from '../reads.ts'
import { only, type Refusal, refusals, refuse } from '../refusals.ts'

const FAILS_AGAIN = refusals({
  fails_again: [
    'sigue_fallando',
    'conflict',
    'Se intentó otra vez y volvió a fallar: no cambió nada.',
    'Avise a quien mantiene el sistema y dígale el error que sale en la lista. Mientras tanto, llame a esas personas.',
  ],
})

export const againForm = z.object({
  mensaje: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe('El número de uno solo. En blanco: todos, del más antiguo al más nuevo.')
    .meta({ title: 'Número del mensaje', record: 'message' }),
  cursor: numberCursor,
  clave: key,
})
const againAnswer = proposalAnswer({
  mensajes: z.number().int(),
  siguen_fallando: z.number().int().meta({ title: 'Volvieron a fallar' }),
  quedan: z.number().int().describe('Los que siguen después de estos.'),
  siguiente: nextCursor,
})
const AGAIN_REFUSALS = { ...FAILS_AGAIN, ...KEY_REFUSALS }
const EXAMPLE_AGAIN = { siguen_fallando: 0, quedan: 0, siguiente: null }

interface Again {
  /** In one step, so that no citizen waits long; pressing again does the rest. */
  atOnce: number
  none: Refusal
  /** Those whose text still exists. */
  stuck(tx: Tx, wanted: Wanted): Stuck
  act(tx: Tx, id: number, at: Instant): boolean
  would(messages: number): string
  did(messages: number): string
}

/**
 * Sends stuck messages again: counted first, done with the key, those without a text left alone. Many are done page by page, so that
 * repeated failures do not hold up the others.
 */
async function letGoAgain(
  { operation: asked, deps, caller, body }: Call<undefined, z.output<typeof againForm>, never, 'messages'>,
  what: Again,
) {
  const operation = auditName(asked)
  const { clave, ...input } = body
  const { outcome, ids, left } = await deps.writer.submit(`staff.${operation}`, (tx, at) => {
    const wanted = what.stuck(tx, { only: body.mensaje, after: body.cursor, limit: what.atOnce })
    if (wanted.ids.length === 0) throw refuse(what.none)
    const work = (inner: Tx) => doEach(wanted.ids, (id) => what.act(inner, id, at))
    const deed = (messages: number[]) => ({ detail: { messages } })
    const request = { operation, caller, input, key: clave, deed }
    // These messages are between the person and the assistant: their words are not shown.
    return { outcome: { ...proposeOrApply(tx, deps.vault, request, work, at), words: [] }, ...wanted }
  })
  const next = left > 0 ? String(ids.at(-1)) : null
  if (outcome.kind === 'refused' && next !== null)
    return problemResponse(problemOf(refuse(FAILS_AGAIN[outcome.why])), { siguiente: next })
  return answerProposal(accepted(outcome, FAILS_AGAIN), institutionZone(deps.db), {
    would: (done) => `${what.would(done.length)}${left > 0 ? ` Son los más antiguos; después quedan ${plainly(left)}.` : ''}`,
    did: (done) => `${what.did(done.length)}${failedText(ids.length - done.length)}${left > 0 ? ` Quedan ${plainly(left)}.` : ''}`,
    more: (done) => ({
      mensajes: done.length,
      siguen_fallando: ids.length - done.length,
      quedan: left,
      siguiente: outcome.kind === 'done' ? next : null,
    }),
  })
}

const plainly = (many: number): string => many.toLocaleString('es-MX')

const failedText = (failed: number): string =>
  failed === 0 ? '' : ` ${count(failed, 'volvió a fallar y sigue en la lista', 'volvieron a fallar y siguen en la lista')}.`

/** Ids for which it worked. */
function doEach(wanted: number[], act: (id: number) => boolean): Worked<number[], 'fails_again'> {
  const done = wanted.filter(act)
  if (done.length === 0) return { ok: false, why: 'fails_again' }
  return { ok: true, touched: done.map((id) => ({ what: 'message', id, version: 0 })), impact: done }
}

const RETAKE_REFUSALS = refusals({
  all_offices: [
    'apartados_de_todas',
    'forbidden',
    'Los mensajes apartados no son de una sola oficina, y su clave es solo para algunas.',
    'Pídalo a quien tenga acceso a todas las oficinas.',
  ],
  nothing_to_retake: [
    'nada_que_retomar',
    'not_found',
    'No hay ningún mensaje apartado que se pueda retomar.',
    'Vea la lista: puede ser que alguien ya lo hizo.',
  ],
})

const setAsideCard = z.object({
  numero: z.number().int(),
  cuando: instant,
  de_quien: z.string().meta({ title: 'De quién' }),
  telefono: z.string().nullable(),
  error: z.string().describe('Para quien mantiene el sistema.'),
  se_puede_retomar: z.boolean().meta({ title: '¿Se puede retomar?' }),
})

export const putAside = operation({
  method: 'GET',
  path: '/admin/mensajes/apartados',
  tag: 'Mensajes',
  rank: 30,
  least: 'manager',
  summary: 'Ver los mensajes apartados',
  explanation:
    'Mensajes de personas que el sistema no pudo contestar por un error suyo. A cada persona se le pidió una disculpa. No se muestra lo que escribieron.',
  query: z.object({ cursor: numberCursor }),
  answer: z.object({ resumen: summaryField, mensajes: z.array(setAsideCard), siguiente: nextCursor }),
  example: {
    resumen: 'Hay 1 mensaje apartado.',
    mensajes: [
      {
        numero: 12,
        cuando: '2026-11-24T10:02:00-06:00',
        de_quien: 'Guadalupe Pérez Luna',
        telefono: '55 0000 0001',
        error: 'TypeError',
        se_puede_retomar: true,
      },
    ],
  },
  refusals: {},
  ofAllOffices: RETAKE_REFUSALS.all_offices,
  run(call) {
    const { deps, query } = call
    call.seen.asked({})
    const { lines, next } = pageOf(setAside(deps.db, { after: query.cursor, limit: PAGE_AND_ONE }), (one) => one.id)
    const all = countSetAside(deps.db)
    return {
      resumen: all === 0 ? 'No hay mensajes apartados.' : `Hay ${count(all, 'mensaje apartado', 'mensajes apartados')}.`,
      mensajes: lines.map((one) => {
        const { name, phone } = whomToCall(call, one.contactId)
        const cuando = isoAt(one.receivedAt, institutionZone(deps.db))
        return { numero: one.id, cuando, de_quien: name, telefono: phone, error: one.error, se_puede_retomar: one.whole }
      }),
      siguiente: next,
    }
  },
})

/** A whole turn each, rehearsed and done. */
const RETAKEN_AT_ONCE = 50

export const retake = operation({
  method: 'POST',
  path: '/admin/mensajes/apartados/retomar',
  tag: 'Mensajes',
  rank: 40,
  least: 'manager',
  summary: 'Retomar los mensajes apartados',
  explanation: `Los contesta otra vez, como si llegaran ahora. Hágalo cuando el error ya se corrigió. Primero dice cuántos son. Van de ${RETAKEN_AT_ONCE} en ${RETAKEN_AT_ONCE}, los más antiguos primero; para uno solo, escriba su número de la lista.`,
  body: againForm,
  answer: againAnswer,
  example: { resumen: 'Se contestaría 1 mensaje.', mensajes: 1, ...EXAMPLE_AGAIN },
  ofAllOffices: RETAKE_REFUSALS.all_offices,
  refusals: { ...only(RETAKE_REFUSALS, 'nothing_to_retake'), ...AGAIN_REFUSALS },
  deed: { name: 'retomar', said: 'Retomó mensajes apartados', members: { messages: 'mensajes' } },
  run(call) {
    return letGoAgain(call, {
      atOnce: RETAKEN_AT_ONCE,
      none: RETAKE_REFUSALS.nothing_to_retake,
      stuck: setAsideToRetake,
      act: call.deps.citizens.retakeSetAside,
      would: (messages) => `Se ${messages === 1 ? 'contestaría' : 'contestarían'} ${count(messages, 'mensaje', 'mensajes')}.`,
      did: (messages) => `Se ${messages === 1 ? 'contestó' : 'contestaron'} ${count(messages, 'mensaje', 'mensajes')}.`,
    })
  },
})

const SEND_REFUSALS = refusals({
  nothing_to_send: [
    'nada_que_reenviar',
    'not_found',
    'No hay ningún mensaje que se pueda reenviar.',
    'Vea en «Ver los mensajes que no llegaron» qué hacer con cada uno.',
  ],
})

const undeliveredCard = z.object({
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
  answer: z.object({ resumen: summaryField, mensajes: z.array(undeliveredCard), siguiente: nextCursor }),
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
    const found = undelivered(deps.db, ofWhom(caller), { before: query.cursor, limit: PAGE_AND_ONE })
    const { lines, next } = pageOf(found, (one) => one.id)
    const all = countUndelivered(deps.db, ofWhom(caller))
    return {
      resumen: all === 0 ? 'Todos los mensajes llegaron.' : `${count(all, 'mensaje no llegó', 'mensajes no llegaron')}.`,
      mensajes: lines.map((one) => toCard(call, one)),
      siguiente: next,
    }
  },
})

function toCard(call: Look, one: UndeliveredMessage): z.output<typeof undeliveredCard> {
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
/** By Meta's code: resent unchanged it would fail again. */
const MEND_FIRST: Record<number, string> = {
  131026: 'Llámele: reenviarlo sirve cuando ya tenga WhatsApp en ese teléfono.',
  2018278: 'Llámele: reenviarlo sirve cuando la persona haya vuelto a escribir.',
  132001: STILL_SAYS,
  131042: STILL_SAYS,
  131031: STILL_SAYS,
  190: STILL_SAYS,
  [UNSENDABLE]: 'Llámele: reenviarlo sirve cuando quien mantiene el sistema lo haya corregido.',
}
const CALL = 'Llámele si hace falta: ya no se puede reenviar. Cuando escriba, el asistente le contesta.'
const CALL_BEFORE = 'Llámele para recordarle su cita: un recordatorio no se repite.'

const SENT_AT_ONCE = 200

export const sendAgain = operation({
  method: 'POST',
  path: '/admin/mensajes/reenviar',
  tag: 'Mensajes',
  rank: 20,
  least: 'manager',
  summary: 'Reenviar los mensajes que no llegaron',
  explanation: `Los pone otra vez en la fila de salida. Primero dice cuántos son; salen cuando usted confirma. Van de ${SENT_AT_ONCE} en ${SENT_AT_ONCE}, los más antiguos primero; para uno solo, escriba su número de la lista.`,
  body: againForm,
  answer: againAnswer,
  example: { resumen: 'Se reenviarían 3 mensajes.', mensajes: 3, ...EXAMPLE_AGAIN },
  refusals: { ...SEND_REFUSALS, ...AGAIN_REFUSALS },
  deed: { name: 'reenviar', said: 'Reenvió mensajes', members: { messages: 'mensajes' } },
  run: (call) =>
    letGoAgain(call, {
      atOnce: SENT_AT_ONCE,
      none: SEND_REFUSALS.nothing_to_send,
      stuck: (tx, wanted) => undeliveredToRepeat(tx, ofWhom(call.caller), wanted),
      act: call.deps.citizens.requeue,
      would: (messages) => `Se ${messages === 1 ? 'reenviaría' : 'reenviarían'} ${count(messages, 'mensaje', 'mensajes')}.`,
      did: (messages) => `${messages === 1 ? 'Sale' : 'Salen'} otra vez ${count(messages, 'mensaje', 'mensajes')}.`,
    }),
})

/** A person without an appointment to come wrote to the agency that owns the number: a key for all of it answers. */
const ofWhom = (caller: Caller): OfWhom => ({ officeIds: caller.officeIds, rest: caller.allOffices && caller.ownsNumber })
