import type { Db } from '../../../db/open.ts'
import type { Instant } from '../../clock.ts'
import { closenessAt, groupSeats, type Hour } from '../adjacent.ts'
import { rule } from '../rules.ts'
import { readSlotState, type SlotState } from '../slot-state.ts'
import type { CoolingPlace, TakenFrom } from './kept-places.ts'

/** An open hour with what of it may go to the line. */
interface LineHour extends Hour {
  cooled: CoolingPlace[]
}

/** Where an offer may begin, and for how many people: all in that hour, or in it and the hours right after it. */
export interface Seating {
  start: SlotState
  /** The most that come together; `sizes`: only so many. */
  most: number
  sizes?: number[]
  /** Whoever freed one of these places. */
  freedBy: number[]
  /** The places for so many. */
  seat(people: number): TakenFrom[]
}

/**
 * How the places of an hour may be offered now. For few people in the hour alone; for more than it has room for, and only when
 * such a group waits, in hours that follow each other, of which it is one. A group is not separated where one of those hours has
 * room for everybody. Empty when nothing in the hour may go to the line.
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
  // More than a telephone may have never wait together.
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

/** How many come together in requests of this line for more than `fewer` people and at most `most`. */
const groupSizes = (db: Db, officeId: number, fewer: number, most: number): number[] =>
  db.client
    .query<{ people: number }, { office: number; fewer: number; most: number }>(
      'select distinct people from wait_lines where office_id = +$office and open = 1 and people > +$fewer and people <= +$most',
    )
    .all({ office: officeId, fewer, most })
    .map((row) => row.people)

function inHoursThatFollow(db: Db, slot: SlotState, here: LineHour, now: Instant): Seating[] {
  const { officeId } = slot.offer
  const close = closenessAt(db, officeId)
  const hours = hoursAround(db, slot, here, close.spanMs, now)
  const room = hours.reduce((sum, hour) => sum + hour.room, 0)
  // Where a line waits the hours around are full as a rule, and then nobody is looked for.
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

/** The open hours of that day that a group could have together with this one, in order. */
function hoursAround(db: Db, slot: SlotState, here: LineHour, spanMs: number, now: Instant): LineHour[] {
  const { officeId, startsAt, day, slotId } = slot.offer
  return db.client
    .query<{ id: number }, Record<string, string | number>>(
      `select id from slots where office_id = +$office and starts_at between +$from and +$until and day = +$day and closed_at is null
       order by starts_at`,
    )
    .all({ office: officeId, from: startsAt - spanMs, until: startsAt + spanMs, day })
    .flatMap(({ id }) => {
      const state = id === slotId ? undefined : readSlotState(db, id)
      return id === slotId ? here : state && state.offer.startsAt > now ? lineHour(db, state, now) : []
    })
}

/**
 * Cooling places of this hour that may go to the line: those that have cooled, those of appointments whose last change (a move, a
 * cancellation) can no longer be undone, and those that the line had before. What a hold left is its contact's to take back until
 * it has cooled; what another offer keeps is its people's.
 */
export function placesForTheLine(db: Db, slotId: number, now: Instant): CoolingPlace[] {
  return db.client
    .query<CoolingPlace, { slot: number; now: number }>(
      `select c.id, c.freed_by, a.contact_id from cooling_places c left join appointments a on a.id = c.appointment_id
       where c.slot_id = +$slot and c.appointment_id >= 0 and (c.reopens_at <= +$now or a.id is null
         or (a.state not in ('held', 'expired', 'released') and (coalesce(a.undo_until, 0) <= +$now or ${LEFT_EARLIER})))
       order by c.reopens_at, c.id`,
    )
    .all({ slot: slotId, now })
}

/** The person left another place since: undoing brings them back to that one. */
const LEFT_EARLIER = 'exists (select 1 from cooling_places l where l.appointment_id = a.id and l.id > c.id)'
