import type { Db } from '../../../db/open.ts'
import { statement } from '../../../db/statements.ts'
import { hourText, ofEach } from '../../admin/audit.ts'
import { parseHour } from '../../admin/parse.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import type { Instant } from '../../clock.ts'
import type { AppError } from '../../errors.ts'
import { spanishDates } from '../../texts/dates.ts'
import { seatsAt, startsOn } from '../adjacent-hours.ts'
import { findSlot } from '../availability.ts'

export interface HourAsked {
  officeId: number
  day: LocalDay
  /** Undefined: the first hour in which all fit. */
  minute: number | undefined
  /** How many hours that follow each other the visit of each of them takes. */
  lengths: readonly number[]
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
 * Chooses the hour in which they begin (adjacent-hours.ts seats each of them). A clerk may use hours that are too soon for the chat.
 */
function chooseHour(db: Db, asked: HourAsked, now: Instant): HourChosen {
  const { officeId, day, minute, lengths, own } = asked
  if (minute === undefined) {
    const [first] = startsOn(db, { officeId, day, notBefore: now }, lengths)
    return first ? { ok: true, slotId: first.slotId } : { ok: false, why: 'full' }
  }
  const hour = CHOOSE_HOUR.get(db, officeId, day, minute, now)
  if (!hour) return { ok: false, why: 'not_published', nearest: hoursAround(db, { officeId, day, minute }, now) }
  if (hour.closed === 1) return { ok: false, why: 'closed' }
  return seatsAt(db, hour.id, lengths, own) ? { ok: true, slotId: hour.id } : { ok: false, why: 'taken' }
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

/** What naming an hour may refuse, and holding places in it. */
export const HOUR_REFUSALS = refusals({
  not_published: [
    'hora_no_publicada',
    'conflict',
    'A esa hora no empieza ninguna cita ese día.',
    'Escriba otra hora, o déjela en blanco para la primera libre.',
  ],
  closed: ['hora_cerrada', 'conflict', 'Esa hora está cerrada.', 'Elija otra hora o levante el cierre.'],
  too_soon: ['hora_pasada', 'conflict', 'Esa hora ya pasó.', 'Elija una hora que viene.'],
  taken: [
    'lugar_ocupado',
    'conflict',
    'Ya no queda lugar a esa hora.',
    'Elija otra hora o deje la hora en blanco para la primera libre.',
  ],
  full: ['sin_lugares', 'conflict', 'No queda ningún lugar ese día.', 'Elija otro día o agregue lugares.'],
})

/** The slot of the hour that was written, or of the first hour of that day in which all find a place. */
export function chosenHour(
  db: Db,
  asked: Omit<HourAsked, 'minute' | 'day'> & { day: LocalDay; hour: string | undefined },
  now: Instant,
): number {
  const { hour, ...where } = asked
  const chosen = chooseHour(db, { ...where, minute: hour === undefined ? undefined : parseHour(hour, 'hora') }, now)
  if (!chosen.ok) throw chosen.why === 'not_published' ? notPublished(chosen.nearest) : refuse(HOUR_REFUSALS[chosen.why])
  return chosen.slotId
}

const BOTH = new Intl.ListFormat('es-MX', { type: 'conjunction' })

/** The refusal of an hour in which nothing begins, with the nearest ones of that day (minutes since midnight). */
function notPublished(nearest: number[]): AppError {
  const { not_published } = HOUR_REFUSALS
  if (nearest.length === 0) return refuse(not_published, 'hora')
  const hours = nearest.map((minute) => `a las ${spanishDates.hour(minute)}`)
  return refuse({ ...not_published, remedy: `Ese día empiezan ${BOTH.format(hours)}. ${not_published.remedy}` }, 'hora')
}

/** How the log-book says the hour of a slot. */
export const SLOT = {
  words: 'hora',
  said: ofEach<number>((id, { db }) => {
    const found = findSlot(db, id)
    return found && hourText(found)
  }),
}
