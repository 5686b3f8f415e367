import type { BookingHooks } from '../booking/hooks.ts'
import type { MayGo, PersonalData } from '../capability.ts'
import type { Channel } from '../channels/channel.ts'
import type { Chat } from '../chat/part.ts'
import type { Clock, Instant } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Vault } from '../vault.ts'
import type { DueWork } from './due.ts'
import type { Pace } from './pace.ts'

/** What the messaging room is given. The database is not part of it: it comes with the transaction. */
export interface MessagingDeps {
  channel: Channel
  vault: Vault
  clock: Clock
  /** What else has a part in places and appointments. */
  hooks: BookingHooks
  /** What all capabilities say and understand. */
  chat: Chat
  /** What time brings to each capability. */
  due: readonly DueWork[]
  /** What each capability keeps about people. */
  personalData: readonly PersonalData[]
  /** Asked once more before a message is sent. */
  mayGo(...asked: Parameters<MayGo>): boolean
  log: Log
  pace: Pace
  limits: { inDoubtMs: number }
  /**
   * When the last webhook came in; the door sets it after the commit. Only then does silence about a message mean something.
   * `ourNumber`: the number that it was for.
   */
  readonly heard: { at: Instant; ourNumber?: string }
  /** Counts what happened, for the metrics; nothing is decided by it. */
  count(event: CountedEvent): void
}

export type CountedEvent =
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
