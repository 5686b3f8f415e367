import type { Db } from '../../db/open.ts'
import type { Instant } from '../../src/clock.ts'

/** One line of the story of an appointment, with what never changes of it. */
export interface Line {
  line: number
  id: number
  at: Instant
  what: string
  actor: string
  group_id: string
  slot_id: number
  person_id: number
  contact_id: number | null
  folio: string | null
  reopens_at: number | null
  closed_at: number | null
  office_id: number
  day: string
  minute: number
  starts_at: number
}

/** The lines that were written after that one. */
export const linesAfter = (db: Db, last: number): Line[] => db.client.query<Line, [number]>(LINES).all(last)

/** The place goes over to the same contact's new hold of the same hour, without cooling. */
export const isAtOnce = ({ reopens_at, at }: Line): boolean => (reopens_at ?? 0) <= at
/** Whether the hour had been closed when the line was written. */
export const isClosed = ({ closed_at, at }: Line): boolean => closed_at !== null && closed_at < at

const LINES = `
  select e.id as line, a.id, e.at, e.what, e.actor, a.group_id, a.slot_id, a.person_id, a.contact_id, a.folio, a.reopens_at,
    s.closed_at, s.office_id, s.day, s.minute, s.starts_at
  from appointment_events e join appointments a on a.id = e.appointment_id join slots s on s.id = a.slot_id
  where e.id > ? order by e.id`
