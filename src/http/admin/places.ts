import { z } from 'zod'
import { addPlaces } from '../../agenda/schedule.ts'
import { audit } from '../../staff/audit.ts'
import { count, refusal } from '../../texts/admin.ts'
import { spanishDates } from '../../texts/dates.ts'
import { chosenOffice, OFFICE_REFUSALS } from './chosen.ts'
import { dayField, hourField, office, reason, summaryField } from './fields.ts'
import { operation } from './operation.ts'
import { spanText, understandSpan } from './spans.ts'
import { COMING_DAY_REFUSALS, understandComingDay } from './understand.ts'

export const morePlaces = operation({
  method: 'POST',
  path: '/admin/lugares',
  tag: 'Cerrar y abrir',
  least: 'manager',
  summary: 'Agregar lugares a un día',
  explanation:
    'Abre más ventanillas unas horas de un día, además del horario de siempre. También sirve para abrir un día inhábil o un sábado. A quien espera en la lista se le ofrecen por WhatsApp.',
  body: z.object({
    oficina: office,
    dia: dayField(''),
    desde: hourField('Desde qué hora.').default('9:00'),
    hasta: hourField('Hasta qué hora.').default('13:00'),
    ventanillas: z.coerce.number().int().min(1).max(100).default(1).describe('Cuántas ventanillas más.'),
    motivo: reason('hay personal de apoyo'),
  }),
  answer: z.object({ resumen: summaryField, lugares_nuevos: z.number().int() }),
  example: { resumen: 'Toluca tiene 16 lugares más el sábado 5 de diciembre de 2026, de 9:00 h a 13:00 h.', lugares_nuevos: 16 },
  refusals: [...OFFICE_REFUSALS, ...COMING_DAY_REFUSALS, 'hora_no_se_entiende', 'horas_al_reves', 'lugares_sin_efecto'],
  async run({ rooms, caller, body, now }) {
    const where = chosenOffice(rooms, caller, body.oficina)
    const day = understandComingDay(body.dia, 'dia', where.zone, now)
    const span = understandSpan(body)
    const added = await rooms.writer.submit('staff.add_places', (tx, at) => {
      const made = addPlaces(tx, { officeId: where.id, day, ...span, windows: body.ventanillas, reason: body.motivo }, at)
      // Kept, they would open with the closure that hides them now: as often as somebody tried.
      if (made.places === 0) throw refusal('lugares_sin_efecto', 'desde')
      audit(
        tx,
        caller,
        { operation: 'agregar_lugares', officeId: where.id, detail: { day, places: made.places }, reason: body.motivo },
        at,
      )
      return made
    })
    const when = `el ${spanishDates.long(day)}, ${spanText(span)}`
    return {
      resumen: `${where.name} tiene ${count(added.places, 'lugar más', 'lugares más')} ${when}.`,
      lugares_nuevos: added.places,
    }
  },
})
