import type { Instant } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { Writer } from '../../messaging/writer.ts'
import type { StaffRooms } from '../../staff/rooms.ts'

/** Everything that the admin operations are given. */
export interface AdminRooms extends StaffRooms {
  writer: Writer
  log: Log
  /** Demonstration mode: nothing here is a real appointment. */
  demo: boolean
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
