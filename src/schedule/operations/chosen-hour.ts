import type { Db } from '../../../db/open.ts'
import { hourText, ofEach } from '../../admin/audit.ts'
import { understandHour } from '../../admin/parse.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import type { Instant } from '../../clock.ts'
import type { AppError } from '../../errors.ts'
import { spanishDates } from '../../texts/dates.ts'
import { findSlot } from '../availability.ts'
import { chooseHour, type HourAsked } from '../chosen-hour.ts'

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
  const chosen = chooseHour(db, { ...where, minute: hour === undefined ? undefined : understandHour(hour, 'hora') }, now)
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
