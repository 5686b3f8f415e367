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

/** What the staff room is given. Reads use `db`; writes get the writer's transaction. */
export interface StaffDeps {
  db: Db
  vault: Vault
  clock: Clock
  /** The first administrator's token, from the environment; undefined: only keys of the table are valid. */
  adminToken: string | undefined
  citizens: Citizens
  /** What a step is given that goes on by itself and speaks to citizens. */
  messaging: MessagingDeps
  /** What answers a granted request and goes on by itself. */
  requests: RequestWork
}

/** What the staff may ask of the messaging room, in the same transaction as the change itself. */
export interface Citizens {
  /** Does this work, and says what it puts into chats, as it will be read there: each kind of message once, buttons apart. */
  overhear<T>(tx: Tx, work: () => T): { done: T; words: string[] }
  /** The contact with this telephone (digits with country code), made when there is none. */
  contactOf(tx: Tx, phone: string, now: Instant): number
  /** The contact with this telephone, if there is one. */
  findContact(db: Db, phone: string): number | undefined
  /** The contact's telephone as digits with country code; undefined when only a user id is known. */
  phoneOf(db: Db, contactId: number): string | undefined
  /** On which telephone the office may call this contact: its own, or one that was given for that and proves nothing. */
  phoneToCall(db: Db, contactId: number): string | undefined
  /** The language of a contact's chat. */
  languageOf(db: Db, contactId: number): Language | undefined
  /** Whether free text may be sent to this contact now, with some minutes to spare. */
  windowIsOpen(db: Db, contactId: number, now: Instant): boolean
  /**
   * Takes the turn of a message that was set aside again. False when it fails again, is not set aside (any more), or its body
   * is gone.
   */
  retakeSetAside(tx: Tx, inboxId: number, now: Instant): boolean
  /** Queues a failed or parked message again. False when it is neither, or may not be repeated. */
  requeue(tx: Tx, outboxId: number, now: Instant): boolean
}

/** Reading that looks at very many rows: a thread of its own does it, so that no citizen waits meanwhile. */
export interface LongReads {
  /** The invariants that do not hold, as `name:rows`; none = healthy. */
  checkInvariants(): Promise<string[]>
  /** What an office taught, on top of what was shipped: some seconds. */
  learn(taught: Taught): Promise<Learnt>
}

/** Everything that the admin operations are given. */
export interface AdminDeps extends StaffDeps, LongReads {
  writer: Writer
  wrongKeys: WrongKeys
  log: Log
  /** The computer's own clock, where it may differ from the time by which the office acts (db/acting-time.ts). */
  machine?: Pick<Clock, 'now'> | undefined
  /** A copy that is open to be looked at: nothing is changed or sent, and the page says so. */
  lookOnly?: boolean | undefined
  /** What only the running process knows. */
  status(): Promise<ProcessStatus> | ProcessStatus
}

export interface ProcessStatus {
  startedAt: Instant
  /** When the channel's access token ends; undefined when it never does or is not known. */
  tokenExpiresAt?: Instant
  /** Bytes free on the disk of the database. */
  diskFreeBytes?: number
}
