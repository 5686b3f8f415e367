import { addDays, dayOf } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { plainText } from '../collation.ts'
import { parseBirthDate, weekdayNamed } from '../reading/dates.ts'
import { spanishDates } from '../texts/dates.ts'
import { only, type Refusal, readAll, refusals, refuse } from './refusals.ts'
import { ANY_DAY, type DayRead, readDay, readHour } from './typed-times.ts'

export const TYPED_REFUSALS = refusals({
  day_unclear: [
    'dia_no_se_entiende',
    'invalid',
    'No se entiende el día.',
    'Escriba hoy, mañana, un día de la semana o una fecha como 24/12/2026.',
  ],
  no_such_day: ['dia_no_existe', 'invalid', 'Ese día no existe.', 'Revise la fecha. Escríbala como 24/12/2026.'],
  day_ambiguous: ['dia_con_dos_lecturas', 'invalid', 'Se entienden dos días.', 'Escriba la fecha como 24/12/2026.'],
  several_days: ['son_varios_dias', 'invalid', 'Se entienden varios días.', 'Escriba uno, como 24/12/2026.'],
  day_with_hour: ['dia_con_hora', 'invalid', 'Ahí va el día, y se escribió también una hora.', 'Escriba solo el día.'],
  day_over: ['dia_pasado', 'conflict', 'Ese día ya pasó.', 'Elija hoy o un día que viene.'],
  hour_unclear: ['hora_no_se_entiende', 'invalid', 'No se entiende la hora.', 'Escriba una sola hora, como 9:30 o 16:00.'],
  hour_ambiguous: ['hora_con_dos_lecturas', 'invalid', 'Se entienden dos horas.', 'Escriba la hora como 9:30 o 16:00.'],
  weekdays_unclear: [
    'dias_no_se_entienden',
    'invalid',
    'No se entienden los días.',
    'Escriba por ejemplo lunes a viernes, o lunes y jueves.',
  ],
  amount_unclear: ['cantidad_no_se_entiende', 'invalid', 'No se entiende la cantidad.', 'Escriba los pesos como 1795.29.'],
  name_unseen: [
    'nombre_con_signos_ocultos',
    'invalid',
    'El nombre tiene saltos de renglón o signos que no se ven.',
    'Escríbalo de nuevo, en un solo renglón.',
  ],
  name_marked: [
    'nombre_con_marcas',
    'invalid',
    'El nombre tiene uno de estos signos, que en el chat cambian la letra: * _ ~ `.',
    'Quítelos.',
  ],
  name_wordless: ['nombre_sin_letras', 'invalid', 'El nombre no tiene palabras.', 'Escriba cómo lo llama la gente.'],
  phone_misspelt: [
    'telefono_mal_escrito',
    'invalid',
    'El teléfono no está bien escrito.',
    'Escriba los 10 dígitos, por ejemplo 55 1234 5678.',
  ],
})

/**
 * A day in everyday words, as the chat reads them, on the wall clock of the zone. Throws the refusal that names the field, with what was
 * understood.
 */
export function parseDay(text: string, field: string, zone: string, now: Instant): LocalDay {
  const read = readDay(text, dayOf(now, zone))
  if (read && 'day' in read) return read.day
  throw refuse(dayRefusal(read), field)
}

function dayRefusal(read: Exclude<DayRead, { day: LocalDay }> | undefined): Refusal {
  const { day_unclear, no_such_day, day_ambiguous, several_days, day_with_hour } = TYPED_REFUSALS
  if (read === undefined) return day_unclear
  if ('hasHour' in read) return day_with_hour
  if ('impossible' in read) {
    const { day, month } = read.impossible
    return {
      ...no_such_day,
      what: month > 12 ? `El mes ${month} no existe.` : `El ${spanishDates.dayAndMonth(day, month)} no existe.`,
    }
  }
  const [one, other] = 'either' in read ? read.either : read.several
  const [first, last] = [spanishDates.long(one), spanishDates.long(other)]
  return 'several' in read
    ? { ...several_days, what: `Se entienden varios días: del ${first} al ${last}.` }
    : {
        ...day_ambiguous,
        what: `Se entienden dos días: ${first} o ${last}.`,
        remedy: `Escriba ${figures(one)} o ${figures(other)}.`,
      }
}

const figures = (day: LocalDay): string => day.split('-').toReversed().join('/')

