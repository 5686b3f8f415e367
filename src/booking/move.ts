import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import { pricesOn } from '../catalogue/fees.ts'
import { findProcedure, lastDayFor } from '../catalogue/procedures.ts'
import { drawCancelCooling, rule } from '../catalogue/rules.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { type Clock, type Instant, MINUTE } from '../clock.ts'
import { seatsAt } from '../schedule/adjacent-hours.ts'
import { bookableUntil, type FreeSlot, readSlotState, type SlotState, slotsFrom, slotsOf } from '../schedule/slots.ts'
import type { Vault } from '../vault.ts'
import { answerMisfit, servedDays } from './eligibility.ts'
import { recordWith, storyOf } from './events.ts'
import { isShareGone } from './free-accounts.ts'
import { type LiveRow, liveRows, membersAsShown } from './groups.ts'
import type { BookingDeps } from './hooks.ts'
import { unfit } from './limits.ts'
import type { Moved, MoveUndo } from './outcomes.ts'
import { givableAt, giveResting } from './resting.ts'
import { visitAtThatTime } from './rivals.ts'
import { answersOf, groupOf } from './views.ts'

/** Restored when the move is undone. */
export interface Before {
  slotId: number
  halfFee: number
  price: number | null
}

export interface HourChange {
  id: number
  version: number
  leaves: Instant
  to: Before
  moves: number
  /** The old place cools at least that long. Undefined: no undo. */
  undoUntil: Instant | undefined
}

const CHANGE_HOUR = statement(
  `update appointments set slot_id = $slot, office_id = $office, visit_ends_at = $visitEndsAt, reopens_at = $reopensAt,
     undo_until = $undoUntil, half_fee = $half, price = $price, moves = $moves, updated_at = $now, version = version + 1
   where id = +$id and state = 'confirmed' and version = +$version`,
  {
    params: {
      slot: 'int',
      office: 'int',
      visitEndsAt: 'int',
      reopensAt: 'int?',
      undoUntil: 'int?',
      half: 'int',
      price: 'int?',
      moves: 'int',
      now: 'int',
      id: 'int',
      version: 'int',
    },
  },
)

/**
 * The only write that moves an appointment to another hour: it takes the new place, and the old one cools. Throws when the row changed,
 * because the caller decided on stale data.
 */
export function changeHour(tx: Tx, clock: Pick<Clock, 'random'>, change: HourChange, now: Instant): void {
  const seat = readSlotState(tx, change.to.slotId)
  if (!seat) throw new Error('an hour vanished while somebody was moved into it')
  const reopensAt = now + drawCancelCooling(tx, clock, change.leaves - now)
  const { changes } = CHANGE_HOUR.run(tx, {
    slot: seat.offer.slotId,
    office: seat.offer.officeId,
    visitEndsAt: seat.visitEndsAt,
    reopensAt: Math.max(reopensAt, change.undoUntil ?? 0),
    undoUntil: change.undoUntil ?? null,
    half: change.to.halfFee,
    price: change.to.price,
    moves: change.moves,
    now,
    id: change.id,
    version: change.version,
  })
  if (changes !== 1) throw new Error('an appointment changed while it was moved')
}

/** For the `detail` of a move by its person. */
const writeBefore = (before: Before): string => JSON.stringify(before)

/** Before its last move, and when that was; undefined when not recorded. */
export function lastMove(db: Db, vault: Vault, appointmentId: number): (Before & { at: Instant }) | undefined {
  const line = storyOf(db, vault, appointmentId, 'moved').at(-1)
  return line?.detail?.startsWith('{') ? { ...(JSON.parse(line.detail) as Before), at: line.at } : undefined
}

const MOVES_UNDONE = statement(
  `select max(times) as most from (select count(*) as times from appointment_events
   where appointment_id in (select value from json_each(?)) and what = 'move_undone' group by appointment_id)`,
  { row: { most: 'int?' }, params: ['text'], uses: 'appointment_events_of' },
)

