import { agencyIdOf } from '../../catalogue/offices.ts'
import { fieldsOf, findProcedure } from '../../catalogue/procedures.ts'
import type { FieldAnswers, Procedure } from '../../catalogue/types.ts'
import {
  adultOfGroup,
  comeWithMinors,
  type Draft,
  EMPTY,
  hasProgress,
  headcount,
  isSeveral,
  onlyOne,
  type Person,
  whoCome,
} from '../../chat/draft.ts'
import { today } from '../../chat/moments.ts'
import type { Mind } from '../../chat/part.ts'
import type { Scene } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import type { State } from '../../chat/state.ts'
import { concerningAnswers } from '../../fields/field-answers.ts'
import { inSpanish } from '../../fields/kind.ts'
import type { FreeSlot } from '../../schedule/slots.ts'
import type { AppointmentView, Member, RequestedPlaces } from '../types.ts'
import { liveOf } from '../views.ts'
import { procedureIds, procedureOf } from './procedures.ts'

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
    const { name, birthDate, curp, oldPassport } = person
    if (!procedure || !name || !birthDate) return undefined
    const answers = answersFor(session, procedure, person)
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

/** Without those to fields that do not concern the person any more. */
function answersFor(session: Session, { id }: Procedure, person: Person): FieldAnswers | undefined {
  const answers = person.answers?.[id]
  return answers && concerningAnswers(fieldsOf(session.tx, id), inSpanish(session.tx, today(session), { person, answers }))
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

/** The offices that somebody has in mind: of the booking, else of the appointments. */
export const officesInMind = ({ session, draft }: Pick<Scene, 'session' | 'draft'>): readonly number[] =>
  draft.officeIds ?? groupsOf(session).flatMap(({ views }) => views.map((view) => view.office.id))

/** The agency of the booking under way, else of all appointments; undefined: none, or several. */
export function concernedAgency({ session, draft = EMPTY }: Mind): number | undefined {
  const { tx } = session
  const office = draft.slot?.officeId ?? draft.officeIds?.[0]
  if (office !== undefined) return agencyIdOf(tx, office)
  const [wanted] = procedureIds(session, draft)
  if (wanted !== undefined && hasProgress(draft)) return findProcedure(tx, wanted)?.agencyId
  return onlyOne([...new Set(officesInMind({ session, draft }).map((id) => agencyIdOf(tx, id)))])
}

/** Undefined when nobody of it has a live appointment of this contact (any more). */
export const groupOf = (session: Session, groupId: string | undefined): Group | undefined =>
  groupsOf(session).find((one) => one.groupId === groupId)

/**
 * An appointment of one of these people that was made from this very telephone. With a draft, only one that excludes what they want in
 * it.
 */
export const ownAppointmentOf = (
  session: Session,
  people: readonly Pick<Person, 'curp' | 'birthDate' | 'family' | 'minor'>[],
  draft?: Draft,
): AppointmentView | undefined =>
  ownAppointments(session).find((view) =>
    people.some(
      (one) =>
        (one.curp ? one.curp === view.curp : one.birthDate === view.birthDate && !view.curp) &&
        (!draft || excludes(session, view, procedureOf(session, draft, one))),
    ),
  )

/** Whether a person with this appointment can have none of that procedure. As long as it is not known which, none at all. */
export const excludes = ({ tx }: Session, view: AppointmentView, wanted: Procedure | undefined): boolean =>
  wanted === undefined ||
  (wanted.exclusiveGroup !== undefined && findProcedure(tx, view.procedureId)?.exclusiveGroup === wanted.exclusiveGroup)

/** Positions of those who were told of an appointment made elsewhere, without those whose appointment is this telephone's by now. */
export const toldElsewhere = (draft: Draft, session: Session): number[] =>
  draft.people.flatMap((person, i) =>
    person.curp !== undefined && draft.elsewhere?.includes(person.curp) && !ownAppointmentOf(session, [person], draft) ? [i] : [],
  )

/**
 * Nobody of this booking can have that hour: they were told that they have an appointment, here or elsewhere, or that a limit is
 * reached. "Your place was let go" would sound as if it were that appointment, and the next hours would help nobody.
 */
export const isOfNoUse = ({ asked, draft }: State, session: Session): boolean =>
  ['elsewhere', 'ownLive', 'limit'].includes(asked?.question ?? '') || ownAppointmentOf(session, draft.people, draft) !== undefined

/** Some or all of a group that stands: whom a move or a cancellation is about. */
export interface Meant {
  groupId: string
  group: Group
  views: Group['views']
  /** Undefined: all that count, however many that will be. */
  members: readonly number[] | undefined
}

const EVERYBODY = '-'

/** Members as a button carries them: `0.2`, or `-` for everybody. */
export const membersCode = (members: readonly number[] | undefined): string => members?.join('.') ?? EVERYBODY

export const readMembers = (code: string): number[] | undefined =>
  /^\d+(?:\.\d+)*$/.test(code) ? code.split('.').map(Number) : undefined

/** Those of the group; undefined when it, or one of those named, no longer counts. */
export function findMeant(session: Session, groupId: string, members: readonly number[] | undefined): Meant | undefined {
  const group = groupOf(session, groupId)
  const [first, ...others] = group?.views.filter((view) => members === undefined || members.includes(view.member)) ?? []
  if (!group || !first || (members && members.length !== others.length + 1)) return undefined
  return { groupId, group, views: [first, ...others], members }
}

/** Those of a group who come to one office on one day; members that were moved singly come on another one. */
export function visitsOf(views: readonly AppointmentView[]): Group['views'][] {
  const visits = Map.groupBy(views, (view) => `${view.office.id}:${view.slot.day}`)
  return [...visits.values()].flatMap(([first, ...others]) => (first ? [[first, ...others] as Group['views']] : []))
}

/** When the first of these visits is, and every hour of it. */
export const firstMoment = (views: Group['views']): FreeSlot => momentOf(visitsOf(views)[0] ?? views)

/** Whether they all sit in that hour already. */
export const sitThere = ({ views }: Meant, slotId: number): boolean => views.every((view) => view.slot.slotId === slotId)

/** How many begin in each hour of an offer. */
export function spreadOf(offer: FreeSlot, places: number): number[] {
  return offer.minutes ? [...Map.groupBy(offer.minutes, (minute) => minute).values()].map((same) => same.length) : [places]
}

/** Everybody of a group who comes on the day of this hour to its office; undefined when nobody does (any more). */
export function visitOf(session: Session, groupId: string, slotId: number): Group['views'] | undefined {
  const views = groupOf(session, groupId)?.views ?? []
  const at = views.find((view) => view.slot.slotId === slotId)
  const [first, ...rest] = views.filter((view) => view.slot.day === at?.slot.day && view.office.id === at.office.id)
  return first && [first, ...rest]
}
