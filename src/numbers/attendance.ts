import { and, eq, exists, gte, isNotNull, lt, lte, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Db } from '../../db/open.ts'
import { type Given, query } from '../../db/queries.ts'
import { appointmentEvents, appointments, askers, slots, visitPeople, visits, waitOffers, waitWishes } from '../../db/schema.ts'
import { endOfDay, startOfDay, wallClock } from '../catalogue/calendar.ts'
import { rule } from '../catalogue/rules.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { DAY, type Instant, MINUTE } from '../clock.ts'
import type { Coming, Fate, Origin } from './figures.ts'

// Rows as they are: what they come to is decided in TypeScript, once for each figure. Each query reads one office's hours by their index.

export interface Where {
  day: LocalDay
  minute: number
}

/** Days of one office, both included. */
export interface Span {
  office: { id: number; zone: string }
  from: LocalDay
  until: LocalDay
}

export type ComingThere = Coming & Where & { procedureId: string }

const earliest = alias(appointments, 'earliest')
const before = alias(appointments, 'before')

const BOOKED = query((orm, office: Given<number>, from: Given<number>, until: Given<number>) =>
  orm
    .select({
      id: appointments.id,
      day: slots.day,
      minute: slots.minute,
      startsAt: slots.startsAt,
      procedureId: appointments.procedureId,
      origin: appointments.origin,
      offerId: appointments.offerId,
      endsAt: appointments.visitEndsAt,
      askedAt: appointments.createdAt,
      firstAskedAt: earliest.createdAt,
      joinedAt: waitWishes.joinedAt,
      firstWroteAt: askers.createdAt,
      hadOne: sql<number>`${exists(
        orm
          .select({ one: sql`1` })
          .from(before)
          .where(
            and(
              eq(before.askedBy, appointments.askedBy),
              isNotNull(before.confirmedAt),
              lt(before.createdAt, appointments.createdAt),
            ),
          ),
      )}`,
    })
    .from(slots)
    .innerJoin(appointments, eq(appointments.slotId, slots.id))
    .leftJoin(earliest, eq(earliest.id, appointments.firstHeldAs))
    .leftJoin(askers, eq(askers.id, appointments.askedBy))
    .leftJoin(waitOffers, eq(waitOffers.id, appointments.offerId))
    .leftJoin(waitWishes, eq(waitWishes.id, waitOffers.wishId))
    .where(
      and(
        eq(slots.officeId, office),
        gte(slots.startsAt, from),
        lt(slots.startsAt, until),
        sql`${appointments.state} in ('confirmed', 'past')`,
      ),
    ),
)

const CANCELLED = query((orm, office: Given<number>, from: Given<number>, until: Given<number>) =>
  orm
    .select({
      id: appointments.id,
      day: slots.day,
      minute: slots.minute,
      procedureId: appointments.procedureId,
      origin: appointments.origin,
      offerId: appointments.offerId,
      late: appointments.late,
      by: appointmentEvents.actor,
      at: appointmentEvents.at,
    })
    .from(slots)
    .innerJoin(appointments, eq(appointments.slotId, slots.id))
    .innerJoin(
      appointmentEvents,
      and(eq(appointmentEvents.appointmentId, appointments.id), sql`${appointmentEvents.what} in ('cancelled', 'cancelled_late')`),
    )
    .where(
      and(
        eq(slots.officeId, office),
        gte(slots.startsAt, from),
        lt(slots.startsAt, until),
        sql`${appointments.state} = 'cancelled'`,
      ),
    ),
)

const nowAt = alias(slots, 'now_at')

/** Everybody who is noted in a visit, with where their appointment is now. */
const NOTED = query((orm, office: Given<number>, from: Given<string>, until: Given<string>) =>
  orm
    .select({
      groupId: visits.groupId,
      day: visits.day,
      startsAt: visits.startsAt,
      calledAt: visits.firstCalledAt,
      arrivedAt: visitPeople.arrivedAt,
      outcome: visitPeople.outcome,
      appointmentId: visitPeople.appointmentId,
      procedureId: visitPeople.procedureId,
      origin: appointments.origin,
      offerId: appointments.offerId,
      state: appointments.state,
      nowDay: nowAt.day,
      nowOffice: nowAt.officeId,
    })
    .from(visits)
    .innerJoin(visitPeople, eq(visitPeople.visitId, visits.id))
    .leftJoin(appointments, eq(appointments.id, visitPeople.appointmentId))
    .leftJoin(nowAt, eq(nowAt.id, appointments.slotId))
    .where(and(eq(visits.officeId, office), gte(visits.day, from), lte(visits.day, until))),
)

type Booked = ReturnType<typeof BOOKED>[number]
type Noted = ReturnType<typeof NOTED>[number]

