import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { RestingPlace } from '../booking/resting.ts'
import { closeCall, wasTried } from '../calls/calls.ts'
import { withoutNights } from '../catalogue/quiet-hours.ts'
import { drawCancelCooling, rule } from '../catalogue/rules.ts'
import { type Clock, type Instant, MINUTE } from '../clock.ts'
import { giveUpSurplus } from '../schedule/publication.ts'
import { coolPlace, readSlotState, reopenPlace, type SlotState } from '../schedule/slots.ts'
import { nextInChain } from './chain.ts'
import { lineOf } from './line-record.ts'
import { calledSpan, type Span, saidSpan, wasToldByDay } from './offer-span.ts'
import { firstInLine, type InLine, OFFERS_COUNTED, type Stood, somebodyWaits, whoStood } from './positions.ts'
import { placesForTheLine, type Seating, seatingsWith } from './seating.ts'

// How a freed place reaches a waiting person: 1. A cancellation or a move makes the place cool, and a trigger notes its hour in wait_looks
// (db/walls.sql). 2. A later flush calls `serveTheLine` (due.ts), and `lookAtFreed` offers each noted hour. 3. `offerPlaces` finds who is
// first in line (positions.ts) for its places (seating.ts). The offer keeps them. 4. The same flush tells the person (notify.ts). 5. The
// person answers (answers.ts), or the offer ends unanswered (`endDueOffers`): its places go to the next.

/**
 * Offers free places of this hour, and those reserved for the line, to the first in line whom they suit, alone or with the hours around it
 * (seating.ts), until no place or person is left. Returns how many offers were made. A place that suits no one stays cooling or free.
 */
export function offerPlaces(tx: Tx, slotId: number, now: Instant): number {
  const slot = readSlotState(tx, slotId)
  if (!slot || slot.closed) return 0
  giveUpSurplus(tx, slot, placesForTheLine(tx, slotId, now))
  if (!slot.officeOpen || !somebodyWaits(tx, slot.offer.officeId)) return 0
  for (let made = 0; ; made++) {
    const next = nextToServe(tx, slotId, now)
    if (!next) return made
    keepPlaces(tx, next.seating.seat(next.first.people), (freedBy) => writeOffer(tx, next, freedBy, now), now)
  }
}

interface NextToServe {
  first: InLine
  seating: Seating
  span: Span
  /** All up to `first`, in order. */
  line: Stood[]
  room: number
}

/** In one hour rather than apart. */
function nextToServe(db: Db, slotId: number, now: Instant): NextToServe | undefined {
  const slot = readSlotState(db, slotId)
  const ways = (slot ? seatingsWith(db, slot, now) : []).flatMap((seating) => {
    const spans = { said: saidSpan(db, seating.start, now), called: calledSpan(db, seating.start, now) }
    return spans.said || spans.called ? [{ seating, asked: { ...seating, ...spans } }] : []
  })
  const found = ways.flatMap(({ seating, asked }) => {
    const first = firstInLine(db, seating.start, asked, now)
    const span = first && (first.contactId === null ? asked.called : asked.said)
    return first && span ? [{ first, seating, span }] : []
  })
  const next = found.toSorted(
    (a, b) =>
      b.first.owed - a.first.owed ||
      a.first.countsFrom - b.first.countsFrom ||
      a.first.lot - b.first.lot ||
      a.first.wishId - b.first.wishId,
  )[0]
  if (!next) return undefined
  const line = eitherWay(ways.map(({ seating, asked }) => whoStood(db, seating.start, asked, next.first, now)))
  return { ...next, line, room: ways.find(({ seating }) => !seating.sizes)?.seating.most ?? 0 }
}

/** The same entries for each way of seating: one that is suited in one way was passed by for nothing. */
const eitherWay = ([alone = [], ...others]: readonly Stood[][]): Stood[] =>
  alone.map((one, at) => ({ ...one, why: others.some((way) => way[at]?.why === null) ? null : one.why }))

