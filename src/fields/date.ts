import { VISIT_DAY } from '../../db/schema/catalogue.ts'
import { addDays } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { parseBirthDate } from '../reading/dates.ts'
import type { Kind } from './kind.ts'

/** A day in any of the ways in which people write one; limits count in days from today, from the visit, or from the answer to another field. */
export const date: Kind = {
  word: 'fecha',
  isLimited: true,
  read(text, { least, most, countedFrom }, { today, answers, visit, t }) {
    const start = (countedFrom === VISIT_DAY ? visit : countedFrom && answers[countedFrom]) || today
    const from = least === undefined ? '' : addDays(start, least)
    const until = most === undefined ? '9' : addDays(start, most)
    const isWithin = (day: LocalDay) => from <= day && day <= until
    const days = daysIn(text, today)
    const day = days.find(isWithin) ?? days[0]
    if (day === undefined) return { ok: false, note: t.details.noDay }
    if (isWithin(day)) return { ok: true, value: day }
    return { ok: false, note: day < from ? t.details.tooEarly(t.dates.birth(from)) : t.details.tooLate(t.dates.birth(until)) }
  },
  say: (day, _field, { t }) => t.dates.birth(day),
}

/** The day that is written; without its year, that of this year, the last or the next. */
function daysIn(text: string, today: LocalDay): LocalDay[] {
  const farthest = Temporal.PlainDate.from(today).add({ years: 100 }).toString()
  const year = Number(today.slice(0, 4))
  const joint = /\d\s*$/.test(text) ? '/' : ' de '
  const whole = parseBirthDate(text, farthest)
  const heard = whole ? [whole] : [year, year - 1, year + 1].map((one) => parseBirthDate(`${text}${joint}${one}`, farthest))
  return heard.flatMap((one) => (one?.ok ? [one.date] : []))
}
