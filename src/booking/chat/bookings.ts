import { plain } from '../../../db/seeds/towns.ts'
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
import { asKnown, withinChat } from '../people.ts'
import { inTheWay, mostLive } from '../rivals.ts'
import type { AppointmentView, Member, RequestedPlaces } from '../types.ts'
import { liveOf } from '../views.ts'
import { answersOf, procedureIds, procedureOf } from './procedures.ts'

/** Undefined while an answer is missing. */
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
    const { name, birthDate, curp } = person
    if (!procedure || !name || (procedure.identity === 'curp' && !birthDate)) return undefined
    const answers = answersFor(session, draft, { procedure, person })
    const member = {
      person: { name, birthDate, ...(curp && { curp }) },
      procedureId: procedure.id,
      ...(answers && { answers }),
    }
    members.push(asKnown(session.tx, member, withinChat(session.contact.id)))
  }
  return members.length === headcount(draft) ? members : undefined
}

/** Without fields that no longer concern the person. */
function answersFor(
  session: Session,
  draft: Draft,
  { procedure, person }: { procedure: Procedure; person: Person },
): FieldAnswers | undefined {
  const answers = answersOf(session, draft, person)
  if (Object.keys(answers).length === 0) return undefined
  return concerningAnswers(fieldsOf(session.tx, procedure.id), inSpanish(session.tx, today(session), { person, answers }))
}

/** Tells whether a hold was made for these very people: a correction holds again. */
export const fingerprint = (wish: RequestedPlaces): string => JSON.stringify([wish.members, wish.minorCase, wish.attendant])

export interface Group {
  groupId: string
  views: [AppointmentView, ...AppointmentView[]]
}

/** The group's first hour, with each minute where they differ on that day. */
export function momentOf(views: Group['views']): FreeSlot {
  const [{ slot }] = views
  const same = views.filter((view) => view.slot.officeId === slot.officeId && view.slot.day === slot.day)
  const together = same.every((view) => view.slot.slotId === slot.slotId)
  return together ? slot : { ...slot, minutes: same.map((view) => view.slot.minute) }
}

/** Soonest first. */
export const ownAppointments = ({ tx, deps, contact, now }: Session): AppointmentView[] => liveOf(tx, deps.vault, contact.id, now)

export function groupsOf(session: Session): Group[] {
  const groups: Group[] = []
  for (const view of ownAppointments(session)) {
    const group = groups.find((one) => one.groupId === view.groupId)
    if (group) group.views.push(view)
    else groups.push({ groupId: view.groupId, views: [view] })
  }
  return groups
}

/** Nothing of a visit that is over can be changed. */
export const isOver = ({ views }: Group): boolean => views.every((view) => view.outcome === 'served')

export const groupsToCome = (session: Session): Group[] => groupsOf(session).filter((group) => !isOver(group))

/** Of the booking, else of the appointments. */
export const officesInMind = ({ session, draft }: Pick<Scene, 'session' | 'draft'>): readonly number[] =>
  draft.officeIds ?? groupsOf(session).flatMap(({ views }) => views.map((view) => view.office.id))

/** Of the booking and of all appointments, also when no longer offered. */
export function proceduresInHand({ session, draft = EMPTY }: Mind): Procedure[] {
  const wanted = hasProgress(draft) ? procedureIds(session, draft) : []
  const ids = new Set([...wanted, ...ownAppointments(session).map((view) => view.procedureId)])
  return [...ids].flatMap((id) => findProcedure(session.tx, id) ?? [])
}

/** Of the booking, else of all appointments; undefined: none, or several. */
export function concernedAgency({ session, draft = EMPTY }: Mind): number | undefined {
  const { tx } = session
  const office = draft.slot?.officeId ?? draft.officeIds?.[0]
  if (office !== undefined) return agencyIdOf(tx, office)
  const [wanted] = procedureIds(session, draft)
  if (wanted !== undefined && hasProgress(draft)) return findProcedure(tx, wanted)?.agencyId
  return onlyOne([...new Set(officesInMind({ session, draft }).map((id) => agencyIdOf(tx, id)))])
}

/** Undefined without a live appointment of this contact. */
export const groupOf = (session: Session, groupId: string | undefined): Group | undefined =>
  groupsOf(session).find((one) => one.groupId === groupId)

type Known = Pick<Person, 'curp' | 'birthDate' | 'family' | 'minor'>

const isOf = (one: Known, view: AppointmentView): boolean =>
  one.curp ? one.curp === view.curp : one.birthDate !== undefined && one.birthDate === view.birthDate && !view.curp

