import { agencyOf, hasSeveralAgencies, theAgency, theInstitution } from '../catalogue/institution.ts'
import type { Institution } from '../catalogue/types.ts'
import type { Mind } from './part.ts'
import type { Session } from './session.ts'

/** Undefined without one in mind, and where there is only one. */
export const agencyInMind = (mind: Mind): number | undefined =>
  hasSeveralAgencies(mind.session.tx) ? (mind.agencyId ?? mind.session.deps.chat.frame.concerns(mind)) : undefined

/** Without an agency in mind, the one that owns the number. */
export function institutionOf(mind: Mind): Institution {
  const id = agencyInMind(mind)
  return id === undefined ? theInstitution(mind.session.tx) : theAgency(mind.session.tx, id)
}

/** Undefined where there is only one. */
export const nameOfAgency = ({ tx }: Session, agencyId: number): string | undefined =>
  hasSeveralAgencies(tx) ? theAgency(tx, agencyId).name : undefined

export const nameOfAgencyAt = ({ tx }: Session, officeId: number): string | undefined =>
  hasSeveralAgencies(tx) ? agencyOf(tx, officeId).name : undefined
