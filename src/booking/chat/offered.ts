import { type Draft, EMPTY, isSeveral } from '../../chat/draft.ts'
import type { Session } from '../../chat/session.ts'
import { adultPassports, minorPassports, procedureOf } from './procedures.ts'

/**
 * The draft without what cannot be booked (any more): an administrator may have taken a procedure out of the offer while somebody
 * was asked about it. What it was for is asked again, and everything else is kept as long as anything can be had with it.
 */
export function withOffered(session: Session, draft: Draft): Draft {
  if (!isSeveral(draft)) {
    const { family, ...rest } = draft
    return family === undefined || procedureOf(session, draft, undefined) ? draft : rest
  }
  if ([...(draft.who === 'group' ? adultPassports(session) : []), ...minorPassports(session)].length === 0) return EMPTY
  if (draft.people.every((one) => one.family === undefined || procedureOf(session, draft, one))) return draft
  const people = draft.people.map((one) =>
    procedureOf(session, draft, one) ? one : { ...one, family: undefined, years: undefined },
  )
  return { ...draft, people }
}
