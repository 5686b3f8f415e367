import { z } from 'zod'
import { addDays, MINUTES_A_DAY, weekdayOf } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'

/** Immutable. */
export type Lasting<T> = T extends object ? { readonly [K in keyof T]: Lasting<T[K]> } : T

const oneOfTimes = z.object({
  from: z.string().optional(),
  until: z.string().optional(),
  weekdays: z.array(z.number()).optional(),
  fromMinute: z.number().optional(),
  untilMinute: z.number().optional(),
})
export const requestedTimes = oneOfTimes.extend({ or: z.array(oneOfTimes).optional() })
export type Times = Lasting<z.infer<typeof oneOfTimes>>
/** Local days, and minutes of the day before whose end a visit begins. `or`: further alternatives, in order of preference. */
export type RequestedTimes = Lasting<z.infer<typeof requestedTimes>>

/** Preferred first. */
export function alternativesOf({ or = [], ...first }: RequestedTimes): readonly Times[] {
  return [first, ...or]
}

/** Whether an hour is one of them. */
export const isWithin = ({ day, minute }: { day: LocalDay; minute: number }, times: RequestedTimes): boolean =>
  alternativesOf(times).some(
    ({ from = day, until = day, weekdays, fromMinute = 0, untilMinute = MINUTES_A_DAY }) =>
      day >= from && day <= until && (weekdays?.includes(weekdayOf(day)) ?? true) && minute >= fromMinute && minute < untilMinute,
  )

/** Preferred first; joined where one value says the same. */
export function anyOf(all: readonly Times[]): RequestedTimes {
  const kept: Times[] = []
  for (const times of all) {
    const at = kept.findIndex((before) => joined(before, times))
    const joint = at < 0 ? undefined : joined(kept[at] ?? times, times)
    if (joint) kept[at] = joint
    else kept.push(times)
  }
  const [first = {}, ...or] = kept
  return or.length > 0 ? { ...first, or } : first
}

export const inEach = (times: RequestedTimes, change: (one: Times) => Times): RequestedTimes =>
  anyOf(alternativesOf(times).map(change))

export const daysOf = ({ fromMinute, untilMinute, ...days }: Times): Times => days
export const hoursOf = ({ fromMinute, untilMinute }: Times): Times => ({
  ...(fromMinute !== undefined && { fromMinute }),
  ...(untilMinute !== undefined && { untilMinute }),
})
const saysAny = (times: Times): boolean => Object.values(times).some((one) => one !== undefined)
export const saysDays = (times: RequestedTimes): boolean => alternativesOf(times).some((one) => saysAny(daysOf(one)))
export const saysHours = (times: RequestedTimes): boolean => alternativesOf(times).some((one) => saysAny(hoursOf(one)))

/** Days without hours take the hours of `other`, hours without days its days. */
export const completedBy = (times: RequestedTimes, other: RequestedTimes): RequestedTimes =>
  anyOf(
    alternativesOf(times).flatMap((one) =>
      alternativesOf(other).map((filling) => ({
        ...(saysAny(daysOf(one)) ? daysOf(one) : daysOf(filling)),
        ...(saysAny(hoursOf(one)) ? hoursOf(one) : hoursOf(filling)),
      })),
    ),
  )

const isSame = (a: Times, b: Times): boolean =>
  a.from === b.from &&
  a.until === b.until &&
  a.fromMinute === b.fromMinute &&
  a.untilMinute === b.untilMinute &&
  String(a.weekdays) === String(b.weekdays)

/** Only where one value says neither more nor less. */
function joined(a: Times, b: Times): Times | undefined {
  if (isSame(a, b)) return a
  const { weekdays, ...rest } = a
  const { weekdays: others, ...otherRest } = b
  if (weekdays && others && isSame(rest, otherRest)) return { ...rest, weekdays: [...new Set([...weekdays, ...others])].toSorted() }
  if (isSame(daysOf(a), daysOf(b)) && a.untilMinute !== undefined && a.untilMinute === b.fromMinute)
    return { ...daysOf(a), ...(a.fromMinute !== undefined && { fromMinute: a.fromMinute }), ...upTo(b.untilMinute) }
  const follows = a.until !== undefined && addDays(a.until, 1) === b.from
  const { from, until, ...same } = a
  const { from: later, until: last, ...other } = b
  if (!follows || !isSame(same, other)) return undefined
  return { ...same, ...(from !== undefined && { from }), ...(last !== undefined && { until: last }) }
}

const upTo = (untilMinute: number | undefined): Times => (untilMinute === undefined ? {} : { untilMinute })

/** One enclosing span, which may say more. */
export function spanOf(times: RequestedTimes): Times {
  const all = alternativesOf(times)
  const each = <Key extends keyof Times>(key: Key) => {
    const values = all.flatMap((one) => (one[key] === undefined ? [] : [one[key]]))
    return values.length === all.length ? values : []
  }
  const [from] = each('from').toSorted()
  const until = each('until').toSorted().at(-1)
  const weekdays = [...new Set(each('weekdays').flat())].toSorted()
  const fromMinutes = each('fromMinute')
  const untilMinutes = each('untilMinute')
  return {
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(weekdays.length > 0 && { weekdays }),
    ...(fromMinutes.length > 0 && { fromMinute: Math.min(...fromMinutes) }),
    ...(untilMinutes.length > 0 && { untilMinute: Math.max(...untilMinutes) }),
  }
}
