import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { requirementsOn } from '../catalogue/procedures.ts'
import type { Requirement } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'

/** What to bring to collect it; empty where nothing is collected after the visit. */
export const neededToCollect = (db: Db, one: { procedureId: string; slot: { day: string } }): Requirement[] =>
  requirementsOn(db, one.procedureId, one.slot.day).filter(({ applies }) => applies === 'collect')

export type Collection = { state: 'ready' } | { state: 'missing'; paper: string }

const FIND = statement('select state, paper from collections where appointment_id = +?', {
  row: row<{ state: string; paper: string | null }>({ state: 'text', paper: 'text?' }),
  params: ['int'],
})

/** Undefined: nothing was noted yet. */
export function collectionOf(db: Db, appointmentId: number): Collection | undefined {
  const found = FIND.get(db, appointmentId)
  if (!found) return undefined
  return found.paper === null ? { state: 'ready' } : { state: 'missing', paper: found.paper }
}

const NOTE = statement(
  `insert into collections (appointment_id, state, paper, noted_at, key_id) values ($id, $state, $paper, $now, $key)
   on conflict (appointment_id) do update set state = excluded.state, paper = excluded.paper, noted_at = excluded.noted_at, key_id = excluded.key_id`,
  { params: { id: 'int', state: 'text', paper: 'text?', now: 'int', key: 'int?' } },
)

/** In place of what was noted before. */
export function noteCollection(tx: Tx, appointmentId: number, noted: Collection, keyId: number | null, now: Instant): void {
  const paper = noted.state === 'missing' ? noted.paper : null
  NOTE.run(tx, { id: appointmentId, state: noted.state, paper, now, key: keyId })
}
