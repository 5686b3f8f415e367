import type { Tx } from '../../db/open.ts'
import type { ChannelName } from '../../db/schema/columns.ts'
import type { Language } from '../catalogue/types.ts'
import type { Clock, Instant } from '../clock.ts'
import type { Chat } from './part.ts'

/** What the chat is given: chance, and what all capabilities say and understand. */
export interface ChatDeps {
  readonly clock: Pick<Clock, 'random'>
  readonly chat: Chat
}

/**
 * With whom we speak, when, and within which transaction: a turn, or something that we say first. Whatever is read or done for it
 * is done through `tx`, by the functions of a capability, so that either all of it happened or nothing.
 */
export interface Session {
  readonly tx: Tx
  readonly deps: ChatDeps
  readonly now: Instant
  readonly contact: {
    readonly id: number
    readonly channel: ChannelName
    /** Joined to a telephone, or seen at a counter: an account that costs nothing is neither. */
    readonly proven: boolean
    readonly language: Language
    readonly profileName: string | undefined
    /** Whoever cannot use a telephone to speak is told of none. */
    readonly inWriting: boolean
  }
  /** The message that we answer; undefined when we speak first. */
  readonly inboxId?: number
  /** Our own number as digits with the country's code, as the channel last named it. */
  readonly ourNumber?: string | undefined
  /** A link that opens a chat with us where there is no number for one. */
  readonly ourLink?: string | undefined
  /** Whether this house can be written to on WhatsApp. */
  readonly onWhatsApp?: boolean
}
