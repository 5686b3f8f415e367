import type { Channel } from '../channels/channel.ts'
import type { Clock, Instant } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Vault } from '../vault.ts'
import type { Pace } from './pace.ts'

/** What the messaging room is given. It holds no database: that comes with the transaction. */
export interface MessagingRooms {
  channel: Channel
  vault: Vault
  clock: Clock
  log: Log
  pace: Pace
  limits: {
    holdMs: number
    draftDays: number
    inDoubtMs: number
  }
  /** When the last webhook came in, set by the door after its commit: only then does silence about a message mean something. `ourNumber`: which number it was for. */
  readonly heard: { at: Instant; ourNumber?: string }
  /** Counts what happened, for the metrics; never asked to decide anything. */
  count(event: CountedEvent): void
}

export type CountedEvent =
  | 'message'
  | 'duplicate'
  | 'set_aside'
  | 'answered_enough'
  | 'status'
  | 'unreadable'
  | 'accepted'
  | 'refused'
  | 'in_doubt'
  | 'superseded'
  | 'parked'
