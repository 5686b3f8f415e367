import { ruleOf } from '../../catalogue/rules.ts'
import { type Draft, headcount, isSeveral, onlyOffice, type Person, withPerson } from '../../chat/draft.ts'
import { firstOf } from '../../chat/part.ts'
import type { Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { ownAppointments } from './bookings.ts'
import type { PeopleLimit } from './hooks.ts'
import { procedureOf } from './procedures.ts'

/** Further people that this phone may book, beyond the draft. */
export const roomForMore = (speaker: Speaker, draft: Draft): number => roomFor(speaker, draft) - headcount(draft)

/** Of the draft's kind of people. */
export const roomFor = (speaker: Speaker, draft: Draft): number =>
  Math.min(roomForPeople(speaker.session, draft), limitOf(speaker, draft)?.room ?? Number.POSITIVE_INFINITY)

/** Another capability's, for the draft's kind of people. */
export const limitOf = (speaker: Speaker, draft: Draft): PeopleLimit | undefined =>
  firstOf(speaker, (part) => part.peopleLimit?.(speaker, draft))

export function tooMany(speaker: Speaker, draft: Draft): string {
  const people = limitOfPeople(speaker.session, draft).value
  const limit = limitOf(speaker, draft)
  return limit && limit.most < people ? limit.tooMany : speaker.t.howMany.tooMany(people)
}

/** Of a telephone: of the draft's procedure, else of its office. */
export const limitOfPeople = (session: Session, draft: Draft) =>
  ruleOf(session.tx, 'live_people_a_phone', {
    procedureId: procedureOf(session, draft, draft.people[0])?.id,
    officeId: draft.slot?.officeId ?? onlyOffice(draft),
  })

export function roomForPeople(session: Session, draft: Draft): number {
  const { value, of } = limitOfPeople(session, draft)
  const counted = ownAppointments(session).filter(
    ({ procedureId, office }) => ruleOf(session.tx, 'live_people_a_phone', { procedureId, officeId: office.id }).of === of,
  )
  return Math.max(0, value - counted.length)
}

/** A single person is meant by every button, also from before a correction. */
const ALONE = 'alone'

/**
 * Identifies a person in a button. Not by position: a second tap must not remove the next person, nor an old row answer for another.
 * Unknown people are numbered.
 */
export function markOf(draft: Draft, index: number): string {
  if (headcount(draft) === 1) return ALONE
  const { curp, name, birthDate } = draft.people[index] ?? {}
  const told = [curp, name, birthDate].filter(Boolean).join()
  return told === '' ? `${index}.${headcount(draft)}` : Bun.hash(told).toString(36)
}

/** -1 when no one has it. */
export const positionOf = (draft: Draft, mark: string): number =>
  Array.from({ length: headcount(draft) }, (_, i) => markOf(draft, i)).indexOf(mark)

/** All who come, in order. */
export const markOfAll = (draft: Draft): string => {
  const everybody = Array.from({ length: headcount(draft) }, (_, i) => markOf(draft, i))
  return Bun.hash(everybody.join()).toString(36)
}

/** At least one stays; the hold is made again for the rest. */
export function withoutPeople(draft: Draft, gone: number[]): Draft {
  const leaving = new Set(gone.filter((i) => Number.isInteger(i) && i >= 0 && i < headcount(draft)))
  if (leaving.size >= headcount(draft)) return draft
  const { proposal, ...rest } = draft
  return { ...rest, people: draft.people.filter((_, i) => !leaving.has(i)), count: headcount(draft) - leaving.size }
}

export const withoutData = (draft: Draft, index: number): Draft =>
  draft.people[index]
    ? withPerson(draft, index, { curp: undefined, noCurp: undefined, birthDate: undefined, name: undefined, years: undefined })
    : draft

/** Beyond the telephone's limit, people are asked for again. */
export function withinLimit(speaker: Speaker, draft: Draft): Draft {
  const { count, ...rest } = draft
  return isSeveral(draft) && count !== undefined && count > roomFor(speaker, draft) ? rest : draft
}

/** A single person becomes the first of a group. */
export function withOneMore(draft: Draft): Draft {
  if (isSeveral(draft)) return { ...draft, count: headcount(draft) + 1 }
  return asGroup(draft, 2)
}

/** Known people stay; minors stay minors. */
export function asGroup(draft: Draft, count: number | undefined): Draft {
  const { family, discountAsked, yearsEach, passportEach, attendant, wrongAge, ...rest } = draft
  const wasMinors = draft.who === 'minor'
  const known = draft.people.filter((one) => one.curp !== undefined || one.name !== undefined)
  const people = known.map((one): Person => {
    const theirs = wasMinors ? one.family : FAMILIES.find((each) => each === family)
    return { ...one, minor: wasMinors, ...(theirs && { family: theirs }) }
  })
  const { count: _count, ...kept } = rest
  return { ...kept, who: 'group', people, ...(count && { count }), ...(wasMinors && { withMinors: true }) }
}

const FAMILIES = ['first', 'renewal', 'lost'] as const

/** -1 when all are known. */
export function openChild(draft: Draft): number {
  if (!isSeveral(draft) || draft.count === undefined) return -1
  for (let i = 0; i < draft.count; i++) {
    const person = draft.people[i]
    if (!person || (!person.noCurp && !(person.curp && person.name))) return i
  }
  return -1
}

/** A CURP tells the age. */
export const isWhomOpen = ({ whom, people }: Draft): boolean =>
  whom !== undefined && people.every(({ curp, birthDate }) => !curp && !birthDate)
