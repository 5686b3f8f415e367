import { z } from 'zod'
import { actorOf } from '../../admin/access.ts'
import { APART } from '../../admin/audit.ts'
import { chosenOffice, namedOffices, OFFICE_REFUSALS } from '../../admin/choices.ts'
import { choice, dayField, folio, hourField, key, OFFICES, proposalAnswer, reasonBeside, yesNo } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { COMING_DAY_REFUSALS, hourIn, parseComingDay, TYPED_HOUR } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { SECOND_KEY_REFUSALS } from '../../admin/second-key.ts'
import { reasonFor, toldReason } from '../../catalogue/operations/told-reasons.ts'
import { listed } from '../../texts/admin-answers.ts'
import { askedDeed, orAskPerson } from '../ask-person.ts'
import { liveRows } from '../groups.ts'
import { seatsFor } from '../move.ts'
import { type MoveImpact, moveByOffice } from '../staff-changes.ts'
import type { AppointmentDetail } from '../views.ts'
import { appointmentCard, EXAMPLE_CARD, toCard, visitWords } from './cards.ts'
import { chosenHour, HOUR_REFUSALS, RESTED, restedText, SLOT } from './chosen-hour.ts'
import { appointmentsOfFolio, FOLIO_REFUSALS, oneOfFolio, peopleMeant } from './find.ts'
import { comingOnMove, freePlaces } from './free-places.ts'

const REFUSALS = refusals({
  validity: [
    'vigencia_no_permitida',
    'conflict',
    'Ese día, por la edad, ya no se puede pedir por los años que se eligieron.',
    'Elija otro día, o cancele y dé una cita nueva con otra opción de precio.',
  ],
})

