import { addDays, dayOf } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { plainText } from '../collation.ts'
import { spanishDates } from '../texts/dates.ts'
import { dayField } from './fields.ts'
import { only, refusals, refuse } from './refusals.ts'

export const TYPED_REFUSALS = refusals({
  day_unclear: [
    'dia_no_se_entiende',
    'invalid',
    'No se entiende el día.',
    'Escriba hoy, mañana, un día de la semana o una fecha como 24/12/2026.',
  ],
  day_over: ['dia_pasado', 'conflict', 'Ese día ya pasó.', 'Elija hoy o un día que viene.'],
  hour_unclear: ['hora_no_se_entiende', 'invalid', 'No se entiende la hora.', 'Escriba la hora como 9:30 o 16:00.'],
  weekdays_unclear: [
    'dias_no_se_entienden',
    'invalid',
    'No se entienden los días.',
    'Escriba por ejemplo lunes a viernes, o lunes y jueves.',
  ],
  amount_unclear: ['cantidad_no_se_entiende', 'invalid', 'No se entiende la cantidad.', 'Escriba los pesos como 1795.29.'],
  phone_misspelt: [
    'telefono_mal_escrito',
    'invalid',
    'El teléfono no está bien escrito.',
    'Escriba los 10 dígitos, por ejemplo 55 1234 5678.',
  ],
})

const WEEKDAYS = ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado', 'domingo']
const MONTHS = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ')
/** As our own messages and lists write a day, so that it can be copied. */
const SPELLED = /^(?:el )?(?:[a-z]+,? )?(\d{1,2})(?: (?:de )?|[/-])([a-z]{3,})\.?(?:(?: (?:del? )?|[/-])(\d{4}|\d\d))?$/

/**
 * `hoy`, `mañana`, `pasado mañana`, a weekday (the next one), `24/12/2026`, `24/12` (the next one), `24 de diciembre`, `24-dic`, `jueves
 * 24` (the next 24th, if that is one), years also as `26`, or ISO, on the wall clock of the zone. Throws the refusal that names the field.
 */
export function parseDay(text: string, field: string, zone: string, now: Instant): LocalDay {
  const day = readDay(plainText(text), Temporal.PlainDate.from(dayOf(now, zone)))
  if (!day) throw refuse(TYPED_REFUSALS.day_unclear, field)
  return day.toString()
}

export const COMING_DAY_REFUSALS = only(TYPED_REFUSALS, 'day_unclear', 'day_over')

/** Refused when that day is over in the zone. */
export function parseComingDay(text: string, field: string, zone: string, now: Instant): LocalDay {
  const day = parseDay(text, field, zone, now)
  if (day < dayOf(now, zone)) throw refuse(TYPED_REFUSALS.day_over, field)
  return day
}

function readDay(text: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (text === 'hoy') return today
  if (text === 'manana') return today.add({ days: 1 })
  if (text === 'pasado manana' || text === 'pasado') return today.add({ days: 2 })
  const weekday = WEEKDAYS.indexOf(text.replace(/^(el|este|proximo) /, '')) + 1
  if (weekday > 0) return today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 })
  const iso = text.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/)
  if (iso) return dateOf(iso[1], iso[2], iso[3])
  const written = text.match(/^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d\d))?$/)
  if (written) return nextDate(written[3], written[2], written[1], today)
  const spelled = text.match(SPELLED)
  if (spelled) return nextDate(spelled[3], monthOf(spelled[2]), spelled[1], today)
  const named = text.match(/^(?:el )?([a-z]+) (\d{1,2})$/)
  return named ? nextSuchDay(WEEKDAYS.indexOf(named[1] ?? '') + 1, Number(named[2]), today) : undefined
}

/** Written whole or as its first three letters. */
const monthOf = (word = ''): string => String(MONTHS.findIndex((month) => month === word || month.slice(0, 3) === word) + 1)

