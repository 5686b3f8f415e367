import { z } from 'zod'
import { row, statement } from '../../../db/statements.ts'
import { costOf, inPesos } from '../../admin/message-cost.ts'
import type { StatePart } from '../../admin/overview.ts'

const CAME = statement(
  `select count(*) as many from offices f cross join visits v on v.office_id = f.id and v.day >= +$from
   where v.group_id is not null and v.arrived_at is not null`,
  { row: { many: 'int' }, params: { from: 'text' }, uses: 'offices_slug_unique visits_number' },
)

/** An hour that is over and that a person with an appointment missed. */
const BESIDE_MISSED = `exists (select 1 from slots s cross join appointments a on a.slot_id = s.id
    where s.office_id = v.office_id and s.starts_at = v.starts_at and s.ends_at <= +$now and a.state in ('confirmed', 'past')
      and not exists (select 1 from visit_people e
        where e.appointment_id = a.id and (e.arrived_at is not null or e.outcome in ('served', 'missing_paper', 'unknown'))))`

/** People without an appointment, with which key. `key`: null, the first administrator. */
const WALK_INS = statement(
  `select k.name as key, count(*) as received, sum(${BESIDE_MISSED}) as besideMissed
   from offices f cross join visits v on v.office_id = f.id and v.day >= +$from left join access_keys k on k.id = v.arrived_key_id
   where f.agency_id = +$agency and v.group_id is null group by v.arrived_key_id order by besideMissed desc, received desc limit +$limit`,
  {
    row: row<{ key: string | null; received: number; besideMissed: number }>({
      key: 'text?',
      received: 'int',
      besideMissed: 'int',
    }),
    params: { agency: 'int', from: 'text', now: 'int', limit: 'int' },
    uses: 'appointments_slot slots_one visit_people_appointment visits_number',
    because: 'the visits of a month, and an administrator asks',
  },
)
const KEYS_SHOWN = 20

/** What the messages of this month cost for each visit of it: of all offices, as they share the number. */
export const state: StatePart = {
  rank: 41,
  fields: {
    costo_por_visita: z.string().nullable().meta({ title: 'Costo por visita' }),
    sin_cita_por_clave: z
      .array(z.object({ acceso: z.string(), recibidas: z.number().int(), donde_alguien_no_vino: z.number().int() }))
      .describe(
        'Personas que se recibieron este mes sin cita: con qué clave, y cuántas a una hora a la que alguien con cita no vino.',
      )
      .meta({ title: 'Sin cita este mes, por clave' }),
  },
  example: {
    costo_por_visita: '$1.42 por cada visita de este mes que llegó: van 120.',
    sin_cita_por_clave: [{ acceso: 'Ventanilla 2', recibidas: 31, donde_alguien_no_vino: 6 }],
  },
  read({ db, known, month, ownsNumber, agencyId, now }) {
    const from = `${month.day.slice(0, 7)}-01`
    const { many } = CAME.get(db, { from }) ?? { many: 0 }
    const cost = costOf(known.messages.thisMonth, known.messages.tariff)
    const isKnown = ownsNumber && cost !== undefined && many > 0
    const said = isKnown
      ? `${inPesos(cost / many)} por cada visita de este mes que llegó: van ${many.toLocaleString('es-MX')}.`
      : null
    const received = WALK_INS.all(db, { agency: agencyId, from, now, limit: KEYS_SHOWN }).map((one) => ({
      acceso: one.key ?? 'primer administrador',
      recibidas: one.received,
      donde_alguien_no_vino: one.besideMissed,
    }))
    return { answer: { costo_por_visita: said, sin_cita_por_clave: received } }
  },
}
