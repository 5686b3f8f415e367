import { z } from 'zod'
import { officesOf } from '../../admin/choices.ts'
import { nextCursor, numberCursor, summaryField } from '../../admin/fields.ts'
import { operation, PAGE_AND_ONE, pageOf } from '../../admin/operation.ts'
import { spanText } from '../../admin/parse.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { count } from '../../texts/admin.ts'
import { type Closure, countClosures, listClosures } from '../closures.ts'

const closureCard = z.object({
  oficina: z.string(),
  agenda: z.string().nullable().describe('Vacío: toda la oficina.'),
  dia: z.iso.date(),
  horas: z.string(),
  ventanillas_menos: z.number().int().nullable().meta({ title: 'Ventanillas de menos' }).describe('Vacío: se cerraron todas.'),
  motivo: z.string(),
  avance: z.string().nullable().meta({ title: 'Cuántas van' }),
})

const WHICH = ['los que vienen', 'los que ya pasaron'] as const

export const closures = operation({
  method: 'GET',
  path: '/admin/cierres',
  tag: 'Cerrar y abrir',
  rank: 30,
  least: 'reader',
  ofEachAgency: true,
  summary: 'Ver los cierres',
  explanation:
    'Los días y las horas que se cerraron en sus oficinas, del todo o algunas ventanillas. No incluye los días inhábiles ni los cierres que se levantaron.',
  query: z.object({ cuales: z.enum(WHICH).default(WHICH[0]), cursor: numberCursor }),
  answer: z.object({ resumen: summaryField, cierres: z.array(closureCard), siguiente: nextCursor }),
  example: {
    resumen: 'Hay 1 cierre.',
    cierres: [
      {
        oficina: 'Toluca',
        agenda: null,
        dia: '2026-12-03',
        horas: 'todo el día',
        ventanillas_menos: null,
        motivo: 'no hay luz',
        avance: null,
      },
    ],
  },
  refusals: {},
  run({ deps, caller, query, now }) {
    const mine = officesOf(deps, caller)
    const today = dayOf(now, mine[0]?.zone ?? institutionZone(deps.db))
    const asked = { officeIds: mine.map((one) => one.id), today, past: query.cuales === WHICH[1] }
    const found = listClosures(deps.db, deps.vault, asked, { after: query.cursor, limit: PAGE_AND_ONE })
    const { lines, next } = pageOf(found, (one) => one.id)
    return {
      resumen: summarise(countClosures(deps.db, asked), asked.past),
      cierres: lines.map((one) => ({
        oficina: one.office,
        agenda: one.schedule,
        dia: one.day,
        horas: spanText(one),
        ventanillas_menos: one.windows,
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

function progress({ total, done, finishedAt }: Closure): string | null {
  if (total === null || done === null) return null
  const told = count(done, 'cita con aviso de otra hora', 'citas con aviso de otra hora')
  return finishedAt === null ? `${told} de ${total.toLocaleString('es-MX')}; vuelva a mirar en un momento` : `${told}; terminado`
}
