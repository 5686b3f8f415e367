import type { Db, Tx } from '../../db/open.ts'
import type { AppointmentView } from '../agenda/types.ts'
import type { Alias } from '../channels/channel.ts'
import { type Instant, MINUTE } from '../clock.ts'
import type { Desk } from '../conversation/desk.ts'
import { visitsOf } from '../conversation/members.ts'
import type { Reply } from '../conversation/reply.ts'
import { sayAnswerWaits, sayOfficeAnswer } from '../conversation/unasked/from-office.ts'
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
import { heldAbout } from './held-data.ts'
import { retakeSetAside } from './inbox.ts'
import { tellHoldLost } from './lost-holds.ts'
import { enqueue, requeue, WINDOW_MS } from './outbox.ts'
import type { MessagingRooms } from './rooms.ts'
import { tellAssistantBack } from './with-person.ts'

/** An answer that might reach the outbox after the window closed is better announced than lost. */
const SPARE_MS = 10 * MINUTE

/**
 * What the staff may ask of this room, within the same transaction as the change itself: telling citizens what the
 * office did with their appointments, finding a contact by telephone, and letting a stuck message go again.
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
    /** Tells each contact once for each visit of a group: a family in hours that follow reads one message with all of them. */
    tellCancelled(tx: Tx, appointments: AppointmentView[], reason: string, now: Instant): void {
      const say: typeof sayGivenByOffice = (visit, desk) => sayCancelledByOffice(visit, reason, desk)
      for (const visit of visitsIn(appointments)) {
        const contactId = contactIdOf(tx, visit[0].id)
        if (contactId !== undefined) tellVisit(tx, contactId, visit, { what: 'cancelled', say }, now)
      }
    },
    tellHoldClosed: (tx: Tx, contactId: number, now: Instant): void => tellHoldLost(tx, rooms, contactId, 'closed', now),
    /** Tells the contact of a group once that the office moved it, or some of it, with the old and the new hour. */
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
    /** Tells who looks after appointments from now on, and whoever did until now; undefined: no telephone did. */
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
    /** The contact behind a telephone, made if new. It has not written, so its 24-hour window is closed. */
    contactOf: (tx: Tx, phone: string, now: Instant): number =>
      recogniseContact(tx, rooms, [asAlias(phone)], { at: 0, profileName: undefined }, now).id,
    findContact: (db: Db, phone: string): number | undefined => findContacts(db, rooms, [asAlias(phone)])[0],
    /** The telephone of a contact as digits with country code; undefined when only a user id is known. */
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
    heldAbout: (db: Db, contactId: number) => heldAbout(db, rooms, contactId),
    retakeSetAside: (tx: Tx, inboxId: number, now: Instant): boolean =>
      alone(tx, rooms.log, 'message.set_aside', { inbox: inboxId }, () => retakeSetAside(tx, rooms, inboxId, now)),
    requeue,
  }
}

const asAlias = (phone: string): Alias => ({ kind: 'phone', value: phone })

const visitsIn = (appointments: AppointmentView[]): Visit[] =>
  [...Map.groupBy(appointments, (one) => one.groupId).values()].flatMap(visitsOf)

function contactIdOf(tx: Tx, appointmentId: number): number | undefined {
  const row = tx.client
    .query<{ contact_id: number | null }, [number]>('select contact_id from appointments where id = ?')
    .get(appointmentId)
  return row?.contact_id ?? undefined
}
