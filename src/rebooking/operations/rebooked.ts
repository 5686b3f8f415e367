import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { statement } from '../../../db/statements.ts'
import { OFFICE_REFUSALS, officesMeant, officesText, onlyOffice } from '../../admin/choices.ts'
import { nextCursor, numberCursor, officeOrAll, summaryField } from '../../admin/fields.ts'
import { operation, PAGE_AND_ONE, pageOf } from '../../admin/operation.ts'
import { isoAt } from '../../admin/parse.ts'
import type { Look } from '../../admin/reads.ts'
import { type AppointmentDetail, appointmentsById } from '../../booking/views.ts'
import { type Called, calledCard, RESULT_WORDS } from '../../calls/part.ts'
import { theOffice } from '../../catalogue/offices.ts'
import { findSlot } from '../../schedule/availability.ts'
import { nameOf } from '../../texts/admin.ts'
import { needsText } from '../../texts/admin-needs.ts'
import { spanishDates } from '../../texts/dates.ts'
import { phoneText } from '../../texts/phones.ts'
import { type RebookingToShow, readToShow, SHOWN, SHOWN_ROW, seatsOf } from '../rebookings.ts'

const WHICH = { 'esperan su respuesta': 'offered', 'ya resueltas': 'over' } as const
const STATES: Record<RebookingToShow['state'], string> = {
  offered: 'se cerró su hora; se le guarda otra',
  kept: 'se quedó con la hora nueva',
  changed: 'eligió otra hora',
  declined: 'ya no la quiso',
  lapsed: 'no contestó; su hora pasó a otras personas',
  owed: 'se cerró su hora y no había otra',
  restored: 'volvió a su hora de antes',
  superseded: 'su otra hora también se cerró; se le ofreció otra más',
}

const LISTED = (where: string) =>
  `select ${SHOWN} from rebookings b where ${where} and b.office_id in (select value from json_each(+$offices)) and b.id > +$after
     order by b.id limit +$limit`

const PAGE = {
  row: SHOWN_ROW,
  params: { offices: 'text', after: 'int', limit: 'int' },
  uses: 'calls_of_rebooking calls_rebooking',
} as const

const LISTS = {
  offered: statement(LISTED("b.state = 'offered'"), PAGE),
  over: statement(LISTED("b.state <> 'offered'"), PAGE),
}

export const rebooked = operation({
  method: 'GET',
  path: '/admin/reubicaciones',
  tag: 'Cerrar y abrir',
  rank: 12,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Ver a quién se le cambió la hora por un cierre',
  explanation:
    'Las personas cuya hora cerró la oficina: qué hora se les guarda y qué contestaron. A quién hay que llamar está en «Ver a quién llamar». No cambia nada.',
  query: z.object({
    oficina: officeOrAll,
    cuales: z.enum(Object.keys(WHICH) as [keyof typeof WHICH, ...(keyof typeof WHICH)[]]).default('esperan su respuesta'),
    cursor: numberCursor,
  }),
  answer: z.object({ resumen: summaryField, personas: z.array(calledCard), siguiente: nextCursor }),
  example: {
    resumen: 'En Toluca, esperan su respuesta: 1 persona.',
    personas: [
      {
        folio: 'K7M-4QX',
        nombres: ['Guadalupe Pérez Luna'],
        telefono: '55 0000 0001',
        oficina: 'Toluca',
        hora_antes: 'jueves 3 de diciembre, 9:30 h',
        hora_guardada: 'lunes 7 de diciembre, 9:30 h',
        estado: STATES.offered,
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
          : `En ${where}, ${query.cuales}: ${all} ${lines.length === 1 ? 'persona' : 'personas'}.`,
      personas: lines.map((one) => showRebooking(call, readToShow(one))),
      siguiente: next,
    }
  },
})

/** Also in the list of calls. */
export function showRebooking({ deps, seen }: Look, one: RebookingToShow): Called {
  const seats = seatsOf(deps.db, one.id)
  const people = appointmentsById(
    deps.db,
    deps.vault,
    seats.map((seat) => seat.appointmentId),
  )
  for (const person of people) seen.person(person.id)
  const [seat] = seats
  const [first] = people
  const { zone, name } = theOffice(deps.db, one.officeId)
  const contactId = people.find((person) => person.contactId !== undefined)?.contactId
  const phone = first?.phoneToCall ?? (contactId === undefined ? undefined : deps.citizens.phoneToCall(deps.db, contactId))
  return {
    folio: first?.folio ?? null,
    nombres: people.map(nameOf),
    telefono: phone === undefined ? null : phoneText(phone),
    necesita: needsText(first?.needs ?? []),
    oficina: name,
    hora_antes: seat ? hourOf(deps.db, seat.fromSlotId) : null,
    hora_guardada: standing(people),
    responde_hasta: one.endsAt === null ? null : isoAt(one.endsAt, zone),
    estado: STATES[one.state],
    avisado: one.heardAt === null ? null : isoAt(one.heardAt, zone),
    ultima_llamada: one.callResult === null ? null : RESULT_WORDS[one.callResult],
  }
}

function hourOf(db: Db, slotId: number): string | null {
  const slot = findSlot(db, slotId)
  return slot ? `${spanishDates.plain(slot.day)}, ${spanishDates.hour(slot.minute)}` : null
}

/** Null: nowhere. */
function standing(people: readonly AppointmentDetail[]): string | null {
  const [first] = people.filter((one) => one.state === 'confirmed')
  return first ? `${spanishDates.plain(first.slot.day)}, ${spanishDates.hour(first.slot.minute)}, en ${first.office.name}` : null
}
