import { VISIT_DAY } from '../../db/schema/catalogue.ts'
import { addDays } from '../catalogue/calendar.ts'
import type { Field, LocalDay } from '../catalogue/types.ts'
import { parseBirthDate } from '../reading/dates.ts'
import type { Asking, Kind } from './kind.ts'

/** Limits count in days from today, from the visit, or from the answer to another field. */
export const date: Kind = {
  word: 'fecha',
  isLimited: true,
  read(text, field, asking) {
    const { least, most } = field
    const { today, t } = asking
    const start = countedDay(field, asking)
    const from = least === undefined ? '' : addDays(start, least)
    const until = most === undefined ? '9' : addDays(start, most)
    const isWithin = (day: LocalDay) => from <= day && day <= until
    const days = daysIn(text, today)
    const day = days.find(isWithin) ?? days[0]
    if (day === undefined) return { ok: false, note: t.details.noDay }
    if (isWithin(day)) return { ok: true, value: day }
    const { tooEarly, tooLate } = t.details
    return { ok: false, note: day < from ? tooEarly(t.dates.birth(from)) : tooLate(t.dates.birth(until)), isOut: true }
  },
  say: (day, _field, { t }) => t.dates.birth(day),
}

/** From which its limits count. */
export const countedDay = ({ countedFrom }: Pick<Field, 'countedFrom'>, { today, answers, visit }: Asking): LocalDay =>
  (countedFrom === VISIT_DAY ? visit : countedFrom && answers[countedFrom]) || today

/** The day that is written; without its year, that of this year, the last or the next. */
function daysIn(text: string, today: LocalDay): LocalDay[] {
  const farthest = Temporal.PlainDate.from(today).add({ years: 100 }).toString()
  const year = Number(today.slice(0, 4))
  const joint = /\d\s*$/.test(text) ? '/' : ' de '
  const whole = parseBirthDate(text, farthest)
  const heard = whole ? [whole] : [year, year - 1, year + 1].map((one) => parseBirthDate(`${text}${joint}${one}`, farthest))
  return heard.flatMap((one) => (one?.ok ? [one.date] : []))
}
