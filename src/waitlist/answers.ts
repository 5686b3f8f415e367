import { attempt, type Db, type Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import { phoneGiven } from '../booking/callback-phones.ts'
import { liveRows } from '../booking/groups.ts'
import { heldRows, hold } from '../booking/holds.ts'
import type { BookingDeps } from '../booking/hooks.ts'
import { move } from '../booking/move.ts'
import type { Held, Moved } from '../booking/outcomes.ts'
import { personKey } from '../booking/people.ts'
import { type Given, give } from '../booking/staff-bookings.ts'
import type { RequestedPlaces } from '../booking/types.ts'
import { notAtNight } from '../catalogue/quiet-hours.ts'
import { HOUR, type Instant } from '../clock.ts'
import { asFreeSlot } from '../schedule/adjacent-hours.ts'
import { findSlot } from '../schedule/availability.ts'
import { type FreeSlot, readSlotState, slotsOf } from '../schedule/slots.ts'
import { endOffer, type KeptPlace, keptPlaces, offersLeft, offerToNext, restWhenUsedUp } from './offers.ts'
import type { WaitingOffer } from './types.ts'
import { isFor, peopleOf, readEntry } from './wishes.ts'

interface OfferRow {
  id: number
  wish_id: number
  slot_id: number
  places: number
  freed_by: string
  state: WaitingOffer['state']
  ends_at: Instant
  told_at: Instant | null
  moves_group: string | null
  slot_count: number
  live: number
}

const OFFER_ROW = row<OfferRow>({
  id: 'int',
  wish_id: 'int',
  slot_id: 'int',
  places: 'int',
  freed_by: 'text',
  state: 'text',
  ends_at: 'int',
  told_at: 'int?',
  moves_group: 'text?',
  slot_count: 'int',
  live: 'int',
})

const OFFER = `select o.id, o.wish_id, o.slot_id, o.places, o.freed_by, o.state, o.ends_at, o.told_at, w.moves_group, w.slot_count, w.live
  from wait_offers o join wait_wishes w on w.id = o.wish_id`

const READ_OFFER = statement(`${OFFER} where o.id = +? and w.contact_id is +?`, { row: OFFER_ROW, params: ['int', 'int?'] })

/** In any state; undefined when this contact has none with that id. */
export function readOffer(db: Db, contactId: number, offerId: number): WaitingOffer | undefined {
  const row = READ_OFFER.get(db, offerId, contactId)
  return row ? toOffer(db, row) : undefined
}

const OPEN_OFFERS_OF = statement(
  `${OFFER} where w.contact_id = +$contact and w.live = 1 and o.state = 'open' and o.ends_at > +$now order by o.ends_at, o.id`,
  {
    row: OFFER_ROW,
    params: { contact: 'int', now: 'int' },
    uses: 'wait_offers_wish wait_wishes_contact',
    because: 'a contact has few offers',
  },
)

/** Soonest to end first. */
export function openOffersOf(db: Db, contactId: number, now: Instant): WaitingOffer[] {
  return OPEN_OFFERS_OF.all(db, { contact: contactId, now }).flatMap((row) => toOffer(db, row) ?? [])
}

function toOffer(db: Db, row: OfferRow): WaitingOffer | undefined {
  const kept = keptPlaces(db, row)
  const slot = asFreeSlot(
    startsOfVisits(
      kept.flatMap((place) => findSlot(db, place.slotId) ?? []),
      row.slot_count,
    ),
  )
  return (
    slot && {
      id: row.id,
      wishId: row.wish_id,
      slot,
      places: kept.length,
      state: row.state,
      endsAt: row.ends_at,
      told: row.told_at !== null,
    }
  )
}

/** `length` consecutive hours each; `places` in the order of time. */
function startsOfVisits(places: readonly FreeSlot[], length: number): FreeSlot[] {
  const left = [...places]
  const starts: FreeSlot[] = []
  for (let start = left.shift(); start; start = left.shift()) {
    starts.push(start)
    let last = start
    for (let nth = 1; nth < length; nth++) {
      const at = left.findIndex((one) => one.startsAt > last.startsAt)
      last = left.splice(at, 1)[0] ?? last
    }
  }
  return starts
}

const OPEN_OFFER_OF = statement(`${OFFER} where o.wish_id = +? and o.state = 'open'`, {
  row: OFFER_ROW,
  params: ['int'],
  uses: 'wait_offers_wish',
})

export function openOfferOf(db: Db, wishId: number, now: Instant): WaitingOffer | undefined {
  const row = OPEN_OFFER_OF.get(db, wishId)
  return row && isRunning(row, now) ? toOffer(db, row) : undefined
}

const isRunning = (row: OfferRow, now: Instant): boolean => row.state === 'open' && row.live === 1 && row.ends_at > now

/** Undefined for people who can only be called. */
function runningOffer(db: Db, contactId: number | undefined, offerId: number, now: Instant): OfferRow | undefined {
  const row = READ_OFFER.get(db, offerId, contactId ?? null)
  return row && isRunning(row, now) ? row : undefined
}

/** After so long the last hold, renewed or not, is an appointment or gone. */
const LAST_HOLD_MS = HOUR

/**
 * Turns the places kept for this entry into the contact's hold, in one step, so that no one comes in between. Refused like any hold; then
 * the offer goes on. `gone`: it is over, or is not theirs.
 */
export function takeOffer(
  tx: Tx,
  deps: BookingDeps,
  asked: { contactId: number; offerId: number; wish: RequestedPlaces; holdMs: number },
  now: Instant,
): Held | { ok: false; why: 'gone' } {
  const offer = runningOffer(tx, asked.contactId, asked.offerId, now)
  const keys = asked.wish.members.map((member) => personKey(deps.vault, member.person))
  if (!offer || asked.wish.slotId !== offer.slot_id || !isFor(tx, offer.wish_id, keys)) return { ok: false, why: 'gone' }
  const held = attempt(
    tx,
    (step) =>
      intoKept(step, deps, offer, now, () => {
        const { contactId, wish, holdMs } = asked
        const done = hold(step, deps, { contactId, wish, holdMs, offerId: offer.id }, now)
        return { done, seats: done.ok ? heldRows(step, asked.contactId).flatMap((row) => slotsOf(step, row)) : [] }
      }),
    (done) => done.ok,
  )
  const zone = held.ok ? readSlotState(tx, offer.slot_id)?.zone : undefined
  if (zone && offersLeft(tx, offer.wish_id) === 0)
    endSoon(tx, offer.wish_id, notAtNight(tx, now + asked.holdMs + LAST_HOLD_MS, zone), now)
  return held
}

const END_SOON = statement(
  'update wait_wishes set expires_at = min(expires_at, ?), version = version + 1, updated_at = ? where id = ?',
  { params: ['int', 'int', 'int'] },
)

/** If the last offer leads to nothing, the entry rests and its person is told (wishes.ts). */
function endSoon(tx: Tx, wishId: number, at: Instant, now: Instant): void {
  END_SOON.run(tx, at, now, wishId)
}

/**
 * Moves the appointments of a search into the places kept for it, and ends the search. Refused like any move; then the offer goes on.
 * `gone`: it is over, or is no such offer.
 */
export function moveByOffer(
  tx: Tx,
  deps: BookingDeps,
  asked: { contactId: number; offerId: number; stamp: string },
  now: Instant,
): Moved | { ok: false; why: 'gone' } {
  const offer = runningOffer(tx, asked.contactId, asked.offerId, now)
  const groupId = offer?.moves_group
  if (!offer || !groupId) return { ok: false, why: 'gone' }
  return attempt(
    tx,
    (step) =>
      intoKept(step, deps, offer, now, () => {
        const { contactId, stamp } = asked
        const done = move(step, deps, { groupId, stamp, slotId: offer.slot_id, actor: 'citizen', contactId }, now)
        if (done.ok) endServed(step, offer.wish_id, now)
        return { done, seats: done.ok ? liveRows(step, groupId, contactId, now).flatMap((row) => slotsOf(step, row)) : [] }
      }),
    (done) => done.ok,
  )
}

/**
 * Gives the places kept for this entry to its people, who agreed by telephone. Refused like any booking at the counter; then the offer goes
 * on. `gone`: it is over, or their data are.
 */
export function giveByOffer(
  tx: Tx,
  deps: BookingDeps,
  asked: { offerId: number; actor: Actor; reason: string },
  now: Instant,
): Given | { ok: false; why: 'gone' } {
  const offer = runningOffer(tx, undefined, asked.offerId, now)
  const people = offer && peopleOf(readEntry(tx, deps.vault, offer.wish_id))
  if (!offer || !people) return { ok: false, why: 'gone' }
  const phoneToCall = phoneGiven(tx, deps.vault, { wishId: offer.wish_id })
  return attempt(
    tx,
    (step) =>
      intoKept<Given>(step, deps, offer, now, () => {
        const { offerId, actor, reason } = asked
        const gift = { ...people, slotId: offer.slot_id, offerId, origin: 'phone', actor, reason } as const
        const done: Given = give(step, deps, { ...gift, ...(phoneToCall !== undefined && { phoneToCall }) }, now)
        if (!done.ok) return { done, seats: [] }
        endServed(step, offer.wish_id, now)
        const groupId = done.appointments[0]?.groupId ?? ''
        return { done, seats: liveRows(step, groupId, undefined, now).flatMap((row) => slotsOf(step, row)) }
      }),
    (done) => done.ok,
  )
}

/** Accepts an offer: its places are free for `sit` in this same step. Unused ones go to the next in line, or cool. */
function intoKept<Done extends { ok: boolean }>(
  tx: Tx,
  deps: BookingDeps,
  offer: OfferRow,
  now: Instant,
  sit: () => { done: Done; seats: number[] },
): Done {
  const left: KeptPlace[] = [...keptPlaces(tx, offer)]
  endOffer(tx, offer.id, 'accepted', false, now)
  const { done, seats } = sit()
  for (const slotId of seats) {
    const at = left.findIndex((place) => place.slotId === slotId)
    if (at >= 0) left.splice(at, 1)
  }
  if (done.ok) offerToNext(tx, deps.clock, left, now)
  return done
}

const END_SERVED = statement(
  "update wait_wishes set state = 'booked', live = 0, version = version + 1, updated_at = ? where id = ? and live = 1",
  { params: ['int', 'int'] },
)

function endServed(tx: Tx, wishId: number, now: Instant): void {
  END_SERVED.run(tx, now, wishId)
}

/**
 * The place goes to the next in line, and this entry keeps its position. `rested`: it was the last offer that the rule allows. Undefined
 * when the offer is over or is not this contact's.
 */
export function declineOffer(
  tx: Tx,
  deps: BookingDeps,
  contactId: number | undefined,
  offerId: number,
  now: Instant,
): { rested: boolean; left: number } | undefined {
  const offer = runningOffer(tx, contactId, offerId, now)
  if (!offer) return undefined
  const kept = keptPlaces(tx, offer)
  endOffer(tx, offer.id, 'declined', false, now)
  offerToNext(tx, deps.clock, kept, now)
  const rested = restWhenUsedUp(tx, offer.wish_id, now)
  return { rested, left: offersLeft(tx, offer.wish_id) }
}
