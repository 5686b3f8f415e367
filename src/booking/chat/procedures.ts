import type { Procedure } from '../../catalogue/types.ts'
import type { Desk } from '../../chat/desk.ts'
import { areAllKnown, type Draft, isMinor, isSeveral, type Person, whoCome } from '../../chat/draft.ts'

/** The procedure that this person of the draft is booked for; undefined when the record has none such. */
export function procedureOf(desk: Desk, draft: Draft, person: Person | undefined): Procedure | undefined {
  const family = isSeveral(draft) ? person?.family : draft.family
  return findProcedure(desk, family, isMinor(draft, person) ? 'minor' : 'adult')
}

/** The procedure of this family (or of this id) for these people; one for everybody serves as well. */
export function findProcedure(desk: Desk, family: string | undefined, audience: 'adult' | 'minor'): Procedure | undefined {
  const called = (whom: Procedure['audience']) =>
    desk.procedures().find((one) => one.audience === whom && (one.family === family || one.id === family))
  return called(audience) ?? called('any')
}

/** The families of a passport itself, whoever issues it and in whatever money it is paid. */
export const PASSPORT_FAMILIES = ['renewal', 'first', 'lost'] as const

export const isPassport = ({ family }: Procedure): boolean => PASSPORT_FAMILIES.some((one) => one === family)

/** The passports that minors can book. */
export const minorPassports = (desk: Desk): Procedure[] =>
  desk.procedures().filter((one) => one.audience === 'minor' && isPassport(one))

/** The passports that adults can book. */
export const adultPassports = (desk: Desk): Procedure[] =>
  PASSPORT_FAMILIES.flatMap((family) => {
    const found = findProcedure(desk, family, 'adult')
    return found?.audience === 'adult' ? [found] : []
  })

/** Everything that the office must do. Before it is known who had a passport: a first one and a renewal. */
export function procedureIds(desk: Desk, draft: Draft): string[] {
  if (!isSeveral(draft)) return ids([procedureOf(desk, draft, undefined)])
  const known = whoCome(draft).map((person) => procedureOf(desk, draft, person))
  if (known.length === draft.count && known.every(Boolean)) return ids(known)
  return ids(openPassports(desk, draft).filter((one) => one.family !== 'lost'))
}

/** What the people of the draft may come for, as far as their ages are known. */
function openPassports(desk: Desk, draft: Draft): Procedure[] {
  if (draft.who === 'minor') return minorPassports(desk)
  const people = whoCome(draft)
  const adults = !areAllKnown(draft) || people.some((one) => !one.minor)
  const minors = draft.withMinors === true || people.some((one) => one.minor)
  return [...(adults ? adultPassports(desk) : []), ...(minors ? minorPassports(desk) : [])]
}

const ids = (procedures: (Procedure | undefined)[]): string[] => [...new Set(procedures.flatMap((one) => (one ? [one.id] : [])))]
