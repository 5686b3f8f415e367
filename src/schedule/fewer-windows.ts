import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { reopenPlace } from '../booking/holds.ts'
import { slotMinutesOf } from '../catalogue/offices.ts'
import { planDay, readDayRecords } from './day-plan.ts'
import type { SlotState } from './slot-state.ts'

const GIVE_UP_SURPLUS = statement('select capacity from slots where id = ?', { row: { capacity: 'int' }, params: ['int'] })

const UPDATE_SLOTS = statement('update slots set capacity = capacity - ? where id = ?', { params: ['int', 'int'] })

/**
 * An hour that lost windows keeps the places of the people in it (publication.ts). When one of them leaves, the place above the
 * plan is gone: the hour shrinks. `freed`: its cooling places that could be given again now. Returns how many places went.
 */
export function giveUpSurplus(tx: Tx, { offer, free }: SlotState, freed: readonly { id: number }[]): number {
  if (free > 0 || freed.length === 0) return 0 // Only a full hour can be above its plan.
  const hours = planDay(readDayRecords(tx, offer.officeId, offer.day), slotMinutesOf(tx, offer.officeId))
  const planned = hours.find((hour) => hour.minute === offer.minute)?.capacity
  const slot = GIVE_UP_SURPLUS.get(tx, offer.slotId)
  if (planned === undefined || !slot) return 0
  const surplus = freed.slice(0, Math.max(0, slot.capacity - planned))
  for (const { id } of surplus) reopenPlace(tx, id)
  if (surplus.length > 0) UPDATE_SLOTS.run(tx, surplus.length, offer.slotId)
  return surplus.length
}
