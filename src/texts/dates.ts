/**
 * Days, hours and zones in words. Joined by hand: `Intl` puts commas and points where Spanish has none, and its answers
 * change with the ICU that a machine happens to have.
 */
export interface DateWords {
  /** "martes 24 de noviembre de 2026" */
  long(day: string): string
  /** "martes 24 de noviembre" */
  plain(day: string): string
  /** "Mar 24 nov": short enough for the title of a row. */
  short(day: string): string
  /** "17 de abril de 1985": a birth date said back. */
  birth(day: string): string
  /** "30 de febrero": also for days that no calendar has. */
  dayAndMonth(day: number, month: number): string
  /** "10:30 h" */
  hour(minute: number): string
  /** "las 6:30 de la tarde de hoy, martes 24 de noviembre": a deadline, also when it is read later. */
  until(day: string, minute: number, today: string): string
  /** "En la mañana" */
  partOfDay(minute: number): string
  /** "hora de Tijuana" */
  zone(zone: string): string
  /** Weekdays 1 (Monday) to 7: "de lunes a viernes", "lunes y jueves". */
  weekdays(weekdays: readonly number[]): string
  /** The same of days that come each week (`nth` 0), or once a month: "el primer sábado de cada mes"; -1: its last. */
  recurring(days: readonly { weekday: number; nth: number }[]): string
}

interface Parts {
  year: number
  month: number
  date: number
  /** 1 (Monday) to 7. */
  weekday: number
}

/** The parts of a calendar day `2026-11-24`. */
function read(day: string): Parts {
  const date = new Date(day) // Midnight in UTC, where all its parts are read; a Temporal.PlainDate takes five times as long.
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, date: date.getUTCDate(), weekday: date.getUTCDay() || 7 }
}

const ES_DAYS = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo']
const ES_SHORT_DAYS = ['Lun', 'Mar', 'Mié', 'Jue', 'Vie', 'Sáb', 'Dom']
const ES_MONTHS = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
]
const EN_DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const EN_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const NOON = 12 * 60
const AFTERNOON = 14 * 60

export const spanishDates: DateWords = {
  long: (day) => `${spanishDates.plain(day)} de ${read(day).year}`,
  plain(day) {
    const { weekday, date, month } = read(day)
    return `${pick(ES_DAYS, weekday)} ${date} de ${pick(ES_MONTHS, month)}`
  },
  short(day) {
    const { weekday, date, month } = read(day)
    return `${pick(ES_SHORT_DAYS, weekday)} ${date} ${pick(ES_MONTHS, month).slice(0, 3)}`
  },
  birth(day) {
    const { year, month, date } = read(day)
    return `${date} de ${pick(ES_MONTHS, month)} de ${year}`
  },
  dayAndMonth: (day, month) => `${day} de ${pick(ES_MONTHS, month)}`,
  hour: (minute) => `${Math.floor(minute / 60)}:${two(minute % 60)} h`,
  until(day, minute, today) {
    const hour = Math.floor(minute / 60)
    const clock = `${hour % 12 === 1 ? 'la' : 'las'} ${hour % 12 === 0 ? 12 : hour % 12}:${two(minute % 60)}`
    const part = minute === 720 ? 'del mediodía' : hour < 12 ? 'de la mañana' : hour < 19 ? 'de la tarde' : 'de la noche'
    return `${clock} ${part} ${day === today ? 'de hoy, ' : 'del '}${this.plain(day)}`
  },
  partOfDay(minute) {
    if (minute < NOON) return 'En la mañana'
    return minute < AFTERNOON ? 'A mediodía' : 'En la tarde'
  },
  zone: (zone) => `hora de ${city(zone)}`,
  weekdays: (weekdays) => runOf(weekdays, ES_DAYS, (from, to) => `de ${from} a ${to}`, ' y '),
  recurring: (days) =>
    joined(days, spanishDates, ' y ', (nth, weekday) => `el ${ES_NTH[nth]} ${pick(ES_DAYS, weekday)} de cada mes`),
}