/** The most often that a move of one of these was undone. */
function movesUndone(db: Db, appointmentIds: readonly number[]): number {
  const row = MOVES_UNDONE.get(db, JSON.stringify(appointmentIds))
  return row?.most ?? 0
}

export interface Move {
  groupId: string
  /** `stampOf` the live members, as they were shown. */
  stamp: string
  /** All live ones when undefined. They keep folio and group. */
  members?: readonly number[] | undefined
  /** The first one's hour; a group may need the hours right after it. */
  slotId: number
  /** How many begin in each of these hours, as shown. Any other distribution is `taken`. */
  shown?: readonly number[] | undefined
  actor: Actor
  /** Offered by the office: limits of own moves and of answers do not apply, and their count restarts. */
  offered?: true
  reason?: string
  /** Only appointments of this contact. */
  contactId?: number
}

type Refusal = Extract<Moved, { ok: false }>['why']

/** Limits of a citizen's own wish: moves, notice, resting places. */
const isLimited = ({ actor, offered }: Pick<Move, 'actor' | 'offered'>): boolean => actor === 'citizen' && !offered

/**
 * Takes the new place and frees the old one in one transaction. Row, folio, group and person stay. The old place cools like a cancelled
 * one, so that it cannot be handed over. A citizen may move `moves_an_appointment` times, not at short notice, and may undo a move
 * (undo-move.ts) for `undo_minutes`. The office moves without limit, and the person's count restarts.
 */
export function move(tx: Tx, deps: BookingDeps, asked: Move, now: Instant): Moved {
  const meant = membersAsShown(liveRows(tx, asked.groupId, asked.contactId, now), asked)
  if (!meant) return { ok: false, why: 'stale' }
  const slot = readSlotState(tx, asked.slotId)
  const why = refuse(tx, deps, asked, meant, slot, now)
  if (why) return { ok: false, why }
  const seats = seatsAt(
    tx,
    asked.slotId,
    meant.map((row) => row.slot_count),
    seatsFor(tx, meant, asked, now),
  )
  if (!seats || (asked.shown && !isAsShown(seats, asked.shown))) return { ok: false, why: 'taken' }
  const going = assign(meant, seats).filter(({ row, seat }) => row.slot_id !== seat.slotId)
  if (going.length === 0) return { ok: false, why: 'same' }
  if (going.some(({ row, seat }) => isBusy(tx, row, seat, asked, now))) return { ok: false, why: 'same_time' }
  const rested = isLimited(asked) ? 0 : giveResting(tx, goingInto(tx, going), now)
  const undoUntil = undoUntilFor(tx, meant, asked, now)
  for (const one of going) moveRow(tx, deps, one, { ...asked, undoUntil }, now)
  deps.hooks.groupChanged(tx, deps, { what: 'moved', groupId: asked.groupId }, now)
  const moved = new Set(going.map(({ row }) => row.id))
  const appointments = groupOf(tx, deps.vault, asked.groupId).filter((view) => moved.has(view.id))
  const changed = priceChanged(going, appointments)
  const undo = undoOf(going, undoUntil)
  return { ok: true, appointments, movesLeft: movesLeft(tx, appointments), priceChanged: changed, undo, rested }
}

/** Places only for these people: their own seats, and what the office may give at once. */
export function seatsFor(
  db: Db,
  meant: readonly Pick<LiveRow, 'id' | 'slot_id' | 'slot_count'>[],
  asked: Pick<Move, 'actor' | 'offered'>,
  now: Instant,
): (slotId: number) => number {
  const own = ownSeats(db, meant)
  const givable = givableAt(db, now)
  return isLimited(asked) ? own : (slotId) => own(slotId) + givable(slotId)
}

/** Each once for each place. */
const goingInto = (db: Db, going: readonly Going[]): number[] =>
  going.flatMap(({ row, seat }) => {
    const own = slotsOf(db, row)
    return slotsFrom(db, seat.slotId, row.slot_count).filter((id) => !own.includes(id))
  })

