import type { Tx } from '../../db/open.ts'
import type { ChannelName } from '../../db/schema/columns.ts'
import type { Language } from '../catalogue/types.ts'
import type { Clock, Instant } from '../clock.ts'
import type { Chat } from './part.ts'

export interface ChatDeps {
  readonly clock: Pick<Clock, 'random'>
  readonly chat: Chat
}

/** A turn, or something said first. Reads and writes go through `tx`, so that all of it happens or nothing. */
export interface Session {
  readonly tx: Tx
  readonly deps: ChatDeps
  readonly now: Instant
  readonly contact: {
    readonly id: number
    readonly channel: ChannelName
    /** Joined to a telephone, or seen at a counter; a free account is neither. */
    readonly proven: boolean
    readonly language: Language
    readonly profileName: string | undefined
    /** Cannot use a telephone to speak, so none is offered. */
    readonly inWriting: boolean
  }
  /** Undefined when we speak first. */
  readonly inboxId?: number
  /** Digits with the country code, as the channel last named it. */
  readonly ourNumber?: string | undefined
  /** Without a number: a link that opens a chat. */
  readonly ourLink?: string | undefined
  readonly onWhatsApp?: boolean
  /** A list's rows stand numbered in the words above it. */
  readonly rowsNumbered?: boolean | undefined
}
