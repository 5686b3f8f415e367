import { z } from 'zod'
import { audit } from '../../staff/audit.ts'
import { nameOfContact, type SetAsideMessage, setAside, type UndeliveredMessage, undelivered } from '../../staff/messages.ts'
import { homeZone } from '../../staff/overview.ts'
import { proposeOrApply, type Worked } from '../../staff/propose.ts'
import { count } from '../../texts/admin.ts'
import { deliveryErrorText } from '../../texts/admin-alerts.ts'
import { cursor, instant, key, nextCursor, proposalAnswer, summaryField } from './fields.ts'
import { operation } from './operation.ts'
import { PAGE_SIZE } from './pages.ts'
import { answerProposal, KEY_REFUSALS, type Why } from './proposals.ts'
import type { AdminRooms } from './rooms.ts'
import { isoAt, phoneText } from './understand.ts'

/** So many at once, so that no step of the writer is long; the rest with the next press. */
const AT_ONCE = 200

const undeliveredCard = z.object({
  numero: z.number().int(),
  cuando: instant,
  a_quien: z.string(),
  telefono: z.string().nullable(),
  por_que: z.string(),
  se_puede_reenviar: z.boolean(),
})

const EXAMPLE_KEY = { hecho: false, clave: 'K7M4-QX2P-9ABCDE', vale_hasta: '2026-11-24T10:10:00-06:00' }

export const notDelivered = operation({
  method: 'GET',
  path: '/admin/mensajes/no-entregados',
  tag: 'Mensajes',
  least: 'manager',
  summary: 'Ver los mensajes que no llegaron',
  explanation: 'A quién no le llegó un mensaje y por qué, para llamarle o reenviarlo. El texto de los mensajes no se muestra.',
  query: z.object({ cursor }),
  answer: z.object({ resumen: summaryField, mensajes: z.array(undeliveredCard), siguiente: nextCursor }),
  example: {
    resumen: 'Hay 1 mensaje que no llegó.',
    mensajes: [
      {
        numero: 81,
        cuando: '2026-11-24T10:02:00-06:00',
        a_quien: 'Guadalupe Pérez Luna',
        telefono: '55 0000 0001',
        por_que: 'El teléfono no tiene WhatsApp o no puede recibir (131026).',
        se_puede_reenviar: true,
      },
    ],
    siguiente: null,
  },
  refusals: [],
  run({ rooms, caller, query }) {
    const all = undelivered(rooms.db, caller.officeIds)
    const rest = query.cursor === undefined ? all : all.filter((one) => one.id < Number(query.cursor))
    const page = rest.slice(0, PAGE_SIZE)
    return {
      resumen:
        all.length === 0 ? 'Todos los mensajes llegaron.' : `${count(all.length, 'mensaje no llegó', 'mensajes no llegaron')}.`,
      mensajes: page.map((one) => toUndelivered(rooms, one)),
      siguiente: rest.length > page.length ? String(page.at(-1)?.id) : null,
    }
  },
})

const toUndelivered = (rooms: AdminRooms, one: UndeliveredMessage): z.output<typeof undeliveredCard> => ({
  numero: one.id,
  cuando: isoAt(one.createdAt, homeZone(rooms.db)),
  ...whoIs(rooms, one.contactId),
  por_que: deliveryErrorText(one.errorCode),
  se_puede_reenviar: one.whole,
})

function whoIs(rooms: AdminRooms, contactId: number | undefined): { a_quien: string; telefono: string | null } {
  if (contactId === undefined) return { a_quien: 'sin identificar', telefono: null }
  const name = nameOfContact(rooms.db, contactId)
  const phone = rooms.citizens.phoneOf(rooms.db, contactId)
  return { a_quien: name ? rooms.vault.open(name) : 'sin cita', telefono: phone === undefined ? null : phoneText(phone) }
}

const which = z.coerce.number().int().positive().optional().describe('El número de uno solo. En blanco: todos.')

export const sendAgain = operation({
  method: 'POST',
  path: '/admin/mensajes/reenviar',
  tag: 'Mensajes',
  least: 'manager',
  summary: 'Reenviar los mensajes que no llegaron',
  explanation: 'Los pone otra vez en la fila de salida. Primero dice cuántos son; salen cuando usted confirma.',
  body: z.object({ mensaje: which, clave: key }),
  answer: proposalAnswer({ mensajes: z.number().int() }),
  example: { resumen: 'Se reenviarían 3 mensajes.', ...EXAMPLE_KEY, mensajes: 3 },
  refusals: ['nada_que_hacer', ...KEY_REFUSALS],
  async run({ rooms, caller, body }) {
    const { clave, ...input } = body
    const outcome = await rooms.writer.submit('staff.requeue', (tx, at) => {
      const wanted = undelivered(tx, caller.officeIds).filter(
        (one) => one.whole && (body.mensaje === undefined || one.id === body.mensaje),
      )
      const request = { operation: 'reenviar', caller, input, key: clave }
      const proposed = proposeOrApply(
        tx,
        rooms.vault,
        request,
        (inner) => doEach(wanted.slice(0, AT_ONCE), (one) => rooms.citizens.requeue(inner, one.id, at)),
        at,
      )
      if (proposed.kind === 'done') audit(tx, caller, { operation: 'reenviar', detail: { messages: proposed.impact } }, at)
      return proposed
    })
    return answerProposal(outcome, homeZone(rooms.db), {
      would: (done) => `Se ${done.length === 1 ? 'reenviaría' : 'reenviarían'} ${count(done.length, 'mensaje', 'mensajes')}.`,
      did: (done) => `${done.length === 1 ? 'Sale' : 'Salen'} otra vez ${count(done.length, 'mensaje', 'mensajes')}.`,
      more: (done) => ({ mensajes: done.length }),
    })
  },
})

