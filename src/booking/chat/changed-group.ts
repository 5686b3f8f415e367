import { rule } from '../../catalogue/rules.ts'
import { type Draft, headcount, isSeveral, type Person, withPerson } from '../../chat/draft.ts'
import { firstOf } from '../../chat/part.ts'
import type { Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { ownAppointments } from './bookings.ts'
import type { PeopleLimit } from './hooks.ts'

/** How many more people this phone may have an appointment for, beside those of this draft. */
export const roomForMore = (speaker: Speaker, draft: Draft): number => roomFor(speaker, draft) - headcount(draft)

/** How many people of the kind that this draft is for this phone may have an appointment for at once. */
export const roomFor = (speaker: Speaker, draft: Draft): number =>
  Math.min(roomForPeople(speaker.session), limitOf(speaker, draft)?.room ?? Number.POSITIVE_INFINITY)

/** The limit of another capability for people of the kind that this draft is for. */
export const limitOf = (speaker: Speaker, draft: Draft): PeopleLimit | undefined =>
  firstOf(speaker, (part) => part.peopleLimit?.(speaker, draft))

/** The limit that more people of this kind meet first. */
export function tooMany(speaker: Speaker, draft: Draft): string {
  const people = rule(speaker.session.tx, 'live_people_a_phone')
  const limit = limitOf(speaker, draft)
  return limit && limit.most < people ? limit.tooMany : speaker.t.howMany.tooMany(people)
}

/** How many more people this phone may have an appointment for. */
export const roomForPeople = (session: Session): number =>
  Math.max(0, rule(session.tx, 'live_people_a_phone') - ownAppointments(session).length)

/** Whoever comes alone is meant by every button, also of before a name was corrected. */
const ALONE = 'alone'

/**
 * Names one of several people in a button. Not by the position: whoever taps twice takes out one person, and not the next one
 * too, and an old row never answers for somebody else. Somebody of whom nothing is known yet is one of so many.
 */
export function markOf(draft: Draft, index: number): string {
  if (headcount(draft) === 1) return ALONE
  const { curp, name, birthDate } = draft.people[index] ?? {}
  const told = [curp, name, birthDate].filter(Boolean).join()
  return told === '' ? `${index}.${headcount(draft)}` : Bun.hash(told).toString(36)
}

/** Where the person of that mark is now; -1 when nobody has it (any more). */
export const positionOf = (draft: Draft, mark: string): number =>
  Array.from({ length: headcount(draft) }, (_, i) => markOf(draft, i)).indexOf(mark)

/** Names all who come, in their order: for a row that says something different of each. */
export const markOfAll = (draft: Draft): string => {
  const everybody = Array.from({ length: headcount(draft) }, (_, i) => markOf(draft, i))
  return Bun.hash(everybody.join()).toString(36)
}

/** Without these people; at least one stays. A hold is asked for anew, for those who are left. */
export function withoutPeople(draft: Draft, gone: number[]): Draft {
  const leaving = new Set(gone.filter((i) => Number.isInteger(i) && i >= 0 && i < headcount(draft)))
  if (leaving.size >= headcount(draft)) return draft
  const { proposal, ...rest } = draft
  return { ...rest, people: draft.people.filter((_, i) => !leaving.has(i)), count: headcount(draft) - leaving.size }
}

/** Without the CURP and the name of this person, which are asked again. */
export const withoutData = (draft: Draft, index: number): Draft =>
  draft.people[index]
    ? withPerson(draft, index, { curp: undefined, noCurp: undefined, birthDate: undefined, name: undefined, years: undefined })
    : draft

/** More people than this telephone may have are asked for again. */
export function withinLimit(speaker: Speaker, draft: Draft): Draft {
  const { count, ...rest } = draft
  return isSeveral(draft) && count !== undefined && count > roomFor(speaker, draft) ? rest : draft
}

/** One person more, whose CURP and name are asked next. Whoever came alone is the first of a group from here on. */
export function withOneMore(draft: Draft): Draft {
  if (isSeveral(draft)) return { ...draft, count: headcount(draft) + 1 }
  return asGroup(draft, 2)
}

/** The draft for a group; who is in it already stays. Minors of a draft for minors are still minors. */
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

/** The position of the first of several people whose CURP or name is missing; -1 when all are known. */
export function openChild(draft: Draft): number {
  if (!isSeveral(draft) || draft.count === undefined) return -1
  for (let i = 0; i < draft.count; i++) {
    const person = draft.people[i]
    if (!person || (!person.noCurp && !(person.curp && person.name))) return i
  }
  return -1
}
