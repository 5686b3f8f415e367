import type { Tx } from '../../db/open.ts'
import { readOffer } from '../agenda/waiting/answering.ts'
import { offersLeft, passUnsaid } from '../agenda/waiting/offers.ts'
import { saidEnd, saidOffer, type Untold, untoldNow } from '../agenda/waiting/telling.ts'
import { readWish } from '../agenda/waiting/wishes.ts'
import type { Instant } from '../clock.ts'
import type { Reply } from '../conversation/reply.ts'
import { sayOffer, sayOfferClosed, sayOfferLapsed, sayWishOver } from '../conversation/unasked/offering.ts'
import { alone } from './alone.ts'
import { type Contact, readContact } from './contacts.ts'
import { loadConversation, saveConversation } from './conversations.ts'
import { createDesk } from './desk.ts'
import { offerKey, offersUnheard } from './offer-keys.ts'
import { enqueue, WINDOW_MS, withdrawQuestions } from './outbox.ts'
import { isMuted } from './reminder-keys.ts'
import type { MessagingRooms } from './rooms.ts'
import { isBarred } from './templates.ts'
import { isWithPerson } from './with-person.ts'

/**
 * Tells whoever waits what concerns them, each thing once: a place that is kept, one that went on to the next, a wish that ended.
 * At most `limit` of each kind. What is told is marked in the same transaction, so a crash in between tells nobody twice.
 */
export function tellThoseWhoWait(tx: Tx, rooms: MessagingRooms, limit: number, now: Instant): void {
  // A place that could not be said goes to the next, who is to be told at once.
  for (let round = 0; round < ROUNDS_MAX && tellRound(tx, rooms, limit, now); round++) {}
}

const ROUNDS_MAX = 10

/** Before offers lapse: those of which their people cannot have heard count as not said, and their places go on. */
export function passOnUnheard(tx: Tx, rooms: Pick<MessagingRooms, 'clock'>, now: Instant): void {
  for (const offerId of offersUnheard(tx, now)) passUnsaid(tx, rooms.clock, offerId, now)
}

/** Whether a place went on to somebody else meanwhile. */
function tellRound(tx: Tx, rooms: MessagingRooms, limit: number, now: Instant): boolean {
  let passedOn = false
  for (const one of untoldNow(tx, now, limit)) {
    const { contactId, offerId } = one
    if (one.what === 'offer' && offerId !== undefined) {
      const said = alone(tx, rooms.log, 'waiting.untold', { offer: offerId }, () => {
        const contact = readContact(tx, rooms, contactId)
        return contact !== undefined && offer(tx, rooms, contact, offerId, now)
      })
      if (said) saidOffer(tx, offerId, now)
      else passUnsaid(tx, rooms.clock, offerId, now)
      passedOn ||= readOffer(tx, contactId, offerId)?.state === 'unsaid'
    } else {
      alone(tx, rooms.log, 'waiting.untold', { wish: one.wishId }, () => {
        const contact = readContact(tx, rooms, contactId)
        // After BAJA only what somebody believes to be theirs is taken back aloud.
        if (contact && (one.what === 'closed' || !isMuted(tx, contact.id))) tell(tx, rooms, contact, one, now)
      })
      saidEnd(tx, one)
    }
  }
  return passedOn
}

function tell(tx: Tx, rooms: MessagingRooms, contact: Contact, one: Untold, now: Instant): void {
  const wish = readWish(tx, rooms.vault, one.wishId)
  if (!wish) return
  const desk = createDesk(tx, rooms, { contact }, now)
  const say = (reply: Parameters<typeof enqueue>[2]['reply'], key: string) =>
    enqueue(tx, rooms, { contactId: contact.id, reply, key }, now)
  if (one.what === 'ended') {
    if (wish.state !== 'booked' || wish.names.length > 0) say(sayWishOver(wish, desk), `wait_over:${wish.id}:${wish.version}`)
    return
  }
  if (wish.state === 'rested') return say(sayWishOver(wish, desk), `wait_over:${wish.id}:${wish.version}`)
  // Its own end is told as well, and says all.
  if (wish.state === 'over') return
  const key = `wait_end:${one.offerId}`
  const ended = one.what === 'closed' ? readOffer(tx, contact.id, one.offerId ?? 0) : undefined
  if (ended) return say(sayOfferClosed(ended, desk), key)
  const isOpen = now - contact.lastInboundAt < WINDOW_MS && contact.withPersonUntil <= now
  if (isOpen) say(sayOfferLapsed(offersLeft(tx, wish.id), desk), key)
}

/** False when there is no way to say it now. */
function offer(tx: Tx, rooms: MessagingRooms, contact: Contact, offerId: number, now: Instant): boolean {
  const made = readOffer(tx, contact.id, offerId)
  const wish = made && readWish(tx, rooms.vault, made.wishId)
  if (!made || !wish) return false
  const desk = createDesk(tx, rooms, { contact }, now)
  const { state } = loadConversation(tx, rooms, contact.id, now)
  const said = sayOffer(state, made, wish, desk)
  if (!canBeTold(tx, contact, said.reply, now)) return false
  // Whoever talks with a person is told as well: the place waits for nobody. But the chat stays theirs.
  if (!isWithPerson(tx, contact, now)) {
    if (said.state.asked?.question === 'waitOffer') withdrawQuestions(tx, contact.id, now)
    saveConversation(tx, rooms, contact.id, said.state, undefined, now)
  }
  enqueue(tx, rooms, { contactId: contact.id, reply: said.reply, key: offerKey(offerId) }, now)
  return true
}

/** Who asked for silence meanwhile, or cannot be written to because the channel bars the template, is not made to lose a turn. */
function canBeTold(tx: Tx, contact: Contact, reply: Reply, now: Instant): boolean {
  if (isMuted(tx, contact.id)) return false
  if (now - contact.lastInboundAt < WINDOW_MS || reply.kind !== 'notice' || reply.language === undefined) return true
  return !isBarred(tx, reply.template, reply.language)
}
