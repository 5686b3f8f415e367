import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { openCall } from '../calls/calls.ts'
import { notAtNight } from '../catalogue/quiet-hours.ts'
import type { Reply } from '../chat/reply.ts'
import type { Clock, Instant } from '../clock.ts'
import { type Contact, isMuted, readContact } from '../messaging/contacts.ts'
import { loadConversation } from '../messaging/conversations.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import type { DueWork } from '../messaging/due.ts'
import { notify, putFirst } from '../messaging/notify.ts'
import { enqueue, WINDOW_MS } from '../messaging/outbox.ts'
import { canBeTold } from '../messaging/reach.ts'
import { isolate } from '../messaging/writer.ts'
import { readOffer } from './answers.ts'
import { sayEntryOver, sayEntryRemoved, sayOffer, sayOfferClosed, sayOfferLapsed, sayOfficeRests } from './chat/offer.ts'
import { endDueOffers, lookAtFreed, passUnsaid, spare } from './offers.ts'
import { restWasTold, tellRestLater, type UntoldRest, untoldRests, waitOnlyAt } from './resting-offices.ts'
import { isDisowned } from './stood-still.ts'
import { expireEntries, readEntry } from './wishes.ts'

/** Offers end and places go on to the next in line before anything is told. */
export const due: DueWork = {
  nextAt,
  count: countDue,
  release: {
    line(tx, deps, limit, now) {
      passOnUnheard(tx, deps, now)
      spareUndelivered(tx, now)
      serveTheLine(tx, deps.clock, now, limit)
    },
  },
  say: {
    telling: tellThoseWhoWait,
    rests: (tx, deps, _limit, now) => tellOfRests(tx, deps, now),
  },
}

/** Expired entries, unanswered offers, hours with a free place. */
export function serveTheLine(tx: Tx, clock: Pick<Clock, 'random'>, now: Instant, limit: number): void {
  const next = nextAt(tx) // Usually nothing is due, and one look costs less than three.
  if (next === undefined || next > now) return
  expireEntries(tx, now, limit)
  endDueOffers(tx, clock, now, limit)
  lookAtFreed(tx, now, limit)
}

const NEXT_AT = statement(
  `select min(at) as at from (
   select min(ends_at) as at from wait_offers where state = 'open'
   union all select min(tell_at) from wait_offers where state = 'open' and told_at is null
   union all select min(look_at) from wait_looks
   union all select min(expires_at) from wait_wishes where live = 1
   union all select min(tell_at) from untold_rests
   union all select 0 from wait_offers where untold = 1
   union all select 0 from wait_wishes where untold = 1)`,
  {
    row: { at: 'int?' },
    uses: 'wait_looks_due wait_offers_due wait_offers_to_tell wait_offers_untold wait_wishes_expire wait_wishes_untold',
  },
)

function nextAt(db: Db): Instant | undefined {
  const row = NEXT_AT.get(db)
  return row?.at ?? undefined
}

const COUNT_DUE = statement(
  `select (select count(*) from wait_offers where state = 'open' and ends_at <= +$now)
   + (select count(*) from wait_offers where state = 'open' and told_at is null and tell_at <= +$now)
   + (select count(*) from wait_looks where look_at <= +$now)
   + (select count(*) from wait_wishes where live = 1 and expires_at <= +$now) as due`,
  { row: { due: 'int' }, params: { now: 'int' }, uses: 'wait_looks_due wait_offers_due wait_offers_to_tell wait_wishes_expire' },
)

function countDue(db: Db, now: Instant): number {
  const row = COUNT_DUE.get(db, { now })
  return row?.due ?? 0
}

/**
 * Tells what concerns waiting people, each thing once: an offer, its end, an entry's end. At most `limit` of each kind. Marked in the same
 * transaction, so a crash tells nothing twice.
 */
function tellThoseWhoWait(tx: Tx, deps: MessagingDeps, limit: number, now: Instant): void {
  // An offer that could not be told goes to the next person, who is told at once.
  for (let round = 0; round < ROUNDS_MAX && tellRound(tx, deps, limit, now); round++) {}
}

const ROUNDS_MAX = 10

