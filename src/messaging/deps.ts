import type { Db, Tx } from '../../db/open.ts'
import type { ChannelName } from '../../db/schema/columns.ts'
import type { MayGo } from '../capability.ts'
import type { Channels } from '../channels/channel.ts'
import type { Missed } from '../chat/answer.ts'
import type { Input, Said } from '../chat/input.ts'
import type { Chat } from '../chat/part.ts'
import type { Clock, Instant } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Vault } from '../vault.ts'
import type { Contact } from './contacts.ts'
import type { DueWork } from './due.ts'
import type { Paces } from './pace.ts'

/**
 * Who gets a message while a person may have the chat. kept: that person; nothing more happens. tap: the assistant, for a button or the
 * other parent's declaration; only a question that follows takes the chat back. order: the assistant, not as an answer to an earlier
 * question. back: the assistant has the chat again, and says so. assistant: the same silently. An object: the assistant answers so, and
 * that person keeps the chat.
 */
export type Listener = 'kept' | 'tap' | 'order' | 'back' | 'assistant' | Pick<Input, 'answered' | 'hidden'>

/** A person other than the assistant may have a contact's chat. */
export interface ChatListener {
  /** Hears a message first: keeps it, or says how the assistant takes it. */
  hear(tx: Tx, deps: MessagingDeps, heard: { contact: Contact; inboxId: number; said: Said }, now: Instant): Listener
  /** A tap led to a question, so the next words are for the assistant. */
  takeBack(tx: Tx, contactId: number): void
  /** Talking to a person now, so not to be interrupted. */
  isBusy(db: Db, contact: Contact, now: Instant): boolean
}

export type MergeDeps = Pick<MessagingDeps, 'vault' | 'hooks'> & { readonly clock: Pick<Clock, 'random'> }

/** Two contacts turn out to be one person: `other` becomes `id`. `givenUp`: whose unfinished conversation is dropped. */
export interface Merged {
  id: number
  other: number
  givenUp: number
}

/** What a capability keeps about people. Every function deletes or moves; walls and invariants prove it. */
export interface PersonalData {
  /** However long it has been silent. */
  needsContact?(db: Db, contactId: number): boolean
  /** The contact's addresses go, and all that was found by them. */
  forgetContact?(tx: Tx, contactId: number): void
  /** Runs before the contact `other` is deleted. */
  mergeContacts?(tx: Tx, deps: MergeDeps, merged: Merged, now: Instant): void
}

declare module '../capability.ts' {
  interface Capability {
    readonly personalData?: PersonalData
    readonly listener?: ChatListener
  }
}

/** Without the database, which comes with the transaction. */
export interface MessagingDeps {
  channels: Channels
  vault: Vault
  clock: Clock
  chat: Chat
  due: readonly DueWork[]
  personalData: readonly PersonalData[]
  /** Asked once more before a message is sent. */
  mayGo(...asked: Parameters<MayGo>): boolean
  listener: ChatListener
  log: Log
  /** One channel that is paused holds up no other. */
  paces: Paces
  limits: { inDoubtMs: number }
  /**
   * When the last webhook of each channel came in, set after the commit: only then does silence about a message mean something.
   * `ourNumber`: the number that people write to.
   */
  readonly heard: { at: Partial<Record<ChannelName, Instant>>; ourNumber?: string }
  /** For the metrics; nothing is decided by it. */
  count(event: Counted): void
}

/** An event, or words that were not recognised. */
export type Counted = CountedEvent | Missed

type CountedEvent =
  | 'message'
  | 'duplicate'
  | 'too_old'
  | 'set_aside'
  | 'answered_enough'
  | 'status'
  | 'unreadable'
  | 'accepted'
  | 'refused'
  | 'in_doubt'
  | 'superseded'
  | 'parked'
