import type { LocalDay } from '../catalogue/types.ts'
import type { RequestedTimes } from './draft.ts'
import type { Scene } from './scene.ts'

const NOON = 12 * 60

/**
 * Days and hours as they were asked for: "martes, por la tarde, hasta el jueves 10 de diciembre". `day` says a calendar day, and
 * `today` alone means as soon as there is a place.
 */
export function timesWords(
  { t }: Pick<Scene, 't'>,
  times: RequestedTimes,
  day: (day: LocalDay) => string,
  today?: LocalDay,
): string {
  const words = t.waiting.times
  const { from, until, weekdays } = times
  const onOneDay = from !== undefined && from === until
  const isSoon = from !== undefined && from === today && until === undefined && weekdays === undefined
  const said = [
    onOneDay && day(from),
    isSoon && words.soon,
    weekdays && t.dates.weekdays(weekdays),
    partWords({ t }, times),
    !onOneDay && !isSoon && from && from !== today && words.from(day(from)),
    !onOneDay && until && words.until(day(until)),
  ].filter(Boolean)
  return said.length > 0 ? said.join(', ') : words.any
}

function partWords({ t }: Pick<Scene, 't'>, { fromMinute, untilMinute }: RequestedTimes): string | undefined {
  const words = t.waiting.times
  if (fromMinute === undefined && untilMinute === undefined) return undefined
  if (fromMinute === undefined && untilMinute === NOON) return words.morning
  if (fromMinute === NOON && untilMinute === undefined) return words.afternoon
  if (fromMinute === undefined) return words.before(t.dates.hour(untilMinute ?? 0))
  if (untilMinute === undefined) return words.after(t.dates.hour(fromMinute))
  return untilMinute - fromMinute <= 60
    ? words.at(t.dates.hour(fromMinute))
    : words.between(t.dates.hour(fromMinute), t.dates.hour(untilMinute))
}
