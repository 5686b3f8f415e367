import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Citizens } from '../admin/deps.ts'
import type { OfficeReason } from '../catalogue/office-reasons.ts'
import type { Reply } from '../chat/reply.ts'
import type { Session } from '../chat/session.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { addressesOf, findContacts, languageOf, readContact, recogniseContact } from '../messaging/contacts.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { retakeSetAside } from '../messaging/inbox.ts'
import { notify, overhear } from '../messaging/notify.ts'
import { requeue, WINDOW_MS } from '../messaging/outbox.ts'
import { isolate } from '../messaging/writer.ts'
import { phoneGiven } from './callback-phones.ts'
import { visitsOf } from './chat/bookings.ts'
import {
  sayCancelledByOffice,
  sayCurpCorrected,
  sayGivenByOffice,
  sayLeftPhone,
  sayMovedByOffice,
  sayPassedOn,
  type Visit,
} from './chat/notices.ts'
import { tellOfHold } from './releases.ts'
import type { AppointmentView } from './types.ts'

declare module '../admin/deps.ts' {
  interface Citizens {
    /** Once for each contact. */
    tellCancelled(tx: Tx, appointments: AppointmentView[], reason: OfficeReason, now: Instant): void
    /** With the next free hours. */
    tellHoldClosed(tx: Tx, contactId: number, now: Instant): void
    /** The hold's person was corrected by the office. */
    tellHoldCorrected(tx: Tx, contactId: number, now: Instant): void
    /** Once. */
    tellMoved(tx: Tx, before: AppointmentView[], after: AppointmentView[], reason: OfficeReason, now: Instant): void
    /** Given or passed by a clerk. */
    tellGiven(tx: Tx, contactId: number, appointments: AppointmentView[], now: Instant): void
    /** If it has a contact. */
    tellCurpCorrected(tx: Tx, appointment: AppointmentView, now: Instant): void
    /** The old telephone (`from`; undefined: none) is told too. */
    tellPassedOn(
      tx: Tx,
      by: { from: number | undefined; to: number | undefined },
      appointments: AppointmentView[],
      now: Instant,
    ): void
  }
}

/** Near the end of the window an answer may come too late, so it is announced instead. */
const SPARE_MS = 10 * MINUTE

/** See `Citizens`. */
export function createCitizens(deps: MessagingDeps): Citizens {
  return {
    overhear: (tx, work) => overhear(tx, deps, work),
    tellCancelled: (tx, appointments, reason, now) => tellCancelled(tx, deps, appointments, reason, now),
    tellHoldClosed: (tx, contactId, now) => tellOfHold(tx, deps, contactId, 'closed', now),
    tellHoldCorrected: (tx, contactId, now) => tellOfHold(tx, deps, contactId, 'corrected', now),
    tellMoved(tx, before, after, reason, now) {
      const [first] = after
      const contactId = first && contactIdOf(tx, first.id)
      if (before.length === 0 || !first || contactId === undefined) return
      const key = `moved:${first.id}:${first.slot.slotId}:${first.version}`
      notify(tx, deps, { contactId, key }, (session) => sayMovedByOffice(before, after, reason, session), now)
    },
    tellGiven(tx, contactId, appointments, now) {
      for (const visit of visitsIn(appointments)) tellVisit(tx, deps, contactId, visit, GIVEN, now)
    },
    tellPassedOn(tx, { from, to }, appointments, now) {
      for (const visit of visitsIn(appointments)) {
        if (to !== undefined) tellVisit(tx, deps, to, visit, { what: 'given', say: sayPassedOn }, now)
        if (from !== undefined && from !== to) tellVisit(tx, deps, from, visit, { what: 'left', say: sayLeftPhone }, now)
      }
    },
    tellCurpCorrected(tx, appointment, now) {
      const contactId = contactIdOf(tx, appointment.id)
      if (contactId === undefined) return
      for (const visit of visitsIn([appointment]))
        tellVisit(tx, deps, contactId, visit, { what: 'corrected', say: sayCurpCorrected }, now)
    },
    // A new contact has not written, so its 24-hour window is closed.
    contactOf: (tx, phone, now) => recogniseContact(tx, deps, [asAlias(phone)], { at: 0, profileName: undefined }, now).id,
    findContact: (db, phone) => findContacts(db, deps, [asAlias(phone)])[0],
    phoneOf: (db, contactId) => phoneOf(db, deps, contactId),
    phoneToCall: (db, contactId) => phoneOf(db, deps, contactId) ?? phoneGiven(db, deps.vault, { contactId }),
    languageOf,
    windowIsOpen: (db, contactId, now) => now - (readContact(db, deps, contactId)?.lastInboundAt ?? 0) < WINDOW_MS - SPARE_MS,
    retakeSetAside: (tx, inboxId, now) =>
      isolate(tx, deps.log, 'message.set_aside', { inbox: inboxId }, () => retakeSetAside(tx, deps, inboxId, now)),
    requeue,
  }
}

/** Once for each contact, in one message for each visit of a group. */
function tellCancelled(tx: Tx, deps: MessagingDeps, appointments: AppointmentView[], reason: OfficeReason, now: Instant): void {
  const say = (visit: Visit, session: Session) => sayCancelledByOffice(visit, reason, session)
  for (const visit of visitsIn(appointments)) {
    const contactId = contactIdOf(tx, visit[0].id)
    if (contactId !== undefined) tellVisit(tx, deps, contactId, visit, { what: 'cancelled', say }, now)
  }
}

interface News {
  what: 'cancelled' | 'given' | 'left' | 'corrected'
  say(visit: Visit, session: Session): Reply
}

const GIVEN: News = { what: 'given', say: sayGivenByOffice }

function tellVisit(tx: Tx, deps: MessagingDeps, contactId: number, visit: Visit, { what, say }: News, now: Instant): void {
  // Keyed by the person's id: two of one visit, changed one after the other, have the same hour and version.
  const [{ id, slot, version }] = visit
  const key = `${what}:${id}:${contactId}:${slot.slotId}:${version}`
  notify(tx, deps, { contactId, key }, (session) => say(visit, session), now)
}

const phoneOf = (db: Db, deps: Pick<MessagingDeps, 'vault'>, contactId: number): string | undefined =>
  addressesOf(db, deps, contactId).find((alias) => alias.kind === 'phone')?.value

const asAlias = (phone: string) => ({ kind: 'phone', value: phone }) as const

const visitsIn = (appointments: AppointmentView[]): Visit[] =>
  [...Map.groupBy(appointments, (one) => one.groupId).values()].flatMap(visitsOf)

const CONTACT_ID_OF = statement('select contact_id as id from appointments where appointments.id = ?', {
  row: { id: 'int?' },
  params: ['int'],
})

const contactIdOf = (db: Db, appointmentId: number): number | undefined => CONTACT_ID_OF.get(db, appointmentId)?.id ?? undefined
