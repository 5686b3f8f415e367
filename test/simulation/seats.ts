import type { Instant } from '../../src/clock.ts'
import type { Line } from './journal.ts'
import { RULES } from './setting.ts'

/** A place that somebody left and that nobody may have yet. */
interface Cooling {
  id: number
  slot: number
  /** The appointment whose it was; 0: the waiting list had it in between; negative: an offer of that number keeps it. */
  of: number
  by: number | null
  freedAt: Instant
  reopensAt: Instant
  /** What left it: a hold that its contact may have back, a change that may be undone, or what nobody takes back. */
  left: 'hold' | 'undoable' | 'moved' | 'list' | 'kept'
}

interface Kept {
  slot: number
  places: number
  contact: number | null
}

/** Who sits where, what cools and what is kept for somebody: every place of every hour, counted a second time. */
export interface Seats {
  readonly seated: Map<number, Set<number>>
  /** How many places of the hour nobody may have, although nobody sits there. */
  blockedIn(slot: number): number
  /** A schedule opened a day: what its line leaves of it cools until it is everybody's. */
  opened(schedule: number): void
  cooled(line: Line): void
  uncooled(line: Line): void
  /** Places that were left in an hour above its windows are gone. */
  shrank(line: Line): void
  /** A place is taken, and there must have been one. */
  sit(line: Line): void
  /** A place is left, and cools unless it is for the same contact's next hold. */
  leave(visit: { id: number; slot: number; contact: number | undefined }, line: Line, left: Cooling['left']): void
  /** Somebody has the very place again that was given up. */
  sitAgain(line: Line): void
  /** The office takes its own cancellation back. */
  reinstate(line: Line): void
  offer(line: Line): void
  /** The commit is there: what is left over belongs to nobody. */
  settle(now: Instant): void
}

type Found = (what: string) => void

/** By the offices' records, of the hour of a line. */
interface Records {
  /** Windows, had none been taken from it. */
  capacityOf(line: Line): number
  /** Windows that are left. */
  windowsOf(line: Line): number
}

