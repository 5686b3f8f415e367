import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { actorOf } from '../../admin/access.ts'
import {
  chosenOffice,
  chosenProcedure,
  type NamedOffice,
  OFFICE_REFUSALS,
  officesOf,
  PROCEDURE_REFUSALS,
} from '../../admin/choices.ts'
import { choice, dayField, folio, hourField, OFFICES, PROCEDURES, summaryField } from '../../admin/fields.ts'
import { type Call, operation } from '../../admin/operation.ts'
import { COMING_DAY_REFUSALS, hourIn, parseComingDay, TYPED_HOUR } from '../../admin/parse.ts'
import { COMMON_REFUSALS, only, refuse, refuseMissing } from '../../admin/refusals.ts'
import { findProcedure, visitLengths } from '../../catalogue/procedures.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import type { Instant } from '../../clock.ts'
import { agendaIn } from '../../schedule/adjacent-hours.ts'
import { AGENDA_REFUSALS, agenda, agendaText, chosenSchedule } from '../../schedule/operations/agenda.ts'
import { type FreeSlot, readSlotState } from '../../schedule/slots.ts'
import { count } from '../../texts/admin.ts'
import { listed } from '../../texts/admin-answers.ts'
import { spanishDates } from '../../texts/dates.ts'
import { servedDays } from '../eligibility.ts'
import { type LiveRow, liveRows } from '../groups.ts'
import { seatsFor } from '../move.ts'
import { givableAt } from '../resting.ts'
import { visitsElsewhere } from '../rivals.ts'
import type { AppointmentDetail } from '../views.ts'
import { freeHours, type HourAsked, noFreeHour, sayNoPlace } from './chosen-hour.ts'
import { appointmentsOfFolio, FOLIO_REFUSALS, oneOfFolio, peopleMeant } from './find.ts'

const query = z.object({
  folio: folio.optional().describe('Para cambiar una cita: su folio. En blanco: para una cita nueva.'),
  persona: oneOfFolio,
  oficina: choice(OFFICES, 'En blanco: la de la cita, o la única de su clave.').optional(),
  agenda: agenda('En blanco: cualquiera que atiende ese trámite.'),
  tramite: choice(PROCEDURES, 'En blanco, con folio: el de la cita.').optional(),
  personas: z.coerce.number().int().min(1).max(10).default(1).describe('Cuántas vienen juntas, para una cita nueva.'),
  dia: dayField('', 'mañana'),
  hora: hourField('Para saber de una sola hora. En blanco: todas.').optional(),
})

type Asked = Pick<Call<z.output<typeof query>, unknown>, 'deps' | 'caller' | 'query' | 'now'>

export const freePlaces = operation({
  method: 'GET',
  path: '/admin/lugares-libres',
  tag: 'Citas',
  rank: 35,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Ver los lugares libres',
  explanation:
    'Las horas de un día en que cabe una cita nueva, o una que se cambia. Si no hay ninguna, dice por qué y cuáles siguen. No aparta nada.',
  query,
  answer: z.object({
    resumen: summaryField,
    oficina: z.string().meta({ page: 'said' }),
    dia: z.iso.date().meta({ page: 'said' }),
    horas_libres: z
      .array(z.object({ hora: z.string(), lugares: z.number().int(), agenda: z.string().nullable() }))
      .describe('Cuántos lugares hay a cada hora, y en qué agenda.'),
    por_que_no: z.string().nullable().meta({ page: 'said', title: 'Por qué no hay' }),
    siguientes: z.array(z.object({ dia: z.iso.date(), hora: z.string() })).meta({ title: 'Las horas libres que siguen' }),
  }),
  example: {
    resumen: 'El jueves 3 de diciembre de 2026 hay 2 horas libres en Toluca, desde las 9:30 h.',
    oficina: 'Toluca',
    dia: '2026-12-03',
    horas_libres: [
      { hora: '9:30 h', lugares: 2, agenda: null },
      { hora: '10:00 h', lugares: 1, agenda: null },
    ],
  },
  refusals: {
    ...only(FOLIO_REFUSALS, 'no_folio', 'stale', 'not_of_them'),
    ...OFFICE_REFUSALS,
    ...AGENDA_REFUSALS,
    ...PROCEDURE_REFUSALS,
    ...COMING_DAY_REFUSALS,
    ...TYPED_HOUR,
    ...only(COMMON_REFUSALS, 'missing'),
  },
  run(call) {
    const { db } = call.deps
    const { where, ...visit } = call.query.folio === undefined ? newVisit(call) : movedVisit(call, call.query.folio)
    const day = parseComingDay(call.query.dia, 'dia', where.zone, call.now)
    const minute = hourIn(call.query.hora, 'hora')
    const scheduleId = call.query.agenda === undefined ? undefined : chosenSchedule(db, where, call.query.agenda).id
    const asked: HourAsked = { officeId: where.id, scheduleId, day, minute, ...visit }
    const free = freeHours(db, asked, call.now)
    const none = free.length > 0 ? undefined : noFreeHour(db, asked, call.now)
    const why = none && sayNoPlace(none.reason, { day, minute, zone: where.zone }).what
    return {
      resumen: why ?? freeText(free, agendaText(db, where, scheduleId), day),
      oficina: where.name,
      dia: day,
      horas_libres: free.map((one) => ({
        hora: spanishDates.hour(one.minute),
        lugares: placesAt(db, one, visit.own),
        agenda: agendaIn(db, one.slotId) ?? null,
      })),
      por_que_no: why ?? null,
      siguientes: none?.next().map((one) => ({ dia: one.day, hora: spanishDates.hour(one.minute) })) ?? [],
    }
  },
})

