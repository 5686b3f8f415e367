import { z } from 'zod'
import { endOfDay } from '../../agenda/calendar.ts'
import { institutionZone } from '../../agenda/institution.ts'
import { readAudit } from '../../staff/audit.ts'
import { deedNames } from '../../staff/deed-names.ts'
import { spanishDates } from '../../texts/dates.ts'
import { deedText, detailText } from './deeds.ts'
import { dayField, instant, nextCursor, numberCursor, summaryField } from './fields.ts'
import { operation } from './operation.ts'
import { PAGE_AND_ONE, pageOf } from './pages.ts'
import { isoAt, understandDay } from './understand.ts'

export const logbook = operation({
  method: 'GET',
  path: '/admin/bitacora',
  tag: 'Accesos',
  least: 'administrator',
  summary: 'Ver la bitácora',
  explanation:
    'Quién hizo qué y cuándo, de lo más nuevo a lo más viejo. El folio, o el número del caso, permite seguir cada cambio; no hay datos de personas.',
  query: z.object({
    dia: dayField('Hasta qué día. En blanco: hasta hoy.').optional(),
    cursor: numberCursor,
  }),
  answer: z.object({
    resumen: summaryField,
    hechos: z.array(
      z.object({
        cuando: instant,
        lo_hizo: z.string(),
        que: z.string(),
        oficina: z.string().nullable(),
        motivo: z.string().nullable(),
        folio: z.string().nullable(),
        caso: z.string().nullable(),
        detalle: z.string(),
      }),
    ),
    siguiente: nextCursor,
  }),
  example: {
    resumen: 'Esto se hizo hasta el jueves 3 de diciembre de 2026, lo más nuevo primero.',
    hechos: [
      {
        cuando: '2026-12-03T09:12:00-06:00',
        lo_hizo: 'Ventanilla 2',
        que: 'Dio una cita',
        oficina: 'Toluca',
        motivo: 'No tiene teléfono',
        folio: 'K7M-4QX',
        caso: null,
        detalle: 'hora 04/12/2026 9:30 h',
      },
    ],
    siguiente: null,
  },
  refusals: ['dia_no_se_entiende'],
  run({ rooms, query, now }) {
    const zone = institutionZone(rooms.db)
    const day = understandDay(query.dia ?? 'hoy', 'dia', zone, now)
    const rows = readAudit(rooms.db, { until: endOfDay(day, zone), before: query.cursor, limit: PAGE_AND_ONE })
    const { lines, next } = pageOf(rows, (row) => row.id)
    const names = deedNames(rooms.db)
    return {
      resumen:
        lines.length === 0 ? 'No hay nada anotado.' : `Esto se hizo hasta el ${spanishDates.long(day)}, lo más nuevo primero.`,
      hechos: lines.map((row) => ({
        cuando: isoAt(row.at, zone),
        lo_hizo: row.who ?? 'primer administrador',
        que: deedText(row.operation),
        oficina: row.office,
        motivo: row.reason,
        folio: row.folios?.replaceAll(',', ', ') ?? null,
        caso: row.caseNumber,
        detalle: detailText(row.detail, names),
      })),
      siguiente: next,
    }
  },
})