export function createSeats({ capacityOf, windowsOf }: Records, found: Found): Seats {
  const seated = new Map<number, Set<number>>()
  const cooling = new Map<number, Cooling>()
  const kept = new Map<number, Kept>()
  /** Within one commit. */
  const opened = new Set<number>()
  /** To whom each offer was made. */
  const offers = new Map<number, number | null>()
  /** Within one commit: places that began to cool, stopped to cool, were accepted, or came back from the list. */
  let coming: Cooling[] = []
  let lifted: Cooling[] = []
  let accepted: Kept[] = []
  let returned: number[] = []
  /** Kept in an hour after an offer's first one, and the offer ended: for its contact's seat, or to cool again. */
  let given: { slot: number; contact: number | null }[] = []
  let atOnce: { slot: number; contact: number | null; at: Instant }[] = []

  const seatsOf = (slot: number): Set<number> => {
    const known = seated.get(slot) ?? new Set<number>()
    seated.set(slot, known)
    return known
  }
  const blockedIn = (slot: number): number => {
    let blocked = 0
    for (const one of cooling.values()) if (one.slot === slot) blocked++
    for (const one of kept.values()) if (one.slot === slot) blocked += one.places
    return blocked
  }
  const isFull = (line: Line): boolean => seatsOf(line.slot_id).size + blockedIn(line.slot_id) > capacityOf(line)

  function keep(line: Line): void {
    useUp(line.slot_id, line.places, line)
    kept.set(line.id, { slot: line.slot_id, places: line.places, contact: line.contact_id })
    offers.set(line.id, line.contact_id)
    if (isFull(line)) found(`slot ${line.slot_id}: a place was offered that was not there`)
  }

  /** A place in an hour after an offer's first one. */
  function keepFurther(one: Cooling): void {
    if (!kept.has(-one.of)) found(`slot ${one.slot}: a place is kept for no offer`)
    one.left = 'kept'
    useUp(one.slot, 1, { at: one.freedAt, contact_id: offers.get(-one.of) ?? null })
  }

  /** What cooled and is offered now could be taken back by nobody, and is not offered to whoever freed it. */
  function useUp(slot: number, places: number, line: Pick<Line, 'at' | 'contact_id'>): void {
    const used = lifted.filter((one) => one.slot === slot).slice(-places)
    lifted = lifted.filter((one) => !used.includes(one))
    for (const one of used) {
      const isDue = one.reopensAt <= line.at
      if (one.left === 'hold' && !isDue) found(`slot ${one.slot}: a place was offered that its contact might take back`)
      if (one.left === 'undoable' && line.at - one.freedAt < RULES.undoMs)
        found(`slot ${one.slot}: a place was offered although what left it could be undone`)
      if (one.by !== null && one.by === line.contact_id) found(`slot ${one.slot}: a place was offered to whoever freed it`)
    }
  }

  const mayBeGiven = (one: Cooling, at: number): boolean =>
    at - one.freedAt >= (one.left === 'hold' ? RULES.takeBackMs : one.left === 'undoable' ? RULES.undoMs : 0)

  /** The office need not wait for a place that nobody can take back any more. */
  function useRested(slot: number, at: number): void {
    const rested = lifted.find((one) => one.slot === slot && mayBeGiven(one, at))
    lifted = lifted.filter((one) => one !== rested)
  }

  /** A place that the list had cools: one that an offer did not need after all, or that came back. */
  function coolsAgain(slot: number): boolean {
    const spare = given.find((one) => one.slot === slot)
    const unused = accepted.find((one) => one.slot === slot && one.places > 0)
    if (spare) given = given.filter((one) => one !== spare)
    else if (returned.includes(slot)) returned.splice(returned.indexOf(slot), 1)
    else if (unused) unused.places--
    else return false
    return true
  }

  return {
    seated,
    blockedIn,
    opened: (schedule) => void opened.add(schedule),
    cooled(line) {
      const { id, slot_id: slot, of_id: of, contact_id: by, at: freedAt } = line
      const one: Cooling = { id, slot, of, by, freedAt, reopensAt: line.reopens_at ?? 0, left: 'list' }
      cooling.set(id, one)
      if (of < 0) keepFurther(one)
      else if (of > 0) coming.push(one)
      // Kept for who stands there without an appointment.
      else if (line.what === 'walk in') useRested(slot, freedAt)
      else if (!coolsAgain(slot) && !opened.has(line.schedule_id)) found(`slot ${slot}: a place cools that nobody left`)
    },
    uncooled({ id, contact_id }) {
      const one = cooling.get(id)
      if (one?.left === 'kept') given.push({ slot: one.slot, contact: offers.get(-one.of) ?? null })
      // Two contacts may have turned out to be one meanwhile.
      else if (one) lifted.push({ ...one, by: contact_id })
      cooling.delete(id)
    },
    shrank(line) {
      const gone = lifted.filter((one) => one.slot === line.slot_id).slice(-line.places)
      lifted = lifted.filter((one) => !gone.includes(one))
      if (line.of_id < windowsOf(line)) found(`slot ${line.slot_id}: gave up a place, and its windows are there`)
    },
    sit(line) {
      const contact = line.contact_id
      seatsOf(line.slot_id).add(line.id)
      atOnce = atOnce.filter((one) => !(one.slot === line.slot_id && one.contact === contact && one.at === line.at))
      if (line.closed_at !== null && line.closed_at < line.at) found(`slot ${line.slot_id}: a place was taken in a closed hour`)
      const mine = accepted.find((one) => one.slot === line.slot_id && one.contact === contact && one.places > 0)
      const further = given.find((one) => one.slot === line.slot_id && one.contact === contact)
      if (mine) mine.places--
      else if (further) given = given.filter((one) => one !== further)
      const others =
        accepted.filter((one) => one.slot === line.slot_id).reduce((sum, one) => sum + one.places, 0) +
        given.filter((one) => one.slot === line.slot_id).length
      if (seatsOf(line.slot_id).size + blockedIn(line.slot_id) + others > capacityOf(line))
        found(`slot ${line.slot_id}: a place was taken that was not there`)
      if (line.actor === 'staff') useRested(line.slot_id, line.at)
      const back = lifted.find((one) => one.slot === line.slot_id && one.left === 'hold' && one.by === contact)
      if (line.what === 'held' && back && line.at - back.freedAt < RULES.takeBackMs) lifted = lifted.filter((one) => one !== back)
    },
    leave({ id, slot, contact }, line, left) {
      seatsOf(slot).delete(id)
      const reopens = (line.reopens_at ?? 0) > line.at
      const mine = coming.find((one) => one.of === id && one.slot === slot)
      coming = coming.filter((one) => one !== mine)
      if (mine) mine.left = left
      // Whoever left another place since is brought back to that one.
      for (const one of cooling.values()) if (one.of === id && one !== mine && one.left === 'undoable') one.left = 'moved'
      if (reopens && !mine) found(`slot ${slot}: a freed place did not cool`)
      if (!reopens && left === 'hold') atOnce.push({ slot, contact: contact ?? null, at: line.at })
      if (left === 'undoable' && line.actor === 'citizen' && (line.reopens_at ?? 0) < line.at + RULES.undoMs)
        found(`slot ${slot}: a cancelled place cools less than it may be undone`)
    },
    sitAgain(line) {
      const own = lifted.find((one) => one.of === line.id && one.slot === line.slot_id)
      if (!own) found(`appointment ${line.id}: came back without its own place`)
      lifted = lifted.filter((one) => one !== own)
      seatsOf(line.slot_id).add(line.id)
      if (isFull(line)) found(`slot ${line.slot_id}: a place was taken that was not there`)
    },
    reinstate(line) {
      const own = lifted.find((one) => one.of === line.id && one.slot === line.slot_id)
      lifted = lifted.filter((one) => one !== own)
      if (own) seatsOf(line.slot_id).add(line.id)
      else this.sit(line)
    },
    offer(line) {
      if (line.what === 'open') return keep(line)
      const one = kept.get(line.id)
      if (line.what === 'told' || line.what === 'extended' || !one) return
      kept.delete(line.id)
      if (line.what === 'accepted') accepted.push({ ...one })
      else for (let nth = 0; nth < one.places; nth++) returned.push(one.slot)
    },
    settle(now) {
      for (const { slot } of coming) found(`slot ${slot}: a place cools that nobody left`)
      for (const { slot, reopensAt } of lifted) if (reopensAt > now) found(`slot ${slot}: a place stopped to cool before its time`)
      for (const { slot, places } of accepted) if (places > 0) found(`slot ${slot}: an offer was accepted and its place not taken`)
      for (const { slot } of atOnce) found(`slot ${slot}: a freed place did not cool`)
      coming = []
      lifted = []
      accepted = []
      returned = []
      given = []
      atOnce = []
      opened.clear()
    },
  }
}
