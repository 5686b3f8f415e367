import { z } from 'zod'
import { OFFICE_REFUSALS, officesMeant, onlyOffice } from '../../admin/chosen.ts'
import { instant, officeOrAll, summaryField } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { isoAt } from '../../admin/understand.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { count } from '../../texts/admin.ts'
import { expectedAtDoor } from '../door-list.ts'

const answer = z.object({
  resumen: summaryField,
  ahora: instant.describe('La hora del sistema.'),
  visitas: z.array(
    z.object({
      folio: z.string(),
      cuando: instant,
      personas: z.number().int().describe('Cuántas vienen; 0 si se canceló.'),
      leido: instant.nullable().describe('Cuándo se leyó la primera vez; vacío si todavía no.'),
    }),
  ),
})
export type DoorList = z.output<typeof answer>

/** What the page for the door keeps for the minutes without a connection. */
export const doorList = operation({
  method: 'GET',
  path: '/admin/puerta/lista',
  tag: 'Sistema',
  rank: 10,
  least: 'clerk',
  summary: 'Ver la lista de la puerta',
  explanation:
    'Los folios de hoy, los que se cancelaron y cuáles ya se leyeron en cualquier puerta, sin nombres. La página /puerta la toma cada minuto, para saber más cuando se queda sin conexión.',
  query: z.object({ oficina: officeOrAll }),
  answer,
  example: {
    resumen: 'Hoy vienen 38 folios; 12 ya se leyeron en la puerta.',
    ahora: '2026-12-03T09:35:00-06:00',
    visitas: [{ folio: 'K7M-4QX', cuando: '2026-12-03T09:30:00-06:00', personas: 1, leido: '2026-12-03T09:21:00-06:00' }],
  },
  refusals: OFFICE_REFUSALS,
  run({ deps, caller, query, now, seen }) {
    const offices = officesMeant(deps, caller, query.oficina)
    const visits = offices.flatMap(({ id, zone }) =>
      expectedAtDoor(deps.db, deps.vault, id, dayOf(now, zone)).map(({ folio, startsAt, people, readAt }) => ({
        folio,
        cuando: isoAt(startsAt, zone),
        personas: people,
        leido: readAt === undefined ? null : isoAt(readAt, zone),
      })),
    )
    seen.asked({ officeId: onlyOffice(offices), named: false })
    const coming = visits.filter((one) => one.personas > 0)
    seen.people(coming.length)
    const read = coming.filter((one) => one.leido !== null).length
    return {
      resumen: whoComes(coming.length, read),
      ahora: isoAt(now, institutionZone(deps.db)),
      visitas: visits,
    }
  },
})

function whoComes(visits: number, read: number): string {
  if (visits === 0) return 'Hoy no viene nadie.'
  const coming = `Hoy ${visits === 1 ? 'viene' : 'vienen'} ${count(visits, 'folio', 'folios')}`
  return `${coming}; ${count(read, 'ya se leyó', 'ya se leyeron', 'ninguno se ha leído')} en la puerta.`
}
