import { z } from 'zod'
import { institutionZone } from '../../catalogue/institution.ts'
import { count } from '../../texts/admin.ts'
import { instant, nextCursor, numberCursor, summaryField } from '../fields.ts'
import { countSetAside, setAside, setAsideToRetake } from '../messages.ts'
import { operation } from '../operation.ts'
import { PAGE_AND_ONE, pageOf } from '../pages.ts'
import { only, refusals } from '../refusals.ts'
import { isoAt } from '../understand.ts'
import { whomToCall } from '../who.ts'
import { AGAIN_REFUSALS, againAnswer, againForm, EXAMPLE_AGAIN, letGoAgain } from './again.ts'

const REFUSALS = refusals({
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

const card = z.object({
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
  answer: z.object({ resumen: summaryField, mensajes: z.array(card), siguiente: nextCursor }),
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
  ofAllOffices: REFUSALS.all_offices,
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
const AT_ONCE = 50

export const retake = operation({
  method: 'POST',
  path: '/admin/mensajes/apartados/retomar',
  tag: 'Mensajes',
  rank: 40,
  least: 'manager',
  summary: 'Retomar los mensajes apartados',
  explanation: `Los contesta otra vez, como si llegaran ahora. Hágalo cuando el error ya se corrigió. Primero dice cuántos son. Van de ${AT_ONCE} en ${AT_ONCE}, los más antiguos primero; para uno solo, escriba su número de la lista.`,
  body: againForm,
  answer: againAnswer,
  example: { resumen: 'Se contestaría 1 mensaje.', mensajes: 1, ...EXAMPLE_AGAIN },
  ofAllOffices: REFUSALS.all_offices,
  refusals: { ...only(REFUSALS, 'nothing_to_retake'), ...AGAIN_REFUSALS },
  deed: { name: 'retomar', said: 'Retomó mensajes apartados', members: { messages: 'mensajes' } },
  run(call) {
    return letGoAgain(call, {
      atOnce: AT_ONCE,
      none: REFUSALS.nothing_to_retake,
      stuck: setAsideToRetake,
      act: call.deps.citizens.retakeSetAside,
      would: (messages) => `Se ${messages === 1 ? 'contestaría' : 'contestarían'} ${count(messages, 'mensaje', 'mensajes')}.`,
      did: (messages) => `Se ${messages === 1 ? 'contestó' : 'contestaron'} ${count(messages, 'mensaje', 'mensajes')}.`,
    })
  },
})