/** Everybody who had, or has, an hour there, or came without one. */
export function peopleOf(db: Db, { office, from, until }: Span, now: Instant): ComingThere[] {
  const [start, end] = [startOfDay(from, office.zone), endOfDay(until, office.zone)]
  const noted = NOTED(db, office.id, from, until)
  const lateMs = rule(db, 'minutes_late') * MINUTE
  const daysNoted = new Set(noted.flatMap(({ day, arrivedAt }) => (arrivedAt === null ? [] : [day])))
  const known = new Map(noted.map((one) => [`${one.appointmentId} ${one.startsAt}`, one]))
  const booked = BOOKED(db, office.id, start, end).map((one): ComingThere => {
    const visit = known.get(`${one.id} ${one.startsAt}`)
    const fate = visit && hasCome(visit) ? cameAs(visit, lateMs) : notCome(one, visit, daysNoted.has(one.day), now)
    return { ...placeOf(one), fate, waitedMinutes: visit && waitOf(visit), daysAhead: daysAhead(one) }
  })
  const others = noted.filter((one) => one.groupId === null || hasMovedOn(one, office.id))
  return [...booked, ...cancelledOf(db, office.id, start, end), ...others.map((one) => withoutHour(one, office.zone, lateMs))]
}

const originOf = ({ origin, offerId }: Pick<Booked, 'origin' | 'offerId'>): Origin => (offerId === null ? origin : 'waitlist')

const placeOf = ({ day, minute, procedureId, ...one }: Where & { procedureId: string } & Parameters<typeof originOf>[0]) => ({
  day,
  minute,
  procedureId,
  origin: originOf(one),
})

const hasCome = ({ arrivedAt, outcome }: Noted): boolean =>
  arrivedAt !== null || outcome === 'served' || outcome === 'missing_paper'

const cameAs = ({ arrivedAt, startsAt }: Noted, lateMs: number): Fate =>
  arrivedAt !== null && arrivedAt > startsAt + lateMs ? 'late' : 'came'

/** Where no arrival was noted all day, who is not noted may have come. */
function notCome({ endsAt }: Booked, visit: Noted | undefined, arrivalsWereNoted: boolean, now: Instant): Fate {
  if (visit?.outcome === 'absent') return 'absent'
  if (visit?.outcome === 'unknown') return 'unknown'
  if (endsAt > now) return 'to_come'
  return arrivalsWereNoted ? 'absent' : 'unknown'
}

const waitOf = ({ arrivedAt, calledAt }: Noted): number | undefined =>
  arrivedAt === null || calledAt === null ? undefined : Math.floor(Math.max(0, calledAt - arrivedAt) / MINUTE)

/** A first message is about an appointment only if it is not much older. */
const WROTE_FOR_IT_MS = 90 * DAY

function daysAhead({ startsAt, askedAt, firstAskedAt, joinedAt, firstWroteAt, hadOne }: Booked): number {
  const asked = Math.min(askedAt, firstAskedAt ?? askedAt, joinedAt ?? askedAt)
  const wrote = hadOne === 0 && firstWroteAt !== null && firstWroteAt >= asked - WROTE_FOR_IT_MS ? firstWroteAt : asked
  return Math.floor(Math.max(0, startsAt - Math.min(asked, wrote)) / DAY)
}

/** They came, and have another day or office now: a paper was missing, or the office could not receive them. */
const hasMovedOn = (one: Noted, officeId: number): boolean =>
  hasCome(one) && (one.state === 'confirmed' || one.state === 'past') && (one.nowDay !== one.day || one.nowOffice !== officeId)

function withoutHour(one: Noted, zone: string, lateMs: number): ComingThere {
  const { day, startsAt, procedureId, origin, offerId } = one
  return {
    day,
    minute: wallClock(startsAt, zone).minute,
    procedureId,
    origin: origin === null ? 'walk_in' : originOf({ origin, offerId }),
    fate: origin === null ? 'came' : cameAs(one, lateMs),
    waitedMinutes: waitOf(one),
    daysAhead: undefined,
  }
}

function cancelledOf(db: Db, officeId: number, start: Instant, end: Instant): ComingThere[] {
  const latest = new Map<number, ReturnType<typeof CANCELLED>[number]>()
  // One that was undone in between was cancelled twice.
  for (const one of CANCELLED(db, officeId, start, end)) if (one.at >= (latest.get(one.id)?.at ?? 0)) latest.set(one.id, one)
  return [...latest.values()].map((one) => ({
    ...placeOf(one),
    fate: one.by === 'staff' ? 'by_office' : one.by === 'clock' ? 'by_clock' : one.late === 1 ? 'cancelled_late' : 'cancelled',
    waitedMinutes: undefined,
    daysAhead: undefined,
  }))
}
