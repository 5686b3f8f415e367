import { savepoint, type Tx } from '../../../db/open.ts'
import { type Clock, type Instant, MINUTE } from '../../clock.ts'
import { dayOf } from '../calendar.ts'
import { notAtNight, withoutNights } from '../reminders/quiet-hours.ts'
import { drawCancelCooling, rule } from '../rules.ts'
import type { LocalDay } from '../types.ts'
import { readSlotState, type SlotState } from '../wishes.ts'
import { firstInLine, type InLine, somebodyWaits } from './line.ts'

/**
 * Offers what is free in this hour, or no longer cools for somebody else, to the first in line whom it serves, one after the other
 * until nobody or nothing is left. Returns how many offers were made. What nobody takes stays as it is: cooling or free.
 */
export function offerPlaces(tx: Tx, slotId: number, now: Instant): number {
  const slot = readSlotState(tx, slotId)
  if (!slot || slot.closed || !slot.officeOpen || !somebodyWaits(tx, slot.offer.officeId)) return 0
  const span = offerSpan(tx, slot, now)
  if (!span) return 0
  for (let made = 0; ; made++) {
    const cooled = placesForTheLine(tx, slotId, now)
    const free = readSlotState(tx, slotId)?.free ?? 0
    const freedBy = [...new Set(cooled.flatMap(whoFreed))]
    const first = firstInLine(tx, slot, { places: cooled.length + free, freedBy, day: span.day }, now)
    if (!first) return made
    keepFor(tx, slotId, first, cooled.slice(0, first.people), span, now)
  }
}

interface Span {
  tellAt: Instant
  endsAt: Instant
  day: LocalDay
}

/**
 * From when until when an offer of this hour would run: from the next waking moment, `offer_minutes` without the nights, and never
 * longer than half of the time in which the place can still be taken, so that the next in line has a chance too. Undefined when
 * less than `offer_least_minutes` are left; whoever wants shorter offers than that has shorter ones.
 */
function offerSpan(tx: Tx, slot: SlotState, now: Instant): Span | undefined {
  const tellAt = notAtNight(tx, now, slot.zone)
  const whole = withoutNights(tx, tellAt, rule(tx, 'offer_minutes') * MINUTE, slot.zone)
  const endsAt = Math.min(whole, tellAt + Math.floor((slot.bookableUntil - tellAt) / 2))
  const least = Math.max(1, Math.min(rule(tx, 'offer_least_minutes'), rule(tx, 'offer_minutes'))) * MINUTE
  return endsAt < tellAt + least ? undefined : { tellAt, endsAt, day: dayOf(tellAt, slot.zone) }
}

interface CoolingPlace {
  id: number
  freed_by: number | null
  /** Whose the appointment is now: two contacts may have become one since. */
  contact_id: number | null
}

const whoFreed = (place: CoolingPlace): number[] => [place.freed_by, place.contact_id].filter((one) => one !== null)

/**
 * Cooling places of this hour that may go to the line: those that have cooled, those of appointments whose last change (a move, a
 * cancellation) can no longer be undone, and those that the line had before. What a hold left is its contact's to take back until it has cooled.
 */
function placesForTheLine(tx: Tx, slotId: number, now: Instant): CoolingPlace[] {
  return tx.client
    .query<CoolingPlace, { slot: number; now: number }>(
      `select c.id, c.freed_by, a.contact_id from cooling_places c left join appointments a on a.id = c.appointment_id
       where c.slot_id = +$slot and (c.reopens_at <= +$now or a.id is null
         or (a.state not in ('held', 'expired', 'released') and (coalesce(a.undo_until, 0) <= +$now or ${LEFT_EARLIER})))
       order by c.reopens_at, c.id`,
    )
    .all({ slot: slotId, now })
}

/** The person left another place since: undoing brings them back to that one. */
const LEFT_EARLIER = `exists (select 1 from cooling_places l where l.appointment_id = a.id and l.id > c.id)`

