import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import { actorOf } from '../../admin/access.ts'
import { APART, addAuditEntry } from '../../admin/audit.ts'
import { officesOf } from '../../admin/choices.ts'
import { folio, summaryField, yesNo } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { type Call, operation } from '../../admin/operation.ts'
import { only, refusals, refuse } from '../../admin/refusals.ts'
import { appointmentCard, EXAMPLE_CARD, toCard } from '../../booking/operations/cards.ts'
import { appointmentsOfFolio, FOLIO_REFUSALS, oneOfFolio, peopleMeant } from '../../booking/operations/find.ts'
import { type AppointmentDetail, appointmentsById } from '../../booking/views.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import type { Instant } from '../../clock.ts'
import { whoIs } from '../../texts/admin.ts'
import { listed } from '../../texts/admin-answers.ts'
import { noteArrivals, takeArrivalBack } from '../arrival.ts'
import { lapsedOf, receiveLapsed } from '../lapsed.ts'
import { PRIORITIES, TURN_REFUSALS } from './turn.ts'
import { NO_PLACE } from './walk-in.ts'

const REFUSALS = {
  ...only(TURN_REFUSALS, 'not_today'),
  ...refusals({
    under_way: [
      'turno_en_curso',
      'conflict',
      'Ese turno ya se llamó o ya terminó: la llegada no se quita.',
      'Deshaga primero lo último que se anotó del turno.',
    ],
  }),
}

export const noteWhoCame = operation({
  method: 'POST',
  path: '/admin/citas/llegada',
  tag: 'Hoy',
  rank: 40,
  least: 'clerk',
  ofEachAgency: true,
  atOnce: 'Who stands at the counter is noted in one press; «no» takes it back, and nobody is told.',
  summary: 'Anotar quién llegó',
  explanation:
    'Para quien viene hoy sin su comprobante. «Ver quién viene» dice entonces a qué hora llegó cada quien, y quién falta. Si se equivocó de persona, anótelo otra vez con «no». A la persona no se le avisa.',
  body: z.object({
    folio,
    persona: oneOfFolio,
    prioridad: z.enum(PRIORITIES).optional().describe('Si pasa antes que los demás.').meta({ page: 'of-one' }),
    llego: yesNo.prefault('sí').describe('Elija «no» para quitar una llegada que se anotó por error.'),
  }),
  answer: z.object({
    resumen: summaryField,
    turnos: z.array(z.number().int()).describe('El número con que se llama; una familia en varias horas tiene varios.'),
    citas: z.array(appointmentCard),
  }),
  example: {
    resumen: 'Guadalupe Pérez Luna: llegó a las 9:20 h. Turno 14.',
    turnos: [14],
    citas: [{ ...EXAMPLE_CARD, llego: '9:20 h' }],
  },
  refusals: { ...only(FOLIO_REFUSALS, 'no_folio', 'stale', 'not_of_them'), ...REFUSALS, ...NO_PLACE },
  deed: { name: 'anotar_llegada', attends: true, said: 'Anotó quién llegó', members: { appointments: APART, came: 'llegó' } },
  async run(call) {
    const { deps, caller, body } = call
    const came = body.llego
    const { noted, turns, lapsed } = await deps.writer.submit('staff.arrival', (tx, at) => {
      const found = appointmentsOfFolio({ ...deps, db: tx }, caller, body.folio)
      const meant = peopleMeant(found, body.persona)
      if (meant.length === 0 && came) return receiveLate(tx, call, found, at)
      if (meant.length === 0) throw refuse(FOLIO_REFUSALS.stale, 'folio')
      const today = meant.filter((one) => one.slot.day === dayOf(at, one.office.zone))
      if (today.length === 0) throw refuse(REFUSALS.not_today, 'folio')
      const actor = actorOf(caller)
      const priority = body.prioridad && codeOf(PRIORITIES, body.prioridad)
      const turns = came ? noteArrivals(tx, deps, today, { at, actor, ...(priority && { priority }) }, at) : []
      if (!came && !takeArrivalBack(tx, today, actor, at)) throw refuse(REFUSALS.under_way, 'folio')
      const appointments = today.map((one) => one.id)
      const officeId = today[0]?.office.id
      addAuditEntry(call, tx, { ...(officeId !== undefined && { officeId }), detail: { appointments, came } }, at)
      return {
        noted: appointmentsById(tx, deps.vault, appointments),
        turns,
        lapsed: false,
      }
    })
    const citas = noted.map((one) => toCard(call, one))
    const turn = turns.length > 0 ? ` Turno ${turns.join(' y ')}.` : ''
    const [first] = noted
    const where = first && came && officesOf(deps, caller).length > 1 ? `, en ${first.office.name}` : ''
    return {
      resumen: `${listed(noted.map(whoIs))}: ${lapsed ? ALL_THE_SAME : came ? cameAt(noted, citas) : takenBack(noted)}${where}.${turn}`,
      turnos: turns,
      citas,
    }
  },
})

const ALL_THE_SAME = 'se soltó su lugar porque no se contestó, y hoy hay lugar'

type Noting = Call<unknown, { folio: string }, never, 'appointments' | 'came'>

/** Whose appointment of today lapsed unanswered: as many as there is room for. */
function receiveLate(tx: Tx, call: Noting, found: readonly AppointmentDetail[], at: Instant) {
  const { deps, caller } = call
  const { people } = lapsedOf(tx, found, at)
  const [first] = people
  if (!first) throw refuse(FOLIO_REFUSALS.stale, 'folio')
  const received = receiveLapsed(tx, deps.vault, people, actorOf(caller), at)
  if (received.length === 0) throw refuse(NO_PLACE.no_place, 'folio')
  const noted = received.map(({ appointment }) => appointment)
  const appointments = noted.map((one) => one.id)
  addAuditEntry(call, tx, { officeId: first.office.id, detail: { appointments, came: true } }, at)
  return { noted, turns: received.flatMap(({ visit }) => visit.number ?? []), lapsed: true }
}

function cameAt(noted: AppointmentDetail[], cards: { llego: string | null }[]): string {
  const hours = new Set(cards.map((one) => one.llego))
  return `${noted.length === 1 ? 'llegó' : 'llegaron'} a las ${listed([...hours].filter((one) => one !== null))}`
}

const takenBack = (noted: AppointmentDetail[]): string => `ya no está anotado que ${noted.length === 1 ? 'llegó' : 'llegaron'}`