/** Offers that ended unheard count as not made, and their places go on. Must run before offers lapse. */
function passOnUnheard(tx: Tx, deps: Pick<MessagingDeps, 'clock'>, now: Instant): void {
  for (const offerId of offersUnheard(tx, now)) passUnsaid(tx, deps.clock, offerId, now)
}

/** Offers that cannot have been read do not count when they lapse. Must run before they do. */
function spareUndelivered(tx: Tx, now: Instant): void {
  for (const offerId of offersUndelivered(tx, now)) spare(tx, offerId)
}

/** True when a place went on to another person, who must be told too. */
function tellRound(tx: Tx, deps: MessagingDeps, limit: number, now: Instant): boolean {
  let passedOn = false
  for (const one of untoldNow(tx, now, limit)) {
    if (one.what === 'offer') passedOn = !tellOffer(tx, deps, one, now) || passedOn
    else tellEnd(tx, deps, one, now)
  }
  return passedOn
}

/** False when it could not be told; then the place went on to the next in line. */
function tellOffer(tx: Tx, deps: MessagingDeps, { contactId, offerId, wishId }: UntoldOffer, now: Instant): boolean {
  if (contactId === null) {
    callFor(tx, wishId, now)
    saidOffer(tx, offerId, undefined, now)
    return true
  }
  const said = isolate(tx, deps.log, 'waiting.untold', { offer: offerId }, () => {
    const contact = readContact(tx, deps, contactId)
    return contact !== undefined && sayOpen(tx, deps, contact, offerId, now)
  })
  if (!said) passUnsaid(tx, deps.clock, offerId, now)
  return said
}

/** Only a call can reach them. */
function callFor(tx: Tx, wishId: number, now: Instant): void {
  const officeId = OFFICE_OF.get(tx, wishId)?.id
  if (officeId !== undefined && officeId !== null) openCall(tx, { wishId }, officeId, now)
}

const OFFICE_OF = statement('select min(office_id) as id from wait_lines where wish_id = +?', {
  row: { id: 'int?' },
  params: ['int'],
})

type End = Exclude<Untold, { what: 'offer' }>

function tellEnd(tx: Tx, deps: MessagingDeps, end: End, now: Instant): void {
  isolate(tx, deps.log, 'waiting.untold', { wish: end.wishId }, () => {
    if (end.contactId === null) return callOfEnd(tx, deps, end.wishId, now)
    const contact = readContact(tx, deps, end.contactId)
    // After BAJA only the loss of a place that was offered is told.
    if (contact && !isDisowned(tx, end.wishId) && (end.what === 'closed' || !isMuted(tx, contact.id)))
      sayEnd(tx, deps, contact, end, now)
  })
  saidEnd(tx, end)
}

/** An entry's end is worth a call, an offer's end is not. */
function callOfEnd(tx: Tx, { vault }: MessagingDeps, wishId: number, now: Instant): void {
  const wish = readEntry(tx, vault, wishId)
  if (wish && wish.state !== 'waiting' && wish.names.length > 0) callFor(tx, wishId, now)
}

function sayEnd(tx: Tx, deps: MessagingDeps, contact: Contact, end: End, now: Instant): void {
  const wish = readEntry(tx, deps.vault, end.wishId)
  if (!wish) return
  const session = { tx, deps, contact, now }
  const say = (reply: Reply, key: string): void => void enqueue(tx, deps, { contactId: contact.id, reply, key }, now)
  const over = () => say(sayEntryOver(wish, session), `wait_over:${wish.id}:${wish.version}`)
  if (end.what === 'ended') return wish.state !== 'booked' || wish.names.length > 0 ? over() : undefined
  if (wish.state === 'rested') return over()
  if (wish.state === 'over') return // That the wish itself ended is told too, and says all.
  const key = `wait_end:${end.offerId}`
  const closed = end.what === 'closed' ? readOffer(tx, contact.id, end.offerId) : undefined
  if (closed) return say(sayOfferClosed(closed, session), key)
  const isOpen = now - contact.lastInboundAt < WINDOW_MS && contact.withPersonUntil <= now
  if (isOpen) say(sayOfferLapsed(wish, session), key)
}

