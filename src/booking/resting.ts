import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { rule } from '../catalogue/rules.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { urgentKeptIn } from '../schedule/kept-places.ts'
import { readSlotState, reopenPlace, type SlotState } from '../schedule/slots.ts'

/** A left place that the public is not given yet, without those that an offer keeps. */
export interface RestingPlace {
  id: number
  freed_by: number | null
  /** The appointment's contact now: contacts may have been merged since. */
  contact_id: number | null
  reopensAt: Instant
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
   where c.slot_id = +$slot and c.offer_id is null and c.walk_in = 0 order by c.reopens_at, c.id`,
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

/** In the order in which the public gets them. */
export const restingPlaces = (db: Db, slotId: number): RestingPlace[] =>
  RESTING_PLACES.all(db, { slot: slotId, takeBack: rule(db, 'take_back_minutes') * MINUTE })

/**
 * Places that the office may give beside the free ones: those kept for it, and resting ones without waiting, but not what may still be taken
 * back, nor places above the plan. `whose`: those for urgent visits too, or not.
 */
export function givableAt(db: Db, now: Instant, whose?: Whose): (slotId: number) => number {
  const keptFor = keptForOffice(db, now, whose)
  return (slotId) => {
    const givable = restingPlaces(db, slotId).filter((one) => one.backUntil <= now).length
    const slot = readSlotState(db, slotId)
    return keptFor(slot) + Math.max(0, givable - (slot?.surplus ?? 0))
  }
}

type Whose = 'urgent' | undefined

function keptForOffice(db: Db, now: Instant, whose: Whose): (slot: SlotState | undefined) => number {
  const urgentIn = whose === 'urgent' ? () => 0 : urgentKeptIn(db, now)
  return (slot) => (slot ? slot.kept - urgentIn(slot) : 0)
}

/** Frees resting places beyond the free ones; a slot is named once for each place. Returns how many. */
export function giveResting(tx: Tx, slotIds: readonly number[], now: Instant, whose?: Whose): number {
  const keptFor = keptForOffice(tx, now, whose)
  let given = 0
  for (const [slotId, wanted] of Map.groupBy(slotIds, (id) => id)) {
    const slot = readSlotState(tx, slotId)
    const missing = wanted.length - (slot?.free ?? 0) - keptFor(slot)
    const places = restingPlaces(tx, slotId).filter((one) => one.backUntil <= now)
    for (const { id } of places.slice(0, Math.max(0, missing))) {
      reopenPlace(tx, id)
      given++
    }
  }
  return given
}
