import { rehearse, type Tx } from '../../db/open.ts'
import { readInstitution } from '../catalogue/institution.ts'
import { atOneVersion } from '../catalogue/memory.ts'
import { findProcedure } from '../catalogue/procedures.ts'
import { changeProcedure, type ProcedureRow } from '../catalogue/settings.ts'
import type { Instant } from '../clock.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { type Part, partsOf } from './parts.ts'
import { type Preview, preview } from './preview.ts'

export interface Review extends Pick<Preview, 'lines' | 'taken'> {
  parts: Part[]
  /** Why it may not be offered, with the operation that mends it. */
  missing: string[]
  /** The conversation should end with a folio, and does not. */
  isStuck: boolean
}

/** From now on in the chat and at the counter. */
export const offer = (tx: Tx, id: string): void => changeProcedure(tx, id, { active: true, archived: false, offersAt: null })

/** What a procedure lacks, and how it would be if it were offered now. */
export function review(tx: Tx, messaging: MessagingDeps, row: ProcedureRow, now: Instant): Review {
  return rehearse(tx, (inner) => {
    offer(inner, row.id)
    const procedure = findProcedure(inner, row.id)
    if (!procedure) throw new Error('there is no such procedure')
    const parts = partsOf(inner, row, now)
    // Before the institution's record nobody is answered.
    const { isBooked, ...played }: Preview = readInstitution(inner)
      ? preview(atOneVersion(inner), messaging, procedure, now)
      : { lines: [], isBooked: false }
    const missing = parts.flatMap(({ name, lacks }) => (lacks?.isNeeded ? `${name}: ${lacks.what}` : []))
    const mayEndOtherwise = row.doneBy !== null || parts.some(({ lacks }) => lacks?.isFull)
    return { ...played, parts, missing, isStuck: !isBooked && !mayEndOtherwise }
  })
}