/** False when it cannot be said now. */
function sayOpen(tx: Tx, deps: MessagingDeps, contact: Contact, offerId: number, now: Instant): boolean {
  const made = readOffer(tx, contact.id, offerId)
  const wish = made && readEntry(tx, deps.vault, made.wishId)
  if (!made || !wish || isDisowned(tx, wish.id)) return false
  const session = { tx, deps, contact, now }
  const { state } = loadConversation(tx, deps, contact.id, now)
  const said = sayOffer(state, made, wish, session)
  // After BAJA, or without a way to write, the turn must not be lost.
  if (isMuted(tx, contact.id) || !canBeTold(tx, deps, contact, said.reply, now)) return false
  const outboxId = putFirst(tx, deps, contact, { ...said, key: `wait_offer:${offerId}` }, now)
  saidOffer(tx, offerId, outboxId, now)
  return true
}

/** News about an entry that must still be told. */
export type Untold = UntoldEnd | UntoldOffer
interface UntoldEnd {
  what: 'ended'
  contactId: number | null
  wishId: number
}
interface UntoldOffer {
  /** offer: a place is kept; lapsed: unanswered; closed: the office closed that hour. */
  what: 'offer' | 'lapsed' | 'closed'
  contactId: number | null
  wishId: number
  offerId: number
}

const UNTOLD_OFFER_ROW = row<UntoldOffer>({ what: 'text', offerId: 'int', wishId: 'int', contactId: 'int?' })

/** Oldest first, at most `limit` of each kind; offers only after the night. */
function untoldNow(db: Db, now: Instant, limit: number): Untold[] {
  return [
    ...UNTOLD_NOW.all(db, { limit }),
    ...UNTOLD_NOW_WAIT_WISHES.all(db, { limit }),
    ...UNTOLD_NOW_WAIT_OFFERS.all(db, { now, limit }),
  ]
}

const OF_OFFER =
  'o.id as offerId, w.id as wishId, w.contact_id as contactId from wait_offers o join wait_wishes w on w.id = o.wish_id'

const ENDED_OFFERS = `select case o.state when 'lapsed' then 'lapsed' else 'closed' end as what, ${OF_OFFER}
  where o.untold = 1 order by o.id limit +$limit`

const UNTOLD_NOW = statement(ENDED_OFFERS, { row: UNTOLD_OFFER_ROW, params: { limit: 'int' }, uses: 'wait_offers_untold' })

const ENDED_WISHES = `select 'ended' as what, id as wishId, contact_id as contactId from wait_wishes
  where untold = 1 order by id limit +$limit`

const UNTOLD_NOW_WAIT_WISHES = statement(ENDED_WISHES, {
  row: row<UntoldEnd>({ what: 'text', wishId: 'int', contactId: 'int?' }),
  params: { limit: 'int' },
  uses: 'wait_wishes_untold',
})

const OFFERS = `select 'offer' as what, ${OF_OFFER}
  where o.state = 'open' and o.told_at is null and o.tell_at <= +$now and o.ends_at > +$now order by o.tell_at, o.id limit +$limit`

const UNTOLD_NOW_WAIT_OFFERS = statement(OFFERS, {
  row: UNTOLD_OFFER_ROW,
  params: { now: 'int', limit: 'int' },
  uses: 'wait_offers_to_tell',
})

const SAID_OFFER = statement('update wait_offers set told_at = ?, outbox_id = ? where id = ?', { params: ['int', 'int?', 'int'] })

export function saidOffer(tx: Tx, offerId: number, outboxId: number | undefined, now: Instant): void {
  SAID_OFFER.run(tx, now, outboxId ?? null, offerId)
}

const UPDATE_WAIT_WISHES = statement('update wait_wishes set untold = 0 where id = ?', { params: ['int'] })

const UPDATE_WAIT_OFFERS = statement('update wait_offers set untold = 0 where id = ?', { params: ['int'] })

/** Told, or not worth telling. */
function saidEnd(tx: Tx, one: Untold): void {
  if (one.what === 'ended') UPDATE_WAIT_WISHES.run(tx, one.wishId)
  else UPDATE_WAIT_OFFERS.run(tx, one.offerId)
}

