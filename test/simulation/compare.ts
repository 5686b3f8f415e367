import type { Db } from '../../db/open.ts'
import type { Instant } from '../../src/clock.ts'
import type { Seats } from './seats.ts'

/** What the model knows of one appointment. */
export interface Visit {
  id: number
  group: string
  slot: number
  startsAt: Instant
  person: number
  contact: number | undefined
  state: 'held' | 'confirmed' | 'expired' | 'released' | 'cancelled' | 'past'
  until: Instant | undefined
  renewals: number
  endsAt: Instant
  folio: string | undefined
  /** Changes that the citizen made. */
  moves: number
  /** Until when it may be taken back. */
  undoUntil: Instant | undefined
  /** The hour to which they said that they will come. */
  answered: number | undefined
}

interface Row {
  id: number
  state: string
  slot_id: number
  person_id: number
  contact_id: number | null
  held_until: number | null
  renewals: number
  folio: string | null
  moves: number
}

/** Every appointment stands as the model has it. */
export function compareVisits(db: Db, visits: Map<number, Visit>, found: (what: string) => void): void {
  const rows = db.client
    .query<Row, []>('select id, state, slot_id, person_id, contact_id, held_until, renewals, folio, moves from appointments')
    .all()
  if (rows.length !== visits.size) found(`${rows.length} appointments, and the model knows ${visits.size}`)
  for (const row of rows) {
    const visit = visits.get(row.id)
    const { state, slot, person, contact, until, renewals, folio, moves } = visit ?? {}
    const mine = [state, slot, person, contact ?? null, until ?? null, renewals, folio ?? null, moves].join()
    const { slot_id, person_id, contact_id, held_until } = row
    const theirs = [row.state, slot_id, person_id, contact_id, held_until, row.renewals, row.folio, row.moves].join()
    if (mine !== theirs) found(`appointment ${row.id} is ${theirs}, and by the model ${mine}`)
  }
}

/** Every hour has as many places taken as people seated, as many kept as cool or are offered, and no more than its windows. */
export function comparePlaces(
  db: Db,
  seats: Seats,
  capacityOf: (slot: { office_id: number; day: string; minute: number }) => number,
  found: (what: string) => void,
): void {
  const slots = db.client
    .query<{ id: number; office_id: number; day: string; minute: number; capacity: number; taken: number; cooling: number }, []>(
      'select id, office_id, day, minute, capacity, taken, cooling from slots',
    )
    .all()
  for (const slot of slots) {
    const [seated, blocked] = [seats.seated.get(slot.id)?.size ?? 0, seats.blockedIn(slot.id)]
    if (slot.taken !== seated) found(`slot ${slot.id}: ${slot.taken} taken, and by the model ${seated}`)
    if (slot.cooling !== blocked) found(`slot ${slot.id}: ${slot.cooling} cool or are offered, and by the model ${blocked}`)
    if (slot.capacity > capacityOf(slot)) found(`slot ${slot.id}: ${slot.capacity} places, and by the records ${capacityOf(slot)}`)
    if (slot.taken + slot.cooling > slot.capacity) found(`slot ${slot.id}: above its capacity`)
  }
}