const WRITE_OFFER = statement(
  `insert into wait_offers (wish_id, slot_id, places, state, freed_by, tell_at, ends_at, day, line, room, chain, ages_to, created_at)
   values ($wish, $slot, $places, 'open', $freedBy, $tellAt, $endsAt, $day, $line, $room, $chain, $agesTo, $now) returning id`,
  {
    row: { id: 'int' },
    params: {
      wish: 'int',
      slot: 'int',
      places: 'int',
      freedBy: 'text',
      tellAt: 'int',
      endsAt: 'int',
      day: 'text',
      line: 'text',
      room: 'int',
      chain: 'text',
      agesTo: 'int',
      now: 'int',
    },
    uses: 'appointments_offer cooling_kept',
  },
)

function writeOffer(tx: Tx, { first, seating, span, line, room }: NextToServe, freedBy: (number | null)[], now: Instant): number {
  const places = seating.seat(first.people)[0]?.places ?? 0
  const offer = { wish: first.wishId, slot: seating.start.offer.slotId, places, room, day: span.day, line: lineOf(line), now }
  const row = WRITE_OFFER.get(tx, { ...offer, ...span, freedBy: JSON.stringify(freedBy), ...nextInChain(tx, offer) })
  if (!row) throw new Error('an offer was not kept')
  keepWaitingUntil(tx, first.wishId, span.endsAt)
  return row.id
}

const KEEP_WAITING_UNTIL = statement('update wait_wishes set expires_at = max(expires_at, $until) where id = $wish', {
  params: { until: 'int', wish: 'int' },
})

/** An entry does not end before its offer. */
function keepWaitingUntil(tx: Tx, wishId: number, until: Instant): void {
  KEEP_WAITING_UNTIL.run(tx, { wish: wishId, until })
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
  /** 1: its people can only be called. */
  by_phone: number
}

const OPEN_OFFER_ROW = row<OpenOffer>({
  id: 'int',
  wish_id: 'int',
  slot_id: 'int',
  places: 'int',
  freed_by: 'text',
  told_at: 'int?',
  ends_at: 'int',
  live: 'int',
  by_phone: 'int',
})

const OPEN_OFFER = `select o.id, o.wish_id, o.slot_id, o.places, o.freed_by, o.told_at, o.ends_at, w.live, w.contact_id is null as by_phone
  from wait_offers o join wait_wishes w on w.id = o.wish_id where o.state = 'open'`

/** An offer that ended earlier than this ended while we were off, so its answer could not be heard. */
const LATE_MS = 5 * MINUTE

const END_DUE_OFFERS = statement(`${OPEN_OFFER} and o.ends_at <= +$now order by o.ends_at limit +$limit`, {
  row: OPEN_OFFER_ROW,
  params: { now: 'int', limit: 'int' },
  uses: 'wait_offers_due',
})

/**
 * Ends offers whose time is over, at most `limit`, and passes their places on. If the process was off at that moment, the person gets more
 * time: an answer that Meta kept still counts.
 */
export function endDueOffers(tx: Tx, clock: Pick<Clock, 'random'>, now: Instant, limit: number): number {
  const due = END_DUE_OFFERS.all(tx, { now, limit: Math.max(0, limit) })
  for (const offer of due) {
    const kept = keptPlaces(tx, offer)
    const slot = readSlotState(tx, offer.slot_id)
    const isOpen = slot?.officeOpen === true && kept.every((place) => readSlotState(tx, place.slotId)?.closed === false)
    const stands = offer.live === 1 && isOpen
    if (stands && offer.told_at !== null && now - offer.ends_at > LATE_MS && giveMoreTime(tx, offer, slot, now)) continue
    const isTold = offer.told_at !== null && (offer.by_phone === 0 || wasTried(tx, offer.wish_id))
    const lapsed = stands && isTold
    if (lapsed && slot && !wasToldByDay(offer.told_at ?? 0, slot.zone)) spare(tx, offer.id)
    // Not called in time: they are asked again on another day.
    const uncalled = stands && offer.by_phone === 1 && !isTold
    endOffer(tx, offer.id, lapsed ? 'lapsed' : uncalled ? 'unsaid' : 'withdrawn', offer.live === 1 && isTold, now)
    offerToNext(tx, clock, kept, now)
    if (lapsed) restWhenUsedUp(tx, offer.wish_id, now)
  }
  return due.length
}

const SPARE = statement('update wait_offers set spared = 1 where id = ?', { params: ['int'] })

