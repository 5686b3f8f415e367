import { statement } from '../../../db/statements.ts'
import type { WaitingPart } from '../../admin/operations/clock.ts'
import { HOLD_IS_DUE, VISIT_IS_DUE } from '../expiry.ts'

const HOLDS_DUE = statement(`select count(*) as n from appointments where ${HOLD_IS_DUE}`, {
  row: { n: 'int' },
  params: { now: 'int' },
  uses: 'appointments_due_hold',
})

const VISITS_DUE = statement(`select count(*) as n from appointments where ${VISIT_IS_DUE}`, {
  row: { n: 'int' },
  params: { now: 'int' },
  uses: 'appointments_due_visit',
})

/** Expired holds and ended visits, while the clock is doubted. */
export const waits: readonly WaitingPart[] = [
  {
    field: 'apartados_vencidos',
    example: 2,
    words: ['apartado vencido', 'apartados vencidos'],
    member: 'holds',
    said: 'cuántos apartados',
    count: (db, at) => HOLDS_DUE.get(db, { now: at })?.n ?? 0,
  },
  {
    field: 'citas_pasadas',
    example: 14,
    words: ['cita pasada', 'citas pasadas'],
    member: 'visits',
    said: 'cuántas citas',
    count: (db, at) => VISITS_DUE.get(db, { now: at })?.n ?? 0,
  },
]
