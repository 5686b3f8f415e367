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
 * Who gets a message while somebody else than the assistant may have the chat. kept: that person; nothing more happens. tap: the
 * assistant, because it is a button or the other parent's word; only a question that follows takes the chat back. order: the
 * assistant, and it is no answer to an earlier question. back: the assistant has the chat again, and says so. assistant: the
 * same without a word. An object: the assistant answers so, and that person keeps the chat.
 */
export type Listener = 'kept' | 'tap' | 'order' | 'back' | 'assistant' | Pick<Input, 'answered' | 'hidden'>

/** Somebody else than the assistant, who may have a contact's chat. */
export interface ChatListener {
  /** Hears a message first: keeps it, or says how the assistant takes it. */
  hear(tx: Tx, deps: MessagingDeps, heard: { contact: Contact; inboxId: number; said: Said }, now: Instant): Listener
  /** A tap led to a question of the assistant, so the next words are for the assistant. */
  takeBack(tx: Tx, contactId: number): void
  /** Whether the citizen talks to a person now, and is not to be interrupted. */
  isBusy(db: Db, contact: Contact, now: Instant): boolean
}

/** What the merging and the erasing of a contact are given. */
export type MergeDeps = Pick<MessagingDeps, 'vault' | 'hooks'> & { readonly clock: Pick<Clock, 'random'> }

/** Two contacts that turn out to be one person: `other` becomes `id`. `givenUp`: whose unfinished conversation does not go on. */
export interface Merged {
  id: number
  other: number
  givenUp: number
}

/** What a capability keeps about people, and how that goes. Every function deletes; the walls and invariants prove it. */
export interface PersonalData {
  /** Whether something still needs this contact, however long it has been silent. */
  needsContact?(db: Db, contactId: number): boolean
  /** The contact's addresses go, and nobody can be recognised by them any more: what is left of it goes too. */
  forgetContact?(tx: Tx, contactId: number): void
  /** Moves what is kept of the one contact to the other, before the contact `other` goes. */
  mergeContacts?(tx: Tx, deps: MergeDeps, merged: Merged, now: Instant): void
}

declare module '../capability.ts' {
  interface Capability {
    /** What it keeps about people, and how that goes. */
    readonly personalData?: PersonalData
    /** Somebody else than the assistant, who may have a chat. */
    readonly listener?: ChatListener
  }
}

/** What the messaging room is given. The database is not part of it: it comes with the transaction. */
export interface MessagingDeps {
  channels: Channels
  vault: Vault
  clock: Clock
  /** What all capabilities say and understand. */
  chat: Chat
  /** What time brings to each capability. */
  due: readonly DueWork[]
  /** What each capability keeps about people. */
  personalData: readonly PersonalData[]
  /** Asked once more before a message is sent. */
  mayGo(...asked: Parameters<MayGo>): boolean
  /** Somebody else than the assistant, who may have a chat. */
  listener: ChatListener
  log: Log
  /** How fast each channel may be used; one that is paused holds up no other. */
  paces: Paces
  limits: { inDoubtMs: number }
  /**
   * When the last webhook of each channel came in; the door sets it after the commit. Only then does silence about a message mean
   * something. `ourNumber`: the number that people write to.
   */
  readonly heard: { at: Partial<Record<ChannelName, Instant>>; ourNumber?: string }
  /** Counts what happened, for the metrics; nothing is decided by it. */
  count(event: Counted): void
}

/** Something that happened, or words that nothing understood. */
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
