import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import type { Instant } from '../clock.ts'
import { setCountsAs, unsetCountsAs } from './askers.ts'
import { type HolderChangeKind, record, recordWith } from './events.ts'
import { HOLD_RUNS, STILL_LIVE, UNDO_RUNS } from './expiry.ts'
import { newFolio, sealFolio } from './folio.ts'
import { newGroupId } from './holds.ts'
import type { BookingDeps } from './hooks.ts'
import { overTogether } from './limits.ts'

export interface HolderChange {
  /**
   * What of a group lives, is held or may still be undone, with `heldBy` only that contact's (null: without a contact); exactly these; or
   * one live appointment that leaves its group with a group and folio of its own, because the tables keep reminders, rebookings,
   * permissions and arrivals by group, for one chat.
   */
  of: { groupId: string; heldBy?: number | null } | { appointmentIds: readonly number[] } | { leaving: number }
  /** Undefined: in no chat. */
  to: number | undefined
  how: HolderChangeKind
  actor: Actor
  /** What a clerk wrote. */
  reason?: string
}

/** A contact that lost or received something, and may have to be told. */
export interface HolderNotice {
  contactId: number
  what: 'gone' | 'received'
  appointmentIds: readonly number[]
}

/**
 * gone: nothing of it stands, or all of it is with that contact already. unverified: that contact has its one appointment without a CURP.
 * over_limit: both contacts together would have more people than one may.
 */
export type HolderChanged =
  | { ok: true; changed: readonly number[]; notices: readonly HolderNotice[]; newGroup: string | undefined }
  | { ok: false; why: 'gone' | 'unverified' | 'over_limit' }

interface Held {
  id: number
  group_id: string
  contact_id: number | null
  /** It has its place, or may have it back. */
  returns: number
  live: number
  unverified: number
}
const HELD = row<Held>({ id: 'int', group_id: 'text', contact_id: 'int?', returns: 'int', live: 'int', unverified: 'int' })
const COLUMNS = `id, group_id, contact_id, iif(seated = 1 or ${UNDO_RUNS}, 1, 0) as returns, live, unverified`

const OF_GROUP = statement(
  `select ${COLUMNS} from appointments where group_id = +$group and (${STILL_LIVE} or ${HOLD_RUNS} or ${UNDO_RUNS}) order by member`,
  { row: HELD, params: { group: 'text', now: 'int' }, uses: 'appointments_group' },
)

const BY_ID = statement(`select ${COLUMNS} from appointments where id in (select value from json_each(+$ids)) order by id`, {
  row: HELD,
  params: { ids: 'text', now: 'int' },
})

// Arrivals belong to the group.
const MAY_LEAVE = statement(
  `select ${COLUMNS} from appointments where id = +$id and ${STILL_LIVE}
   and not exists (select 1 from visit_people v where v.appointment_id = appointments.id and v.arrived_at is not null)`,
  {
    row: HELD,
    params: { id: 'int', now: 'int' },
    uses: 'visit_people_appointment',
  },
)

const CHANGE = statement(
  `update appointments set contact_id = $contact, version = version + 1, updated_at = iif(seated = 1, $now, updated_at),
     group_id = coalesce($group, group_id), member = iif($group is null, member, 0),
     folio_hash = coalesce($folioHash, folio_hash), folio_sealed = coalesce($folioSealed, folio_sealed)
   where id in (select value from json_each($ids))`,
  { params: { contact: 'int?', now: 'int', group: 'text?', folioHash: 'text?', folioSealed: 'bytes?', ids: 'text' } },
)

const HAS_UNVERIFIED = statement(`select 1 from appointments where contact_id = +$contact and unverified = 1 and ${STILL_LIVE}`, {
  params: { contact: 'int', now: 'int' },
  uses: 'appointments_contact',
})

/**
 * The only function that changes an appointment's contact. Person, place and asker stay. Refuses as a value, and then nothing changed. The
 * caller tells those of `notices` in its own words.
 */
