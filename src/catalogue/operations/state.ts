import { statement } from '../../../db/statements.ts'
import type { Finding, StatePart } from '../../admin/overview.ts'
import { byName } from '../../collation.ts'
import { someOf } from '../../texts/admin.ts'
import { missingMembers } from '../institution.ts'

const OFFICES_OPEN = statement('select count(*) as n from offices where active = 1', { row: { n: 'int' }, uses: 'offices_open' })

const OFFICES_WITHOUT_PROCEDURES = statement(
  `select name from offices o where active = 1 and not exists (
   select 1 from office_procedures d join procedures p on p.id = d.procedure_id and p.active = 1 where d.office_id = o.id)`,
  { row: { name: 'text' }, uses: 'offices_open' },
)

/** What "¿Está todo bien?" says of the institution and its offices. */
export const state: StatePart = {
  rank: 0,
  fields: {},
  example: {},
  read({ db }) {
    const mend: Finding[] = []
    if (missingMembers(db).length > 0)
      mend.push({
        rank: 10,
        que: 'Faltan datos de la institución: no se contesta a las personas.',
        hacer: 'Llénelos en «Cambiar los datos de la institución».',
      })
    if ((OFFICES_OPEN.get(db)?.n ?? 0) === 0)
      mend.push({
        rank: 11,
        que: 'No hay ninguna oficina abierta: a las personas se les dice que no hay trámites.',
        hacer: 'Use «Dar de alta una oficina».',
      })
    const idle = OFFICES_WITHOUT_PROCEDURES.all(db).sort(byName)
    if (idle.length > 0)
      mend.push({
        rank: 12,
        que: `No se ha dicho qué trámites hace: ${someOf(idle.map(({ name }) => name))}.`,
        hacer: 'Use «Decir qué trámites hace una oficina».',
      })
    return { answer: {}, mend }
  },
}
