import { z } from 'zod'
import { OFFICE_REFUSALS, officesMeant, officesText, onlyOffice } from '../../admin/choices.ts'
import { choice, EVERY_OFFICE, summaryField } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { addDays, dayOf } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { count } from '../../texts/admin.ts'
import { FIGURES } from '../figures.ts'
import { firstFree, hoursOf } from '../places.ts'
import { firstFreeField } from './fields.ts'

const DAYS = 28

export const nextDays = operation({
  method: 'GET',
  path: '/admin/numeros/proximos-dias',
  tag: 'Números',
  rank: 20,
  least: 'manager',
  also: ['auditor'],
  ofEachAgency: true,
  summary: 'Ver los lugares de los próximos días',
  explanation:
    'Cuántos lugares hay publicados y cuántos quedan libres en cada oficina, día por día, en los próximos 28 días. De hoy cuentan las horas que faltan. No cambia nada.',
  query: z.object({ oficina: choice(EVERY_OFFICE, 'En blanco: todas las suyas.').optional() }),
  answer: z.object({
    resumen: summaryField,
    oficinas: z.array(
      z.object({
        oficina: z.string(),
        primera_fecha_libre: firstFreeField,
        dias: z.array(
          z.object({
            dia: z.iso.date(),
            lugares_publicados: z.number().int().meta({ title: FIGURES.lugares_publicados.name }),
            libres: z.number().int(),
          }),
        ),
      }),
    ),
  }),
  example: { resumen: 'En Toluca quedan 210 lugares libres de 480 en los próximos 28 días.', oficinas: [] },
  refusals: OFFICE_REFUSALS,
  run({ deps: { db, ...deps }, caller, query, now, seen }) {
    const offices = officesMeant({ db, ...deps }, caller, query.oficina)
    seen.asked({ officeId: onlyOffice(offices) })
    const today = dayOf(now, institutionZone(db))
    const days = Array.from({ length: DAYS }, (_, ahead) => addDays(today, ahead))
    const read = offices.map((office) => {
      const hours = hoursOf(db, { office, from: today, until: addDays(today, DAYS - 1) }).filter(({ startsAt }) => startsAt > now)
      const byDay = Map.groupBy(hours, ({ day }) => day)
      return {
        oficina: office.name,
        primera_fecha_libre: firstFree(db, office.id, undefined, now) ?? null,
        dias: days.map((dia) => ({
          dia,
          lugares_publicados: (byDay.get(dia) ?? []).reduce((sum, { places }) => sum + places, 0),
          libres: (byDay.get(dia) ?? []).reduce((sum, { free }) => sum + free, 0),
        })),
      }
    })
    const sum = (of: 'lugares_publicados' | 'libres') => read.flatMap(({ dias }) => dias).reduce((total, one) => total + one[of], 0)
    const free = sum('libres')
    return {
      resumen: `En ${officesText(offices)} ${free === 1 ? 'queda' : 'quedan'} ${count(free, 'lugar libre', 'lugares libres')} de ${sum('lugares_publicados').toLocaleString('es-MX')} en los próximos ${DAYS} días.`,
      oficinas: read,
    }
  },
})
