import { DAY } from '../../src/clock.ts'
import { type Broker, contactOf, keysOf } from './broker.ts'
import { type Citizen, type Crowd, visitAt } from './citizens.ts'

/** What a broker's strategy did to the office and to the people, in the days that count. */
export interface Figures {
  /** Places of the days that count. */
  places: number
  /** Of them, in percent: of clients whom the broker's telephones booked; with somebody who comes; nobody sits in it; of straws; of somebody who stays away. */
  sold: number
  /** The same as a number, from the first morning on, when hours are still free for everybody. */
  soldFromTheStart: number
  used: number
  empty: number
  straws: number
  /** Of the appointments, so many percent tell the window to look at the name: it cannot be the one of the CURP. */
  marked: number
  /** Days from the wish to the visit, the median: of whoever did not pay, and of whom the broker served. */
  waitOfOthers: number
  waitOfClients: number | undefined
  /** Of those who wanted a place early enough and did not pay, so many percent got one. */
  served: number
}

/** The beginning does not count, this part of the whole: the office is still filling up. */
const WARM_UP = 0.24

interface Seat {
  key: Uint8Array
  day: string
  minute: number
  contact_id: number
  marked: number
}

export function figuresOf(broker: Broker, crowd: Crowd): Figures {
  const { town } = broker
  const { db } = town.office
  const byKey = new Map<string, Citizen>()
  for (const one of crowd.citizens) for (const key of keysOf(town, one.who)) byKey.set(hex(key), one)
  const from = town.start + WARM_UP * (town.end - town.start)
  const robots = new Set(broker.robots.map((robot) => contactOf(broker, robot)))
  const inTime = ({ day, minute }: { day: string; minute: number }) =>
    visitAt(day, minute) >= from && visitAt(day, minute) < town.end
  const places = db.client
    .query<{ day: string; minute: number; capacity: number }, []>('select day, minute, capacity from slots where closed_at is null')
    .all()
    .filter(inTime)
    .reduce((sum, slot) => sum + slot.capacity, 0)
  const taken = db.client
    .query<Seat, []>(
      `select p.key, s.day, s.minute, a.contact_id, a.name_differs as marked from appointments a join people p on p.id = a.person_id join slots s on s.id = a.slot_id
       where a.seated = 1 and a.state <> 'held' and a.contact_id is not null`,
    )
    .all()
    .map((seat) => ({ ...seat, citizen: byKey.get(hex(seat.key)), byRobot: robots.has(seat.contact_id) }))
  const seats = taken.filter(inTime)
  const percent = (count: number, of = places) => Math.round((1000 * count) / Math.max(1, of)) / 10
  const wait = (seat: (typeof seats)[number]) => (visitAt(seat.day, seat.minute) - (seat.citizen?.since ?? 0)) / DAY
  const isSold = (seat: (typeof seats)[number]) => seat.citizen !== undefined && seat.byRobot
  const sold = seats.filter(isSold)
  const others = seats.filter((seat) => seat.citizen && !seat.citizen.pays)
  // Whoever could still have been served in time: their wish began early enough.
  const wished = crowd.citizens.filter(
    (one) => !one.pays && one.since >= from && one.since < town.start + WISHED_UNTIL * (town.end - town.start),
  )
  const servedKeys = new Set(others.map((seat) => seat.citizen))
  return {
    places,
    sold: percent(sold.length),
    soldFromTheStart: taken.filter(isSold).length,
    used: percent(seats.filter((seat) => seat.citizen?.comes).length),
    empty: percent(places - seats.length),
    straws: percent(seats.filter((seat) => !seat.citizen).length),
    marked: percent(seats.filter((seat) => seat.marked === 1).length, seats.length),
    waitOfOthers: median(others.map(wait)) ?? 0,
    waitOfClients: median(sold.map(wait)),
    served: percent(wished.filter((one) => servedKeys.has(one)).length, wished.length),
  }
}

/** Wishes of the second half may be served after the end. */
const WISHED_UNTIL = 0.5

const hex = (key: Uint8Array) => Buffer.from(key).toString('hex')

const median = (numbers: number[]): number | undefined => {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]
  return middle === undefined ? undefined : Math.round(10 * middle) / 10
}
