import { statement } from '../../../db/statements.ts'
import type { Finding, StatePart } from '../../admin/overview.ts'
import { byName } from '../../collation.ts'
import { someOf } from '../../texts/admin.ts'
import { tablesOfNone } from '../fee-tables.ts'
import { missingMembers } from '../institution.ts'

const OFFICES_OPEN = statement(
  'select count(*) as all_open, count(*) filter (where agency_id = ?) as own from offices where active = 1',
  {
    row: { all_open: 'int', own: 'int' },
    params: ['int'],
    uses: 'offices_open',
  },
)

const OFFICES_WITHOUT_PROCEDURES = statement(
  `select name from offices o where active = 1 and agency_id = +? and not exists (
   select 1 from office_procedures d join procedures p on p.id = d.procedure_id and p.active = 1 where d.office_id = o.id)`,
  { row: { name: 'text' }, params: ['int'], uses: 'offices_open' },
)

export const state: StatePart = {
  rank: 0,
  fields: {},
  example: {},
  read({ db, agencyId, ownsNumber }) {
    const mend: Finding[] = []
    if (missingMembers(db, agencyId).length > 0)
      mend.push({
        rank: 10,
        que: ownsNumber
          ? 'Faltan datos de la institución: no se contesta a las personas.'
          : 'Faltan datos de su dependencia: las personas no saben quién responde por lo suyo.',
        hacer: 'Llénelos en «Cambiar los datos de la institución».',
      })
    const { all_open: inAll = 0, own = 0 } = OFFICES_OPEN.get(db, agencyId) ?? {}
    if (own === 0)
      mend.push({
        rank: 11,
        que:
          inAll === 0
            ? 'No hay ninguna oficina abierta: a las personas se les dice que no hay trámites.'
            : 'Su dependencia no tiene ninguna oficina abierta.',
        hacer: 'Use «Dar de alta una oficina».',
      })
    const idle = OFFICES_WITHOUT_PROCEDURES.all(db, agencyId).sort(byName)
    if (idle.length > 0)
      mend.push({
        rank: 12,
        que: `No se ha dicho qué trámites hace: ${someOf(idle.map(({ name }) => name))}.`,
        hacer: 'Use «Decir qué trámites hace una oficina».',
      })
    const unused = tablesOfNone(db, agencyId)
    if (unused.length > 0)
      mend.push({
        rank: 13,
        que: `Hay precios que no son de ningún trámite: ${someOf(unused)}. A nadie se le dicen.`,
        hacer: 'Diga de qué trámite son con «Cambiar un trámite», en «tabla de precios».',
      })
    return { answer: {}, mend }
  },
}
