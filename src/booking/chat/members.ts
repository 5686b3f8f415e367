import { findProcedure } from '../../catalogue/procedures.ts'
import type { Session } from '../../chat/session.ts'
import { findSlot } from '../../schedule/availability.ts'
import type { FreeSlot } from '../../schedule/slots.ts'
import type { AppointmentView } from '../types.ts'
import { type Group, groupOf, momentOf } from './bookings.ts'
import { freeHoursFor, type Seekers } from './free-hours.ts'

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

/** Those who move, as seekers of a free hour at this office. */
export function moversTo(session: Session, { views }: Meant, officeId: number): Seekers {
  return {
    officeIds: [officeId],
    procedureIds: [...new Set(views.map((view) => view.procedureId))],
    places: views.length,
    people: views.flatMap((view) => {
      const procedure = findProcedure(session.tx, view.procedureId)
      return procedure ? [{ birthDate: view.birthDate, procedure, name: view.name }] : []
    }),
  }
}

/** Whether they all sit in that hour already. */
export const sitThere = ({ views }: Meant, slotId: number): boolean => views.every((view) => view.slot.slotId === slotId)

/** The hour with room for all of them, everybody's minute beside it where they differ; undefined when it has no room (any more). */
export function offerFor(session: Session, meant: Meant, slotId: number): FreeSlot | undefined {
  const slot = findSlot(session.tx, slotId)
  if (!slot) return undefined
  const wish = { from: slot.day, until: slot.day, fromMinute: slot.minute, untilMinute: slot.minute + 1 }
  return freeHoursFor(session, moversTo(session, meant, slot.officeId), wish, 2).find((one) => one.slotId === slotId)
}

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
