import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { endOfDay } from '../catalogue/calendar.ts'
import { noticeAt } from '../catalogue/offices.ts'
import type { LocalDay, Office } from '../catalogue/types.ts'
import { type Instant, MINUTE } from '../clock.ts'

export interface FreeSlot {
  slotId: number
  officeId: number
  startsAt: Instant
  day: LocalDay
  /** Minutes since midnight on the office's wall clock. */
  minute: number
  /** Each person's minute, in order, for consecutive hours; absent when all share one hour. */
  minutes?: readonly number[] | undefined
}

export interface OfficeChoice {
  office: Office
  /** Straight-line whole kilometres; undefined without a place. */
  km: number | undefined
  /** The first hour with room for all; undefined when the office is full. */
  first: FreeSlot | undefined
}

/** `until` is the first moment after it. */
export interface Span {
  from: Instant
  until: Instant
}

export const overlap = (one: Span, other: Span): boolean => one.from < other.until && other.from < one.until

export interface SlotQuery {
  officeIds: readonly number[]
  procedureIds: string[]
  places: number
  /** Nothing was paid yet: hours before any bank opens are left out (time-to-pay.ts). */
  unpaid?: boolean
  /** Days that are full for the asker, though they may have room. */
  fullDays?: ((officeId: number) => ReadonlySet<LocalDay>) | undefined
  /** When one of those who come is elsewhere: nothing is offered that begins or lasts then. */
  busy?: readonly Span[] | undefined
  /** First and last day wanted; without them, whatever is open. */
  from?: LocalDay
  until?: LocalDay
  weekdays?: readonly number[]
  fromMinute?: number
  untilMinute?: number
  limit: number
  /** Spread over each day, so that a list shows several days. */
  perDay?: number
}

export interface SlotState {
  offer: FreeSlot
  scheduleId: number
  zone: string
  /** For everybody, and for the office alone. */
  free: number
  kept: number
  /** Places above the plan, which people kept when the hour lost windows. */
  surplus: number
  closed: boolean
  officeOpen: boolean
  bookableUntil: Instant
  visitEndsAt: Instant
}

interface SlotStateRow {
  id: number
  schedule_id: number
  office_id: number
  starts_at: number
  day: LocalDay
  minute: number
  free: number
  kept: number
  surplus: number
  closed_at: number | null
  zone: string
  notice_minutes: number
  active: number
}

const READ_SLOT_STATE = statement(
  `select s.id, s.schedule_id, s.office_id, s.starts_at, s.day, s.minute, s.capacity - s.taken - s.cooling - s.kept as free, s.kept,
     max(0, s.capacity - s.planned) as surplus, s.closed_at,
     o.zone, o.notice_minutes, o.active
   from slots s join offices o on o.id = s.office_id where s.id = +$slot`,
  {
    row: row<SlotStateRow>({
      id: 'int',
      schedule_id: 'int',
      office_id: 'int',
      starts_at: 'int',
      day: 'text',
      minute: 'int',
      free: 'int',
      kept: 'int',
      surplus: 'int',
      closed_at: 'int?',
      zone: 'text',
      notice_minutes: 'int',
      active: 'int',
    }),
    params: { slot: 'int' },
  },
)

/** Undefined when it does not exist. */
export function readSlotState(db: Db, slotId: number): SlotState | undefined {
  const row = READ_SLOT_STATE.get(db, { slot: slotId })
  if (!row) return undefined
  return {
    offer: { slotId: row.id, officeId: row.office_id, startsAt: row.starts_at, day: row.day, minute: row.minute },
    scheduleId: row.schedule_id,
    zone: row.zone,
    free: row.free,
    kept: row.kept,
    surplus: row.surplus,
    closed: row.closed_at !== null,
    officeOpen: row.active === 1,
    bookableUntil: row.starts_at - row.notice_minutes * MINUTE,
    visitEndsAt: endOfDay(row.day, row.zone),
  }
}

const SLOTS_FROM = statement(
  `select s.id from slots f join slots s on s.office_id = f.office_id and s.starts_at >= f.starts_at and s.schedule_id = f.schedule_id
     and s.day = f.day and (s.id = f.id or s.closed_at is null)
   where f.id = +$slot order by s.starts_at limit +$count`,
  { row: { id: 'int' }, params: { slot: 'int', count: 'int' }, uses: 'slots_one' },
)

/** This slot and the next of its schedule on that day, `count` in all or fewer (db/walls.sql, slots_after). */
export const slotsFrom = (db: Db, slotId: number, count: number): number[] =>
  SLOTS_FROM.all(db, { slot: slotId, count }).map((row) => row.id)

/** Until when the chat may book this hour for these procedures. */
export const bookableUntil = (db: Db, { startsAt, officeId }: FreeSlot, procedureIds: readonly string[]): Instant =>
  startsAt - noticeAt(db, officeId, procedureIds) * MINUTE

const MORE_SLOTS = statement('select slot_id from appointment_more_slots where appointment_id = ?', {
  row: { slot_id: 'int' },
  params: ['int'],
})

export const slotsOf = (db: Db, one: { id: number; slot_id: number; slot_count: number }): number[] =>
  one.slot_count === 1 ? [one.slot_id] : [one.slot_id, ...MORE_SLOTS.all(db, one.id).map((row) => row.slot_id)]

const REOPEN_PLACE = statement('delete from cooling_places where id = ?', { params: ['int'] })

/** The trigger counts it (db/walls.sql). */
export function reopenPlace(tx: Tx, coolingId: number): void {
  REOPEN_PLACE.run(tx, coolingId)
}

const SPAN_OF = statement('select starts_at, ends_at from slots where id in (select value from json_each(?)) order by starts_at', {
  row: { starts_at: 'int', ends_at: 'int' },
  params: ['text'],
  because: 'a visit takes few slots',
})

/** Of a visit that begins in this slot; undefined when it does not exist. */
export function spanOf(db: Db, slotId: number, count = 1): Span | undefined {
  const slots = SPAN_OF.all(db, JSON.stringify(count === 1 ? [slotId] : slotsFrom(db, slotId, count)))
  const [first, last] = [slots[0], slots.at(-1)]
  return first && last && { from: first.starts_at, until: last.ends_at }
}

const COOL_PLACE = statement(
  'insert into cooling_places (slot_id, offer_id, freed_by, freed_at, reopens_at) values (?, ?, ?, ?, ?)',
  { params: ['int', 'int?', 'int?', 'int', 'int'] },
)

const COUNT_COOLING = statement('update slots set cooling = cooling + 1 where id = ?', { params: ['int'] })

/** A free place is nobody's until then. `offerId`: the offer that keeps it; `freedBy`: the contact that left it. */
export function coolPlace(
  tx: Tx,
  { slotId, freedBy }: { slotId: number; freedBy: number | null },
  how: { offerId?: number; until: Instant },
  now: Instant,
): void {
  COOL_PLACE.run(tx, slotId, how.offerId ?? null, freedBy, now, how.until)
  COUNT_COOLING.run(tx, slotId)
}