export function changeHolder(tx: Tx, deps: BookingDeps, change: HolderChange, now: Instant): HolderChanged {
  const { to, how, actor, reason } = change
  const rows = rowsOf(tx, change, now)
  const why = whyNot(tx, deps, change, rows, now)
  if (why) return { ok: false, why }
  // Before the update: a trigger looks for the entry of a seated appointment.
  const told = how === 'merged' || how === 'erased' ? rows.filter((one) => one.returns === 1) : rows
  for (const { id } of told) recordWith(tx, deps.vault, id, how, actor, now, reason)
  const ids = rows.map(({ id }) => id)
  const own = 'leaving' in change.of ? { group: newGroupId(deps.clock), ...sealFolio(deps.vault, newFolio(tx, deps)) } : NOTHING_NEW
  CHANGE.run(tx, { contact: to ?? null, now, ids: JSON.stringify(ids), ...own })
  const newGroup = own.group ?? undefined
  if (newGroup !== undefined) for (const one of rows) tellGroup(tx, deps, { ...one, newGroup }, actor, now)
  const givers = [...new Set(rows.flatMap((one) => one.contact_id ?? []))]
  if (how === 'handed_over' && to !== undefined) for (const giver of givers) setCountsAs(tx, giver, to)
  if (how === 'taken_back' && to !== undefined) unsetCountsAs(tx, to)
  if (told === rows)
    for (const groupId of new Set(rows.filter(({ live }) => live === 1).map((one) => newGroup ?? one.group_id)))
      deps.hooks.groupChanged(tx, deps, { what: 'passed_on', groupId }, now)
  const gone = givers.map(
    (contactId): HolderNotice => ({
      contactId,
      what: 'gone',
      appointmentIds: rows.filter((one) => one.contact_id === contactId).map(({ id }) => id),
    }),
  )
  return {
    ok: true,
    changed: ids,
    notices: to === undefined ? gone : [...gone, { contactId: to, what: 'received', appointmentIds: ids }],
    newGroup,
  }
}

const NOTHING_NEW = { group: null, folioHash: null, folioSealed: null }

/** Recorded with those who stay; what is kept by group follows. */
function tellGroup(tx: Tx, deps: BookingDeps, left: Held & { newGroup: string }, actor: Actor, now: Instant): void {
  const { id: appointmentId, group_id: groupId, newGroup } = left
  for (const { id } of OF_GROUP.all(tx, { group: groupId, now })) record(tx, id, 'member_left', actor, now)
  deps.hooks.groupChanged(tx, deps, { what: 'member_left', groupId, newGroup, appointmentId }, now)
}

/** Without what that contact has already. */
function rowsOf(db: Db, { of, to }: Pick<HolderChange, 'of' | 'to'>, now: Instant): Held[] {
  if ('leaving' in of) return MAY_LEAVE.all(db, { id: of.leaving, now }).filter((one) => one.contact_id !== (to ?? null))
  if (!('groupId' in of)) {
    return of.appointmentIds.length === 0
      ? []
      : BY_ID.all(db, { ids: JSON.stringify(of.appointmentIds), now }).filter((one) => one.contact_id !== (to ?? null))
  }
  const { groupId, heldBy } = of
  return OF_GROUP.all(db, { group: groupId, now }).filter(
    (one) => one.contact_id !== (to ?? null) && (heldBy === undefined || one.contact_id === heldBy),
  )
}

type Refusal = Extract<HolderChanged, { ok: false }>['why']
type Asked = Pick<HolderChange, 'of' | 'to' | 'how'>

/** Undefined: it would not refuse. For knowing before anyone is asked. */
export const holderRefusal = (db: Db, deps: Pick<BookingDeps, 'hooks'>, asked: Asked, now: Instant): Refusal | undefined =>
  whyNot(db, deps, asked, rowsOf(db, asked, now), now)

function whyNot(
  db: Db,
  deps: Pick<BookingDeps, 'hooks'>,
  { to, how }: Asked,
  rows: readonly Held[],
  now: Instant,
): Refusal | undefined {
  if (rows.length === 0) return 'gone'
  // What the channel merges is one chat already.
  if (to === undefined || how === 'merged') return undefined
  const unverified = rows.filter((one) => one.unverified === 1 && one.live === 1).length
  if (unverified > 1 || (unverified === 1 && HAS_UNVERIFIED.finds(db, { contact: to, now }))) return 'unverified'
  if (how !== 'handed_over') return undefined
  const givers = new Set(rows.flatMap((one) => one.contact_id ?? []))
  return [...givers].some((giver) => overTogether(db, deps, giver, to, now)) ? 'over_limit' : undefined
}
