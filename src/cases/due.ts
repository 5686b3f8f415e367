import { statement } from '../../db/statements.ts'
import type { DueWork } from '../messaging/due.ts'
import { askOnceMore, nextTold } from './told.ts'
import { endPauses } from './with-person.ts'

const NEXT_AT = statement('select min(with_person_until) as at from contacts where with_person_until is not null', {
  row: { at: 'int?' },
  uses: 'contacts_with_person',
})

/** A chat that a person has goes back to the assistant, and what was told and not sent is asked about once more. */
export const due: DueWork = {
  nextAt(db) {
    const pause = NEXT_AT.get(db)
    const times = [pause?.at ?? undefined, nextTold(db)].filter((at) => at !== undefined)
    return times.length > 0 ? Math.min(...times) : undefined
  },
  settle: { pauses: endPauses },
  say: { told: (tx, deps, _limit, now) => askOnceMore(tx, deps, now) },
}
