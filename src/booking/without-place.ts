import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'

export interface HourWithVisits {
  slotId: number
  scheduleId: number
  startsAt: Instant
  day: LocalDay
  minute: number
  /** Windows by its plan. */
  planned: number
}

/** An appointment in an hour with fewer windows than people, or with none. */
export interface LeftOver extends HourWithVisits {
  id: number
  version: number
  groupId: string
  contactId: number | null
  /** Since when they have it. */
  since: Instant
  /** 1: the visitor is a minor. */
  minor: number
  /** 1: of a chat that asked for help at the office. */
  needs: number
  arrivedAt: Instant | null
}

/** A closure, another plan, one window less. */
export interface CapacityChange {
  officeId: number
  from?: LocalDay
  until?: LocalDay
  /** The hour's capacity after the change. */
  windows(hour: HourWithVisits): number
}

const VISITS_TO_COME = statement(
  `with seats as materialized (
     select a.id, a.version, a.group_id, a.member, a.contact_id, coalesce(a.confirmed_at, a.created_at) as since,
       a.minor_case is not null as minor, exists (select 1 from visit_needs n where n.contact_id = a.contact_id or n.group_id = a.group_id) as needs,
       (select min(e.arrived_at) from visit_people e join visits v on v.id = e.visit_id where e.appointment_id = a.id and v.day = s.day) as arrived_at,
       s.id as slot_id, s.schedule_id, s.starts_at, s.day, s.minute, s.planned
     from slots s cross join appointment_slots p on p.slot_id = s.id and p.seated = 1
       cross join appointments a on a.id = p.appointment_id and a.state = 'confirmed'
     where s.office_id = +$office and s.starts_at > +$now and (+$from is null or s.day >= +$from) and (+$until is null or s.day <= +$until))
   select id, version, group_id as groupId, contact_id as contactId, since, minor, needs, arrived_at as arrivedAt, slot_id as slotId, schedule_id as scheduleId,
     starts_at as startsAt, day, minute, planned
   from seats order by starts_at, slot_id, group_id, member`,
  {
    row: row<LeftOver>({
      id: 'int',
      version: 'int',
      groupId: 'text',
      contactId: 'int?',
      since: 'int',
      minor: 'int',
      needs: 'int',
      arrivedAt: 'int?',
      slotId: 'int',
      scheduleId: 'int',
      startsAt: 'int',
      day: 'text',
      minute: 'int',
      planned: 'int',
    }),
    params: { office: 'int', now: 'int', from: 'text?', until: 'text?' },
    uses: 'appointments_slot appointment_more_slots_in slots_one visit_needs_contact visit_needs_group visit_people_appointment',
    because: 'the visits to come of one office are sorted',
  },
)

/**
 * Soonest hour first; within one hour, the last to be moved comes last. Read from the appointments, so that a proposal need not rewrite an
 * office's hours.
 */
export function leftWithoutPlace(db: Db, { officeId, from, until, windows }: CapacityChange, now: Instant): LeftOver[] {
  const left = new Map<number, LeftOver>()
  const visits = VISITS_TO_COME.all(db, { office: officeId, now, from: from ?? null, until: until ?? null })
  for (const inHour of Map.groupBy(visits, (one) => one.slotId).values()) {
    const [hour] = inHour
    const staying = inHour.filter((one) => !left.has(one.id)) // Of a long visit an earlier hour may have decided.
    const tooMany = hour ? staying.length - windows(hour) : 0
    for (const one of firstToMove(staying, tooMany)) left.set(one.id, one)
  }
  return [...left.values()]
}

/**
 * The order of moving within one hour: last those who have arrived, then those who asked for help at the office and arranged how to come,
 * then minors, because two adults agreed to that hour, then the oldest appointments. No record says from how far somebody comes.
 */
function byInconvenience(one: readonly LeftOver[], two: readonly LeftOver[]): number {
  const arrived = (family: readonly LeftOver[]) => Number(family.some(({ arrivedAt }) => arrivedAt !== null))
  const needs = (family: readonly LeftOver[]) => Number(family.some((person) => person.needs === 1))
  const minors = (family: readonly LeftOver[]) => Number(family.some(({ minor }) => minor === 1))
  return (
    arrived(one) - arrived(two) ||
    needs(one) - needs(two) ||
    minors(one) - minors(two) ||
    (two[0]?.since ?? 0) - (one[0]?.since ?? 0)
  )
}

/** Whole families, and as few people as will do. */
function firstToMove(staying: readonly LeftOver[], tooMany: number): LeftOver[] {
  const families = [...Map.groupBy(staying, (one) => one.groupId).values()].toSorted(byInconvenience)
  const moved: LeftOver[] = []
  while (moved.length < tooMany) {
    const missing = tooMany - moved.length
    const family = families.find((one) => one.length <= missing) ?? families.toSorted((a, b) => a.length - b.length)[0]
    if (!family) break
    families.splice(families.indexOf(family), 1)
    moved.push(...family)
  }
  return moved
}

const OFFICES_OVER_PLAN = statement(
  `select distinct s.office_id as officeId, o.name from slots s join offices o on o.id = s.office_id
   where s.taken > s.planned and s.starts_at > +$now and o.agency_id = +$agency`,
  {
    row: { officeId: 'int', name: 'text' },
    params: { now: 'int', agency: 'int' },
    uses: 'slots_over',
    because: 'few hours have more people than windows',
  },
)

export interface OverPlan {
  name: string
  people: LeftOver[]
}

/** Offices of an agency with people above the plan, until they are moved, cancelled or given windows. */
export const overPlan = (db: Db, agencyId: number, now: Instant): OverPlan[] =>
  OFFICES_OVER_PLAN.all(db, { now, agency: agencyId })
    .map(({ officeId, name }) => ({ name, people: leftWithoutPlace(db, { officeId, windows: (hour) => hour.planned }, now) }))
    .filter(({ people }) => people.length > 0)