/** Of several with several slots each, none: they move one by one, and the place that one leaves cools before the next could sit there. */
function ownSeats(db: Db, meant: readonly Pick<LiveRow, 'id' | 'slot_id' | 'slot_count'>[]): (slotId: number) => number {
  if (meant.length > 1 && meant.some((row) => row.slot_count > 1)) return () => 0
  const slots = meant.flatMap((row) => slotsOf(db, row))
  return (slotId) => slots.filter((one) => one === slotId).length
}

/** Another appointment at that time; for a clerk, one of the clerk's own agency. */
const isBusy = (db: Db, row: LiveRow, seat: FreeSlot, { groupId, actor }: Move, now: Instant): boolean => {
  const asked = { personId: row.person_id, slotId: seat.slotId, slotCount: row.slot_count, groupId }
  return visitAtThatTime(db, actor === 'citizen' ? asked : { ...asked, byOffice: seat.officeId }, now) !== undefined
}

/** The member moved most often decides. */
const movesLeft = (db: Db, rows: readonly { moves: number }[]): number =>
  Math.max(0, rule(db, 'moves_an_appointment') - Math.max(0, ...rows.map((row) => row.moves)))

function refuse(
  db: Db,
  deps: BookingDeps,
  asked: Move,
  meant: LiveRow[],
  slot: SlotState | undefined,
  now: Instant,
): Refusal | undefined {
  const limited = isLimited(asked)
  if (limited && movesLeft(db, meant) === 0) return 'moves_used_up'
  if (!slot) return 'taken'
  if (meant.every((row) => row.slot_id === asked.slotId)) return 'same'
  if (slot.closed) return 'closed'
  const procedures = meant.map((row) => row.procedure_id)
  if (limited ? now > bookableUntil(db, slot.offer, procedures) : slot.offer.startsAt <= now) return 'too_soon'
  const last = limited ? lastDayFor(db, procedures, slot.zone, now) : undefined
  if (last !== undefined && slot.offer.day > last) return 'not_offered'
  const why = unfit(
    db,
    slot,
    meant.map((row) => asMember(deps, row)),
  )
  if (why) return why === 'own_live' ? 'stale' : why
  const { day } = slot.offer
  const served = meant.flatMap((row) => servedDays(db, row.procedure_id, answersOf(deps.vault, row)))
  if (!asked.offered && answerMisfit([{ served }], { from: day, until: day })) return 'answer'
  if (meant.some((row) => !priceThen(db, deps, row, day))) return 'validity'
  const moving = meant.map((row) => row.id)
  return limited && isShareGone(db, moving, slot.offer, now) ? 'share' : undefined
}

/** For `unfit`, which compares procedures, ages and identities. */
const asMember = (deps: BookingDeps, row: LiveRow) => ({
  person: { name: '', birthDate: birthOf(deps, row) },
  procedureId: row.procedure_id,
  key: new TextEncoder().encode(String(row.person_id)),
})

function birthOf({ vault }: BookingDeps, row: LiveRow): LocalDay | undefined {
  if (!row.birth_sealed) throw new Error('a person with a live appointment was forgotten')
  return vault.open(row.birth_sealed) || undefined
}

function isAsShown(seats: FreeSlot[], shown: readonly number[]): boolean {
  const runs = [...Map.groupBy(seats, (seat) => seat.slotId).values()].map((same) => same.length)
  return runs.join() === shown.join()
}

interface Going {
  row: LiveRow
  seat: FreeSlot
}

/** A member who already sits in one of the new hours stays there, so that no place must be left before another can be had. */
function assign(meant: LiveRow[], seats: FreeSlot[]): Going[] {
  // Each seat was found for a visit of that length.
  const open = seats.map((seat, at) => ({ seat, length: meant[at]?.slot_count }))
  const take = (row: LiveRow, fits: (seat: FreeSlot) => boolean): FreeSlot | undefined => {
    const at = open.findIndex(({ seat, length }) => length === row.slot_count && fits(seat))
    return at < 0 ? undefined : open.splice(at, 1)[0]?.seat
  }
  const staying = new Map(meant.map((row) => [row, take(row, (seat) => seat.slotId === row.slot_id)]))
  return meant.flatMap((row) => {
    const seat = staying.get(row) ?? take(row, () => true)
    return seat ? [{ row, seat }] : []
  })
}

