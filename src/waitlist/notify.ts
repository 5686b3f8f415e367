import type { Db, Tx } from '../../db/open.ts'
import { isWithPerson } from '../cases/with-person.ts'
import type { Reply } from '../chat/reply.ts'
import type { Instant } from '../clock.ts'
import { alone } from '../messaging/alone.ts'
import { type Contact, readContact } from '../messaging/contacts.ts'
import { loadConversation, saveConversation } from '../messaging/conversations.ts'
import { createDesk } from '../messaging/desk.ts'
import { enqueue, WINDOW_MS, withdrawQuestions } from '../messaging/outbox.ts'
import type { MessagingRooms } from '../messaging/rooms.ts'
import { isBarred } from '../messaging/templates.ts'
import { isMuted } from '../reminders/keys.ts'
import { readOffer } from './answers.ts'
import { sayOffer, sayOfferClosed, sayOfferLapsed, sayWishOver } from './chat/notices.ts'
import { offerKey, offersUndelivered, offersUnheard } from './offer-keys.ts'
import { offersLeft, passUnsaid, spare } from './offers.ts'
import { saidEnd, saidOffer, type Untold, untoldNow } from './untold.ts'
import { readWish } from './wishes.ts'

/**
 * Tells people in the waiting list what concerns them, each thing once: a place that is kept for them, an offer that ended, a
 * wish that ended. At most `limit` of each kind. It is marked as told in the same transaction, so a crash tells nobody twice.
 */
export function tellThoseWhoWait(tx: Tx, rooms: MessagingRooms, limit: number, now: Instant): void {
  // An offer that could not be told goes to the next person, who is told at once.
  for (let round = 0; round < ROUNDS_MAX && tellRound(tx, rooms, limit, now); round++) {}
}

const ROUNDS_MAX = 10

/** Offers that ended unheard count as not made, and their places go on. To be done before offers lapse. */
export function passOnUnheard(tx: Tx, rooms: Pick<MessagingRooms, 'clock'>, now: Instant): void {
  for (const offerId of offersUnheard(tx, now)) passUnsaid(tx, rooms.clock, offerId, now)
}

/** Offers that nobody can have read do not count when they lapse. To be done before they do. */
export function spareUndelivered(tx: Tx, now: Instant): void {
  for (const offerId of offersUndelivered(tx, now)) spare(tx, offerId)
}

/** True when a place went on to somebody else, who is to be told as well. */
function tellRound(tx: Tx, rooms: MessagingRooms, limit: number, now: Instant): boolean {
  let passedOn = false
  for (const one of untoldNow(tx, now, limit)) {
    if (one.what === 'offer') passedOn = !tellOffer(tx, rooms, one, now) || passedOn
    else tellEnd(tx, rooms, one, now)
  }
  return passedOn
}

/** False when it could not be told; then the place went on to the next in line. */
function tellOffer(
  tx: Tx,
  rooms: MessagingRooms,
  { contactId, offerId }: { contactId: number; offerId: number },
  now: Instant,
): boolean {
  const said = alone(tx, rooms.log, 'waiting.untold', { offer: offerId }, () => {
    const contact = readContact(tx, rooms, contactId)
    return contact !== undefined && sayOpen(tx, rooms, contact, offerId, now)
  })
  if (said) saidOffer(tx, offerId, now)
  else passUnsaid(tx, rooms.clock, offerId, now)
  return said
}

type End = Exclude<Untold, { what: 'offer' }>

function tellEnd(tx: Tx, rooms: MessagingRooms, end: End, now: Instant): void {
  alone(tx, rooms.log, 'waiting.untold', { wish: end.wishId }, () => {
    const contact = readContact(tx, rooms, end.contactId)
    // After BAJA we only say that a place which they believe to be theirs is gone.
    if (contact && (end.what === 'closed' || !isMuted(tx, contact.id))) sayEnd(tx, rooms, contact, end, now)
  })
  saidEnd(tx, end)
}

function sayEnd(tx: Tx, rooms: MessagingRooms, contact: Contact, end: End, now: Instant): void {
  const wish = readWish(tx, rooms.vault, end.wishId)
  if (!wish) return
  const desk = createDesk(tx, rooms, { contact }, now)
  const say = (reply: Reply, key: string) => enqueue(tx, rooms, { contactId: contact.id, reply, key }, now)
  const over = () => say(sayWishOver(wish, desk), `wait_over:${wish.id}:${wish.version}`)
  if (end.what === 'ended') return wish.state !== 'booked' || wish.names.length > 0 ? over() : undefined
  if (wish.state === 'rested') return over()
  if (wish.state === 'over') return // That the wish itself ended is told too, and says all.
  const key = `wait_end:${end.offerId}`
  const closed = end.what === 'closed' ? readOffer(tx, contact.id, end.offerId) : undefined
  if (closed) return say(sayOfferClosed(closed, desk), key)
  const isOpen = now - contact.lastInboundAt < WINDOW_MS && contact.withPersonUntil <= now
  if (isOpen) say(sayOfferLapsed(offersLeft(tx, wish.id), desk), key)
}

/** Says that a place is kept. False when it cannot be said now. */
function sayOpen(tx: Tx, rooms: MessagingRooms, contact: Contact, offerId: number, now: Instant): boolean {
  const made = readOffer(tx, contact.id, offerId)
  const wish = made && readWish(tx, rooms.vault, made.wishId)
  if (!made || !wish) return false
  const desk = createDesk(tx, rooms, { contact }, now)
  const { state } = loadConversation(tx, rooms, contact.id, now)
  const said = sayOffer(state, made, wish, desk)
  if (!canBeTold(tx, contact, said.reply, now)) return false
  // A contact who has the chat with a person is told too, because the offer ends soon. The chat stays with the person.
  if (!isWithPerson(tx, contact, now)) {
    if (said.state.asked?.question === 'waitOffer') withdrawQuestions(tx, contact.id, now)
    saveConversation(tx, rooms, contact.id, said.state, undefined, now)
  }
  enqueue(tx, rooms, { contactId: contact.id, reply: said.reply, key: offerKey(offerId) }, now)
  return true
}

/** False for a contact that sent BAJA, or that the channel does not let us write to: they must not lose their turn. */
function canBeTold(db: Db, contact: Contact, reply: Reply, now: Instant): boolean {
  if (isMuted(db, contact.id)) return false
  if (now - contact.lastInboundAt < WINDOW_MS || reply.kind !== 'notice' || reply.language === undefined) return true
  return !isBarred(db, reply.template, reply.language)
}
