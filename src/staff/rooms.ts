import type { Db, Tx } from '../../db/open.ts'
import type { AppointmentView, Language } from '../agenda/types.ts'
import type { Clock, Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'

/** What the staff room is given. Reads use `db`; whatever changes something gets the writer's transaction. */
export interface StaffRooms {
  db: Db
  vault: Vault
  clock: Clock
  /** The first administrator's token, from the environment; undefined = only keys of the table are valid. */
  adminToken: string | undefined
  citizens: Citizens
}

/** What staff may ask of the messaging room, within the same transaction as the change itself. */
export interface Citizens {
  /** Tells each contact once that the office cancelled these appointments; those without a contact are passed over. */
  tellCancelled(tx: Tx, appointments: AppointmentView[], reason: string, now: Instant): void
  /** Tells a contact that the office closed the hour that it held, and shows it the next ones. */
  tellHoldClosed(tx: Tx, contactId: number, now: Instant): void
  /** Tells each contact once that the office moved these appointments from where they were. */
  tellMoved(tx: Tx, before: AppointmentView[], after: AppointmentView[], reason: string, now: Instant): void
  /** Sends a contact the confirmation of an appointment that was given or passed to it by a clerk. */
  tellGiven(tx: Tx, contactId: number, appointments: AppointmentView[], now: Instant): void
  /** Tells who looks after appointments from now on, and once whoever did until now; undefined: no telephone did. */
  tellPassedOn(tx: Tx, by: { from: number | undefined; to: number }, appointments: AppointmentView[], now: Instant): void
  /** The contact behind a telephone (digits with country code), made if new. */
  contactOf(tx: Tx, phone: string, now: Instant): number
  /** The contact behind a telephone, if it ever wrote. */
  findContact(db: Db, phone: string): number | undefined
  /** The telephone of a contact as digits with country code; undefined when only a user id is known. */
  phoneOf(db: Db, contactId: number): string | undefined
  /** The language that the chat speaks to a contact. */
  languageOf(db: Db, contactId: number): Language | undefined
  /** Whether free text may be sent to this contact now: it wrote within the channel's window, with some minutes to spare. */
  windowIsOpen(db: Db, contactId: number, now: Instant): boolean
  /** Says what a person at the office answers in a case; held: only that an answer waits, and the rest when the citizen writes; begins: and how to go back to the assistant. */
  tellAnswer(
    tx: Tx,
    contactId: number,
    answer: { number: string; words: string; message: number; held: boolean; begins: boolean },
    now: Instant,
  ): void
  /** Says that the assistant has the chat again: a clerk left it, or the case is closed. */
  tellAssistantBack(tx: Tx, contactId: number, number: string, because: 'released' | 'ended', now: Instant): void
  /** What is kept about a contact beside its appointments and cases, as it would be handed over to that person. */
  heldAbout(db: Db, contactId: number): HeldContact | undefined
  /** Takes a turn again that was set aside; false when it fails again, is not set aside (any more) or its body is gone. */
  retakeSetAside(tx: Tx, inboxId: number, now: Instant): boolean
  /** Puts a failed or parked message back in the queue; false when it is neither or its body is gone. */
  requeue(tx: Tx, outboxId: number, now: Instant): boolean
}

/** What the messaging room keeps about a contact, opened. */
export interface HeldContact {
  channel: string
  addresses: { kind: string; value: string }[]
  profileName: string | undefined
  language: Language
  /** Undefined for who was given an appointment by the office and never wrote. */
  lastInboundAt: Instant | undefined
  /** Since when it wants no reminders and no offers. */
  mutedAt: Instant | undefined
  /** Answers that are not yet an appointment, as the conversation keeps them. */
  draft: { updatedAt: Instant; deletedAt: Instant; answers: unknown } | undefined
  /** What was said to each other, in order; words undefined where only the form of it was kept. */
  said: { at: Instant; author: 'citizen' | 'office'; form: string; words: string | undefined }[]
}