/** Keeps as many places of the hour as come together: those that cooled first, then free ones. */
function keepFor(tx: Tx, slotId: number, first: InLine, cooled: CoolingPlace[], span: Span, now: Instant): void {
  for (const { id } of cooled) tx.client.query<unknown, [number]>('delete from cooling_places where id = ?').run(id)
  tx.client
    .query<unknown, Record<string, string | number>>(
      `insert into wait_offers (wish_id, slot_id, places, state, freed_by, tell_at, ends_at, day, created_at)
       values ($wish, $slot, $places, 'open', $freedBy, $tellAt, $endsAt, $day, $now)`,
    )
    .run({
      wish: first.wishId,
      slot: slotId,
      places: first.people,
      freedBy: JSON.stringify(cooled.map((place) => place.contact_id ?? place.freed_by)),
      ...span,
      now,
    })
}

interface OpenOffer {
  id: number
  wish_id: number
  slot_id: number
  places: number
  freed_by: string
  told_at: Instant | null
  ends_at: Instant
  live: number
}

const OPEN_OFFER = `select o.id, o.wish_id, o.slot_id, o.places, o.freed_by, o.told_at, o.ends_at, w.live
  from wait_offers o join wait_wishes w on w.id = o.wish_id where o.state = 'open'`

/** Ending an offer later than this means that nobody worked when it ran out: its person could not have been heard. */
const LATE_MS = 5 * MINUTE

/**
 * Ends offers whose time is over, at most `limit`, and passes their places on. When the computer was off at that moment, the
 * person gets a little more time instead: an answer that Meta kept meanwhile still counts.
 */
export function endDueOffers(tx: Tx, clock: Pick<Clock, 'random'>, now: Instant, limit: number): number {
  const due = tx.client
    .query<OpenOffer, { now: number; limit: number }>(`${OPEN_OFFER} and o.ends_at <= +$now order by o.ends_at limit +$limit`)
    .all({ now, limit: Math.max(0, limit) })
  for (const offer of due) {
    const slot = readSlotState(tx, offer.slot_id)
    const stands = offer.live === 1 && slot !== undefined && !slot.closed
    if (stands && offer.told_at !== null && now - offer.ends_at > LATE_MS && giveMoreTime(tx, offer, slot, now)) continue
    const lapsed = stands && offer.told_at !== null
    endOffer(tx, offer.id, lapsed ? 'lapsed' : 'withdrawn', offer.live === 1 && offer.told_at !== null, now)
    passOn(tx, clock, offer, slot, now)
    if (lapsed) restWhenUsedUp(tx, offer.wish_id, now)
  }
  return due.length
}

function giveMoreTime(tx: Tx, offer: OpenOffer, slot: SlotState, now: Instant): boolean {
  const until = withoutNights(tx, now, rule(tx, 'offer_least_minutes') * MINUTE, slot.zone)
  if (until > slot.bookableUntil) return false
  tx.client.query<unknown, [number, number]>('update wait_offers set ends_at = ? where id = ?').run(until, offer.id)
  return true
}

export function endOffer(
  tx: Tx,
  offerId: number,
  state: 'accepted' | 'declined' | 'lapsed' | 'withdrawn' | 'unsaid',
  untold: boolean,
  now: Instant,
): void {
  const { changes } = tx.client
    .query<unknown, Record<string, string | number>>(
      "update wait_offers set state = $state, untold = $untold, ended_at = $now where id = $id and state = 'open'",
    )
    .run({ state, untold: untold ? 1 : 0, now, id: offerId })
  if (changes !== 1) throw new Error('an offer ended while it was ended')
}

/**
 * The places of an offer that came to nothing go to the next in line; those that serve nobody cool, as any freed place does, so
 * that declining hands nothing over either.
 */
