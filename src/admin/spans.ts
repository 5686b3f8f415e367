import { addDays } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { spanishDates } from '../texts/dates.ts'
import { dayField } from './fields.ts'
import { only, refusals, refuse } from './refusals.ts'
import { COMING_DAY_REFUSALS, understandComingDay, understandHour } from './understand.ts'

/** What naming days or hours from one to another may refuse. */
export const SPAN_REFUSALS = refusals({
  days_reversed: ['dias_al_reves', 'invalid', 'El último día está antes del primero.', 'Revise desde qué día y hasta qué día.'],
  too_many_days: ['muchos_dias', 'invalid', 'Son más de 200 días seguidos.', 'Elija un último día más cercano.'],
  hours_reversed: ['horas_al_reves', 'invalid', 'La hora final no es después de la hora inicial.', 'Revise desde y hasta.'],
})

/** As many as an office can publish, and some vacations. */
const DAYS_MAX = 200

export const lastDay = dayField('Para varios días: el último. En blanco: solo ese día.').optional().meta({ title: 'Hasta el día' })

/** What `understandDays` may refuse. */
export const DAYS_REFUSALS = { ...COMING_DAY_REFUSALS, ...only(SPAN_REFUSALS, 'days_reversed', 'too_many_days') }

/** The days from `dia` to `hasta_dia`, the last one included, on the wall of the given zone; one day when there is no last one. */
export function understandDays(
  body: { dia: string; hasta_dia?: string | undefined },
  zone: string,
  now: Instant,
): { from: LocalDay; until: LocalDay } {
  const from = understandComingDay(body.dia, 'dia', zone, now)
  const until = body.hasta_dia === undefined ? from : understandComingDay(body.hasta_dia, 'hasta_dia', zone, now)
  if (until < from) throw refuse(SPAN_REFUSALS.days_reversed, 'dia', 'hasta_dia')
  if (until >= addDays(from, DAYS_MAX)) throw refuse(SPAN_REFUSALS.too_many_days, 'hasta_dia')
  return { from, until }
}

export const daysText = ({ from, until }: { from: LocalDay; until: LocalDay }): string =>
  from === until ? `el ${spanishDates.long(from)}` : `del ${spanishDates.long(from)} al ${spanishDates.long(until)}`

const WHOLE_DAY = { fromMinute: 0, untilMinute: 24 * 60 }

/** The hours of a day that were written, or the whole day. Refuses hours the wrong way round. */
export function understandSpan(body: { desde?: string | undefined; hasta?: string | undefined }) {
  const fromMinute = body.desde === undefined ? WHOLE_DAY.fromMinute : understandHour(body.desde, 'desde')
  const untilMinute = body.hasta === undefined ? WHOLE_DAY.untilMinute : understandHour(body.hasta, 'hasta')
  if (untilMinute <= fromMinute) throw refuse(SPAN_REFUSALS.hours_reversed, 'desde', 'hasta')
  return { fromMinute, untilMinute }
}

export function spanText({ fromMinute, untilMinute }: { fromMinute: number; untilMinute: number }): string {
  if (fromMinute === 0 && untilMinute === WHOLE_DAY.untilMinute) return 'todo el día'
  if (fromMinute === 0) return `hasta las ${spanishDates.hour(untilMinute)}`
  if (untilMinute === WHOLE_DAY.untilMinute) return `desde las ${spanishDates.hour(fromMinute)}`
  return `de ${spanishDates.hour(fromMinute)} a ${spanishDates.hour(untilMinute)}`
}