/** If it lapses now, it does not count as one of the entry's offers. */
export function spare(tx: Tx, offerId: number): void {
  SPARE.run(tx, offerId)
}

const GIVE_MORE_TIME = statement('update wait_offers set ends_at = ?, spared = 0 where id = ?', { params: ['int', 'int'] })

function giveMoreTime(tx: Tx, offer: OpenOffer, slot: SlotState, now: Instant): boolean {
  const until = withoutNights(tx, now, rule(tx, 'offer_least_minutes') * MINUTE, slot.zone)
  if (until > slot.bookableUntil) return false
  GIVE_MORE_TIME.run(tx, until, offer.id)
  keepWaitingUntil(tx, offer.wish_id, until)
  return true
}

const END_OFFER = statement(
  "update wait_offers set state = $state, untold = $untold, ended_at = $now where id = $id and state = 'open' returning wish_id as wishId",
  { row: { wishId: 'int' }, params: { state: 'text', untold: 'int', now: 'int?', id: 'int' } },
)

/** Its places are free then, and its call is removed. `untold`: its person must be told. Throws when it is not open. */
export function endOffer(
  tx: Tx,
  offerId: number,
  state: 'accepted' | 'declined' | 'lapsed' | 'withdrawn' | 'unsaid',
  untold: boolean,
  now: Instant,
): void {
  const ended = END_OFFER.get(tx, { state, untold: untold ? 1 : 0, now, id: offerId })
  if (ended) closeCall(tx, ended)
  else throw new Error('an offer ended while it was ended')
}

/**
 * Passes on the places of an offer that ended without a booking, read (`keptPlaces`) before it ended. Those that serve no one cool, so that
 * declining hands nothing over.
 */
export function offerToNext(tx: Tx, clock: Pick<Clock, 'random'>, kept: readonly KeptPlace[], now: Instant): void {
  coolKept(tx, clock, kept, now)
  for (const slotId of new Set(kept.map((place) => place.slotId))) offerPlaces(tx, slotId, now)
}

const PASS_UNSAID = statement(`${OPEN_OFFER} and o.id = +?`, { row: OPEN_OFFER_ROW, params: ['int'] })

/** This person cannot be told now: the place goes to the next, and the entry is asked on another day. */
export function passUnsaid(tx: Tx, clock: Pick<Clock, 'random'>, offerId: number, now: Instant): void {
  const offer = PASS_UNSAID.get(tx, offerId)
  if (!offer) return
  const kept = keptPlaces(tx, offer)
  endOffer(tx, offerId, 'unsaid', false, now)
  offerToNext(tx, clock, kept, now)
}

const OFFERS_LEFT = statement(`select ${OFFERS_COUNTED} as made from wait_wishes w where w.id = ?`, {
  row: { made: 'int' },
  params: ['int'],
  uses: 'wait_offers_wish',
})

export function offersLeft(db: Db, wishId: number): number {
  const row = OFFERS_LEFT.get(db, wishId)
  return Math.max(0, rule(db, 'offers_a_wish') - (row?.made ?? 0))
}

const REST_WHEN_USED_UP = statement(
  `update wait_wishes set state = 'rested', live = 0, version = version + 1, updated_at = ? where id = ? and live = 1`,
  { params: ['int', 'int'] },
)

/** After its last offer an entry rests: a person whom no place suits is not asked for ever. */
export function restWhenUsedUp(tx: Tx, wishId: number, now: Instant): boolean {
  if (offersLeft(tx, wishId) > 0) return false
  return REST_WHEN_USED_UP.run(tx, now, wishId).changes === 1
}

const LOOK_AT_FREED = statement('select id, slot_id from wait_looks where look_at <= +$now order by look_at, id limit +$limit', {
  row: { id: 'int', slot_id: 'int' },
  params: { now: 'int', limit: 'int' },
  uses: 'wait_looks_due',
})

const DELETE_WAIT_LOOKS = statement('delete from wait_looks where id = ?', { params: ['int'] })

