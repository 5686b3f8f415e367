import { statement } from '../../../db/statements.ts'
import type { StatePart } from '../../admin/overview.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { byName } from '../../collation.ts'
import { someOf } from '../../texts/admin.ts'

const WITHOUT_OFFICES = statement(
  `select name from procedures p where p.active = 1 and done_by is null and p.agency_id = +? and not exists (
   select 1 from office_procedures d join offices o on o.id = d.office_id and o.active = 1 where d.procedure_id = p.id)
   and exists (select 1 from offices h where h.agency_id = p.agency_id and h.active = 1)`,
  { row: { name: 'text' }, params: ['int'], uses: 'offices_open' },
)

const WITHOUT_PRICES = statement(
  `select name from procedures p where p.active = 1 and p.agency_id = +? and fee_table is not null and not exists (
   select 1 from fees f where f.fee_table = p.fee_table and f.valid_from <= ?)
   and not exists (select 1 from fee_tables t where t.name = p.fee_table and t.told_there = 1)`,
  { row: { name: 'text' }, params: ['int', 'text'], uses: 'fees_one' },
)

export const state: StatePart = {
  rank: 5,
  fields: {},
  example: {},
  read({ db, agencyId, now }) {
    const today = dayOf(now, institutionZone(db))
    const lacking = [
      {
        rows: WITHOUT_OFFICES.all(db, agencyId),
        what: 'No se hace en ninguna oficina abierta',
        mend: '«Decir qué trámites hace una oficina»',
      },
      { rows: WITHOUT_PRICES.all(db, agencyId, today), what: 'Se ofrece sin un precio que valga hoy', mend: '«Poner un precio»' },
    ]
    return {
      answer: {},
      mend: lacking.flatMap(({ rows, what, mend }) =>
        rows.length === 0
          ? []
          : { rank: 13, que: `${what}: ${someOf(rows.sort(byName).map(({ name }) => name))}.`, hacer: `Use ${mend}.` },
      ),
    }
  },
}
