import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { rule } from '../catalogue/rules.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { readSlotState, reopenPlace } from '../schedule/slots.ts'

/** A place that somebody left and that the public is not given yet. Not one that an offer keeps. */
export interface RestingPlace {
  id: number
  freed_by: number | null
  /** Whose the appointment is now: contacts may have been merged since. */
  contact_id: number | null
  reopensAt: Instant
  /** Until when whoever left it may take it back. */
  backUntil: Instant
  /** 1: it was only held. */
  ofHold: number
}

/** The person left another place since: undoing brings them back there. */
const LEFT_EARLIER = 'exists (select 1 from cooling_places l where l.appointment_id = a.id and l.id > c.id)'
const OF_HOLD = "a.state in ('held', 'expired', 'released')"

const RESTING_PLACES = statement(
  `select c.id, c.freed_by, a.contact_id, c.reopens_at as reopensAt, coalesce(${OF_HOLD}, 0) as ofHold,
     min(c.reopens_at, iif(${OF_HOLD}, c.freed_at + +$takeBack, iif(a.id is null or ${LEFT_EARLIER}, 0, coalesce(a.undo_until, 0)))) as backUntil
   from cooling_places c left join appointments a on a.id = c.appointment_id
   where c.slot_id = +$slot and c.offer_id is null order by c.reopens_at, c.id`,
  {
    row: row<RestingPlace>({
      id: 'int',
      freed_by: 'int?',
      contact_id: 'int?',
      reopensAt: 'int',
      ofHold: 'int',
      backUntil: 'int',
    }),
    params: { slot: 'int', takeBack: 'int' },
    uses: 'cooling_slot',
    because: 'an hour has few places',
  },
)

/** The resting places of an hour, in the order in which the public is given them. */
export const restingPlaces = (db: Db, slotId: number): RestingPlace[] =>
  RESTING_PLACES.all(db, { slot: slotId, takeBack: rule(db, 'take_back_minutes') * MINUTE })

/**
 * How many of an hour's resting places the office may give: it need not wait, but neither does it take what somebody may still take
 * back, nor what is above the plan and goes as soon as it is free.
 */
export function givableAt(db: Db, now: Instant): (slotId: number) => number {
  return (slotId) => {
    const givable = restingPlaces(db, slotId).filter((one) => one.backUntil <= now).length
    return givable === 0 ? 0 : Math.max(0, givable - (readSlotState(db, slotId)?.surplus ?? 0))
  }
}

/** Makes resting places free where these need more than is free; a slot is named once for each place. Returns how many. */
export function giveResting(tx: Tx, slotIds: readonly number[], now: Instant): number {
  let given = 0
  for (const [slotId, wanted] of Map.groupBy(slotIds, (id) => id)) {
    const missing = wanted.length - (readSlotState(tx, slotId)?.free ?? 0)
    const places = restingPlaces(tx, slotId).filter((one) => one.backUntil <= now)
    for (const { id } of places.slice(0, Math.max(0, missing))) {
      reopenPlace(tx, id)
      given++
    }
  }
  return given
}
