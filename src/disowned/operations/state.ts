import { z } from 'zod'
import { statement } from '../../../db/statements.ts'
import type { StatePart } from '../../admin/overview.ts'
import { count } from '../../texts/admin.ts'

const COUNT = statement(
  `select count(*) as n from disavowals d where d.state = 'open' and exists (
     select 1 from appointments a where a.group_id = d.group_id and a.live = 1
       and a.office_id in (select o.id from offices o where o.agency_id = +?))`,
  { row: { n: 'int' }, params: ['int'], uses: 'appointments_group disavowals_one_open' },
)

export const state: StatePart = {
  rank: 10,
  fields: { citas_no_reconocidas: z.number().int() },
  example: { citas_no_reconocidas: 0 },
  read({ db, agencyId }) {
    const open = COUNT.get(db, agencyId)?.n ?? 0
    const mend = {
      rank: 40,
      que: `Hay ${count(open, 'cita que alguien no reconoce', 'citas que alguien no reconoce')}: nadie recibe sus recordatorios.`,
      hacer: 'Véalas con «Ver citas que alguien no reconoce» y busque a sus dueños por otro medio.',
    }
    return { answer: { citas_no_reconocidas: open }, ...(open > 0 && { mend: [mend] }) }
  },
}