const STILL_OFFERS = statement("select state = 'open' and ends_at > ? as open from wait_offers where outbox_id = ? limit 1", {
  row: { open: 'int' },
  params: ['int', 'int'],
  uses: 'wait_offers_outbox',
})

/** Whether an offer in the outbox may still go: its place is still kept. Undefined for any other message. */
export function stillOffers(db: Db, { outboxId }: { outboxId: number }, now: Instant): boolean | undefined {
  const carried = STILL_OFFERS.get(db, now, outboxId)
  return carried ? carried.open === 1 : undefined
}

const OFFERS_DUE = `select o.id from wait_offers o join outbox x on x.id = o.outbox_id
  where o.state = 'open' and o.ends_at <= +$now and o.told_at is not null`

/** It did not leave (no way to the channel), was withdrawn, or was refused. */
const UNHEARD = "'queued', 'sending', 'in_doubt', 'superseded', 'silent', 'parked', 'failed'"
/** The channel took it, but no telephone is known to have it. */
const UNDELIVERED = "'accepted', 'sent'"

const OFFERS_UNHEARD = statement(`${OFFERS_DUE} and x.state in (${UNHEARD})`, {
  row: { id: 'int' },
  params: { now: 'int' },
  uses: 'wait_offers_due',
})

/** Offers that ended without having arrived. */
const offersUnheard = (db: Db, now: Instant): number[] => OFFERS_UNHEARD.all(db, { now }).map((row) => row.id)

const OFFERS_UNDELIVERED = statement(`${OFFERS_DUE} and x.state in (${UNDELIVERED})`, {
  row: { id: 'int' },
  params: { now: 'int' },
  uses: 'wait_offers_due',
})

/** Offers that end now without having been delivered. */
const offersUndelivered = (db: Db, now: Instant): number[] => OFFERS_UNDELIVERED.all(db, { now }).map((row) => row.id)

/** In one flush, so that no citizen's message waits long behind it. */
const TOLD_A_FLUSH = 100

/**
 * Tells people who wait only at an office that it gives no appointments for now, some at a time. Progress is noted in the same transaction,
 * so that a crash neither skips nor repeats anyone. After BAJA nothing is said.
 */
function tellOfRests(tx: Tx, deps: MessagingDeps, now: Instant): void {
  for (const rest of untoldRests(tx, now)) {
    const morning = notAtNight(tx, now, rest.zone)
    if (morning > now) tellRestLater(tx, rest.id, morning)
    else tellSome(tx, deps, rest, now)
  }
}

function tellSome(tx: Tx, deps: MessagingDeps, { id, officeId, reason, toldUpTo }: UntoldRest, now: Instant): void {
  const waiting = waitOnlyAt(tx, officeId, toldUpTo, TOLD_A_FLUSH)
  for (const { wishId, contactId } of waiting.filter((one) => !isMuted(tx, one.contactId) && !isDisowned(tx, one.wishId)))
    isolate(tx, deps.log, 'waiting.untold', { wish: wishId }, () => {
      const key = `wait_rests:${id}:${contactId}` // Whoever waits there with two wishes reads it once.
      notify(tx, deps, { contactId, key }, (session) => sayOfficeRests(officeId, reason, session), now)
    })
  restWasTold(tx, id, waiting.length === TOLD_A_FLUSH ? waiting.at(-1)?.wishId : undefined)
}

/** Tells the contact that the office removes this entry. Call it while the entry still waits. */
export function notifyRemoved(tx: Tx, deps: MessagingDeps, wishId: number, now: Instant): void {
  const wish = readEntry(tx, deps.vault, wishId)
  const contactId = contactOf(tx, wishId)
  if (!wish || contactId === null || isDisowned(tx, wishId)) return
  notify(tx, deps, { contactId, key: `wait_removed:${wishId}:${wish.version}` }, (session) => sayEntryRemoved(wish, session), now)
}

const CONTACT_OF = statement('select contact_id as id from wait_wishes where wait_wishes.id = ?', {
  row: { id: 'int?' },
  params: ['int'],
})

const contactOf = (db: Db, wishId: number): number | null => CONTACT_OF.get(db, wishId)?.id ?? null
