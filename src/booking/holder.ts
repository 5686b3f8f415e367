import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import type { Instant } from '../clock.ts'
import { setCountsAs } from './askers.ts'
import { type HolderChangeKind, recordWith } from './events.ts'
import { HOLD_RUNS, STILL_LIVE, UNDO_RUNS } from './expiry.ts'
import type { BookingDeps } from './hooks.ts'

export interface HolderChange {
  /** All of a group that lives, is held or may still be undone; or exactly these. */
  of: { groupId: string } | { appointmentIds: readonly number[] }
  /** Undefined: nobody's chat has it. */
  to: number | undefined
  how: HolderChangeKind
  actor: Actor
  /** What a clerk wrote. */
  reason?: string
}

/** A contact that has something no more, or has it now, and may have to be told. */
export interface HolderNotice {
  contactId: number
  what: 'gone' | 'received'
  appointmentIds: readonly number[]
}

/**
 * gone: nothing of it stands any more, or all of it is with that contact already. unverified: that contact has an appointment without a
 * CURP, and may have one. over_limit: both contacts together would have more than one may.
 */
export type HolderChanged =
  | { ok: true; changed: readonly number[]; notices: readonly HolderNotice[] }
  | { ok: false; why: 'gone' | 'unverified' | 'over_limit' }

interface HeldBy {
  id: number
  group_id: string
  contact_id: number | null
  seated: number
  live: number
  unverified: number
}
const HELD_BY = row<HeldBy>({ id: 'int', group_id: 'text', contact_id: 'int?', seated: 'int', live: 'int', unverified: 'int' })
const COLUMNS = 'id, group_id, contact_id, seated, live, unverified'

const OF_GROUP = statement(
  `select ${COLUMNS} from appointments where group_id = +$group and (${STILL_LIVE} or ${HOLD_RUNS} or ${UNDO_RUNS}) order by member`,
  { row: HELD_BY, params: { group: 'text', now: 'int' }, uses: 'appointments_group' },
)

const BY_ID = statement(`select ${COLUMNS} from appointments where id in (select value from json_each(+?)) order by id`, {
  row: HELD_BY,
  params: ['text'],
})

const CHANGE = statement(
  `update appointments set contact_id = $contact, version = version + 1, updated_at = iif(seated = 1, $now, updated_at)
   where id in (select value from json_each($ids))`,
  { params: { contact: 'int?', now: 'int', ids: 'text' } },
)

const HAS_UNVERIFIED = statement(`select 1 from appointments where contact_id = +$contact and unverified = 1 and ${STILL_LIVE}`, {
  params: { contact: 'int', now: 'int' },
  uses: 'appointments_contact',
})

/**
 * Gives appointments to another contact, or to none: the only place that writes who holds one. Person, place, folio and who asked for it
 * stay. Refuses as a value, and then nothing changed. The caller tells those of `notices` in its own words.
 */
export function changeHolder(tx: Tx, deps: BookingDeps, change: HolderChange, now: Instant): HolderChanged {
  const { to, how, actor } = change
  const rows = rowsOf(tx, change, now)
  const why = whyNot(tx, change, rows, now)
  if (why) return { ok: false, why }
  // Before the update: a wall looks for the line of a seated appointment.
  for (const { id } of rows) recordWith(tx, deps.vault, id, how, actor, now, change.reason)
  const ids = rows.map(({ id }) => id)
  CHANGE.run(tx, { contact: to ?? null, now, ids: JSON.stringify(ids) })
  const givers = [...new Set(rows.flatMap((one) => one.contact_id ?? []))]
  if (how === 'handed_over' && to !== undefined) for (const giver of givers) setCountsAs(tx, giver, to)
  if (how !== 'merged' && how !== 'erased')
    for (const groupId of new Set(rows.filter(({ live }) => live === 1).map((one) => one.group_id)))
      deps.hooks.groupChanged(tx, deps, { what: 'passed_on', groupId }, now)
  const notices = givers.map(
    (contactId): HolderNotice => ({
      contactId,
      what: 'gone',
      appointmentIds: rows.filter((one) => one.contact_id === contactId).map(({ id }) => id),
    }),
  )
  return {
    ok: true,
    changed: ids,
    notices: to === undefined ? notices : [...notices, { contactId: to, what: 'received', appointmentIds: ids }],
  }
}

type Refusal = Extract<HolderChanged, { ok: false }>['why']

/** Why `changeHolder` would refuse this now; undefined: it would not. */
export const holderRefusal = (db: Db, change: Pick<HolderChange, 'of' | 'to' | 'how'>, now: Instant): Refusal | undefined =>
  whyNot(db, change, rowsOf(db, change, now), now)

const rowsOf = (db: Db, { of, to }: Pick<HolderChange, 'of' | 'to'>, now: Instant): HeldBy[] =>
  ('groupId' in of ? OF_GROUP.all(db, { group: of.groupId, now }) : BY_ID.all(db, JSON.stringify(of.appointmentIds))).filter(
    (one) => one.contact_id !== (to ?? null),
  )

function whyNot(db: Db, { to, how }: Pick<HolderChange, 'to' | 'how'>, rows: readonly HeldBy[], now: Instant): Refusal | undefined {
  if (rows.length === 0) return 'gone'
  return to === undefined || how === 'merged' ? undefined : refusalOf(db, to, rows, now)
}

function refusalOf(tx: Db, to: number, rows: readonly HeldBy[], now: Instant): 'unverified' | undefined {
  const unverified = rows.filter((one) => one.unverified === 1 && one.live === 1).length
  if (unverified === 0) return undefined
  return unverified > 1 || HAS_UNVERIFIED.finds(tx, { contact: to, now }) ? 'unverified' : undefined
}
