import { statement } from '../../../db/statements.ts'
import type { StatePart } from '../../admin/overview.ts'
import { HOUR } from '../../clock.ts'
import { count } from '../../texts/admin.ts'

/** A day for the last message, and a look of the job. */
const ERASING_LONG_MS = 25 * HOUR

const ERASURES_LATE = statement(
  'select count(*) as n from erasures where done_at is null and withdrawn_at is null and asked_at < ? and agency_id = ?',
  { row: { n: 'int' }, params: ['int', 'int'], uses: 'erasures_open' },
)

/** Granted erasures that are hindered: due within a day. */
export const state: StatePart = {
  rank: 0,
  fields: {},
  example: {},
  read({ db, agencyId, now }) {
    const late = ERASURES_LATE.get(db, now - ERASING_LONG_MS, agencyId)?.n ?? 0
    const mend = {
      rank: 50,
      que: `Hay ${count(late, 'borrado de datos que no termina', 'borrados de datos que no terminan')}.`,
      hacer:
        'Si es de un caso, «Leer un caso» dice qué lo detiene. Si se restauró una copia, cancele la cita que volvió con ella y que la persona ya no tiene.',
    }
    return { answer: {}, ...(late > 0 && { mend: [mend] }) }
  },
}