export const englishDates: DateWords = {
  long: (day) => `${englishDates.plain(day)} ${read(day).year}`,
  plain(day) {
    const { weekday, date, month } = read(day)
    return `${pick(EN_DAYS, weekday)} ${date} ${pick(EN_MONTHS, month)}`
  },
  short(day) {
    const { weekday, date, month } = read(day)
    return `${pick(EN_DAYS, weekday).slice(0, 3)} ${date} ${pick(EN_MONTHS, month).slice(0, 3)}`
  },
  birth(day) {
    const { year, month, date } = read(day)
    return `${date} ${pick(EN_MONTHS, month)} ${year}`
  },
  dayAndMonth: (day, month) => `${day} ${pick(EN_MONTHS, month)}`,
  until(day, minute, today) {
    return `${this.hour(minute)}${day === today ? ' today,' : ' on'} ${this.plain(day)}`
  },
  hour(minute) {
    const hour = Math.floor(minute / 60)
    return `${hour % 12 === 0 ? 12 : hour % 12}:${two(minute % 60)} ${hour < 12 ? 'am' : 'pm'}`
  },
  partOfDay(minute) {
    if (minute < NOON) return 'In the morning'
    return minute < AFTERNOON ? 'Around midday' : 'In the afternoon'
  },
  zone: (zone) => `${city(zone)} time`,
  weekdays: (weekdays) => runOf(weekdays, EN_DAYS, (from, to) => `${from} to ${to}`, ' and '),
  recurring: (days) =>
    joined(days, englishDates, ' and ', (nth, weekday) => `the ${EN_NTH[nth]} ${pick(EN_DAYS, weekday)} of each month`),
}

const ES_NTH: Record<number, string> = { 1: 'primer', 2: 'segundo', 3: 'tercer', 4: 'cuarto', [-1]: 'último' }
const EN_NTH: Record<number, string> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' }

/** Those of each week as a run, then those of each month. */
function joined(
  days: readonly { weekday: number; nth: number }[],
  words: Pick<DateWords, 'weekdays'>,
  and: string,
  monthly: (nth: number, weekday: number) => string,
): string {
  const weekly = words.weekdays(days.flatMap(({ weekday, nth }) => (nth === 0 ? [weekday] : [])))
  const others = days.flatMap(({ weekday, nth }) => (nth === 0 ? [] : [monthly(nth, weekday)]))
  return [weekly, ...others].filter(Boolean).join(and)
}

/** Zone names of Mexico that are not spelled as people write them. */
const CITIES: Record<string, string> = {
  Mexico_City: 'Ciudad de México',
  Ciudad_Juarez: 'Ciudad Juárez',
  Cancun: 'Cancún',
  Mazatlan: 'Mazatlán',
  Merida: 'Mérida',
  Bahia_Banderas: 'Bahía de Banderas',
}

function city(zone: string): string {
  const name = zone.split('/').at(-1) ?? zone
  return CITIES[name] ?? name.replaceAll('_', ' ')
}

/** "de lunes a viernes" for days in a row, else "lunes, martes y jueves". */
function runOf(weekdays: readonly number[], names: string[], range: (from: string, to: string) => string, and: string): string {
  const days = [...new Set(weekdays)].sort((a, b) => a - b)
  const first = days[0]
  const last = days.at(-1)
  if (first === undefined || last === undefined) return ''
  if (days.length > 2 && last - first === days.length - 1) return range(pick(names, first), pick(names, last))
  const words = days.map((day) => pick(names, day))
  return words.length === 1 ? words.join('') : `${words.slice(0, -1).join(', ')}${and}${words.at(-1)}`
}

const pick = (names: string[], position: number): string => names[position - 1] ?? ''
const two = (value: number): string => String(value).padStart(2, '0')
