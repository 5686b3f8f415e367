import { z } from 'zod'
import { dayOf } from '../../agenda/calendar.ts'
import { institutionZone } from '../../agenda/institution.ts'
import { audit } from '../../staff/audit.ts'
import { type Closure, countClosures, listClosures, reopenDayByOffice } from '../../staff/closures.ts'
import { count, refusal } from '../../texts/admin.ts'
import { spanishDates } from '../../texts/dates.ts'
import { chosenOffice, OFFICE_REFUSALS, officesOf } from './chosen.ts'
import { dayField, nextCursor, numberCursor, office, summaryField } from './fields.ts'
import { operation } from './operation.ts'
import { PAGE_AND_ONE, pageOf } from './pages.ts'
import { spanText } from './spans.ts'
import { understandDay } from './understand.ts'

const closureCard = z.object({
  oficina: z.string(),
  dia: z.iso.date(),
  horas: z.string(),
  motivo: z.string(),
  avance: z.string().nullable(),
})

const WHICH = ['los que vienen', 'los que ya pasaron'] as const

export const closures = operation({
  method: 'GET',
  path: '/admin/cierres',
  tag: 'Cerrar y abrir',
  least: 'reader',
  summary: 'Ver los cierres',
  explanation:
    'Los días y las horas que se cerraron en sus oficinas. No incluye los días inhábiles ni los cierres que se levantaron.',
  query: z.object({ cuales: z.enum(WHICH).default(WHICH[0]), cursor: numberCursor }),
  answer: z.object({ resumen: summaryField, cierres: z.array(closureCard), siguiente: nextCursor }),
  example: {
    resumen: 'Hay 1 cierre.',
    cierres: [{ oficina: 'Toluca', dia: '2026-12-03', horas: 'todo el día', motivo: 'no hay luz', avance: null }],
    siguiente: null,
  },
  refusals: [],
  run({ rooms, caller, query, now }) {
    const mine = officesOf(rooms, caller)
    const today = dayOf(now, mine[0]?.zone ?? institutionZone(rooms.db))
    const asked = { officeIds: mine.map((one) => one.id), today, past: query.cuales === WHICH[1] }
    const found = listClosures(rooms.db, asked, { after: query.cursor, limit: PAGE_AND_ONE })
    const { lines, next } = pageOf(found, (one) => one.id)
    return {
      resumen: summarise(countClosures(rooms.db, asked), asked.past),
      cierres: lines.map((one) => ({
        oficina: one.office,
        dia: one.day,
        horas: spanText(one),
        motivo: one.reason,
        avance: progress(one),
      })),
      siguiente: next,
    }
  },
})

function summarise(all: number, past: boolean): string {
  if (past)
    return all === 0 ? 'No hay cierres que ya pasaron.' : `Ya ${all === 1 ? 'pasó' : 'pasaron'} ${count(all, 'cierre', 'cierres')}.`
  return all === 0 ? 'No hay ningún cierre de hoy en adelante.' : `Hay ${count(all, 'cierre', 'cierres')} de hoy en adelante.`
}

function progress({ total, cancelled, finishedAt }: Closure): string | null {
  if (total === null || cancelled === null) return null
  const done = count(cancelled, 'cita cancelada', 'citas canceladas')
  return finishedAt === null ? `${done} de ${total.toLocaleString('es-MX')}; vuelva a mirar en un momento` : `${done}; terminado`
}

export const liftClosures = operation({
  method: 'POST',
  path: '/admin/cierres/levantar',
  tag: 'Cerrar y abrir',
  least: 'manager',
  summary: 'Levantar un cierre',
  explanation:
    'Ese día se vuelve a abrir según el horario de siempre. Las citas que se cancelaron no vuelven: esas personas pueden pedir otra. A quien espera en la lista se le ofrecen por WhatsApp los lugares que queden libres.',
  body: z.object({ oficina: office, dia: dayField('El día cerrado.', 'mañana') }),
  answer: z.object({ resumen: summaryField, horas_abiertas: z.number().int() }),
  example: { resumen: 'Se abrió otra vez Toluca el jueves 3 de diciembre de 2026: 28 horas con lugar.', horas_abiertas: 28 },
  refusals: [...OFFICE_REFUSALS, 'dia_no_se_entiende', 'cierre_no_existe'],
  async run({ rooms, caller, body, now }) {
    const where = chosenOffice(rooms, caller, body.oficina)
    const day = understandDay(body.dia, 'dia', where.zone, now)
    const lifted = await rooms.writer.submit('staff.lift', (tx, at) => {
      const done = reopenDayByOffice(tx, where.id, day, at)
      if (!done) throw refusal('cierre_no_existe', 'dia')
      audit(tx, caller, { operation: 'levantar_cierre', officeId: where.id, detail: { day, closures: done.closures } }, at)
      return done
    })
    const hours = count(lifted.hoursOpened, 'horario', 'horarios')
    return {
      resumen: `Se abrió otra vez ${where.name} el ${spanishDates.long(day)}: cambiaron ${hours}.`,
      horas_abiertas: lifted.hoursOpened,
    }
  },
})
