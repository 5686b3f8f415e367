import { openHouse, openOffice, publishSlot } from '../cast.ts'
import { deedsIn } from './deeds.ts'

/** A house with one office, its hours on 3 December, and what citizens do there. */
export function stage(hours: Record<string, number> = { '9:00': 1, '12:00': 1 }, options: Parameters<typeof openHouse>[0] = {}) {
  const house = openHouse(options)
  const office = house.at((tx) => openOffice(tx))
  const slots = Object.entries(hours).map(([time, places]) => house.at((tx) => publishSlot(tx, office, '2026-12-03', time, places)))
  const [first = 0, second = 0] = slots
  return { house, office, first, second, ...deedsIn(house) }
}
