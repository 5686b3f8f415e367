// What citizens do in an agenda. Each deed has a transaction of its own, at the clock's time.
import { confirm } from '../../src/booking/appointments.ts'
import { hold } from '../../src/booking/holds.ts'
import type { Held } from '../../src/booking/outcomes.ts'
import { letGo } from '../../src/booking/releases.ts'
import type { Choice, PersonDraft } from '../../src/booking/types.ts'
import { MINUTE } from '../../src/clock.ts'
import { type House, meet, requestedPlaces } from '../cast.ts'

export const HOLD_MS = 10 * MINUTE
const NO_CHOICE: Choice = { years: undefined, halfFee: false }
/** For the largest group. */
export const NO_CHOICES: Choice[] = Array(4).fill(NO_CHOICE)

export function deedsIn(house: House) {
  return {
    meets: (): number => house.at((tx) => meet(tx)),
    holds: (contactId: number, slotId: number, people: PersonDraft[], procedure?: string): Held =>
      house.at((tx, now) =>
        hold(tx, house.deps, { contactId, wish: requestedPlaces(slotId, people, procedure), holdMs: HOLD_MS }, now),
      ),
    confirms: (contactId: number, choices = NO_CHOICES) => house.at((tx, now) => confirm(tx, house.deps, contactId, choices, now)),
    /** Lets go of what is due. */
    sweep: (limit = 100) => house.at((tx, now) => letGo(tx, house.deps, now, limit)),
  }
}
