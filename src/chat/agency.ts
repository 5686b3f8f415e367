import { agencyOf, hasSeveralAgencies, theAgency, theInstitution } from '../catalogue/institution.ts'
import type { Institution } from '../catalogue/types.ts'
import type { Mind } from './part.ts'
import type { Session } from './session.ts'

/** The number of the agency that somebody has in mind; undefined while none is, and where there is only one. */
export const agencyInMind = (mind: Mind): number | undefined =>
  hasSeveralAgencies(mind.session.tx) ? (mind.agencyId ?? mind.session.deps.chat.frame.concerns(mind)) : undefined

/** Its record; while none is in mind, that of the agency that owns the number. */
export function institutionOf(mind: Mind): Institution {
  const id = agencyInMind(mind)
  return id === undefined ? theInstitution(mind.session.tx) : theAgency(mind.session.tx, id)
}

/** Whose a procedure is, said only where there are several. */
export const nameOfAgency = ({ tx }: Session, agencyId: number): string | undefined =>
  hasSeveralAgencies(tx) ? theAgency(tx, agencyId).name : undefined

/** The same of an office. */
export const nameOfAgencyAt = ({ tx }: Session, officeId: number): string | undefined =>
  hasSeveralAgencies(tx) ? agencyOf(tx, officeId).name : undefined
