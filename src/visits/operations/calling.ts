import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import { actorOf } from '../../admin/access.ts'
import { APART, addAuditEntry } from '../../admin/audit.ts'
import { type Call, operation } from '../../admin/operation.ts'
import { only } from '../../admin/refusals.ts'
import type { Instant } from '../../clock.ts'
import { capital } from '../../texts/admin.ts'
import { callAgain, call as callNext, type Stepped, startServing } from '../steps.ts'
import type { Visit } from '../visits.ts'
import {
  meantVisit,
  officeOfTurn,
  refuseStep,
  STEP_REFUSALS,
  TURN_REFUSALS,
  todayAt,
  toTurn,
  turnAnswer,
  turnDetail,
  turnFields,
  turnName,
} from './turn.ts'

const WINDOWS_MOST = 99

const windowField = z.coerce.number().int().min(1).max(WINDOWS_MOST).describe('El número de su ventanilla.').meta({ example: 3 })

export const callTurn = operation({
  method: 'POST',
  path: '/admin/mostrador/llamar',
  tag: 'Mostrador',
  rank: 20,
  least: 'clerk',
  ofEachAgency: true,
  atOnce: 'A person is called in one press; it can be undone for ten minutes.',
  summary: 'Llamar al siguiente turno',
  explanation:
    'Llama a quien sigue: primero quien tiene prioridad, después por la hora de su cita. Quien llegó tarde pasa tras los que ya estaban. Dos ventanillas nunca llaman a la misma persona.',
  body: z.object({
    oficina: turnFields.oficina,
    ventanilla: windowField,
    turno_o_folio: turnFields.turno_o_folio.optional().describe('En blanco: quien sigue. Si no, el número del turno o el folio.'),
    version: turnFields.version,
  }),
  answer: turnAnswer,
  example: { resumen: 'Turno 14, a la ventanilla 3: Guadalupe Pérez Luna.' },
  refusals: { ...TURN_REFUSALS, ...only(STEP_REFUSALS, 'not_here', 'called', 'nobody', 'window_busy', 'over') },
  deed: {
    name: 'llamar_turno',
    attends: true,
    said: 'Llamó un turno',
    members: { appointments: APART, number: 'turno', window: 'ventanilla' },
  },
  async run(call) {
    const { deps, caller, body } = call
    const { turno_o_folio } = body
    const visit = await deps.writer.submit('staff.call', (tx, at) => {
      const meant = turno_o_folio === undefined ? undefined : meantVisit(tx, deps, caller, { ...body, turno_o_folio }, at)
      const where = meant ?? todayAt(officeOfTurn({ ...deps, db: tx }, caller, body.oficina), at)
      const called = callNext(tx, deps, where, { visit: meant, window: body.ventanilla }, actorOf(caller), at)
      if (!called.ok) throw refuseStep(tx, called, meant)
      const detail = { ...turnDetail(tx, called.visit), window: body.ventanilla }
      addAuditEntry(call, tx, { officeId: called.visit.officeId, detail }, at)
      return called.visit
    })
    const turn = toTurn(call, visit)
    return { resumen: `${capital(turnName(turn))}, a la ventanilla ${visit.atWindow}: ${who(turn)}.`, turno: turn }
  },
})

const who = ({ personas }: { personas: { nombre: string }[] }): string => personas.map((one) => one.nombre).join(', ')

export const callTurnAgain = operation({
  method: 'POST',
  path: '/admin/mostrador/otra-vez',
  tag: 'Mostrador',
  rank: 30,
  least: 'clerk',
  ofEachAgency: true,
  atOnce: 'It repeats a call.',
  summary: 'Llamar otra vez',
  explanation: 'Para quien no se acercó. Después de llamar varias veces puede anotar que se fue.',
  body: z.object(turnFields),
  answer: turnAnswer,
  example: { resumen: 'Turno 14: se llamó otra vez, a la ventanilla 3.' },
  refusals: { ...TURN_REFUSALS, ...only(STEP_REFUSALS, 'not_called', 'over') },
  deed: { name: 'llamar_otra_vez', attends: true, said: 'Llamó otra vez', members: { appointments: APART, number: 'turno' } },
  async run(call) {
    const turn = await step(call, (tx, visit, by, at) => callAgain(tx, call.deps, visit, by, at))
    return { resumen: `${capital(turnName(turn))}: se llamó otra vez, a la ventanilla ${turn.ventanilla}.`, turno: turn }
  },
})

export const receiveAtWindow = operation({
  method: 'POST',
  path: '/admin/mostrador/pasar',
  tag: 'Mostrador',
  rank: 40,
  least: 'clerk',
  ofEachAgency: true,
  atOnce: 'The person who was called is there; it can be undone for ten minutes.',
  summary: 'Anotar que pasó a la ventanilla',
  explanation: 'Desde aquí se cuenta cuánto tarda en atenderse. No es obligatorio: también puede anotar luego el resultado.',
  body: z.object(turnFields),
  answer: turnAnswer,
  example: { resumen: 'Turno 14: está en la ventanilla 3.' },
  refusals: { ...TURN_REFUSALS, ...only(STEP_REFUSALS, 'not_called', 'over') },
  deed: { name: 'pasar_a_ventanilla', attends: true, said: 'Recibió un turno', members: { appointments: APART, number: 'turno' } },
  async run(call) {
    const turn = await step(call, startServing)
    return { resumen: `${capital(turnName(turn))}: está en la ventanilla ${turn.ventanilla}.`, turno: turn }
  },
})

type StepCall = Call<
  unknown,
  { turno_o_folio: string; oficina?: string | undefined; version?: number | undefined },
  never,
  'appointments' | 'number'
>

/** One transition of a turn that is meant by its number or folio, with its line in the log-book. */
async function step(call: StepCall, work: (tx: Tx, visit: Visit, by: ReturnType<typeof actorOf>, now: Instant) => Stepped) {
  const { deps, caller, body } = call
  const visit = await deps.writer.submit('staff.turn', (tx, at) => {
    const meant = meantVisit(tx, deps, caller, body, at)
    const stepped = work(tx, meant, actorOf(caller), at)
    if (!stepped.ok) throw refuseStep(tx, stepped, meant)
    addAuditEntry(call, tx, { officeId: meant.officeId, detail: turnDetail(tx, stepped.visit) }, at)
    return stepped.visit
  })
  return toTurn(call, visit)
}
