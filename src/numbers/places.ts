import { and, eq, gte, isNull, lt } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { type Given, query } from '../../db/queries.ts'
import { slots } from '../../db/schema.ts'
import { endOfDay, startOfDay } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { officesWithRoom } from '../schedule/availability.ts'
import { schedulesFor } from '../schedule/schedules.ts'
import type { Span, Where } from './attendance.ts'

const HOURS = query((orm, office: Given<number>, from: Given<number>, until: Given<number>) =>
  orm
    .select({
      scheduleId: slots.scheduleId,
      startsAt: slots.startsAt,
      day: slots.day,
      minute: slots.minute,
      capacity: slots.capacity,
      taken: slots.taken,
      cooling: slots.cooling,
    })
    .from(slots)
    .where(and(eq(slots.officeId, office), gte(slots.startsAt, from), lt(slots.startsAt, until), isNull(slots.closedAt))),
)

export interface Hour extends Where {
  startsAt: Instant
  places: number
  free: number
}

/** Hours that are not closed; with a procedure those in which it may be done. */
export function hoursOf(db: Db, { office, from, until }: Span, procedureId?: string): Hour[] {
  const fits = procedureId === undefined ? undefined : new Set(schedulesFor(db, office.id, [procedureId]).map(({ id }) => id))
  return HOURS(db, office.id, startOfDay(from, office.zone), endOfDay(until, office.zone))
    .filter(({ scheduleId }) => fits === undefined || fits.has(scheduleId))
    .map(({ day, minute, startsAt, capacity, taken, cooling }) => ({
      ...{ day, minute, startsAt },
      places: capacity,
      free: capacity - taken - cooling,
    }))
}

/** As a citizen would be offered it now; undefined: nothing is free. */
export const firstFree = (db: Db, officeId: number, procedureId: string | undefined, now: Instant): LocalDay | undefined =>
  officesWithRoom(db, { officeId, procedureIds: procedureId === undefined ? [] : [procedureId], places: 1, limit: 1 }, now)[0]
    ?.first?.day
