import { proceduresOffered } from '../../catalogue/offices.ts'
import { fieldsOf, isPassport, PASSPORT_FAMILIES } from '../../catalogue/procedures.ts'
import type { FieldAnswers, Procedure } from '../../catalogue/types.ts'
import { areAllKnown, type Draft, EMPTY, headcount, isMinor, isSeveral, type Person, whoCome } from '../../chat/draft.ts'
import type { Session } from '../../chat/session.ts'

/** Undefined when the record has none. */
export function procedureOf(session: Session, draft: Draft, person: Person | undefined): Procedure | undefined {
  const family = isSeveral(draft) ? (person?.family ?? draft.family) : draft.family
  return offeredProcedure(session, family, isMinor(draft, person) ? 'minor' : 'adult')
}

/** What all who come are there for; undefined where it differs, or is open: of passports each has one of their own. */
export const sharedProcedure = (session: Session, draft: Draft): Procedure | undefined =>
  isSeveral(draft) && !draft.family && procedureIds(session, draft).length > 1
    ? undefined
    : procedureOf(session, draft, draft.people[0])

/** To what is shared, also what another one of the booking answered. */
export function answersOf(session: Session, draft: Draft, person: Person | undefined): FieldAnswers {
  const procedure = procedureOf(session, draft, person)
  if (!procedure) return {}
  const own = person?.answers?.[procedure.id]
  const shared = headcount(draft) > 1 ? fieldsOf(session.tx, procedure.id).filter((one) => one.shared) : []
  const given = whoCome(draft).map((one): FieldAnswers => one.answers?.[procedure.id] ?? {})
  const told = shared.flatMap(({ name }) => {
    const answer = given.find((one) => one[name] !== undefined)?.[name]
    return answer === undefined ? [] : [[name, answer] as const]
  })
  return { ...Object.fromEntries(told), ...own }
}

/** One for all audiences serves too. */
export function offeredProcedure(session: Session, family: string | undefined, audience: 'adult' | 'minor'): Procedure | undefined {
  const called = (whom: Procedure['audience']) =>
    proceduresOffered(session.tx).find((one) => one.audience === whom && (one.family === family || one.id === family))
  return called(audience) ?? called('any')
}

/** None where no capability asks what minors need. */
export const minorPassports = ({ tx, deps }: Session): Procedure[] =>
  deps.chat.parts.some((part) => part.audience === 'minor')
    ? proceduresOffered(tx).filter((one) => one.audience === 'minor' && isPassport(one))
    : []

export const adultPassports = (session: Session): Procedure[] =>
  PASSPORT_FAMILIES.flatMap((family) => {
    const found = offeredProcedure(session, family, 'adult')
    return found?.audience === 'adult' ? [found] : []
  })

/** Until it is known who had a passport: a first one and a renewal. */
export function procedureIds(session: Session, draft: Draft): string[] {
  if (!isSeveral(draft) || draft.family !== undefined) return ids([procedureOf(session, draft, undefined)])
  const known = whoCome(draft).map((person) => procedureOf(session, draft, person))
  if (known.length === draft.count && known.every(Boolean)) return ids(known)
  return ids(openPassports(session, draft).filter((one) => one.family !== 'lost'))
}

function openPassports(session: Session, draft: Draft): Procedure[] {
  if (draft.who === 'minor') return minorPassports(session)
  const people = whoCome(draft)
  const adults = !areAllKnown(draft) || people.some((one) => !one.minor)
  const minors = draft.withMinors === true || people.some((one) => one.minor)
  return [...(adults ? adultPassports(session) : []), ...(minors ? minorPassports(session) : [])]
}

const ids = (procedures: (Procedure | undefined)[]): string[] => [...new Set(procedures.flatMap((one) => (one ? [one.id] : [])))]

/** An administrator may have withdrawn a procedure meanwhile: its aim is asked again, the rest is kept while possible. */
export function withOffered(session: Session, draft: Draft): Draft {
  if (!isSeveral(draft) || draft.family !== undefined) {
    const { family, ...rest } = draft
    if (family === undefined || procedureOf(session, draft, undefined)) return draft
    return isSeveral(draft) ? EMPTY : rest
  }
  if ([...(draft.who === 'group' ? adultPassports(session) : []), ...minorPassports(session)].length === 0) return EMPTY
  if (draft.people.every((one) => one.family === undefined || procedureOf(session, draft, one))) return draft
  const people = draft.people.map((one) =>
    procedureOf(session, draft, one) ? one : { ...one, family: undefined, years: undefined },
  )
  return { ...draft, people }
}
