import type { Db, Tx } from '../../db/open.ts'
import { reopenPlace } from '../booking/holds.ts'
import { drawCancelCooling } from '../catalogue/rules.ts'
import type { Clock, Instant } from '../clock.ts'
import { readSlotState } from '../schedule/slot-state.ts'

/** One place that an open offer keeps, with the contact that freed it, who never gets it from the list. */
export interface KeptPlace {
  slotId: number
  freedBy: number | null
}

/** A cooling place that may be offered to the line. */
export interface CoolingPlace {
  id: number
  freed_by: number | null
  /** Whose the appointment is now: contacts may have been merged since. */
  contact_id: number | null
}

/** Where an offer takes its places: cooled ones first, then free ones. */
export interface TakenFrom {
  slotId: number
  startsAt: Instant
  cooled: CoolingPlace[]
  /** How many of this hour. */
  places: number
}

const freerOf = (place: CoolingPlace | undefined): number | null => place?.contact_id ?? place?.freed_by ?? null

/**
 * Keeps the places for an offer. Places of its first hour are kept by the offer's own row, which counts as cooling. Places of
 * later hours are cooling places whose `appointment_id` is the offer's number, negative; they end with it (db/walls.sql,
 * wait_offers_end). `begin` writes the offer, with the contacts that freed the places of its first hour.
 */
export function keepPlaces(tx: Tx, hours: readonly TakenFrom[], begin: (freedBy: (number | null)[]) => number, now: Instant): void {
  for (const { cooled, places } of hours) for (const { id } of cooled.slice(0, places)) reopenPlace(tx, id)
  const [first, ...further] = hours
  if (!first) return
  const offerId = begin(first.cooled.slice(0, first.places).map(freerOf))
  for (const { slotId, startsAt, cooled, places } of further) {
    for (let at = 0; at < places; at++) cool(tx, { slotId, freedBy: freerOf(cooled[at]) }, { of: -offerId, until: startsAt }, now)
  }
}

/** All places that an open offer keeps, first hour first. */
export function keptPlaces(
  db: Db,
  offer: { id: number; slot_id: number; places: number; freed_by: string },
): [KeptPlace, ...KeptPlace[]] {
  const freedBy = JSON.parse(offer.freed_by) as (number | null)[]
  const further = db.client
    .query<KeptPlace, { offer: number; slot: number }>(
      `select c.slot_id as slotId, c.freed_by as freedBy from slots f cross join slots s on s.office_id = f.office_id
         and s.starts_at > f.starts_at and s.starts_at < f.starts_at + 86400000
         cross join cooling_places c on c.slot_id = s.id and c.appointment_id = -(+$offer)
       where f.id = +$slot order by s.starts_at, c.id`,
    )
    .all({ offer: offer.id, slot: offer.slot_id })
  const [first = null, ...others] = Array.from({ length: offer.places }, (_, at) => freedBy[at] ?? null)
  const slotId = offer.slot_id
  return [{ slotId, freedBy: first }, ...others.map((freer) => ({ slotId, freedBy: freer })), ...further]
}

/** Kept places cool again like any freed place, so that declining hands nothing over. */
export function coolKept(tx: Tx, clock: Pick<Clock, 'random'>, places: readonly KeptPlace[], now: Instant): void {
  for (const place of places) {
    const slot = readSlotState(tx, place.slotId)
    if (!slot || slot.closed) continue
    const until = now + drawCancelCooling(tx, clock, slot.offer.startsAt - now)
    if (until > now) cool(tx, place, { of: 0, until }, now)
  }
}

function cool(tx: Tx, { slotId, freedBy }: KeptPlace, { of, until }: { of: number; until: Instant }, now: Instant): void {
  tx.client
    .query<unknown, [number, number, number | null, number, number]>(
      'insert into cooling_places (slot_id, appointment_id, freed_by, freed_at, reopens_at) values (?, ?, ?, ?, ?)',
    )
    .run(slotId, of, freedBy, now, until)
  tx.client.query<unknown, [number]>('update slots set cooling = cooling + 1 where id = ?').run(slotId)
}
