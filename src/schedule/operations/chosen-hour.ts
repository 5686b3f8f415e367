import type { Db } from '../../../db/open.ts'
import { refused } from '../../admin/proposals.ts'
import { understandHour } from '../../admin/understand.ts'
import type { LocalDay } from '../../booking/types.ts'
import type { Instant } from '../../clock.ts'
import { noSuchHour, type RefusalCode } from '../../texts/admin.ts'
import { chooseHour, type HourAsked } from '../chosen-hour.ts'

/** What naming an hour may refuse, and holding places in it. */
export const HOUR_REFUSALS = [
  'hora_no_se_entiende',
  'hora_no_publicada',
  'hora_cerrada',
  'hora_pasada',
  'lugar_ocupado',
  'sin_lugares',
  'tramite_no_se_hace',
  'edad_no_permitida',
] as const satisfies RefusalCode[]

/** The slot of the hour that was written, or of the first hour of that day in which all find a place. */
export function chosenHour(
  db: Db,
  asked: Omit<HourAsked, 'minute' | 'day'> & { day: LocalDay; hour: string | undefined },
  now: Instant,
): number {
  const { hour, ...where } = asked
  const chosen = chooseHour(db, { ...where, minute: hour === undefined ? undefined : understandHour(hour, 'hora') }, now)
  if (!chosen.ok) throw chosen.why === 'not_published' ? noSuchHour(chosen.nearest) : refused(chosen.why)
  return chosen.slotId
}
