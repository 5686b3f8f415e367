import { z } from 'zod'
import { statement } from '../../../db/statements.ts'
import { costOf, inPesos } from '../../admin/message-cost.ts'
import type { StatePart } from '../../admin/overview.ts'

const CAME = statement(
  `select count(*) as many from offices f cross join visits v on v.office_id = f.id and v.day >= +$from
   where v.group_id is not null and v.arrived_at is not null`,
  { row: { many: 'int' }, params: { from: 'text' }, uses: 'offices_slug_unique visits_number' },
)

/** What the messages of this month cost for each visit of it: of all offices, as they share the number. */
export const state: StatePart = {
  rank: 41,
  fields: { costo_por_visita: z.string().nullable().meta({ title: 'Costo por visita' }) },
  example: { costo_por_visita: '$1.42 por cada visita de este mes que llegó: van 120.' },
  read({ db, known, month, ownsNumber }) {
    const { many } = CAME.get(db, { from: `${month.day.slice(0, 7)}-01` }) ?? { many: 0 }
    const cost = costOf(known.messages.thisMonth, known.messages.tariff)
    const isKnown = ownsNumber && cost !== undefined && many > 0
    const said = isKnown
      ? `${inPesos(cost / many)} por cada visita de este mes que llegó: van ${many.toLocaleString('es-MX')}.`
      : null
    return { answer: { costo_por_visita: said } }
  },
}