export function passOn(
  tx: Tx,
  clock: Pick<Clock, 'random'>,
  offer: Pick<OpenOffer, 'slot_id' | 'places' | 'freed_by'>,
  slot: SlotState | undefined,
  now: Instant,
): void {
  if (!slot || slot.closed) return
  const freedBy = JSON.parse(offer.freed_by) as (number | null)[]
  for (let at = 0; at < offer.places; at++) {
    const reopensAt = now + drawCancelCooling(tx, clock, slot.offer.startsAt - now)
    if (reopensAt > now) coolAgain(tx, offer.slot_id, freedBy[at] ?? null, reopensAt, now)
  }
  offerPlaces(tx, offer.slot_id, now)
}

function coolAgain(tx: Tx, slotId: number, freedBy: number | null, reopensAt: Instant, now: Instant): void {
  tx.client
    .query<unknown, [number, number | null, number, number]>(
      'insert into cooling_places (slot_id, appointment_id, freed_by, freed_at, reopens_at) values (?, 0, ?, ?, ?)',
    )
    .run(slotId, freedBy, now, reopensAt)
  tx.client.query<unknown, [number]>('update slots set cooling = cooling + 1 where id = ?').run(slotId)
}

/** There is no way to tell this person now: the place goes on to the next, and this wish is asked again on another day. */
export function passUnsaid(tx: Tx, clock: Pick<Clock, 'random'>, offerId: number, now: Instant): void {
  const offer = tx.client.query<OpenOffer, [number]>(`${OPEN_OFFER} and o.id = ?`).get(offerId)
  if (!offer) return
  endOffer(tx, offerId, 'unsaid', false, now)
  passOn(tx, clock, offer, readSlotState(tx, offer.slot_id), now)
}

/** How many offers a wish may still have. */
export function offersLeft(tx: Tx, wishId: number): number {
  const row = tx.client
    .query<{ made: number }, [number]>(
      `select count(*) as made from wait_offers o join wait_wishes w on w.id = o.wish_id
       where o.wish_id = ? and o.state not in ('withdrawn', 'unsaid') and o.created_at >= w.joined_at`,
    )
    .get(wishId)
  return Math.max(0, rule(tx, 'offers_a_wish') - (row?.made ?? 0))
}

/** After the last offer that came to nothing a wish rests: somebody whom no place suits is not to be asked for ever. */
export function restWhenUsedUp(tx: Tx, wishId: number, now: Instant): boolean {
  if (offersLeft(tx, wishId) > 0) return false
  return (
    tx.client
      .query<unknown, [number, number]>(
        `update wait_wishes set state = 'rested', live = 0, version = version + 1, updated_at = ? where id = ? and live = 1`,
      )
      .run(now, wishId).changes === 1
  )
}

/** The hours in which something became free since the last look, at most `limit` of them, are offered to the line. */
export function lookAtFreed(tx: Tx, now: Instant, limit: number): number {
  const due = tx.client
    .query<{ id: number; slot_id: number }, { now: number; limit: number }>(
      'select id, slot_id from wait_looks where look_at <= +$now order by look_at, id limit +$limit',
    )
    .all({ now, limit: Math.max(0, limit) })
  for (const { id } of due) tx.client.query<unknown, [number]>('delete from wait_looks where id = ?').run(id)
  for (const slotId of new Set(due.map((one) => one.slot_id))) offerPlaces(tx, slotId, now)
  return due.length
}

/** Tries a step that may still be refused; then nothing of it was done. */
export function tryOut<T extends { ok: boolean }>(tx: Tx, step: (tx: Tx) => T): T {
  let result: T | undefined
  try {
    return savepoint(tx, (inner) => {
      result = step(inner)
      if (!result.ok) throw new NotDone()
      return result as T extends PromiseLike<unknown> ? never : T
    })
  } catch (error) {
    if (error instanceof NotDone && result) return result
    throw error
  }
}

class NotDone extends Error {
  override readonly name = 'NotDone'
}
