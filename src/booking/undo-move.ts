import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { DAY, type Instant } from '../clock.ts'
import { findSlot } from '../schedule/availability.ts'
import { readSlotState, reopenPlace, slotsFrom, slotsOf } from '../schedule/slots.ts'
import type { Vault } from '../vault.ts'
import { record, storyOf } from './events.ts'
import { MOVE_UNDO_RUNS, STILL_LIVE } from './expiry.ts'
import { liveRows } from './groups.ts'
import type { BookingDeps } from './hooks.ts'
import { type Before, changeHour, lastMove, priceThen } from './move.ts'
import type { MovedLately, MoveUndone } from './outcomes.ts'
import { visitAtThatTime } from './rivals.ts'
import { groupOf } from './views.ts'

export interface UndoneMove {
  groupId: string
  /** Members who were moved together: all go back, or none. */
  members: readonly number[]
  /** Where the first of them was, as shown; another move since makes it void. */
  slotId: number
  contactId: number
}

interface MovedRow {
  id: number
  member: number
  person_id: number
  group_id: string
  slot_id: number
  slot_count: number
  version: number
  moves: number
  undo_until: Instant
  starts_at: Instant
}

interface WayBack {
  row: MovedRow
  before: Before & { at: Instant }
  /** Their old places, which cool; without those in which they sit now too. */
  coolingIds: number[]
}

/**
 * Within `undo_minutes`: the same places, prices and count of moves as before, all or nothing. The place that they leave cools. A search
 * for an earlier date that the move ended goes on. Refused as a value, and then nothing changed.
 */
export function undoMove(tx: Tx, deps: BookingDeps, asked: UndoneMove, now: Instant): MoveUndone {
  const rows = movedRows(tx, asked, now)
  const back = rows.flatMap((row) => wayBack(tx, deps.vault, row, now) ?? [])
  const [first] = back
  if (!first || back.length !== new Set(asked.members).size || first.before.slotId !== asked.slotId)
    return { ok: false, why: 'over' }
  if (
    back.some(({ row, before }) =>
      visitAtThatTime(
        tx,
        { personId: row.person_id, slotId: before.slotId, slotCount: row.slot_count, groupId: asked.groupId },
        now,
      ),
    )
  )
    return { ok: false, why: 'over' }
  if (back.some(({ before }) => readSlotState(tx, before.slotId)?.closed !== false)) return { ok: false, why: 'closed' }
  for (const one of back) goBack(tx, deps, one, now)
  const { contactId, groupId } = asked
  deps.hooks.groupChanged(tx, deps, { what: 'move_undone', groupId, contactId, endedAt: first.before.at }, now)
  const moved = new Set(back.map(({ row }) => row.id))
  return { ok: true, appointments: groupOf(tx, deps.vault, asked.groupId).filter((view) => moved.has(view.id)) }
}

const MOVED_ROWS = statement(
  `select a.id, a.member, a.person_id, a.group_id, a.slot_id, a.slot_count, a.version, a.moves, a.undo_until, s.starts_at from appointments a join slots s on s.id = a.slot_id
   where a.group_id = +$group and a.contact_id = +$contact and ${MOVE_UNDO_RUNS} and ${STILL_LIVE}
     and a.member in (select value from json_each(+$members)) order by a.member`,
  {
    row: row<MovedRow>({
      id: 'int',
      member: 'int',
      person_id: 'int',
      group_id: 'text',
      slot_id: 'int',
      slot_count: 'int',
      version: 'int',
      moves: 'int',
      undo_until: 'int',
      starts_at: 'int',
    }),
    params: { group: 'text', contact: 'int', now: 'int', members: 'text' },
    uses: 'appointments_group',
  },
)

function movedRows(db: Db, asked: Pick<UndoneMove, 'groupId' | 'contactId' | 'members'>, now: Instant): MovedRow[] {
  return MOVED_ROWS.all(db, { group: asked.groupId, contact: asked.contactId, now, members: JSON.stringify(asked.members) })
}

const WAY_BACK = statement(
  'select id from cooling_places where slot_id = +? and appointment_id = +? order by freed_at desc, id desc limit 1',
  { row: { id: 'int' }, params: ['int', 'int'], uses: 'cooling_slot', because: 'a place has few cooling rows of one appointment' },
)

/** Undefined when the old hour has begun, or not all of its places were kept. */
function wayBack(db: Db, vault: Vault, row: MovedRow, now: Instant): WayBack | undefined {
  const before = lastMove(db, vault, row.id)
  const slot = before && findSlot(db, before.slotId)
  if (!before || !slot || slot.startsAt <= now) return undefined
  const sitting = slotsOf(db, row)
  const left = slotsFrom(db, before.slotId, sitting.length).filter((slotId) => !sitting.includes(slotId))
  const coolingIds = left.flatMap((slotId) => WAY_BACK.get(db, slotId, row.id)?.id ?? [])
  return left.length > 0 && coolingIds.length === left.length ? { row, before, coolingIds } : undefined
}

/** Other years or the discount, chosen after the move, stay: at their price on the old day. */
function priceChosenSince(db: Db, deps: BookingDeps, { row, before }: WayBack, now: Instant) {
  const chosen = storyOf(db, deps.vault, row.id, 'price_chosen').at(-1)
  const live =
    chosen && chosen.at >= before.at ? liveRows(db, row.group_id, undefined, now).find(({ id }) => id === row.id) : undefined
  const day = findSlot(db, before.slotId)?.day
  const then = live && day !== undefined ? priceThen(db, deps, live, day) : undefined
  return then && { halfFee: then.half, price: then.price }
}

function goBack(tx: Tx, deps: BookingDeps, one: WayBack, now: Instant): void {
  const { row, before, coolingIds } = one
  for (const id of coolingIds) reopenPlace(tx, id)
  const { id, version, starts_at: leaves } = row
  const { at, ...was } = before
  const to = { ...was, ...priceChosenSince(tx, deps, one, now) }
  changeHour(tx, deps.clock, { id, version, leaves, to, moves: Math.max(0, row.moves - 1), undoUntil: undefined }, now)
  record(tx, id, 'move_undone', 'citizen', now)
}

const MOVED_LATELY = statement(
  `with last as (select group_id, undo_until from appointments
     where contact_id = +$contact and ${STILL_LIVE} and undo_until > +$since order by undo_until desc limit 1)
   select a.id, a.group_id, a.member, a.undo_until from appointments a
     join last on a.group_id = last.group_id and a.undo_until = last.undo_until
   where a.contact_id = +$contact and a.live = 1 order by a.member`,
  {
    row: { id: 'int', group_id: 'text', member: 'int', undo_until: 'int' },
    params: { contact: 'int', now: 'int', since: 'int' },
    uses: 'appointments_contact',
    because: 'a contact has few appointments',
  },
)

/** The contact's last move within a day, while it stands, which "undo" means. */
export function movedLately(db: Db, vault: Vault, contactId: number, now: Instant): MovedLately | undefined {
  const rows = MOVED_LATELY.all(db, { contact: contactId, now, since: now - DAY })
  const [first] = rows
  const before = first && lastMove(db, vault, first.id)
  const slot = before && findSlot(db, before.slotId)
  if (!first || !slot) return undefined
  return { groupId: first.group_id, members: rows.map((row) => row.member), slot, until: first.undo_until }
}
