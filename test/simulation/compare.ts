import type { Db } from '../../db/open.ts'
import type { Instant } from '../../src/clock.ts'

/** What the model knows of one appointment. */
export interface Visit {
  id: number
  group: string
  slot: number
  person: number
  contact: number | undefined
  state: 'held' | 'confirmed' | 'expired' | 'released' | 'cancelled' | 'past'
  until: Instant | undefined
  renewals: number
  endsAt: Instant
}

interface Row {
  id: number
  state: string
  slot_id: number
  person_id: number
  contact_id: number | null
  held_until: number | null
  renewals: number
}

/** Every appointment stands as the model has it. */
export function compareVisits(db: Db, visits: Map<number, Visit>, found: (what: string) => void): void {
  const rows = db.client
    .query<Row, []>('select id, state, slot_id, person_id, contact_id, held_until, renewals from appointments')
    .all()
  if (rows.length !== visits.size) found(`${rows.length} appointments, and the model knows ${visits.size}`)
  for (const row of rows) {
    const visit = visits.get(row.id)
    const mine = visit && [visit.state, visit.slot, visit.person, visit.contact ?? null, visit.until ?? null, visit.renewals].join()
    const theirs = [row.state, row.slot_id, row.person_id, row.contact_id, row.held_until, row.renewals].join()
    if (mine !== theirs) found(`appointment ${row.id} is ${theirs}, and by the model ${mine}`)
  }
}

/** Every hour has as many places taken as people seated, and no more than its windows. */
export function comparePlaces(
  db: Db,
  seated: Map<number, Set<number>>,
  capacityOf: (slot: { office_id: number; day: string; minute: number }) => number,
  found: (what: string) => void,
): void {
  const slots = db.client
    .query<{ id: number; office_id: number; day: string; minute: number; capacity: number; taken: number; cooling: number }, []>(
      'select id, office_id, day, minute, capacity, taken, cooling from slots',
    )
    .all()
  for (const slot of slots) {
    const seats = seated.get(slot.id)?.size ?? 0
    if (slot.taken !== seats) found(`slot ${slot.id}: ${slot.taken} taken, and by the model ${seats}`)
    if (slot.capacity > capacityOf(slot)) found(`slot ${slot.id}: ${slot.capacity} places, and by the records ${capacityOf(slot)}`)
    if (slot.taken + slot.cooling > slot.capacity) found(`slot ${slot.id}: above its capacity`)
  }
}
