import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { statement } from '../../../db/statements.ts'
import { OFFICE_REFUSALS, officesMeant, officesText, onlyOffice } from '../../admin/choices.ts'
import { instant, nextCursor, numberCursor, officeOrAll, summaryField } from '../../admin/fields.ts'
import { called, operation, PAGE_AND_ONE, pageOf } from '../../admin/operation.ts'
import { isoAt, phoneText } from '../../admin/parse.ts'
import type { Look } from '../../admin/reads.ts'
import { type AppointmentDetail, appointmentsById } from '../../booking/views.ts'
import { theOffice } from '../../catalogue/offices.ts'
import { findSlot } from '../../schedule/availability.ts'
import { count, nameOf } from '../../texts/admin.ts'
import { spanishDates } from '../../texts/dates.ts'
import { type RebookingToShow, ROW_WITH_CALL, readToShow, SHOWN, seatsOf } from '../rebookings.ts'
import { noteCall } from './call.ts'

const WHICH = { 'por llamar': 'to_call', 'esperan su respuesta': 'offered', 'ya resueltas': 'over' } as const
const STATES: Record<RebookingToShow['state'], string> = {
  offered: 'se le guarda otra hora',
  kept: 'se quedó con la hora nueva',
  changed: 'eligió otra hora',
  declined: 'ya no la quiso',
  lapsed: 'no contestó; su hora pasó a otras personas',
  owed: 'no había otra hora',
  restored: 'volvió a su hora de antes',
  superseded: 'su otra hora también se cerró; se le ofreció otra más',
}
const CALLS = {
  accepts: 'se queda con esa hora',
  wants_another: 'se le dio otra hora',
  declines: 'ya no la quiere',
  no_answer: 'no contestó',
} as const

const LISTED = (where: string) =>
  `select ${SHOWN} from rebookings b where ${where} and b.office_id in (select value from json_each(+$offices)) and b.id > +$after
     order by b.id limit +$limit`

const PAGE = { row: ROW_WITH_CALL, params: { offices: 'text', after: 'int', limit: 'int' } } as const

const LISTS = {
  to_call: statement(LISTED('b.to_call = 1'), { ...PAGE, uses: 'rebookings_to_call', because: 'few wait for a call' }),
  offered: statement(LISTED("b.to_call = 0 and b.state = 'offered'"), PAGE),
  over: statement(LISTED("b.to_call = 0 and b.state <> 'offered'"), PAGE),
}

const card = z.object({
  folio: z.string(),
  nombres: z.array(z.string()),
  telefono: z.string().nullable().describe('Para llamarle. Vacío: no hay ninguno.'),
  oficina: z.string(),
  hora_antes: z.string(),
  hora_nueva: z.string().nullable(),
  estado: z.string(),
  avisado: instant.nullable().describe('Cuándo se le avisó por mensaje. Vacío: no le ha llegado, que se sepa.'),
  responde_hasta: instant.nullable(),
  ultima_llamada: z.string().nullable(),
})

export const rebooked = operation({
  method: 'GET',
  path: '/admin/reubicaciones',
  tag: 'Cerrar y abrir',
  rank: 12,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Ver a quién se le cambió la hora por un cierre',
  explanation:
    'Las personas cuya hora cerró la oficina: qué hora se les guarda, si ya contestaron y a quién hay que llamar. Después de llamar, use «Ya le llamé». No cambia nada.',
  query: z.object({
    oficina: officeOrAll,
    cuales: z.enum(Object.keys(WHICH) as [keyof typeof WHICH, ...(keyof typeof WHICH)[]]).default('por llamar'),
    cursor: numberCursor,
  }),
  answer: z.object({ resumen: summaryField, personas: z.array(card), siguiente: nextCursor }),
  example: {
    resumen: 'Hay 1 por llamar en Toluca.',
    personas: [
      {
        folio: 'K7M-4QX',
        nombres: ['Guadalupe Pérez Luna'],
        telefono: '55 0000 0001',
        oficina: 'Toluca',
        hora_antes: 'jueves 3 de diciembre, 9:30 h',
        hora_nueva: 'lunes 7 de diciembre, 9:30 h',
        estado: 'se le guarda otra hora',
        avisado: null,
        responde_hasta: null,
        ultima_llamada: null,
      },
    ],
  },
  refusals: OFFICE_REFUSALS,
  run(call) {
    const { deps, caller, query } = call
    const offices = officesMeant(deps, caller, query.oficina)
    call.seen.asked({ officeId: onlyOffice(offices) })
    const asked = { offices: JSON.stringify(offices.map((one) => one.id)), after: query.cursor ?? 0, limit: PAGE_AND_ONE }
    const { lines, next } = pageOf(LISTS[WHICH[query.cuales]].all(deps.db, asked), (one) => one.id)
    const where = officesText(offices)
    const all = `${lines.length}${next === null ? '' : ' o más'}`
    return {
      resumen:
        lines.length === 0
          ? `No hay nadie en ${where}.`
          : `Hay ${all} ${query.cuales} en ${where}.${query.cuales === 'por llamar' ? ` Después de llamar, use ${called(noteCall)}.` : ''}`,
      personas: lines.map((one) => cardOf(call, readToShow(one))),
      siguiente: next,
    }
  },
})

function cardOf(call: Look, one: RebookingToShow): z.output<typeof card> {
  const { deps, seen } = call
  const seats = seatsOf(deps.db, one.id)
  const people = appointmentsById(
    deps.db,
    deps.vault,
    seats.map((seat) => seat.appointmentId),
  )
  for (const person of people) seen.person(person.id)
  const [seat] = seats
  const { zone, name } = theOffice(deps.db, one.officeId)
  const contactId = people.find((person) => person.contactId !== undefined)?.contactId
  const phone = contactId === undefined ? undefined : deps.citizens.phoneToCall(deps.db, contactId)
  return {
    folio: people[0]?.folio ?? '',
    nombres: people.map(nameOf),
    telefono: phone === undefined ? null : phoneText(phone),
    oficina: name,
    hora_antes: seat ? hourOf(deps.db, seat.fromSlotId) : '',
    hora_nueva: standing(people),
    estado: STATES[one.state],
    avisado: one.heardAt === null ? null : isoAt(one.heardAt, zone),
    responde_hasta: one.endsAt === null ? null : isoAt(one.endsAt, zone),
    ultima_llamada: one.callResult === null ? null : CALLS[one.callResult],
  }
}

function hourOf(db: Db, slotId: number): string {
  const slot = findSlot(db, slotId)
  return slot ? `${spanishDates.plain(slot.day)}, ${spanishDates.hour(slot.minute)}` : ''
}

/** Where they sit now; null: nowhere. */
function standing(people: readonly AppointmentDetail[]): string | null {
  const [first] = people.filter((one) => one.state === 'confirmed')
  return first ? `${spanishDates.plain(first.slot.day)}, ${spanishDates.hour(first.slot.minute)}, en ${first.office.name}` : null
}

const COUNT_TO_CALL = statement(
  'select count(*) as n from rebookings where to_call = 1 and office_id in (select o.id from offices o where o.agency_id = +?)',
  { row: { n: 'int' }, params: ['int'], uses: 'rebookings_to_call' },
)

/** How many people of an agency's closures wait for a call. */
export const countToCall = (db: Db, agencyId: number): number => COUNT_TO_CALL.get(db, agencyId)?.n ?? 0

export const toCallSentence = (waiting: number): string =>
  `Hay ${count(waiting, 'persona por llamar', 'personas por llamar')} porque se cerró su hora.`
