import type { Db } from '../../db/open.ts'
import type { Instant } from '../../src/clock.ts'
import type { Vault } from '../../src/vault.ts'
import type { Seats } from './seats.ts'
import { momentOf, type Zone } from './zones.ts'

/** What the model knows of one appointment. */
export interface Visit {
  id: number
  group: string
  slot: number
  /** All that it takes, from `slot` on. */
  slots: readonly number[]
  startsAt: Instant
  office: number
  zone: Zone
  person: number
  procedure: string
  contact: number | undefined
  /** From which chat it was asked for, where another one has it now: that one's limits count it too. */
  askedFrom?: number | undefined
  state: 'held' | 'confirmed' | 'expired' | 'released' | 'cancelled' | 'past'
  until: Instant | undefined
  renewals: number
  endsAt: Instant
  folio: string | undefined
  /** Changes that the citizen made. */
  moves: number
  /** Until when what was changed last may be taken back. */
  undoUntil: Instant | undefined
  /** The hours that a move by its citizen left, and how many moves were taken back. */
  before: readonly number[] | undefined
  movesUndone: number
  /** Hours out of which the office moved it: back there a citizen may always go when the office opens them again and says so. */
  movedOutOf: ReadonlySet<number>
  /** The hour to which they said that they will come. */
  answered: number | undefined
  /** A child's; and since when it is no mere hold. */
  minor: boolean
  confirmedAt: Instant | undefined
}

interface Row {
  id: number
  state: string
  slot_id: number
  slot_count: number
  person_id: number
  contact_id: number | null
  held_until: number | null
  renewals: number
  folio: string | null
  moves: number
}

/** Every appointment stands as the model has it. */
export function compareVisits(db: Db, vault: Vault, visits: Map<number, Visit>, found: (what: string) => void): void {
  const rows = db.client
    .query<Omit<Row, 'folio'> & { folio: Uint8Array | null }, []>(
      'select id, state, slot_id, slot_count, person_id, contact_id, held_until, renewals, folio_sealed as folio, moves from appointments',
    )
    .all()
    .map((row): Row => ({ ...row, folio: row.folio && vault.open(row.folio) }))
  if (rows.length !== visits.size) found(`${rows.length} appointments, and the model knows ${visits.size}`)
  for (const row of rows) {
    const visit = visits.get(row.id)
    const { state, slot, slots, person, contact, until, renewals, folio, moves } = visit ?? {}
    const mine = [state, slot, slots?.length, person, contact ?? null, until ?? null, renewals, folio ?? null, moves].join()
    const { slot_id, slot_count, person_id, contact_id, held_until } = row
    const theirs = [row.state, slot_id, slot_count, person_id, contact_id, held_until, row.renewals, row.folio, row.moves].join()
    if (mine !== theirs) found(`appointment ${row.id} is ${theirs}, and by the model ${mine}`)
  }
}

type Hour = { office_id: number; schedule_id: number; day: string; minute: number; starts_at: number }

/** What the offices' records say. */
interface Records {
  capacityOf(slot: Hour): number
  /** Without the windows that were taken from it. */
  windowsOf(slot: Hour): number
  zoneOf(office: number): Zone
}

/** Every hour has as many places taken as people seated, as many kept as cool or are offered, and no more than its windows; and it is when its office's wall shows it. */
export function comparePlaces(
  db: Db,
  seats: Seats,
  { capacityOf, windowsOf, zoneOf }: Records,
  found: (what: string) => void,
): void {
  const slots = db.client
    .query<
      {
        id: number
        office_id: number
        schedule_id: number
        day: string
        minute: number
        starts_at: number
        closed_at: number | null
        capacity: number
        taken: number
        cooling: number
      },
      []
    >('select id, office_id, schedule_id, day, minute, starts_at, closed_at, capacity, taken, cooling from slots')
    .all()
  for (const slot of slots) {
    const [seated, blocked] = [seats.seated.get(slot.id)?.size ?? 0, seats.blockedIn(slot.id)]
    if (slot.taken !== seated) found(`slot ${slot.id}: ${slot.taken} taken, and by the model ${seated}`)
    if (slot.cooling !== blocked) found(`slot ${slot.id}: ${slot.cooling} cool or are offered, and by the model ${blocked}`)
    if (slot.capacity > capacityOf(slot)) found(`slot ${slot.id}: ${slot.capacity} places, and by the records ${capacityOf(slot)}`)
    if (slot.capacity > Math.max(windowsOf(slot), seated + blocked) && slot.closed_at === null)
      found(`slot ${slot.id}: a place is free for which there is no window`)
    if (slot.starts_at !== momentOf(slot.day, slot.minute, zoneOf(slot.office_id)))
      found(`slot ${slot.id}: begins at another moment than its wall shows`)
    if (slot.taken + slot.cooling > slot.capacity) found(`slot ${slot.id}: above its capacity`)
  }
}
