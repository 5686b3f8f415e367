import type { Db, Tx } from '../../db/open.ts'
import type { AppointmentView } from '../agenda/types.ts'
import type { Alias } from '../channels/channel.ts'
import { type Instant, MINUTE } from '../clock.ts'
import type { Desk } from '../conversation/desk.ts'
import { visitsOf } from '../conversation/members.ts'
import type { Reply } from '../conversation/reply.ts'
import { sayAnswerWaits, sayErased, sayOfficeAnswer } from '../conversation/unasked/from-office.ts'
import {
  sayCancelledByOffice,
  sayGivenByOffice,
  sayLeftPhone,
  sayMovedByOffice,
  sayPassedOn,
  type Visit,
} from '../conversation/unasked/notices.ts'
import { alone } from './alone.ts'
import { addressesOf, type Contact, findContacts, languageOf, readContact, recogniseContact } from './contacts.ts'
import { createDesk } from './desk.ts'
import { erasureKey, goOnErasing, whatHinders } from './erasing/carrying-out.ts'
import { aboutContact } from './erasing/contact.ts'
import { heldAbout } from './held-data.ts'
import { retakeSetAside } from './inbox.ts'
import { tellHoldLost } from './lost-holds.ts'
import { enqueue, requeue, WINDOW_MS } from './outbox.ts'
import type { MessagingRooms } from './rooms.ts'
import { tellWishRemoved } from './waiting-by-office.ts'
import { tellAssistantBack } from './with-person.ts'

/** Near the end of the window an answer may come too late. So we announce it instead. */
const SPARE_MS = 10 * MINUTE

/**
 * What the staff may ask of this room, in the same transaction as the change itself: tell citizens what the office
 * did, find a contact by telephone, send a stuck message again. `Citizens` in staff/rooms.ts says what each function
 * promises.
 */
