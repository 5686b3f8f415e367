import { z } from 'zod'
import { OFFICE_REFUSALS, officesMeant, officesText } from '../../admin/choices.ts'
import { instant, officeOrAll, summaryField } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { isoAt } from '../../admin/parse.ts'
import { DAY } from '../../clock.ts'
import { count } from '../../texts/admin.ts'
import { type OfficeLine, officeLines } from '../figures.ts'

const COUNTED_DAYS = 30

const card = z.object({
  oficina: z.string(),
  peticiones: z.number().int().describe('Una petición puede ser de varias personas que vienen juntas.'),
  personas: z.number().int(),
  espera_desde: instant.nullable().describe('La petición más antigua.'),
  apartados_ahora: z.number().int().describe('Lugares que en este momento son solo para alguien de la lista.'),
  ofrecidos: z
    .number()
    .int()
    .describe('Veces que se ofreció un lugar en los últimos 30 días.')
    .meta({ title: 'Lugares ofrecidos' }),
  terminaron_en_cita: z.number().int(),
  rechazados: z.number().int().meta({ title: 'No los quisieron' }),
  sin_respuesta: z.number().int(),
  retirados: z.number().int().describe('La hora se cerró o la persona salió de la lista.'),
})

const EXAMPLE: z.output<typeof card> = {
  oficina: 'Toluca',
  peticiones: 31,
  personas: 34,
  espera_desde: '2026-11-02T09:10:00-06:00',
  apartados_ahora: 2,
  ofrecidos: 58,
  terminaron_en_cita: 41,
  rechazados: 9,
  sin_respuesta: 6,
  retirados: 2,
}

/** By office, without names. */
export const waitingList = operation({
  method: 'GET',
  path: '/admin/lista-de-espera',
  tag: 'Citas',
  rank: 30,
  least: 'reader',
  ofEachAgency: true,
  summary: 'Ver la lista de espera',
  explanation:
    'Cuántas personas esperan en cada oficina y qué pasó con los lugares que se les ofrecieron. La lista va por orden de llegada y no se puede adelantar a nadie, tampoco desde aquí; solo va antes quien perdió su hora por un cierre. Quien espera en varias oficinas cuenta en cada una. Si no elige oficina, salen solo las que tienen algo. No cambia nada.',
  query: z.object({ oficina: officeOrAll }),
  answer: z.object({ resumen: summaryField, oficinas: z.array(card) }),
  example: {
    resumen: 'En Toluca esperan 34 personas. En 30 días se ofrecieron 58 lugares y 41 terminaron en cita.',
    oficinas: [EXAMPLE],
  },
  refusals: OFFICE_REFUSALS,
  run({ deps, caller, query, now }) {
    const offices = officesMeant(deps, caller, query.oficina)
    const lines = officeLines(
      deps.db,
      offices.map((one) => one.id),
      now - COUNTED_DAYS * DAY,
    )
    return {
      resumen: summarise(officesText(offices), lines),
      oficinas: offices.flatMap((office) => {
        const line = lines.find((one) => one.officeId === office.id)
        return line && (query.oficina !== undefined || happens(line)) ? [toCard(office, line)] : []
      }),
    }
  },
})

/** Of many offices only those with a line, now or lately. */
const happens = ({ wishes, keptNow, offers }: OfficeLine): boolean => wishes > 0 || keptNow > 0 || offers.made > 0

const toCard = (office: { name: string; zone: string }, line: OfficeLine): z.output<typeof card> => ({
  oficina: office.name,
  peticiones: line.wishes,
  personas: line.people,
  espera_desde: line.oldestAt === undefined ? null : isoAt(line.oldestAt, office.zone),
  apartados_ahora: line.keptNow,
  ofrecidos: line.offers.made,
  terminaron_en_cita: line.offers.booked,
  rechazados: line.offers.declined,
  sin_respuesta: line.offers.lapsed,
  retirados: line.offers.withdrawn,
})

function summarise(where: string, lines: OfficeLine[]): string {
  const sum = (of: (line: OfficeLine) => number) => lines.reduce((total, line) => total + of(line), 0)
  const people = sum((line) => line.people)
  const waits =
    people === 0
      ? `En ${where} no espera nadie.`
      : `En ${where} ${people === 1 ? 'espera' : 'esperan'} ${count(people, 'persona', 'personas')}.`
  const made = sum((line) => line.offers.made)
  const booked = sum((line) => line.offers.booked)
  const offered = `En ${COUNTED_DAYS} días se ${made === 1 ? 'ofreció' : 'ofrecieron'} ${count(made, 'lugar', 'lugares')}`
  return made === 0 ? waits : `${waits} ${offered} y ${booked === 1 ? '1 terminó' : `${booked} terminaron`} en cita.`
}
