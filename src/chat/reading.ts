import type { Db } from '../../db/open.ts'
import { activeOffices } from '../catalogue/offices.ts'
import { findPlace } from '../catalogue/places.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { type Reading, read } from './understanding/reading.ts'

/** A sentence as it is read in this house: its offices, and the towns of the country. */
export const readIn = (text: string, tx: Db, today: LocalDay): Reading =>
  read(text, {
    today,
    offices: activeOffices(tx).map(({ name }) => name),
    place(words) {
      const found = findPlace(tx, words)
      return found.kind === 'place' ? found.place.name : found.kind === 'state' ? found.name : undefined
    },
  })