/** At most `limit` of the hours in which something became free since the last look. */
export function lookAtFreed(tx: Tx, now: Instant, limit: number): number {
  const due = LOOK_AT_FREED.all(tx, { now, limit: Math.max(0, limit) })
  for (const { id } of due) DELETE_WAIT_LOOKS.run(tx, id)
  for (const slotId of new Set(due.map((one) => one.slot_id))) offerPlaces(tx, slotId, now)
  return due.length
}

const TELL_ANEW = statement('select 1 from wait_offer_people where offer_id = ? and person_key = ?', { params: ['int', 'bytes'] })

const INSERT_WAIT_OFFER_PEOPLE = statement(
  `insert into wait_offer_people (offer_id, person_key, waited_as)
   select p.offer_id, $key, coalesce(p.waited_as, p.person_key) from wait_offer_people p join people q on q.key = p.person_key
   where p.offer_id = +$offer and q.id = +$person`,
  { params: { offer: 'int', person: 'int', key: 'bytes' } },
)

/**
 * A person of an offer is corrected while the place is held: from here on the new hash is confirmed too (db/walls.sql refuses all others).
 * `personId`: as told before. Does nothing for a known hash.
 */
export function tellAnew(tx: Tx, asked: { offerId: number; personId: number; key: Uint8Array }): void {
  const { offerId, personId, key } = asked
  if (TELL_ANEW.finds(tx, offerId, key)) return
  INSERT_WAIT_OFFER_PEOPLE.run(tx, { offer: offerId, person: personId, key })
}

/** With the contact that freed it, who never gets it from the list. */
export interface KeptPlace {
  slotId: number
  freedBy: number | null
}

/** Cooled places first, then free ones. */
export interface TakenFrom {
  slotId: number
  startsAt: Instant
  cooled: RestingPlace[]
  places: number
}

const freerOf = (place: RestingPlace | undefined): number | null => place?.contact_id ?? place?.freed_by ?? null

/**
 * Places of the offer's first hour are kept by its own row, which counts as cooling. Places of later hours are cooling places that name the
 * offer and end with it (db/walls.sql, wait_offers_end). `begin` writes the offer, with the contacts that freed the first hour's places.
 */
function keepPlaces(tx: Tx, hours: readonly TakenFrom[], begin: (freedBy: (number | null)[]) => number, now: Instant): void {
  for (const { cooled, places } of hours) for (const { id } of cooled.slice(0, places)) reopenPlace(tx, id)
  const [first, ...further] = hours
  if (!first) return
  const offerId = begin(first.cooled.slice(0, first.places).map(freerOf))
  for (const { slotId, startsAt, cooled, places } of further) {
    for (let at = 0; at < places; at++) coolPlace(tx, { slotId, freedBy: freerOf(cooled[at]) }, { offerId, until: startsAt }, now)
  }
}

const KEPT_PLACES = statement(
  `select c.slot_id as slotId, c.freed_by as freedBy from cooling_places c join slots s on s.id = c.slot_id
   where c.offer_id = +$offer order by s.starts_at, c.id`,
  {
    row: row<KeptPlace>({ slotId: 'int', freedBy: 'int?' }),
    params: { offer: 'int' },
    uses: 'cooling_kept',
    because: 'an offer has few places',
  },
)

/** First hour first. */
export function keptPlaces(
  db: Db,
  offer: { id: number; slot_id: number; places: number; freed_by: string },
): [KeptPlace, ...KeptPlace[]] {
  const freedBy = JSON.parse(offer.freed_by) as (number | null)[]
  const further = KEPT_PLACES.all(db, { offer: offer.id })
  const [first = null, ...others] = Array.from({ length: offer.places }, (_, at) => freedBy[at] ?? null)
  const slotId = offer.slot_id
  return [{ slotId, freedBy: first }, ...others.map((freer) => ({ slotId, freedBy: freer })), ...further]
}

/** Like any freed place, so that declining hands nothing over. */
function coolKept(tx: Tx, clock: Pick<Clock, 'random'>, places: readonly KeptPlace[], now: Instant): void {
  for (const place of places) {
    const slot = readSlotState(tx, place.slotId)
    if (!slot || slot.closed) continue
    const until = now + drawCancelCooling(tx, clock, slot.offer.startsAt - now)
    if (until > now) coolPlace(tx, place, { until }, now)
  }
}
