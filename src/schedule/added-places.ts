import type { Tx } from '../../db/open.ts'
import type { Worked } from '../admin/propose.ts'
import type { Instant } from '../clock.ts'
import type { ScheduleDeps } from './hooks.ts'
import { addPlaces, openPlaces, type Span } from './usual-week.ts'

export interface AddedPlaces {
  added: number
  /** All places of that day that are open then, taken ones too. */
  total: number
}

/**
 * Adds windows to a day. For `proposeOrApply`: its key works once, because the places of the day are what it touches. Refuses
 * what opens nothing: kept, it would open with the closure that hides it now, as often as somebody tried.
 */
export function addPlacesByOffice(
  tx: Tx,
  deps: ScheduleDeps,
  order: Span & { windows: number },
  now: Instant,
): Worked<AddedPlaces, 'no_places'> {
  const before = openPlaces(tx, order.officeId, order.day)
  const { places } = addPlaces(tx, deps, order, now)
  if (places === 0) return { ok: false, why: 'no_places' }
  const touched = [{ what: 'places', id: order.officeId, version: before }]
  return { ok: true, touched, impact: { added: places, total: before + places } }
}
