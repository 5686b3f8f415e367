import { type Hour, weekdayOf } from './facts.ts'

const WEEKDAYS = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo']
const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic']
const LONG_MONTHS: Record<string, number> = { enero: 1, febrero: 2, noviembre: 11, diciembre: 12 }
const NOON = 12 * 60
/** The tests begin in November 2026: what lies before it is of the next year. */
const FIRST_MONTH = 11

type Test = (hour: Hour) => boolean

/**
 * Whether an hour is what the words of an effect say: "lunes martes tarde", "no lunes", "desde 7 dic", "3 dic 12:00". Weekdays
 * and days are alternatives; everything else must hold. Throws at a word that it does not know.
 */
export function hourTest(words: string): Test {
  const days: Test[] = []
  const others: Test[] = []
  const parts = words.match(/(?:(?:no|desde|hasta) )?(?:\d+ [a-z]{3}\b|\d+:\d\d|\p{L}+)/gu) ?? []
  for (const part of parts) {
    const [, turn, thing = ''] = /^(?:(no|desde|hasta) )?(.+)$/.exec(part) ?? []
    const { test, isDay } = testOf(thing, turn)
    if (isDay && turn === undefined) days.push(test)
    else others.push(turn === 'no' ? (hour) => !test(hour) : test)
  }
  return (hour) => (days.length === 0 || days.some((test) => test(hour))) && others.every((test) => test(hour))
}

function testOf(thing: string, turn: string | undefined): { test: Test; isDay: boolean } {
  const compare = <Value>(value: Value, limit: Value) =>
    turn === 'desde' ? value >= limit : turn === 'hasta' ? value <= limit : value === limit
  const date = dateOf(thing)
  if (date) return { isDay: true, test: ({ day }) => compare(day, date) }
  const [, hours, minutes] = /^(\d+):(\d\d)$/.exec(thing) ?? []
  if (hours && minutes) return { isDay: false, test: ({ minute }) => compare(minute, Number(hours) * 60 + Number(minutes)) }
  const weekday = WEEKDAYS.indexOf(thing) + 1
  if (weekday > 0) return { isDay: true, test: ({ day }) => weekdayOf(day) === weekday }
  const month = LONG_MONTHS[thing]
  if (month) return { isDay: true, test: ({ day }) => Number(day.slice(5, 7)) === month }
  if (thing === 'mañana') return { isDay: false, test: ({ minute }) => minute <= NOON }
  if (thing === 'tarde') return { isDay: false, test: ({ minute }) => minute >= NOON }
  if (thing === 'mediodía') return { isDay: false, test: ({ minute }) => minute >= NOON && minute < NOON + 120 }
  if (thing === 'hoy') return { isDay: true, test: () => false }
  throw new Error(`no hour is "${thing}"`)
}

function dateOf(words: string): string | undefined {
  const [, day = '', name = ''] = /^(\d+) ([a-z]{3})$/.exec(words) ?? []
  const month = MONTHS.indexOf(name) + 1
  if (month === 0) return undefined
  return `${month >= FIRST_MONTH ? 2026 : 2027}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
}