/** Made from this telephone; with a draft, only one that leaves no room for it. While its procedure is unknown, any does. */
export function ownAppointmentOf(session: Session, people: readonly Known[], draft?: Draft): AppointmentView | undefined {
  const [first] = people.flatMap((one) => {
    const theirs = ownAppointments(session).filter((view) => isOf(one, view))
    const wanted = draft && procedureOf(session, draft, one)
    return wanted
      ? inTheWay(
          session.tx,
          theirs.map((view) => ({ view, ...asRival(session, view) })),
          wanted.id,
        ).map(({ view }) => view)
      : theirs
  })
  return first
}

/** A standing appointment for the same procedure and person, beside which there is room for this one. */
export function standingBeside(session: Session, draft: Draft): AppointmentView | undefined {
  const coming = whoCome(draft).map((one) => ({ ...one, procedure: procedureOf(session, draft, one) }))
  const severalAllowed = coming.filter(
    ({ procedure }) => procedure && (procedure.exclusiveGroup === undefined || mostLive(session.tx, procedure.id) > 1),
  )
  if (severalAllowed.length === 0) return undefined
  return ownAppointments(session).find((view) =>
    severalAllowed.some(
      (one) =>
        one.procedure?.id === view.procedureId &&
        (isOf(one, view) || (!one.curp && one.name !== undefined && plain(one.name) === plain(view.name))),
    ),
  )
}

const asRival = ({ tx }: Session, { procedureId }: AppointmentView) => ({
  exclusiveGroup: findProcedure(tx, procedureId)?.exclusiveGroup ?? null,
  mostLive: mostLive(tx, procedureId),
})

/** Positions refused because of an appointment elsewhere, without those whose appointment is here by now. */
export const toldElsewhere = (draft: Draft, session: Session): number[] =>
  draft.people.flatMap((person, i) =>
    person.curp !== undefined && draft.elsewhere?.includes(person.curp) && !ownAppointmentOf(session, [person], draft) ? [i] : [],
  )

/**
 * No member can have that hour: an appointment or a limit was reported. "Your place was let go" would sound like that appointment, and
 * other hours would not help.
 */
export const isOfNoUse = ({ asked, draft }: State, session: Session): boolean =>
  ['elsewhere', 'ownLive', 'limit'].includes(asked?.question ?? '') || ownAppointmentOf(session, draft.people, draft) !== undefined

export interface Meant {
  groupId: string
  group: Group
  views: Group['views']
  /** Undefined: all that count. */
  members: readonly number[] | undefined
}

const EVERYBODY = '-'

/** `0.2`, or `-` for all. */
export const membersCode = (members: readonly number[] | undefined): string => members?.join('.') ?? EVERYBODY

export const readMembers = (code: string): number[] | undefined =>
  /^\d+(?:\.\d+)*$/.test(code) ? code.split('.').map(Number) : undefined

/** Undefined when the group, or a named member, no longer counts. Who was served needs no other hour. */
export function findMeant(session: Session, groupId: string, members: readonly number[] | undefined): Meant | undefined {
  const group = groupOf(session, groupId)
  const [first, ...others] =
    group?.views.filter((view) => view.outcome !== 'served' && (members === undefined || members.includes(view.member))) ?? []
  if (!group || !first || (members && members.length !== others.length + 1)) return undefined
  return { groupId, group, views: [first, ...others], members }
}

/** Of one office and day; members that were moved singly come on another one. */
export function visitsOf(views: readonly AppointmentView[]): Group['views'][] {
  const visits = Map.groupBy(views, (view) => `${view.office.id}:${view.slot.day}`)
  return [...visits.values()].flatMap(([first, ...others]) => (first ? [[first, ...others] as Group['views']] : []))
}

export const firstMoment = (views: Group['views']): FreeSlot => momentOf(visitsOf(views)[0] ?? views)

export const sitThere = ({ views }: Meant, slotId: number): boolean => views.every((view) => view.slot.slotId === slotId)

export function spreadOf(offer: FreeSlot, places: number): number[] {
  return offer.minutes ? [...Map.groupBy(offer.minutes, (minute) => minute).values()].map((same) => same.length) : [places]
}

/** On that day at its office; undefined when no one comes. */
export function visitOf(session: Session, groupId: string, slotId: number): Group['views'] | undefined {
  const views = groupOf(session, groupId)?.views ?? []
  const at = views.find((view) => view.slot.slotId === slotId)
  const [first, ...rest] = views.filter((view) => view.slot.day === at?.slot.day && view.office.id === at.office.id)
  return first && [first, ...rest]
}
