import type { ComingQuery } from '../booking/coming.ts'
import type { NamedQuery } from '../booking/names.ts'
import type { Clock, Instant } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Writer } from '../messaging/writer.ts'
import type { StaffDeps } from './staff-deps.ts'
import type { WrongKeys } from './wrong-keys.ts'

/** Reading that looks at very many rows: a thread of its own does it, so that no citizen waits meanwhile. */
export interface LongReads {
  /** The invariants that do not hold, as `name:rows`; none = healthy. */
  checkInvariants(): Promise<string[]>
  /** Appointments that come, as the text of a spreadsheet; at most `limit` lines. */
  comingCsv(asked: ComingQuery & { now: Instant; limit: number; named: boolean }): Promise<string>
  /** The numbers of the appointments of some days under a name. */
  visitorsNamed(asked: NamedQuery): Promise<number[]>
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