export function createCitizens(rooms: MessagingRooms) {
  const tell = (tx: Tx, contactId: number, say: (contact: Contact, desk: Desk) => Reply, key: string, now: Instant) => {
    const contact = readContact(tx, rooms, contactId)
    if (!contact) return
    const desk = createDesk(tx, rooms, { contact }, now)
    enqueue(tx, rooms, { contactId, reply: say(contact, desk), key }, now)
  }
  const tellVisit = (
    tx: Tx,
    contactId: number,
    visit: Visit,
    { what, say }: { what: string; say(visit: Visit, desk: Desk): Reply },
    now: Instant,
  ): void => {
    const [{ groupId, slot, version }] = visit
    const key = `${what}:${groupId}:${contactId}:${slot.slotId}:${version}`
    tell(tx, contactId, (_contact, desk) => say(visit, desk), key, now)
  }
  return {
    /** One message for each visit: a family in hours that follow each other reads all of them together. */
    tellCancelled(tx: Tx, appointments: AppointmentView[], reason: string, now: Instant): void {
      const say: typeof sayGivenByOffice = (visit, desk) => sayCancelledByOffice(visit, reason, desk)
      for (const visit of visitsIn(appointments)) {
        const contactId = contactIdOf(tx, visit[0].id)
        if (contactId !== undefined) tellVisit(tx, contactId, visit, { what: 'cancelled', say }, now)
      }
    },
    tellHoldClosed: (tx: Tx, contactId: number, now: Instant): void => tellHoldLost(tx, rooms, contactId, 'closed', now),
    /** One message with the old and the new hour. */
    tellMoved(tx: Tx, before: AppointmentView[], after: AppointmentView[], reason: string, now: Instant): void {
      const [was] = before
      const [is] = after
      const contactId = is && contactIdOf(tx, is.id)
      if (!was || !is || contactId === undefined) return
      const key = `moved:${is.groupId}:${is.slot.slotId}:${is.version}`
      tell(tx, contactId, (_contact, desk) => sayMovedByOffice(before, after, reason, desk), key, now)
    },
    tellGiven(tx: Tx, contactId: number, appointments: AppointmentView[], now: Instant): void {
      for (const visit of visitsIn(appointments)) tellVisit(tx, contactId, visit, { what: 'given', say: sayGivenByOffice }, now)
    },
    /** Tells both telephones: the new one, and the old one if there was one. */
    tellPassedOn(
      tx: Tx,
      { from, to }: { from: number | undefined; to: number },
      appointments: AppointmentView[],
      now: Instant,
    ): void {
      for (const visit of visitsIn(appointments)) {
        tellVisit(tx, to, visit, { what: 'given', say: sayPassedOn }, now)
        if (from !== undefined && from !== to) tellVisit(tx, from, visit, { what: 'left', say: sayLeftPhone }, now)
      }
    },
    tellWishRemoved: (tx: Tx, wishId: number, now: Instant): void => tellWishRemoved(tx, rooms, wishId, now),
    /** The contact with this telephone, made when there is none. A new one has not written, so its 24-hour window is closed. */
    contactOf: (tx: Tx, phone: string, now: Instant): number =>
      recogniseContact(tx, rooms, [asAlias(phone)], { at: 0, profileName: undefined }, now).id,
    findContact: (db: Db, phone: string): number | undefined => findContacts(db, rooms, [asAlias(phone)])[0],
    /** The contact's telephone as digits with the country code; undefined when we only know a user id. */
    phoneOf: (db: Db, contactId: number): string | undefined =>
      addressesOf(db, rooms, contactId).find((alias) => alias.kind === 'phone')?.value,
    languageOf,
    windowIsOpen: (db: Db, contactId: number, now: Instant): boolean =>
      now - (readContact(db, rooms, contactId)?.lastInboundAt ?? 0) < WINDOW_MS - SPARE_MS,
    tellAnswer(
      tx: Tx,
      contactId: number,
      answer: { number: string; words: string; message: number; held: boolean; begins: boolean },
      now: Instant,
    ): void {
      const { number, words, held, begins } = answer
      const say = ({ language }: Contact) => (held ? sayAnswerWaits(number, language) : sayOfficeAnswer(words, language, begins))
      tell(tx, contactId, say, `case_answer:${answer.message}`, now)
    },
    tellAssistantBack: (tx: Tx, contactId: number, number: string, because: 'released' | 'ended', now: Instant): void =>
      tellAssistantBack(tx, rooms, { contactId, number, because }, now),
    /** True when there was an address to tell it to. */
    tellErased(tx: Tx, contactId: number, told: { number: string; erasure: number; last: boolean }, now: Instant): boolean {
      if (addressesOf(tx, rooms, contactId).length === 0) return false
      const say = ({ language }: Contact) => sayErased(told.number, language, told.last ? 'this_phone' : 'data')
      tell(tx, contactId, say, erasureKey(told.erasure), now)
      return true
    },
    aboutContact,
    whatHinders: (db: Db, erasure: Parameters<typeof whatHinders>[2], now: Instant) => whatHinders(db, rooms, erasure, now),
    goOnErasing: (tx: Tx, id: number, now: Instant): boolean => goOnErasing(tx, rooms, id, now),
    heldAbout: (db: Db, contactId: number) => heldAbout(db, rooms, contactId),
    retakeSetAside: (tx: Tx, inboxId: number, now: Instant): boolean =>
      alone(tx, rooms.log, 'message.set_aside', { inbox: inboxId }, () => retakeSetAside(tx, rooms, inboxId, now)),
    requeue,
  }
}

const asAlias = (phone: string): Alias => ({ kind: 'phone', value: phone })

const visitsIn = (appointments: AppointmentView[]): Visit[] =>
  [...Map.groupBy(appointments, (one) => one.groupId).values()].flatMap(visitsOf)

function contactIdOf(db: Db, appointmentId: number): number | undefined {
  const row = db.client
    .query<{ contact_id: number | null }, [number]>('select contact_id from appointments where id = ?')
    .get(appointmentId)
  return row?.contact_id ?? undefined
}
