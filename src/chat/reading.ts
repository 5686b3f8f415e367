import type { Db } from '../../db/open.ts'
import { activeOffices } from '../catalogue/offices.ts'
import { findPlace } from '../catalogue/places.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { Reading } from '../reading/reading.ts'
import { proceduresIn } from './finder.ts'
import { today } from './moments.ts'
import type { Session } from './session.ts'

/** With this installation's offices and the country's towns. */
export const readIn = (typed: string, tx: Db, day: () => LocalDay): Reading =>
  new Reading(typed, {
    today: day,
    offices: () => activeOffices(tx).map(({ name }) => name),
    place(words) {
      const found = findPlace(tx, words)
      return found.kind === 'place' ? found.place.name : found.kind === 'state' ? found.name : undefined
    },
    procedures: (words) => proceduresIn(tx, words),
  })

export const readTurn = (typed: string, session: Session): Reading => readIn(typed, session.tx, () => today(session))
