import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { rule } from '../catalogue/rules.ts'
import type { Instant } from '../clock.ts'
import { closenessIn, groupSeats, type Hour, scheduleOf } from '../schedule/adjacent-hours.ts'
import { readSlotState, type SlotState } from '../schedule/slots.ts'
import type { CoolingPlace, TakenFrom } from './offers.ts'

/** An open hour, with its cooling places that may go to the line. */
interface LineHour extends Hour {
  cooled: CoolingPlace[]
}

/** Where an offer may begin, and for how many people: all in one hour, or in it and the hours right after it. */
export interface Seating {
  start: SlotState
  /** The largest group; `sizes`: only these sizes. */
  most: number
  sizes?: number[]
  /** Contacts that freed one of these places. */
  freedBy: number[]
  /** The places for a group of so many. */
  seat(people: number): TakenFrom[]
}

/**
 * How the places of an hour may be offered now. Small groups: in the hour alone. Groups that do not fit in it, if such a group
 * waits: in hours that follow each other, this one among them. A group is not separated when one of those hours has room for
 * all. Empty when no place of the hour may go to the line.
 */
export function seatingsWith(db: Db, slot: SlotState, now: Instant): Seating[] {
  const here = lineHour(db, slot, now)
  if (here.room === 0) return []
  const alone: Seating = {
    start: slot,
    most: here.room,
    freedBy: freersOf([here]),
    seat: (people) => [{ slotId: here.slotId, startsAt: here.startsAt, cooled: here.cooled, places: people }],
  }
  // A larger group than a telephone may have never waits.
  return here.room < rule(db, 'live_people_a_phone') ? [alone, ...inHoursThatFollow(db, slot, here, now)] : [alone]
}

function lineHour(db: Db, { offer, free }: SlotState, now: Instant): LineHour {
  const cooled = placesForTheLine(db, offer.slotId, now)
  return { ...offer, cooled, room: free + cooled.length }
}

const freersOf = (hours: readonly LineHour[]): number[] => [
  ...new Set(
    hours.flatMap(({ cooled }) => cooled.flatMap((place) => [place.freed_by, place.contact_id]).filter((one) => one !== null)),
  ),
]

const GROUP_SIZES = statement(
  'select distinct people from wait_lines where office_id = +$office and open = 1 and people > +$fewer and people <= +$most',
  { row: { people: 'int' }, params: { office: 'int', fewer: 'int', most: 'int' }, uses: 'wait_lines_sizes' },
)

/** The sizes of waiting groups with more than `fewer` and at most `most` people. */
const groupSizes = (db: Db, officeId: number, fewer: number, most: number): number[] =>
  GROUP_SIZES.all(db, { office: officeId, fewer, most }).map((row) => row.people)

function inHoursThatFollow(db: Db, slot: SlotState, here: LineHour, now: Instant): Seating[] {
  const { officeId } = slot.offer
  const scheduleId = scheduleOf(db, here.slotId)
  if (scheduleId === undefined) return []
  const close = closenessIn(db, scheduleId)
  const hours = hoursAround(db, slot, here, { scheduleId, spanMs: close.spanMs }, now)
  const room = hours.reduce((sum, hour) => sum + hour.room, 0)
  // Where people wait the hours around are usually full: then no group is looked for.
  const sizes = room > here.room ? groupSizes(db, officeId, here.room, room) : []
  const found = sizes.flatMap((people) =>
    groupSeats(hours, people, close)
      .filter((seats) => seats.some((seat) => seat.slotId === here.slotId))
      .map((seats) => ({ people, seats })),
  )
  const byStart = Map.groupBy(found, ({ seats }) => seats[0]?.slotId ?? 0)
  return [...byStart].flatMap(([startId, ways]) => {
    const start = startId === here.slotId ? slot : readSlotState(db, startId)
    if (!start) return []
    const seatsFor = (people: number): LineHour[] => ways.find((way) => way.people === people)?.seats ?? []
    const used = new Set(ways.flatMap(({ seats }) => seats))
    const ofSizes = ways.map((way) => way.people)
    return { start, most: Math.max(...ofSizes), sizes: ofSizes, freedBy: freersOf([...used]), seat: (n) => takenFrom(seatsFor(n)) }
  })
}

const takenFrom = (seats: readonly LineHour[]): TakenFrom[] =>
  [...Map.groupBy(seats, (seat) => seat).entries()].map(([{ slotId, startsAt, cooled }, { length }]) => ({
    slotId,
    startsAt,
    cooled,
    places: length,
  }))

const HOURS_AROUND = statement(
  `select id from slots where office_id = +$office and starts_at between +$from and +$until and day = +$day and schedule_id = +$schedule
     and closed_at is null
   order by starts_at`,
  { row: { id: 'int' }, params: { office: 'int', from: 'int', until: 'int', day: 'text', schedule: 'int' }, uses: 'slots_one' },
)

/** The open hours of that day that a group could share with this one, in order. */
function hoursAround(
  db: Db,
  slot: SlotState,
  here: LineHour,
  { scheduleId, spanMs }: { scheduleId: number; spanMs: number },
  now: Instant,
): LineHour[] {
  const { officeId, startsAt, day, slotId } = slot.offer
  const near = { office: officeId, from: startsAt - spanMs, until: startsAt + spanMs, day, schedule: scheduleId }
  return HOURS_AROUND.all(db, near).flatMap(({ id }) => {
    const state = id === slotId ? undefined : readSlotState(db, id)
    return id === slotId ? here : state && state.offer.startsAt > now ? lineHour(db, state, now) : []
  })
}

/**
 * Cooling places of this hour that may be offered to the line: those that have cooled, those whose cancellation or move can no
 * longer be undone, and those that the line had before. Not what an expired hold left: its contact may take that back. Not what
 * another offer keeps.
 */
export function placesForTheLine(db: Db, slotId: number, now: Instant): CoolingPlace[] {
  return PLACES_FOR_THE_LINE.all(db, { slot: slotId, now })
}

/** The person left another place since: undoing brings them back there. */
const LEFT_EARLIER = 'exists (select 1 from cooling_places l where l.appointment_id = a.id and l.id > c.id)'

const PLACES_FOR_THE_LINE = statement(
  `select c.id, c.freed_by, a.contact_id from cooling_places c left join appointments a on a.id = c.appointment_id
   where c.slot_id = +$slot and c.offer_id is null and (c.reopens_at <= +$now or a.id is null
     or (a.state not in ('held', 'expired', 'released') and (coalesce(a.undo_until, 0) <= +$now or ${LEFT_EARLIER})))
   order by c.reopens_at, c.id`,
  {
    row: row<CoolingPlace>({ id: 'int', freed_by: 'int?', contact_id: 'int?' }),
    params: { slot: 'int', now: 'int' },
    uses: 'cooling_slot',
    because: 'an hour has few places',
  },
)
