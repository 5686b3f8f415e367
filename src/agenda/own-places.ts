import type { Db } from '../../db/open.ts'
import { type Instant, MINUTE } from '../clock.ts'
import type { HeldRow } from './holds.ts'
import { rule } from './rules.ts'

/** What a contact has in a slot already, beside what everybody may have. */
export interface OwnPlaces {
  /** Rows of the hold that it has now: they give their place to the new one at once. */
  held: HeldRow[]
  /** Places that it let go of lately and that still cool: it may have them back. */
  cooling: { id: number }[]
}

/** Looks a slot up once; `earlier` is the hold that the contact has now. */
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

/** This contact's places in this slot that cool and that it may still have back. */
function placesToTakeBack(db: Db, contactId: number, slotId: number, now: Instant): { id: number }[] {
  return db.client
    .query<{ id: number }, { slot: number; contact: number; since: number }>(
      `select c.id from cooling_places c join appointments a on a.id = c.appointment_id
       where c.slot_id = +$slot and c.freed_by = +$contact and c.freed_at > +$since and a.state in ('expired', 'released')`,
    )
    .all({ slot: slotId, contact: contactId, since: now - rule(db, 'take_back_minutes') * MINUTE })
}

/** What a new hold does with the places that its contact has already. */
export interface Claim {
  /** Rows whose place goes to the new hold at once. */
  kept: HeldRow[]
  /** Cooling places that are used up. */
  reopened: { id: number }[]
  /** Some of them nobody else could have had. */
  takenBack: boolean
}

/** Own places first, hour by hour. `freeIn`: places of a slot that everybody may have. */
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
