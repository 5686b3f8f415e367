import type { Db } from '../../db/open.ts'
import { addDays, dayOf, isNonWorking, momentOf, weekdayOf } from '../catalogue/calendar.ts'
import { officesThatDo, theOffice } from '../catalogue/offices.ts'
import { distanceKm } from '../catalogue/places.ts'
import type { LocalDay, Office } from '../catalogue/types.ts'
import { DAY, type Instant } from '../clock.ts'
import { freeSlots } from '../schedule/availability.ts'
import type { FreeSlot } from '../schedule/slots.ts'

/** Working people answer in the evening. */
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

/** As the lists of hours name them. */
const PARTS = [
  { fromMinute: 0, untilMinute: 11 * 60 },
  { fromMinute: 11 * 60, untilMinute: 14 * 60 },
  { fromMinute: 14 * 60, untilMinute: 24 * 60 },
] as const

const partOf = (minute: number) => PARTS.find(({ untilMinute }) => minute < untilMinute) ?? PARTS[2]

/** How many days later the same part of the day is still preferred. */
const SAME_PART_DAYS = 7
/** Farther away no one is moved without being asked. */
const NEAR_KM = 60
const CANDIDATES = 12

/** With what they had. */
export interface Displaced {
  officeId: number
  startsAt: Instant
  minute: number
  procedureIds: string[]
}

export interface HoursAsked {
  /** Also after the office's own notice. */
  notBefore: Instant
  /** Of the same office. */
  day?: LocalDay | undefined
}

/**
 * Best first: at their office, after the lost hour, in the same part of the day unless that is more than a week later than any other; then
 * any there; then before it; then at the nearest offices that do the same.
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

/** Of the same agency, nearest first. */
function nearOffices(db: Db, { officeId, procedureIds }: Displaced): Office[] {
  const home = theOffice(db, officeId)
  return officesThatDo(db, procedureIds)
    .filter(({ office }) => office.id !== officeId)
    .map(({ office }) => ({ office, km: distanceKm(home, office) }))
    .filter(({ km }) => km <= NEAR_KM)
    .toSorted((a, b) => a.km - b.km)
    .map(({ office }) => office)
}