/** The next day of that number if it is that weekday: a mismatch is asked again. */
function nextSuchDay(weekday: number, number: number, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const months = [today, today.add({ months: 1 })]
  const days = months.map((one) => dateOf(String(one.year), String(one.month), String(number)))
  const next = days.find((day) => day && Temporal.PlainDate.compare(day, today) >= 0)
  return next?.dayOfWeek === weekday ? next : undefined
}

/** Without a year the next one. */
function nextDate(year: string | undefined, month: string | undefined, day: string | undefined, today: Temporal.PlainDate) {
  if (year) return dateOf(year.padStart(4, '20'), month, day)
  const thisYear = dateOf(String(today.year), month, day)
  const over = thisYear && Temporal.PlainDate.compare(thisYear, today) < 0
  return over ? dateOf(String(today.year + 1), month, day) : thisYear
}

/** The last day of 9999 ends in a year that ISO writes otherwise. */
const YEARS = { first: 1900, last: 2199 }

function dateOf(year: string | undefined, month: string | undefined, day: string | undefined): Temporal.PlainDate | undefined {
  if (Number(year) < YEARS.first || Number(year) > YEARS.last) return undefined
  try {
    return Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) }, { overflow: 'reject' })
  } catch {
    return undefined // 30 February
  }
}

/** A year of two figures is the latest past one. */
export function parseBirth(text: string, field: string, zone: string, now: Instant): LocalDay {
  const day = parseDay(text, field, zone, now)
  const isShort = /\D\d\d$/.test(text.trim())
  return isShort && day > dayOf(now, zone) ? `19${day.slice(2)}` : day
}

/** Minutes since midnight: `9:30`, `9.30`, `16`, `9:30 h`, `4 pm`, `4 de la tarde`. */
export function parseHour(text: string, field: string): number {
  const plain = plainText(text).replaceAll(/([ap]) ?\. ?m\.?$/g, '$1m')
  const match = plain.match(/^(\d{1,2})(?:[:.](\d{2}))?(?: ?(?:h|hrs?|horas?)\.?)?( ?(?:am|pm|de la manana|de la tarde))?$/)
  const half = match?.[3]?.trim()
  const said = Number(match?.[1])
  if (half && (said < 1 || said > 12)) throw refuse(TYPED_REFUSALS.hour_unclear, field)
  const hour = half ? (said % 12) + (/^pm|tarde/.test(half) ? 12 : 0) : said
  const minute = Number(match?.[2] ?? 0)
  if (!match || hour > 24 || minute > 59 || hour * 60 + minute > 24 * 60) throw refuse(TYPED_REFUSALS.hour_unclear, field)
  return hour * 60 + minute
}

/** Ten digits of a Mexican telephone become 52 and the digits; other countries bring their code. */
export function parsePhone(text: string, field: string): string {
  const digits = text.replace(/\D/g, '')
  if (digits.length === 10) return `52${digits}`
  if (digits.length < 11 || digits.length > 15) throw refuse(TYPED_REFUSALS.phone_misspelt, field)
  return digits
}

export const phoneIn = (typed: string | undefined, field: string): string | undefined =>
  typed === undefined ? undefined : parsePhone(typed, field)

