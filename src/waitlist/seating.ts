import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { type RestingPlace, restingPlaces } from '../booking/resting.ts'
import { mostOf } from '../catalogue/rules.ts'
import type { Instant } from '../clock.ts'
import { closenessIn, groupSeats, type Hour, scheduleOf } from '../schedule/adjacent-hours.ts'
import { readSlotState, type SlotState } from '../schedule/slots.ts'
import type { TakenFrom } from './offers.ts'

/** With its cooling places that may go to the line. */
interface LineHour extends Hour {
  cooled: RestingPlace[]
}

/** Where an offer may begin, and for how many: all in one hour, or in it and the hours right after it. */
export interface Seating {
  start: SlotState
  most: number
  sizes?: number[]
  /** Consecutive slots of each person. */
  slots: number
  /** Contacts that freed one of these places. */
  freedBy: number[]
  seat(people: number): TakenFrom[]
}

/**
 * How the places of an hour may be offered now. Small groups: in the hour alone. Larger groups and people with several slots, if such
 * people wait: in consecutive hours, this one among them. A group is not separated when one hour has room for all. Empty when no place may
 * go to the line.
 */
export function seatingsWith(db: Db, slot: SlotState, now: Instant): Seating[] {
  const here = lineHour(db, slot, now)
  if (here.room === 0) return []
  const alone: Seating = {
    start: slot,
    most: here.room,
    slots: 1,
    freedBy: freersOf([here]),
    seat: (people) => [{ slotId: here.slotId, startsAt: here.startsAt, cooled: here.cooled, places: people }],
  }
  const longest = LONGEST_VISIT.get(db, slot.offer.officeId)?.slot_count ?? 1
  // A larger group than a telephone may have never waits.
  const asks = here.room < mostOf(db, 'live_people_a_phone') || longest > 1
  return asks ? [alone, ...inHoursThatFollow(db, slot, { here, longest }, now)] : [alone]
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

const LONGEST_VISIT = statement(
  'select slot_count from wait_lines where office_id = +? and open = 1 order by slot_count desc limit 1',
  {
    row: { slot_count: 'int' },
    params: ['int'],
    uses: 'wait_lines_sizes',
  },
)

const GROUP_SIZES = statement(
  `select distinct people, slot_count as slots from wait_lines
   where office_id = +$office and open = 1 and (people > +$fewer or slot_count > 1) and people <= +$most`,
  {
    row: { people: 'int', slots: 'int' },
    params: { office: 'int', fewer: 'int', most: 'int' },
    uses: 'wait_lines_sizes',
  },
)

interface Way {
  people: number
  slots: number
  visits: LineHour[][]
}

function inHoursThatFollow(
  db: Db,
  slot: SlotState,
  { here, longest }: { here: LineHour; longest: number },
  now: Instant,
): Seating[] {
  const { officeId } = slot.offer
  const scheduleId = scheduleOf(db, here.slotId)
  if (scheduleId === undefined) return []
  const close = closenessIn(db, scheduleId)
  const spanMs = close.spanMs + (longest - 1) * close.gapMs
  const hours = hoursAround(db, slot, here, { scheduleId, spanMs }, now)
  const room = hours.reduce((sum, hour) => sum + hour.room, 0)
  // Where people wait, the hours around are usually full: then no other sizes are looked up.
  const sizes = room > here.room ? GROUP_SIZES.all(db, { office: officeId, fewer: here.room, most: room }) : []
  const found = sizes.flatMap(({ people, slots }) =>
    groupSeats(hours, new Array<number>(people).fill(slots), close)
      .filter((visits) => visits.flat().some((hour) => hour.slotId === here.slotId))
      .map((visits): Way => ({ people, slots, visits })),
  )
  const alike = Map.groupBy(found, ({ visits, slots }) => `${visits[0]?.[0]?.slotId} ${slots}`)
  return [...alike.values()].flatMap((ways) => seatingOf(db, slot, ways) ?? [])
}

/** Of ways that begin in one hour, for people with equally many slots. */
function seatingOf(db: Db, slot: SlotState, ways: readonly Way[]): Seating | undefined {
  const startId = ways[0]?.visits[0]?.[0]?.slotId
  if (startId === undefined) return undefined
  const start = startId === slot.offer.slotId ? slot : readSlotState(db, startId)
  const hoursFor = (people: number): LineHour[] => ways.find((way) => way.people === people)?.visits.flat() ?? []
  const sizes = ways.map((way) => way.people)
  const freedBy = freersOf([...new Set(ways.flatMap(({ visits }) => visits.flat()))])
  const slots = ways[0]?.slots ?? 1
  return start && { start, most: Math.max(...sizes), sizes, slots, freedBy, seat: (n) => takenFrom(hoursFor(n)) }
}

/** In the order of time: what an offer keeps begins in the first. */
const takenFrom = (seats: readonly LineHour[]): TakenFrom[] =>
  [...Map.groupBy(seats, (seat) => seat).entries()]
    .map(([{ slotId, startsAt, cooled }, { length }]) => ({ slotId, startsAt, cooled, places: length }))
    .toSorted((a, b) => a.startsAt - b.startsAt)

const HOURS_AROUND = statement(
  `select id from slots where office_id = +$office and starts_at between +$from and +$until and day = +$day and schedule_id = +$schedule
     and closed_at is null
   order by starts_at`,
  { row: { id: 'int' }, params: { office: 'int', from: 'int', until: 'int', day: 'text', schedule: 'int' }, uses: 'slots_one' },
)

/** In order. */
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
 * Cooling places that may be offered to the line: cooled ones, those whose cancellation or move can no longer be undone, and those that the
 * line had before. Not those of an expired hold, which its contact may take back, nor those of another offer.
 */
export const placesForTheLine = (db: Db, slotId: number, now: Instant): RestingPlace[] =>
  restingPlaces(db, slotId).filter((one) => one.reopensAt <= now || (one.ofHold === 0 && one.backUntil <= now))
