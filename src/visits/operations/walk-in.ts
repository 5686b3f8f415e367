import { z } from 'zod'
import { actorOf } from '../../admin/access.ts'
import { APART, addAuditEntry } from '../../admin/audit.ts'
import { chosenProcedure, OFFICE_REFUSALS, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import { officeOrAll, procedure } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { fileAnswer, operation } from '../../admin/operation.ts'
import { only, refusals, refuse } from '../../admin/refusals.ts'
import { FIT_REFUSALS } from '../../booking/operations/people.ts'
import { wallClock } from '../../catalogue/calendar.ts'
import { officesThatDo, theOffice } from '../../catalogue/offices.ts'
import { findProcedure } from '../../catalogue/procedures.ts'
import { capital } from '../../texts/admin.ts'
import { PAPERS, slipPage } from '../../texts/paper.ts'
import { peopleOf } from '../visits.ts'
import { receiveWalkIn } from '../walk-ins.ts'
import {
  meantVisit,
  officeOfTurn,
  PRIORITIES,
  TURN_REFUSALS,
  todayAt,
  toTurn,
  turnAnswer,
  turnDetail,
  turnFields,
  turnName,
} from './turn.ts'

export const NO_PLACE = refusals({
  no_place: [
    'sin_lugar_hoy',
    'conflict',
    'Hoy no queda lugar para quien viene sin cita.',
    'Dele una cita para otro día, o anótela en la lista de espera.',
  ],
})

export const receiveWithoutAppointment = operation({
  method: 'POST',
  path: '/admin/mostrador/sin-cita',
  tag: 'Mostrador',
  rank: 10,
  least: 'clerk',
  ofEachAgency: true,
  atOnce: 'Who stands there gets a number in one press; it takes a place of today only.',
  summary: 'Recibir a alguien sin cita',
  explanation:
    'Da el siguiente número y el primer lugar libre de hoy: de quien canceló, de quien no vino, o de los que se reciben sin cita en cada hora. No pide CURP.',
  body: z.object({
    oficina: officeOrAll.describe('En blanco: la de su clave.'),
    tramite: procedure,
    nombre: z
      .string()
      .trim()
      .min(2)
      .max(60)
      .optional()
      .describe('Para llamarle; se borra al otro día. Puede quedar en blanco.')
      .meta({ page: 'of-one' }),
    prioridad: z.enum(PRIORITIES).optional().describe('Si pasa antes que los demás.').meta({ page: 'of-one' }),
  }),
  answer: turnAnswer,
  example: { resumen: 'Turno 15: espera, con el lugar de las 9:30 h.' },
  refusals: {
    ...only(TURN_REFUSALS, 'which_office'),
    ...OFFICE_REFUSALS,
    ...PROCEDURE_REFUSALS,
    ...only(FIT_REFUSALS, 'not_offered'),
    ...NO_PLACE,
  },
  deed: {
    name: 'recibir_sin_cita',
    attends: true,
    said: 'Recibió a alguien sin cita',
    members: { appointments: APART, number: 'turno' },
  },
  async run(call) {
    const { deps, caller, body } = call
    const what = chosenProcedure(deps, caller, body.tramite)
    const where = officeOfTurn(deps, caller, body.oficina)
    if (!officesThatDo(deps.db, [what.id]).some(({ office }) => office.id === where.id))
      throw refuse(FIT_REFUSALS.not_offered, 'tramite')
    const visit = await deps.writer.submit('staff.walk_in', (tx, at) => {
      const asked = {
        ...todayAt(where, at),
        procedureId: what.id,
        name: body.nombre === undefined ? undefined : deps.vault.seal(body.nombre),
        priority: body.prioridad && codeOf(PRIORITIES, body.prioridad),
      }
      const received = receiveWalkIn(tx, asked, actorOf(caller), at)
      if (!received) throw refuse(NO_PLACE.no_place, 'tramite')
      addAuditEntry(call, tx, { officeId: where.id, detail: turnDetail(tx, received) }, at)
      return received
    })
    const turn = toTurn(call, visit)
    return { resumen: `${capital(turnName(turn))}: espera, con el lugar de las ${turn.hora}.`, turno: turn }
  },
})

export const turnSlip = operation({
  method: 'GET',
  path: '/admin/mostrador/papeleta',
  tag: 'Mostrador',
  rank: 100,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Imprimir la papeleta de un turno',
  explanation: 'Con el número en grande, la oficina y la hora; sin nombre. Para rollo de 80 mm o para una hoja.',
  query: z.object({
    oficina: turnFields.oficina,
    turno_o_folio: turnFields.turno_o_folio,
    papel: z.enum(PAPERS).default('rollo de 80 mm').describe('En qué se imprime.').meta({ title: 'Papel' }),
  }),
  answer: z.object({}),
  otherAnswers: ['text/html'],
  example: {},
  refusals: {
    ...TURN_REFUSALS,
    ...refusals({ no_number: ['turno_sin_numero', 'conflict', 'Todavía no tiene número.', 'Anote primero su llegada.'] }),
  },
  async run(call) {
    const { deps, caller, query } = call
    const visit = await deps.writer.submit('staff.slip', (tx, at) => meantVisit(tx, deps, caller, query, at))
    const { number, arrivedAt, day, officeId } = visit
    if (number === null || arrivedAt === null) throw refuse(call.operation.refusals.no_number, 'turno_o_folio')
    call.seen.asked({ officeId, named: false, form: 'print' })
    const office = theOffice(deps.db, officeId)
    const procedures = peopleOf(deps.db, visit.id).map(
      (one) => findProcedure(deps.db, one.procedureId)?.name['es-MX'] ?? one.procedureId,
    )
    const slip = {
      number,
      office: office.name,
      day,
      minute: wallClock(arrivedAt, office.zone).minute,
      procedures: [...new Set(procedures)],
    }
    return fileAnswer({ text: slipPage(slip, query.papel), type: 'text/html', summary: `Turno ${number}` })
  },
})
