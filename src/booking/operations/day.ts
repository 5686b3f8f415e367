import { z } from 'zod'
import { chosenOffice, OFFICE_REFUSALS } from '../../admin/choices.ts'
import { cursor, dayField, nextCursor, office, summaryField } from '../../admin/fields.ts'
import { fileAnswer, operation, pageOf, sortable } from '../../admin/operation.ts'
import { parseDay, TYPED_DAY } from '../../admin/parse.ts'

import { count } from '../../texts/admin.ts'
import { spanishDates } from '../../texts/dates.ts'
import { dayListCsv, dayListPage } from '../../texts/day-list.ts'
import { type AppointmentDetail, visitorsOn } from '../views.ts'
import { appointmentCard, toCard, toDayLine } from './cards.ts'

/** On the screen, for a spreadsheet or for the printer. */
export const agendaOfDay = operation({
  method: 'GET',
  path: '/admin/agenda',
  tag: 'Hoy',
  rank: 20,
  least: 'reader',
  ofEachAgency: true,
  summary: 'Ver quién viene',
  explanation: 'La lista de las personas con cita en un día, por hora. Puede verla aquí, guardarla para Excel o imprimirla.',
  query: z.object({
    oficina: office,
    dia: dayField('', 'hoy'),
    formato: z.enum(['pantalla', 'excel', 'impresión']).default('pantalla').describe('Cómo la quiere.'),
    cursor,
  }),
  answer: z.object({
    resumen: summaryField,
    oficina: z.string().meta({ page: 'said' }),
    dia: z.iso.date().meta({ page: 'said' }),
    apartados_lista: z
      .number()
      .int()
      .describe('Lugares de ese día que en este momento son solo para alguien de la lista de espera.')
      .meta({ title: 'Apartados para la lista de espera', page: 'said' }),
    citas: z.array(appointmentCard),
    siguiente: nextCursor,
  }),
  otherAnswers: ['text/csv', 'text/html'],
  example: {
    resumen: 'El jueves 3 de diciembre de 2026 vienen 38 personas a Toluca; la primera a las 9:00 h.',
    oficina: 'Toluca',
    dia: '2026-12-03',
    apartados_lista: 1,
  },
  refusals: { ...OFFICE_REFUSALS, ...TYPED_DAY },
  run(call) {
    const { deps, caller, query, now } = call
    const chosen = chosenOffice(deps, caller, query.oficina)
    const day = parseDay(query.dia, 'dia', chosen.zone, now)
    call.seen.asked({ officeId: chosen.id, day, form: FORMS[query.formato] })
    const visitors = visitorsOn(deps.db, deps.vault, chosen.id, day)
    const summary = whoComes(visitors, chosen.name, day)
    if (query.formato !== 'pantalla') {
      const list = visitors.map((one) => toDayLine(call, one))
      return query.formato === 'excel'
        ? fileAnswer({ text: dayListCsv(list), type: 'text/csv', name: `lista-${day}-${chosen.slug}.csv`, summary })
        : fileAnswer({ text: dayListPage({ office: chosen.name, day }, list), type: 'text/html', summary })
    }
    const rest = visitors.filter((one) => query.cursor === undefined || placeOf(one) > query.cursor)
    const { lines, next } = pageOf(rest, placeOf)
    const kept = deps.hooks.placesKept(deps.db, chosen.id, day)
    return {
      resumen: `${summary}${keptText(kept)}`,
      oficina: chosen.name,
      dia: day,
      apartados_lista: kept,
      citas: lines.map((one) => toCard(call, one)),
      siguiente: next,
    }
  },
})

const FORMS = { pantalla: 'screen', excel: 'file', impresión: 'print' } as const

const placeOf = (one: AppointmentDetail) => `${sortable(one.slot.minute)}.${one.groupId}.${one.member}`

const keptText = (kept: number): string =>
  kept === 0 ? '' : ` Para la lista de espera ${kept === 1 ? 'se aparta' : 'se apartan'} ${count(kept, 'lugar', 'lugares')} más.`

function whoComes(visitors: AppointmentDetail[], where: string, day: string): string {
  const first = visitors[0]
  if (!first) return `El ${spanishDates.long(day)} no viene nadie a ${where}.`
  const people = count(visitors.length, 'persona', 'personas')
  return `El ${spanishDates.long(day)} ${visitors.length === 1 ? 'viene' : 'vienen'} ${people} a ${where}; la primera a las ${spanishDates.hour(first.slot.minute)}.${cameText(visitors)}`
}

/** Only where the office notes arrivals. */
function cameText(visitors: AppointmentDetail[]): string {
  const came = visitors.filter((one) => one.arrivedAt !== undefined).length
  const absent = visitors.filter((one) => one.outcome === 'absent').length
  return `${came === 0 ? '' : ` ${came === 1 ? 'Llegó' : 'Llegaron'} ${came} de ${visitors.length}.`}${absent === 0 ? '' : ` No ${absent === 1 ? 'vino' : 'vinieron'} ${absent}.`}`
}