const asideCard = z.object({
  numero: z.number().int(),
  cuando: instant,
  de_quien: z.string(),
  telefono: z.string().nullable(),
  error: z.string(),
  se_puede_retomar: z.boolean(),
})

export const putAside = operation({
  method: 'GET',
  path: '/admin/mensajes/apartados',
  tag: 'Mensajes',
  least: 'manager',
  summary: 'Ver los mensajes apartados',
  explanation:
    'Mensajes de personas que el sistema no pudo contestar por un error suyo. A cada persona se le pidió una disculpa. No se muestra lo que escribieron.',
  query: z.object({ cursor }),
  answer: z.object({ resumen: summaryField, mensajes: z.array(asideCard), siguiente: nextCursor }),
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
    siguiente: null,
  },
  refusals: [],
  run({ rooms, caller, query }) {
    const all = visibleAside(rooms, caller.officeIds)
    const rest = query.cursor === undefined ? all : all.filter((one) => one.id > Number(query.cursor))
    const page = rest.slice(0, PAGE_SIZE)
    return {
      resumen:
        all.length === 0 ? 'No hay mensajes apartados.' : `Hay ${count(all.length, 'mensaje apartado', 'mensajes apartados')}.`,
      mensajes: page.map((one) => {
        const { a_quien, telefono } = whoIs(rooms, one.contactId)
        const cuando = isoAt(one.receivedAt, homeZone(rooms.db))
        return { numero: one.id, cuando, de_quien: a_quien, telefono, error: one.error, se_puede_retomar: one.whole }
      }),
      siguiente: rest.length > page.length ? String(page.at(-1)?.id) : null,
    }
  },
})

/** A turn belongs to no office: somebody whose key is for some offices only sees none of them. */
const visibleAside = (rooms: Pick<AdminRooms, 'db'>, officeIds: number[] | undefined): SetAsideMessage[] =>
  officeIds === undefined ? setAside(rooms.db) : []

export const retake = operation({
  method: 'POST',
  path: '/admin/mensajes/apartados/retomar',
  tag: 'Mensajes',
  least: 'manager',
  summary: 'Retomar los mensajes apartados',
  explanation: 'Los contesta otra vez, como si llegaran ahora. Hágalo cuando el error ya se corrigió. Primero dice cuántos son.',
  body: z.object({ mensaje: which, clave: key }),
  answer: proposalAnswer({ mensajes: z.number().int() }),
  example: { resumen: 'Se contestaría 1 mensaje.', ...EXAMPLE_KEY, mensajes: 1 },
  refusals: ['nada_que_hacer', ...KEY_REFUSALS],
  async run({ rooms, caller, body }) {
    const { clave, ...input } = body
    const outcome = await rooms.writer.submit('staff.retake', (tx, at) => {
      const wanted = visibleAside({ db: tx }, caller.officeIds).filter(
        (one) => one.whole && (body.mensaje === undefined || one.id === body.mensaje),
      )
      const request = { operation: 'retomar', caller, input, key: clave }
      const proposed = proposeOrApply(
        tx,
        rooms.vault,
        request,
        (inner) => doEach(wanted.slice(0, AT_ONCE), (one) => rooms.citizens.retakeSetAside(inner, one.id, at)),
        at,
      )
      if (proposed.kind === 'done') audit(tx, caller, { operation: 'retomar', detail: { messages: proposed.impact } }, at)
      return proposed
    })
    return answerProposal(outcome, homeZone(rooms.db), {
      would: (done) => `Se ${done.length === 1 ? 'contestaría' : 'contestarían'} ${count(done.length, 'mensaje', 'mensajes')}.`,
      did: (done) => `Se ${done.length === 1 ? 'contestó' : 'contestaron'} ${count(done.length, 'mensaje', 'mensajes')}.`,
      more: (done) => ({ mensajes: done.length }),
    })
  },
})

/** The numbers of those for which it worked; none = nothing to do. */
function doEach<T extends { id: number }>(wanted: T[], act: (one: T) => boolean): Worked<number[], Extract<Why, 'nothing'>> {
  const done = wanted.filter(act).map((one) => one.id)
  if (done.length === 0) return { ok: false, why: 'nothing' }
  return { ok: true, touched: done.map((id) => ({ what: 'message', id, version: 0 })), impact: done }
}
