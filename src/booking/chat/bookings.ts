import { adultOfGroup, comeWithMinors, type Draft, headcount, isSeveral, type Person, whoCome } from '../../chat/draft.ts'
import type { Session } from '../../chat/session.ts'
import type { State } from '../../chat/state.ts'
import type { FreeSlot } from '../../schedule/slots.ts'
import type { AppointmentView, Member, RequestedPlaces } from '../types.ts'
import { liveOf } from '../views.ts'
import { procedureOf } from './procedures.ts'

/** What the agenda is asked to hold; undefined while an answer is missing. */
export function requestedPlaces(session: Session, draft: Draft, slotId: number): RequestedPlaces | undefined {
  const members = membersOf(session, draft)
  if (!members) return undefined
  const minors = comeWithMinors(draft)
  const minorCase = minors || !isSeveral(draft) ? draft.minorCase : undefined
  const attendant = minors ? (adultOfGroup(draft) ?? draft.attendant) : undefined
  return {
    slotId,
    members,
    ...(minorCase && { minorCase }),
    ...(attendant?.name && { attendant: { name: attendant.name, ...(attendant.curp && { curp: attendant.curp }) } }),
  }
}

function membersOf(session: Session, draft: Draft): Member[] | undefined {
  const members: Member[] = []
  for (const person of whoCome(draft)) {
    const procedure = procedureOf(session, draft, person)
    const { name, birthDate, curp, oldPassport, answers } = person
    if (!procedure || !name || !birthDate) return undefined
    const takesNumber = procedure.oldPassport !== 'no' && oldPassport
    members.push({
      person: { name, birthDate, ...(curp && { curp }) },
      procedureId: procedure.id,
      ...(takesNumber && { oldPassport }),
      ...(answers && { answers }),
    })
  }
  return members.length === headcount(draft) ? members : undefined
}

/** Tells whether a hold was made for these very people: a correction asks for it anew. */
export const fingerprint = (wish: RequestedPlaces): string => JSON.stringify([wish.members, wish.minorCase, wish.attendant])

export interface Group {
  groupId: string
  views: [AppointmentView, ...AppointmentView[]]
}

/** When a group comes: its first hour, with everybody's minute where they differ on that day. */
export function momentOf(views: Group['views']): FreeSlot {
  const [{ slot }] = views
  const same = views.filter((view) => view.slot.officeId === slot.officeId && view.slot.day === slot.day)
  const together = same.every((view) => view.slot.slotId === slot.slotId)
  return together ? slot : { ...slot, minutes: same.map((view) => view.slot.minute) }
}

/** Live appointments made from this contact, soonest first. */
export const ownAppointments = ({ tx, deps, contact, now }: Session): AppointmentView[] => liveOf(tx, deps.vault, contact.id, now)

/** The same, those taken together as one. */
export function groupsOf(session: Session): Group[] {
  const groups: Group[] = []
  for (const view of ownAppointments(session)) {
    const group = groups.find((one) => one.groupId === view.groupId)
    if (group) group.views.push(view)
    else groups.push({ groupId: view.groupId, views: [view] })
  }
  return groups
}

/** Undefined when nobody of it has a live appointment of this contact (any more). */
export const groupOf = (session: Session, groupId: string | undefined): Group | undefined =>
  groupsOf(session).find((one) => one.groupId === groupId)

/** An appointment of one of these people that was made from this very telephone. */
export const ownAppointmentOf = (
  session: Session,
  people: readonly Pick<Person, 'curp' | 'birthDate'>[],
): AppointmentView | undefined =>
  ownAppointments(session).find((view) =>
    people.some((one) => (one.curp ? one.curp === view.curp : one.birthDate === view.birthDate && !view.curp)),
  )

/** Positions of those who were told of an appointment made elsewhere, without those whose appointment is this telephone's by now. */
export const toldElsewhere = ({ people, elsewhere = [] }: Draft, session: Session): number[] =>
  people.flatMap((person, i) =>
    person.curp !== undefined && elsewhere.includes(person.curp) && !ownAppointmentOf(session, [person]) ? [i] : [],
  )

/**
 * Nobody of this booking can have that hour: they were told that they have an appointment, here or elsewhere, or that a limit is
 * reached. "Your place was let go" would sound as if it were that appointment, and the next hours would help nobody.
 */
export const isOfNoUse = ({ asked, draft }: State, session: Session): boolean =>
  ['elsewhere', 'ownLive', 'limit'].includes(asked?.question ?? '') || ownAppointmentOf(session, draft.people) !== undefined
