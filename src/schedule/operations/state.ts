import { statement } from '../../../db/statements.ts'
import type { StatePart } from '../../admin/overview.ts'
import { byName } from '../../collation.ts'
import { someOf } from '../../texts/admin.ts'

const OFFICES_WITHOUT_HOURS = statement(
  `select name from offices o where active = 1 and agency_id = +$agency and not exists (
   select 1 from slots s where s.office_id = o.id and s.starts_at > $now and s.closed_at is null)`,
  { row: { name: 'text' }, params: { now: 'int', agency: 'int' }, uses: 'offices_open slots_one' },
)

export const state: StatePart = {
  rank: 0,
  fields: {},
  example: {},
  read({ db, agencyId: agency, now }) {
    const names = OFFICES_WITHOUT_HOURS.all(db, { now, agency }).sort(byName)
    const que = `Sin lugares publicados: ${someOf(names.map(({ name }) => name))}.`
    return {
      answer: {},
      ...(names.length > 0 && { mend: [{ rank: 13, que, hacer: 'Ponga su horario de siempre o levante el cierre.' }] }),
    }
  },
}
