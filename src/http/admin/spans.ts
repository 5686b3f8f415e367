import { refusal } from '../../texts/admin.ts'
import { spanishDates } from '../../texts/dates.ts'
import { understandHour } from './understand.ts'

const WHOLE_DAY = { fromMinute: 0, untilMinute: 24 * 60 }

/** The hours of a day that were written, or the whole day. Refuses hours the wrong way round. */
export function understandSpan(body: { desde?: string | undefined; hasta?: string | undefined }) {
  const fromMinute = body.desde === undefined ? WHOLE_DAY.fromMinute : understandHour(body.desde, 'desde')
  const untilMinute = body.hasta === undefined ? WHOLE_DAY.untilMinute : understandHour(body.hasta, 'hasta')
  if (untilMinute <= fromMinute) throw refusal('horas_al_reves', 'desde', 'hasta')
  return { fromMinute, untilMinute }
}

export function spanText({ fromMinute, untilMinute }: { fromMinute: number; untilMinute: number }): string {
  if (fromMinute === 0 && untilMinute === WHOLE_DAY.untilMinute) return 'todo el día'
  if (fromMinute === 0) return `hasta las ${spanishDates.hour(untilMinute)}`
  if (untilMinute === WHOLE_DAY.untilMinute) return `desde las ${spanishDates.hour(fromMinute)}`
  return `de ${spanishDates.hour(fromMinute)} a ${spanishDates.hour(untilMinute)}`
}
