import type { Db, Tx } from '../../db/open.ts'
import type { Instant } from '../clock.ts'

/** Who did it: the citizen in the chat, the passing of time, or a clerk, by the number of the access key. */
export type Actor = 'citizen' | 'clock' | `staff:${number}`

/** What can happen to an appointment. The words are stored, so they are never renamed. */
export type Happening =
  | 'held'
  | 'renewed'
  | 'confirmed'
  | 'given'
  | 'moved'
  | 'move_undone'
  | 'expired'
  | 'released'
  | 'cancelled'
  | 'cancelled_late'
  | 'undone'
  | 'passed_on'
  | 'corrected'
  | 'curp_corrected'
  | 'hold_corrected'
  | 'gave_way'
  | 'identified'
  | 'reconfirmed'
  | 'lapsed'
  | 'permission_declared'
  | 'permission_revoked'
  | 'arrived'
  | 'arrival_taken_back'
  | 'past'
  | 'erased'

/** Adds a line to the story of an appointment. No personal data in `detail`, unless sealed. */
export function record(tx: Tx, appointmentId: number, what: Happening, actor: Actor, now: Instant, detail: string | null = null) {
  tx.client
    .query<unknown, [number, number, string, string, string | null]>(
      'insert into appointment_events (appointment_id, at, what, actor, detail) values (?, ?, ?, ?, ?)',
    )
    .run(appointmentId, now, what, actor, detail)
}

export interface StoryLine {
  at: Instant
  what: string
  actor: string
  detail: string | null
}

/** The story of an appointment from its beginning. */
export function storyOf(db: Db, appointmentId: number): StoryLine[] {
  return db.client
    .query<StoryLine, [number]>('select at, what, actor, detail from appointment_events where appointment_id = ? order by at, id')
    .all(appointmentId)
}