/** Undefined: no undo. Limited like moves, or hours could be emptied by moving back and forth. */
function undoUntilFor(db: Db, meant: LiveRow[], asked: Move, now: Instant): Instant | undefined {
  const undoMs = rule(db, 'undo_minutes') * MINUTE
  if (asked.actor !== 'citizen' || undoMs === 0) return undefined
  const undone = movesUndone(
    db,
    meant.map((row) => row.id),
  )
  return undone < rule(db, 'moves_an_appointment') ? now + undoMs : undefined
}

function undoOf(going: { row: LiveRow }[], until: Instant | undefined): MoveUndo | undefined {
  const [first] = going
  return first && until !== undefined
    ? { members: going.map(({ row }) => row.member), slotId: first.row.slot_id, until }
    : undefined
}

function moveRow(
  tx: Tx,
  deps: BookingDeps,
  { row, seat }: Going,
  asked: Move & { undoUntil: Instant | undefined },
  now: Instant,
): void {
  const { undoUntil } = asked
  const { half, price } = priceThen(tx, deps, row, seat.day) ?? { half: row.half_fee, price: row.price }
  const change: HourChange = {
    id: row.id,
    version: row.version,
    leaves: row.starts_at,
    to: { slotId: seat.slotId, halfFee: half, price },
    moves: isLimited(asked) ? row.moves + 1 : 0,
    undoUntil,
  }
  changeHour(tx, deps.clock, change, now)
  const before = undoUntil === undefined ? null : writeBefore({ slotId: row.slot_id, halfFee: row.half_fee, price: row.price })
  recordWith(tx, deps.vault, row.id, 'moved', asked.actor, now, asked.reason ?? before)
}

type Price = { half: number; price: number | null }

/**
 * Fees change on 1 January, and half price depends on the age on that day. Half price for another reason stays, because the reason is not
 * known. Undefined when the age on that day allows only other validities. Without a known tariff the told price stays.
 */
export function priceThen(db: Db, deps: BookingDeps, row: LiveRow, day: LocalDay): Price | undefined {
  const told = { half: row.half_fee, price: row.price }
  if (row.years === null) return told
  const { feeTable } = findProcedure(db, row.procedure_id) ?? {}
  const birthDate = birthOf(deps, row)
  const then = pricesOn(db, feeTable, birthDate, day)
  if (then.quotes.length === 0) return told
  const quote = then.quotes.find((one) => one.years === row.years)
  if (!quote) return undefined
  const otherCause = row.half_fee === 1 && !pricesOn(db, feeTable, birthDate, row.day).halfByAge
  const half = then.halfByAge || otherCause
  return { half: half ? 1 : 0, price: half ? quote.half : quote.full }
}

/** The totals before and after a move to that hour. Undefined when free, or when the age on that day allows only other validities. */
export function priceAfterMove(
  db: Db,
  deps: BookingDeps,
  asked: { groupId: string; members?: readonly number[] | undefined; slotId: number; contactId: number },
  now: Instant,
): { before: number; after: number } | undefined {
  const day = readSlotState(db, asked.slotId)?.offer.day
  const rows = liveRows(db, asked.groupId, asked.contactId, now).filter((row) => asked.members?.includes(row.member) ?? true)
  const then = day === undefined ? [] : rows.map((row) => priceThen(db, deps, row, day))
  if (then.length === 0 || then.includes(undefined) || rows.every((row) => row.price === null)) return undefined
  const sum = (prices: (number | null | undefined)[]) => prices.reduce<number>((total, price) => total + (price ?? 0), 0)
  return { before: sum(rows.map((row) => row.price)), after: sum(then.map((one) => one?.price)) }
}

const priceChanged = (going: { row: LiveRow }[], after: { id: number; price: number | undefined }[]): boolean =>
  going.some(({ row }) => (row.price ?? undefined) !== after.find((view) => view.id === row.id)?.price)