export const moveAppointment = operation({
  method: 'POST',
  path: '/admin/citas/mover',
  tag: 'Citas',
  rank: 50,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Cambiar de día u hora una cita',
  explanation:
    'Para cuando la oficina necesita cambiarla. Primero muestra la hora de antes y la nueva; se cambia cuando usted confirma. El folio no cambia, el lugar de antes no se ofrece de inmediato, y la persona puede volver a cambiarla.',
  body: z.object({
    folio,
    persona: oneOfFolio,
    oficina: choice(OFFICES, 'En blanco: la misma oficina.').optional(),
    dia: dayField('El día nuevo.'),
    hora: hourField('La hora nueva. En blanco: la primera libre.', freePlaces.path).optional(),
    avisar: yesNo.prefault('sí').describe('Si se le avisa por WhatsApp, con el motivo que elija.').meta({ title: '¿Avisarle?' }),
    motivo_que_lee: toldReason('moving'),
    motivo: reasonBeside('ese día no hay sistema'),
    clave: key,
  }),
  answer: proposalAnswer({ antes: z.array(appointmentCard).meta({ title: 'Como estaba' }), citas: z.array(appointmentCard) }),
  example: {
    resumen:
      'La cita de Guadalupe Pérez Luna del jueves 3 de diciembre de 2026 a las 9:30 h en Toluca pasaría al viernes 4 de diciembre de 2026 a las 10:00 h en Toluca. Se le avisará por WhatsApp.',
    citas: [{ ...EXAMPLE_CARD, hora: '10:00 h', dia: '2026-12-04', cuando: '2026-12-04T10:00:00-06:00' }],
  },
  refusals: {
    ...only(FOLIO_REFUSALS, 'no_folio', 'stale', 'not_of_them'),
    ...only(COMMON_REFUSALS, 'missing'),
    ...OFFICE_REFUSALS,
    ...COMING_DAY_REFUSALS,
    ...HOUR_REFUSALS,
    ...TYPED_HOUR,
    ...REFUSALS,
    same: COMMON_REFUSALS.nothing,
    ...SECOND_KEY_REFUSALS,
    ...KEY_REFUSALS,
  },
  deed: {
    name: 'mover_cita',
    attends: true,
    ofFolio: true,
    said: 'Cambió una cita de día u hora',
    members: { appointments: APART, slot: SLOT, rested: RESTED },
  },
  async run(call) {
    const { deps, caller, body, now } = call
    const outcome = await propose(call, (tx, at) => {
      const found = appointmentsOfFolio({ ...deps, db: tx }, caller, body.folio)
      const people = peopleMeant(found, body.persona)
      const where = body.oficina === undefined ? sameOffice({ ...deps, db: tx }, people) : chosenOffice(deps, caller, body.oficina)
      const day = parseComingDay(body.dia, 'dia', where.zone, now)
      const minute = hourIn(body.hora, 'hora')
      const rows = people.flatMap(({ groupId, id }) => liveRows(tx, groupId, undefined, at).filter((row) => row.id === id))
      const actor = actorOf(caller)
      const visits = { lengths: rows.map((row) => row.slot_count), own: seatsFor(tx, rows, { actor }, at) }
      const procedureIds = rows.map((row) => row.procedure_id)
      const asked = { officeId: where.id, day, minute, procedureIds, ...visits, ...comingOnMove(tx, people, rows, where.id, at) }
      const slotId = chosenHour(tx, asked, at)
      const told = body.avisar ? body.motivo_que_lee : undefined
      const reason = reasonFor(body)
      const order = { slotId, actor, reason, told }
      return {
        work: (inner) =>
          orAskPerson(inner, deps, { caller, group: people, change: 'move', slotId }, at, () =>
            moveByOffice(inner, deps, people, order, at),
          ),
        deed: ({ asks, of: { before, rested } }) =>
          asks
            ? askedDeed(before, reason)
            : {
                officeId: where.id,
                detail: { appointments: before.map((one) => one.id), slot: slotId, ...(rested > 0 && { rested }) },
                reason,
              },
        resolved: { dia: day },
      }
    })
    const zone = outcome.impact.of.before[0]?.office.zone ?? ''
    const tells = (impact: MoveImpact) => body.avisar && impact.before.some((one) => one.contactId !== undefined)
    return answerProposal(outcome, zone, {
      would: ({ asks, of }) =>
        asks
          ? `Este cambio no lo hace una clave sola: se le preguntará a la persona en su chat. ${whose(of)} pasaría al ${visitWords(then(of))}.`
          : `${whose(of)} pasaría al ${visitWords(then(of))}.${restedText(of.rested)}${tells(of) ? ' Se le avisará por WhatsApp.' : ''}`,
      did: ({ asks, of }) =>
        asks
          ? `Se le pregunta a la persona en su chat, y no se ha cambiado nada. ${whose(of)} pasará al ${visitWords(then(of))} si dice que sí y la hora sigue libre.`
          : `${whose(of)} es ahora el ${visitWords(then(of))}.${tells(of) ? ' Se le avisa por WhatsApp.' : ''}`,
      more: ({ asks, of }) => ({
        antes: of.before.map((one) => toCard(call, one)),
        citas: (asks && outcome.kind === 'done' ? of.before : then(of)).map((one) => toCard(call, one)),
      }),
    })
  },
})

/** A clerk who moves an appointment may see that office. */
function sameOffice(deps: Parameters<typeof chosenOffice>[0], [first]: AppointmentDetail[]) {
  const office = namedOffices(deps.db).find((one) => one.id === first?.office.id)
  if (!office) throw refuse(FOLIO_REFUSALS.stale, 'folio')
  return office
}

function whose({ before }: MoveImpact): string {
  const [first] = before
  return first ? `La cita de ${listed(before.map((one) => one.name))} del ${visitWords(before)}` : ''
}

/** Some may sit in one of the new hours already. */
const then = ({ before, after }: MoveImpact): AppointmentDetail[] =>
  before.map((one) => ({ ...one, ...after.find(({ id }) => id === one.id) }))
