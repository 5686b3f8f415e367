import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { seatsAt, startsOn } from './adjacent-hours.ts'

export interface HourAsked {
  officeId: number
  day: LocalDay
  /** Undefined: the first hour in which all fit. */
  minute: number | undefined
  people: number
  /** How many of them already sit in an hour: people who move may use their own seats. */
  own?: (slotId: number) => number
}

export type HourChosen =
  | { ok: true; slotId: number }
  /** taken: they do not all fit in that hour and those right after it; full: nowhere on that day. */
  | { ok: false; why: 'closed' | 'taken' | 'full' }
  /** Nothing begins then; `nearest`: the hours before and after it that are open, in minutes. */
  | { ok: false; why: 'not_published'; nearest: number[] }

const CHOOSE_HOUR = statement(
  'select id, closed_at is not null as closed from slots where office_id = ? and day = ? and minute = ? and starts_at > ?',
  { row: { id: 'int', closed: 'int' }, params: ['int', 'text', 'int', 'int'], uses: 'slots_one' },
)

/**
 * Chooses the hour in which they begin (adjacent.ts seats each of them). A clerk may use hours that are too soon for the chat.
 */
export function chooseHour(db: Db, asked: HourAsked, now: Instant): HourChosen {
  const { officeId, day, minute, people, own } = asked
  if (minute === undefined) {
    const [first] = startsOn(db, { officeId, day, notBefore: now }, people)
    return first ? { ok: true, slotId: first.slotId } : { ok: false, why: 'full' }
  }
  const hour = CHOOSE_HOUR.get(db, officeId, day, minute, now)
  if (!hour) return { ok: false, why: 'not_published', nearest: hoursAround(db, { officeId, day, minute }, now) }
  if (hour.closed === 1) return { ok: false, why: 'closed' }
  return seatsAt(db, hour.id, people, own) ? { ok: true, slotId: hour.id } : { ok: false, why: 'taken' }
}

const HOURS_AROUND = statement(
  `select max(minute) filter (where minute < +$minute) as before, min(minute) filter (where minute > +$minute) as after
   from slots where office_id = +$office and day = +$day and closed_at is null and starts_at > +$now`,
  { row: { before: 'int?', after: 'int?' }, params: { office: 'int', day: 'text', now: 'int', minute: 'int' }, uses: 'slots_one' },
)

function hoursAround(
  db: Db,
  { officeId, day, minute }: { officeId: number; day: LocalDay; minute: number },
  now: Instant,
): number[] {
  const around = HOURS_AROUND.get(db, { office: officeId, day, minute, now })
  return [around?.before, around?.after].filter((one) => one !== null && one !== undefined)
}