/** `2026-12-03T09:30:00-06:00`. */
export function isoAt(at: Instant, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

/** `03/12/2026 9:30 h`. */
export function wallText(at: Instant, zone: string): string {
  const [year, month, day, hour, minute] = isoAt(at, zone).split(/[-T:]/)
  return `${day}/${month}/${year} ${Number(hour)}:${minute} h`
}

/** 1 (Monday) to 7: `lunes a viernes`, `lunes, miércoles y sábado`, `todos`. */
export function parseWeekdays(text: string, field: string): number[] {
  const plain = plainText(text).replace(/^(de|los) /, '')
  if (/^(todos|todos los dias|diario)$/.test(plain)) return [1, 2, 3, 4, 5, 6, 7]
  const days = plain
    .split(/\s*(?:,|\by\b)\s*/)
    .filter(Boolean)
    .flatMap((part) => weekdaysOf(part))
  if (days.length === 0 || days.some((day) => day === 0)) throw refuse(TYPED_REFUSALS.weekdays_unclear, field)
  return [...new Set(days)].sort((a, b) => a - b)
}

/** 0 for any other word. */
function weekdaysOf(part: string): number[] {
  const [from = 0, until = from] = part.split(/ (?:a|al) /).map((word) => WEEKDAYS.indexOf(word.replace(/^(de|los|el) /, '')) + 1)
  if (from === 0 || until === 0) return [0]
  return until < from ? [0] : Array.from({ length: until - from + 1 }, (_, index) => from + index)
}

/** With or without sign and thousands, as centavos: `$1,795.29`. */
export function parsePesos(text: string, field: string): number {
  const match = text.replace(/[$\s]|pesos|mxn/gi, '').match(/^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/)
  if (!match) throw refuse(TYPED_REFUSALS.amount_unclear, field)
  return Number((match[1] ?? '').replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0') || 0)
}

export const SPAN_REFUSALS = refusals({
  days_reversed: ['dias_al_reves', 'invalid', 'El último día está antes del primero.', 'Revise desde qué día y hasta qué día.'],
  too_many_days: ['muchos_dias', 'invalid', 'Son más de 200 días seguidos.', 'Elija un último día más cercano.'],
  hours_reversed: ['horas_al_reves', 'invalid', 'La hora final no es después de la hora inicial.', 'Revise desde y hasta.'],
})

/** As many as an office can publish, and some vacations. */
const DAYS_MAX = 200

export const lastDay = dayField('Para varios días: el último. En blanco: solo ese día.').optional().meta({ title: 'Hasta el día' })

export const DAYS_REFUSALS = { ...COMING_DAY_REFUSALS, ...only(SPAN_REFUSALS, 'days_reversed', 'too_many_days') }

/** Both included, in the zone; one day without a last one. */
export function parseDays(
  body: { dia: string; hasta_dia?: string | undefined },
  zone: string,
  now: Instant,
): { from: LocalDay; until: LocalDay } {
  const from = parseComingDay(body.dia, 'dia', zone, now)
  const until = body.hasta_dia === undefined ? from : parseComingDay(body.hasta_dia, 'hasta_dia', zone, now)
  if (until < from) throw refuse(SPAN_REFUSALS.days_reversed, 'dia', 'hasta_dia')
  if (until >= addDays(from, DAYS_MAX)) throw refuse(SPAN_REFUSALS.too_many_days, 'hasta_dia')
  return { from, until }
}

export const daysText = ({ from, until }: { from: LocalDay; until: LocalDay }): string =>
  from === until ? `el ${spanishDates.long(from)}` : `del ${spanishDates.long(from)} al ${spanishDates.long(until)}`

const WHOLE_DAY = { fromMinute: 0, untilMinute: 24 * 60 }

/** The given hours, or the whole day. Refuses hours the wrong way round. */
export function parseSpan(body: { desde?: string | undefined; hasta?: string | undefined }) {
  const fromMinute = body.desde === undefined ? WHOLE_DAY.fromMinute : parseHour(body.desde, 'desde')
  const untilMinute = body.hasta === undefined ? WHOLE_DAY.untilMinute : parseHour(body.hasta, 'hasta')
  if (untilMinute <= fromMinute) throw refuse(SPAN_REFUSALS.hours_reversed, 'desde', 'hasta')
  return { fromMinute, untilMinute }
}

export function spanText({ fromMinute, untilMinute }: { fromMinute: number; untilMinute: number }): string {
  if (fromMinute === 0 && untilMinute === WHOLE_DAY.untilMinute) return 'todo el día'
  if (fromMinute === 0) return `hasta las ${spanishDates.hour(untilMinute)}`
  if (untilMinute === WHOLE_DAY.untilMinute) return `desde las ${spanishDates.hour(fromMinute)}`
  return `de ${spanishDates.hour(fromMinute)} a ${spanishDates.hour(untilMinute)}`
}
