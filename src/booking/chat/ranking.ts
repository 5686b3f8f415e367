import { DAY, type Instant } from '../../clock.ts'
import type { OfficeChoice } from '../../schedule/slots.ts'

/** A day of waiting counts like so many kilometres of way there. */
const KM_A_DAY = 5
/** Longer than this it is simply late: nobody should cross half the country because all the near offices are. */
const MOST_DAYS = 14

/**
 * The offices to show, best first: the way there and the waiting together, five kilometres for a day, at most two weeks. So the
 * nearest office comes first, unless another one is much sooner and not much farther (at most 70 km). Where no place is known
 * the soonest comes first. Full offices come last. The nearest office is always among those shown.
 */
export function rankOffices(offers: OfficeChoice[], now: Instant, shown: number): OfficeChoice[] {
  const ranked = offers.toSorted((a, b) => cost(a, now) - cost(b, now))
  const [nearest] = offers.toSorted((a, b) => (a.km ?? 0) - (b.km ?? 0))
  const best = ranked.slice(0, shown)
  return nearest?.km === undefined || best.includes(nearest) ? best : [...best.slice(0, shown - 1), nearest]
}

function cost({ km, first }: OfficeChoice, now: Instant): number {
  if (!first) return Number.MAX_SAFE_INTEGER
  const days = Math.max(0, Math.floor((first.startsAt - now) / DAY))
  return km === undefined ? days : km + KM_A_DAY * Math.min(days, MOST_DAYS)
}
