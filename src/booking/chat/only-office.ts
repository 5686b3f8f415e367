import { remember } from '../../catalogue/memory.ts'
import { officesThatDo, statesWithOffices, theOffice } from '../../catalogue/offices.ts'
import { distanceKm } from '../../catalogue/places.ts'
import type { Office } from '../../catalogue/types.ts'
import type { Draft } from '../../chat/draft.ts'
import type { Booking, Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { withoutOffice, withoutPlace } from './changed-draft.ts'
import { procedureIds } from './procedures.ts'

/** Of any kind, and the states that have one. */
export const countOffices = ({ tx }: Session) => counted(tx)
const counted = remember((db): { offices: number; states: readonly { code: string; name: string }[] } => {
  const states = statesWithOffices(db).filter((one) => one.offices > 0)
  return { offices: states.reduce((sum, one) => sum + one.offices, 0), states }
})

/** Anywhere. */
export const officesDoing = ({ session, draft }: Booking): readonly Office[] =>
  officesThatDo(session.tx, procedureIds(session, draft)).map((one) => one.office)

/** Undefined when there is none. */
export function nearestKm(scene: Booking, from: Pick<Office, 'latitude' | 'longitude'>): number | undefined {
  const distances = officesDoing(scene).map((office) => distanceKm(from, office))
  return distances.length > 0 ? Math.min(...distances) : undefined
}

/** The only office for it, the only state, the only office of a state. An office that does not do it is open again. */
export function withOnlyOffice(session: Session, before: Draft): Draft {
  if (before.officeIds && (before.slot || isDoneInOneOf(before.officeIds, session, before))) return before
  const draft = before.officeIds ? withoutOffice(before) : before
  const [state, another] = countOffices(session).states
  const placed =
    state && !another && !draft.near ? { ...draft, state: { code: state.code, name: state.name, isOnly: true as const } } : draft
  const doing = officesDoing({ session, draft })
  const nearby = doing.length === 1 || placed.near ? doing : doing.filter((one) => one.state === placed.state?.code)
  const [only, second] = nearby
  return only && !second ? { ...placed, officeIds: [only.id] } : placed
}

const isDoneInOneOf = (officeIds: readonly number[], session: Session, draft: Draft): boolean =>
  officesDoing({ session, draft }).some((one) => officeIds.includes(one.id))

/** With its distance; silent if the institution has no other. */
export function sayOnlyOffice({ session, t }: Speaker, before: Draft, after: Draft): string[] {
  const [id] = after.officeIds ?? []
  const [chosen] = before.officeIds ?? []
  if (chosen !== undefined && id === undefined) return [t.office.notOffered(theOffice(session.tx, chosen).name)]
  if (id === undefined || chosen === id || countOffices(session).offices === 1) return []
  const office = theOffice(session.tx, id)
  if (officesDoing({ session, draft: after }).length > 1) return [t.office.theOnlyOne(office.name)]
  const { near } = after
  return [
    near ? t.office.onlyThereFrom(office.name, Math.round(distanceKm(near, office)), near.name) : t.office.onlyThere(office.name),
  ]
}

/** Where only one was possible, the place is asked again too. */
export function reopenOffice(session: Session, draft: Draft): Draft {
  const reopened = withoutOffice(draft)
  return withOnlyOffice(session, reopened).officeIds ? withoutPlace(reopened) : reopened
}
