import type { Db, Tx } from '../../db/open.ts'
import type { Language } from '../catalogue/types.ts'
import type { Learnt, Taught } from '../chat/classifier/taught.ts'
import type { Clock, Instant } from '../clock.ts'
import type { Log } from '../log.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import type { Writer } from '../messaging/writer.ts'
import type { Vault } from '../vault.ts'
import type { RequestWork } from './data-subjects.ts'
import type { WrongKeys } from './wrong-keys.ts'

/** Reads use `db`; writes get the writer's transaction. */
export interface StaffDeps {
  db: Db
  vault: Vault
  clock: Clock
  /** From the environment; undefined: only keys of the table are valid. */
  adminToken: string | undefined
  citizens: Citizens
  /** For steps that go on by themselves and write to citizens. */
  messaging: MessagingDeps
  requests: RequestWork
}

/** Runs in the transaction of the change. */
export interface Citizens {
  /** Returns also the messages that the work sends, as read in the chat: each kind once, buttons apart. */
  overhear<T>(tx: Tx, work: () => T): { done: T; words: string[] }
  /** By telephone (digits with country code); created when missing. */
  contactOf(tx: Tx, phone: string, now: Instant): number
  /** By telephone. */
  findContact(db: Db, phone: string): number | undefined
  /** Digits with country code; undefined when only a user id is known. */
  phoneOf(db: Db, contactId: number): string | undefined
  /** Its own telephone, or one given for calls, which proves nothing. */
  phoneToCall(db: Db, contactId: number): string | undefined
  languageOf(db: Db, contactId: number): Language | undefined
  /** With some minutes to spare. */
  windowIsOpen(db: Db, contactId: number, now: Instant): boolean
  /** Takes the turn of a message that was set aside. False when it fails again, is not set aside, or its body is gone. */
  retakeSetAside(tx: Tx, inboxId: number, now: Instant): boolean
  /** False when the message is neither failed nor parked, or may not be repeated. */
  requeue(tx: Tx, outboxId: number, now: Instant): boolean
}

/** Reads of very many rows, in a thread of their own, so that no citizen waits. */
export interface LongReads {
  /** As `name:rows`; none: healthy. */
  checkInvariants(): Promise<string[]>
  /** Some seconds. */
  learn(taught: Taught): Promise<Learnt>
}

export interface AdminDeps extends StaffDeps, LongReads {
  writer: Writer
  wrongKeys: WrongKeys
  log: Log
  /** The computer's own clock, where it may differ from the acting time (db/acting-time.ts). */
  machine?: Pick<Clock, 'now'> | undefined
  /** A copy opened to look at: nothing is changed or sent, and the page says so. */
  lookOnly?: boolean | undefined
  /** What only the running process knows. */
  status(): Promise<ProcessStatus> | ProcessStatus
}

export interface ProcessStatus {
  startedAt: Instant
  /** Undefined: never, or not known. */
  tokenExpiresAt?: Instant
  diskFreeBytes?: number
}
