import type { Db } from '../../db/open.ts'
import { type Instant, MINUTE } from '../clock.ts'
import type { HeldRow } from './held-rows.ts'
import { rule } from './rules.ts'

/** What a contact already has in a slot. */
export interface OwnPlaces {
  /** Rows of its current hold: their places go to the new hold at once. */
  held: HeldRow[]
  /** Cooling places that it let go of lately: it may have them back. */
  cooling: { id: number }[]
}

/** Reads each slot once. `earlier`: the contact's current hold. */
export function ownPlacesOf(db: Db, contactId: number, earlier: HeldRow[], now: Instant): (slotId: number) => OwnPlaces {
  const known = new Map<number, OwnPlaces>()
  return (slotId) => {
    const own = known.get(slotId) ?? {
      held: earlier.filter((row) => row.slot_id === slotId),
      cooling: placesToTakeBack(db, contactId, slotId, now),
    }
    known.set(slotId, own)
    return own
  }
}

export const countOf = ({ held, cooling }: OwnPlaces): number => held.length + cooling.length

/** Cooling places of this slot that the contact may have back. */
function placesToTakeBack(db: Db, contactId: number, slotId: number, now: Instant): { id: number }[] {
  return db.client
    .query<{ id: number }, { slot: number; contact: number; since: number }>(
      `select c.id from cooling_places c join appointments a on a.id = c.appointment_id
       where c.slot_id = +$slot and c.freed_by = +$contact and c.freed_at > +$since and a.state in ('expired', 'released')`,
    )
    .all({ slot: slotId, contact: contactId, since: now - rule(db, 'take_back_minutes') * MINUTE })
}

/** What a new hold takes of the places that its contact has. */
export interface Claim {
  /** Rows of the earlier hold whose places it takes. */
  kept: HeldRow[]
  /** Cooling places that it takes. */
  reopened: { id: number }[]
  /** At least one of them was free for nobody else. */
  takenBack: boolean
}

/** Own places first, hour by hour. `freeIn`: the places of a slot that are free for everybody. */
export function claimFor(
  seats: readonly { slotId: number }[],
  ownIn: (slotId: number) => OwnPlaces,
  freeIn: (slotId: number) => number,
): Claim {
  const claim: Claim = { kept: [], reopened: [], takenBack: false }
  for (const [slotId, { length: wanted }] of Map.groupBy(seats, (seat) => seat.slotId)) {
    const { held, cooling } = ownIn(slotId)
    const others = Math.max(0, wanted - held.length)
    claim.kept.push(...held.slice(0, wanted))
    claim.reopened.push(...cooling.slice(0, others))
    claim.takenBack ||= others > freeIn(slotId)
  }
  return claim
}