type Visit = Pick<HourAsked, 'procedureIds' | 'lengths' | 'own' | 'people' | 'busy'> & { where: NamedOffice }

function newVisit({ deps, caller, query, now }: Asked): Visit {
  const [first, another] = officesOf(deps, caller)
  const where = query.oficina === undefined ? (another ? undefined : first) : chosenOffice(deps, caller, query.oficina)
  if (!where || query.tramite === undefined)
    throw refuseMissing(...(where ? [] : ['oficina']), ...(query.tramite === undefined ? ['tramite'] : []))
  const procedureId = chosenProcedure(deps, caller, query.tramite).id
  const procedureIds = Array.from({ length: query.personas }, () => procedureId)
  return { where, procedureIds, lengths: lengthsOf(deps.db, procedureIds), own: givableAt(deps.db, now) }
}

/** Their own places count as free for them. */
function movedVisit({ deps, caller, query, now }: Asked, typed: string): Visit {
  const people = peopleMeant(appointmentsOfFolio(deps, caller, typed), query.persona)
  const rows = people.flatMap(({ groupId, id }) => liveRows(deps.db, groupId, undefined, now).filter((row) => row.id === id))
  const [first] = people
  if (!first || rows.length === 0) throw refuse(FOLIO_REFUSALS.stale, 'folio')
  const where = chosenOffice(deps, caller, query.oficina ?? first.office.name)
  return {
    where,
    ...comingOnMove(deps.db, people, rows, where.id, now),
    procedureIds: rows.map((row) => row.procedure_id),
    lengths: rows.map((row) => row.slot_count),
    own: seatsFor(deps.db, rows, { actor: actorOf(caller) }, now),
  }
}

/** Who comes, and when one of them is elsewhere. */
export const comingOnMove = (
  db: Db,
  people: readonly AppointmentDetail[],
  rows: readonly LiveRow[],
  officeId: number,
  now: Instant,
): Pick<HourAsked, 'people' | 'busy'> => ({
  people: people.flatMap(({ birthDate, procedureId, answers }) => {
    const procedure = findProcedure(db, procedureId)
    return procedure ? [{ birthDate, procedure, served: servedDays(db, procedureId, answers) }] : []
  }),
  busy: visitsElsewhere(
    db,
    rows.map((row) => row.person_id),
    { officeId, groupId: people[0]?.groupId },
    now,
  ),
})

const lengthsOf = (db: Db, procedureIds: readonly string[]): number[] =>
  visitLengths(
    db,
    procedureIds.map((procedureId) => ({ procedureId })),
  )

const placesAt = (db: Db, { slotId }: FreeSlot, own: HourAsked['own']): number =>
  (readSlotState(db, slotId)?.free ?? 0) + own(slotId)

const SAID = 4

function freeText(free: readonly FreeSlot[], where: string, day: LocalDay): string {
  const hours = free.map((one) => spanishDates.hour(one.minute))
  const said = hours.length > SAID ? `desde las ${hours[0]} hasta las ${hours.at(-1)}` : `a las ${listed([...new Set(hours)])}`
  return `El ${spanishDates.long(day)} hay ${count(free.length, 'hora libre', 'horas libres')} en ${where}: ${said}.`
}