/** Refused at the form, before an operation runs, together with all else that is wrong in it. */
export function whyNoDay(text: string): Refusal | undefined {
  const read = readDay(text, ANY_DAY)
  if (read && 'impossible' in read) return isLeapDay(read.impossible) ? undefined : dayRefusal(read)
  return read === undefined || 'hasHour' in read ? dayRefusal(read) : undefined
}

const isLeapDay = ({ day, month }: { day: number; month: number }): boolean => day === 29 && month === 2

/** With all that `parseDay` may say. */
export const TYPED_DAY = only(TYPED_REFUSALS, 'day_unclear', 'no_such_day', 'day_ambiguous', 'several_days', 'day_with_hour')
export const COMING_DAY_REFUSALS = { ...TYPED_DAY, ...only(TYPED_REFUSALS, 'day_over') }

/** Refused when that day is over in the zone. */
export function parseComingDay(text: string, field: string, zone: string, now: Instant): LocalDay {
  const day = parseDay(text, field, zone, now)
  const { day_over } = TYPED_REFUSALS
  if (day < dayOf(now, zone)) throw refuse({ ...day_over, what: `El ${spanishDates.long(day)} ya pasó.` }, field)
  return day
}

/** A year of two figures is the latest past one. */
export function parseBirth(text: string, field: string, zone: string, now: Instant): LocalDay {
  const today = dayOf(now, zone)
  const birth = parseBirthDate(text, today)
  if (birth?.ok) return birth.date
  const day = parseDay(text, field, zone, now)
  return /\D\d\d$/.test(text.trim()) && day > today ? `19${day.slice(2)}` : day
}

export function whyNoHour(text: string): Refusal | undefined {
  const read = readHour(text)
  if (read === undefined) return TYPED_REFUSALS.hour_unclear
  if ('minute' in read) return undefined
  const [early, late] = read.either.map((one) => spanishDates.hour(one))
  const what = `Se entienden dos horas: las ${early} o las ${late}.`
  return { ...TYPED_REFUSALS.hour_ambiguous, what, remedy: `Escriba ${early} o ${late}.` }
}

export const TYPED_HOUR = only(TYPED_REFUSALS, 'hour_unclear', 'hour_ambiguous')

/** Minutes since midnight: `9:30`, `16`, `diez y media`, `a las 4 de la tarde`. */
export function parseHour(text: string, field: string): number {
  const read = readHour(text)
  if (read && 'minute' in read) return read.minute
  throw refuse(whyNoHour(text) ?? TYPED_REFUSALS.hour_unclear, field)
}

export const hourIn = (typed: string | undefined, field: string): number | undefined =>
  typed === undefined ? undefined : parseHour(typed, field)

/** Ten digits of a Mexican telephone become 52 and the digits; other countries bring their code. */
export function parsePhone(text: string, field: string): string {
  if (whyNoPhone(text)) throw refuse(TYPED_REFUSALS.phone_misspelt, field)
  const digits = text.replace(/\D/g, '')
  return digits.length === 10 ? `52${digits}` : digits
}

/** Of a record: people read it in a row, in bold and on paper. */
export function whyNoName(text: string): Refusal | undefined {
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(text)) return TYPED_REFUSALS.name_unseen
  if (/[*_~`]/.test(text)) return TYPED_REFUSALS.name_marked
  return /\p{L}/u.test(text) ? undefined : TYPED_REFUSALS.name_wordless
}

export function whyNoPhone(text: string): Refusal | undefined {
  const { length } = text.replace(/\D/g, '')
  return length < 10 || length > 15 ? TYPED_REFUSALS.phone_misspelt : undefined
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
  const [from = 0, until = from] = part.split(/ (?:a|al) /).map((word) => weekdayNamed(word.replace(/^(de|los|el) /, '')) ?? 0)
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

export const DAYS_REFUSALS = { ...COMING_DAY_REFUSALS, ...only(SPAN_REFUSALS, 'days_reversed', 'too_many_days') }

/** Both included, in the zone; one day without a last one. */
export function parseDays(
  body: { dia: string; hasta_dia?: string | undefined },
  zone: string,
  now: Instant,
): { from: LocalDay; until: LocalDay } {
  const { from, last } = readAll({
    from: () => parseComingDay(body.dia, 'dia', zone, now),
    last: () => (body.hasta_dia === undefined ? undefined : parseComingDay(body.hasta_dia, 'hasta_dia', zone, now)),
  })
  const until = last ?? from
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
