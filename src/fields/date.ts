import { addDays } from '../catalogue/calendar.ts'
import { parseBirthDate } from '../reading/dates.ts'
import type { Kind } from './kind.ts'

/** A day in any of the ways in which people write one; limits count in days from today, or from the day that was answered to another field. */
export const date: Kind = {
  word: 'fecha',
  isLimited: true,
  read(text, { least, most, countedFrom }, { today, answers, t }) {
    const heard = parseBirthDate(text, Temporal.PlainDate.from(today).add({ years: 100 }).toString())
    if (!heard?.ok) return { ok: false, note: t.details.noDay }
    const start = (countedFrom && answers[countedFrom]) || today
    const from = least === undefined ? '' : addDays(start, least)
    const until = most === undefined ? '9' : addDays(start, most)
    if (heard.date < from) return { ok: false, note: t.details.tooEarly(t.dates.birth(from)) }
    return heard.date > until ? { ok: false, note: t.details.tooLate(t.dates.birth(until)) } : { ok: true, value: heard.date }
  },
  say: (day, _field, { t }) => t.dates.birth(day),
}
