import type { Db } from '../../db/open.ts'
import { addDays, dayOf, isNonWorking, momentOf, weekdayOf } from '../catalogue/calendar.ts'
import { officesThatDo, theOffice } from '../catalogue/offices.ts'
import { distanceKm } from '../catalogue/places.ts'
import type { LocalDay, Office } from '../catalogue/types.ts'
import { DAY, type Instant } from '../clock.ts'
import { freeSlots } from '../schedule/availability.ts'
import type { FreeSlot } from '../schedule/slots.ts'

/** Who works answers in the evening. */
const EVENING = 20 * 60
const SATURDAY = 6

/** Until when an answer counts that is asked for at that moment: a whole day at least, and to 20:00 of a working day. */
export function answerBy(db: Db, askedAt: Instant, zone: string): Instant {
  const least = askedAt + DAY
  for (let day = dayOf(least, zone); ; day = addDays(day, 1)) {
    const evening = momentOf(day, EVENING, zone)
    const works = weekdayOf(day) < SATURDAY && !isNonWorking(db, day)
    if (works && evening !== undefined && evening >= least) return evening
  }
}

/** Parts of a day on the office's clock, as the lists of hours name them. */
const PARTS = [
  { fromMinute: 0, untilMinute: 11 * 60 },
  { fromMinute: 11 * 60, untilMinute: 14 * 60 },
  { fromMinute: 14 * 60, untilMinute: 24 * 60 },
] as const

const partOf = (minute: number) => PARTS.find(({ untilMinute }) => minute < untilMinute) ?? PARTS[2]

/** How many days later somebody waits for the part of the day that they had. */
const SAME_PART_DAYS = 7
/** Farther away nobody is sent without being asked where. */
const NEAR_KM = 60
const CANDIDATES = 12

/** Who needs another hour, and what they had. */
export interface Displaced {
  officeId: number
  startsAt: Instant
  minute: number
  procedureIds: string[]
}

export interface HoursAsked {
  /** No hour before this moment, nor before the office's own notice. */
  notBefore: Instant
  /** Only on this day of the same office. */
  day?: LocalDay | undefined
}

/**
 * Hours that these people could be moved to, the best first: at their office, after the hour that they lose, in the part of the day that
 * they had unless that is more than a week later than any other; then any there; then before it; then at the nearest offices that do the same.
 */
export function hoursFor(db: Db, people: Displaced, { notBefore, day }: HoursAsked, now: Instant): FreeSlot[] {
  const { procedureIds, officeId, minute } = people
  const { zone } = theOffice(db, officeId)
  const free = (office: number, from: Instant, limits: { fromMinute?: number; untilMinute?: number } = {}) =>
    freeSlots(
      db,
      {
        officeIds: [office],
        procedureIds,
        places: procedureIds.length,
        from: day ?? dayOf(from, zone),
        ...(day !== undefined && { until: day }),
        ...limits,
        limit: CANDIDATES,
      },
      now,
    ).filter((hour) => hour.startsAt > from)
  const after = Math.max(notBefore, people.startsAt)
  const any = free(officeId, after)
  const alike = free(officeId, after, partOf(minute))
  const latest = (any[0]?.startsAt ?? 0) + SAME_PART_DAYS * DAY
  const here = [...alike.filter((hour) => hour.startsAt <= latest), ...any, ...alike, ...free(officeId, notBefore)]
  const elsewhere = day === undefined ? nearOffices(db, people).flatMap((office) => free(office.id, after)) : []
  return [...new Map([...here, ...elsewhere].map((hour) => [hour.slotId, hour])).values()]
}

/** Other offices of the same agency that do all of it, the nearest first. */
function nearOffices(db: Db, { officeId, procedureIds }: Displaced): Office[] {
  const home = theOffice(db, officeId)
  return officesThatDo(db, procedureIds)
    .filter(({ office }) => office.id !== officeId)
    .map(({ office }) => ({ office, km: distanceKm(home, office) }))
    .filter(({ km }) => km <= NEAR_KM)
    .toSorted((a, b) => a.km - b.km)
    .map(({ office }) => office)
}
