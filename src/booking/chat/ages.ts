import { addDays, ageOn, birthdayOf } from '../../catalogue/calendar.ts'
import { pricesOn } from '../../catalogue/fees.ts'
import { findProcedure } from '../../catalogue/procedures.ts'
import { rule } from '../../catalogue/rules.ts'
import type { LocalDay, Procedure, Quote } from '../../catalogue/types.ts'
import { type Answer, ask, next } from '../../chat/answer.ts'
import { type Draft, forOthers, headcount, isSeveral, type Person, whoCome, withPerson } from '../../chat/draft.ts'
import { dayWords, today } from '../../chat/moments.ts'
import { type Prompt, paragraphs } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Scene, Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { toMenu, toPerson } from '../../chat/ways-on.ts'
import { phrases } from '../../reading/engine/phrases.ts'
import { firstName } from '../../reading/names.ts'
import { freeSlots } from '../../schedule/availability.ts'
import { neverOfAge } from '../eligibility.ts'
import type { AppointmentView } from '../types.ts'
import { asGroup, withoutPeople } from './changed-group.ts'
import { hearCurp } from './curp.ts'
import { openChild } from './members.ts'
import { adultPassports, minorPassports, offeredProcedure, procedureIds, procedureOf } from './procedures.ts'

interface Newcomer {
  curp?: string
  birthDate: string
  name?: string
}

export type AgeMet = { kind: 'right'; note: string } | { kind: 'wrong'; draft: Draft }

/** How far ahead somebody may book: who comes of age within it may book as an adult from that day. */
const HORIZON_DAYS = 90

/** Whether somebody of this birth date can have what the draft is for; age counts on the day of the visit. */
export function meetAge({ session, t }: Scene, draft: Draft, newcomer: Newcomer): AgeMet {
  const adultAge = rule(session.tx, 'adult_age')
  const adultOn = birthdayOf(newcomer.birthDate, adultAge)
  const now = today(session)
  if (draft.who === 'group') return meetGroup({ session, t }, draft, newcomer, adultOn)
  if (draft.who === 'minor') {
    const comesAsMinor = adultOn > (firstDay(session, draft) ?? now)
    return comesAsMinor ? { kind: 'right', note: '' } : { kind: 'wrong', draft: { ...draft, wrongAge: newcomer } }
  }
  const forAdults = (procedureOf(session, draft, undefined)?.minAge ?? adultAge) >= adultAge
  if (!forAdults || adultOn <= now) return { kind: 'right', note: '' }
  const soon = Temporal.PlainDate.from(now).add({ days: HORIZON_DAYS }).toString()
  if (adultOn <= soon) return { kind: 'right', note: t.wrongAge.turnsAdult(t.dates.plain(adultOn)) }
  return { kind: 'wrong', draft: { ...draft, wrongAge: newcomer } }
}

/** In a group everybody is right: who is under age comes as a minor, if this institution has anything for minors. */
function meetGroup({ session, t }: Speaker, draft: Draft, newcomer: Newcomer, adultOn: string): AgeMet {
  const { minor } = ageClass(session, draft, newcomer.birthDate)
  if (minor && minorPassports(session).length === 0) return { kind: 'wrong', draft: { ...draft, wrongAge: newcomer } }
  const comesOfAge = !minor && adultOn > today(session)
  return { kind: 'right', note: comesOfAge ? t.wrongAge.turnsAdult(t.dates.plain(adultOn)) : '' }
}

/** Whether somebody of a group comes as a minor. Age counts on the day of the visit; until it is chosen, on the first free day. */
export function ageClass(session: Session, draft: Draft, birthDate: string): Pick<Person, 'minor'> {
  if (draft.who !== 'group') return {}
  const adultOn = birthdayOf(birthDate, rule(session.tx, 'adult_age'))
  return { minor: adultOn > (draft.slot?.day ?? firstDay(session, draft) ?? today(session)) }
}

/** The first day that this booking could have: who is of age by then comes as an adult. */
function firstDay(session: Session, draft: Draft): string | undefined {
  if (!draft.officeIds) return undefined
  const query = {
    officeIds: draft.officeIds,
    procedureIds: procedureIds(session, draft),
    places: headcount(draft),
    limit: 1,
    perDay: 1,
  }
  return freeSlots(session.tx, query, session.now)[0]?.day
}

/** A minor in an adult's booking, or the reverse: said kindly and led to the right way, with what was typed. */
const BEGINS_WITH_YES = phrases('ages', 'begins with yes')

export const wrongAge: AnsweredQuestion = {
  isNeeded: (scene) => scene.draft.wrongAge !== undefined || outsideRecord(scene) !== undefined,
  ask(scene): Prompt {
    const { draft, session, t } = scene
    const outside = draft.wrongAge ? undefined : outsideRecord(scene)
    if (outside) return askOutside(scene, outside)
    const again = { value: 'curp', title: draft.wrongAge?.curp ? t.wrongAge.buttons.curp : t.wrongAge.buttons.again }
    if (draft.who !== 'minor' && offeredProcedure(session, draft.family, 'minor')?.audience !== 'minor') {
      const menu = toMenu(scene)
      return { body: paragraphs(t.wrongAge.notOfAge(whose(draft)), t.wrongAge.askNotOfAge), options: [again, menu] }
    }
    if (draft.who !== 'minor') {
      return {
        body: paragraphs(t.wrongAge.minor(whose(draft)), t.wrongAge.askMinor),
        options: [{ value: 'minor', title: t.wrongAge.buttons.minor }, again],
      }
    }
    const among = headcount(draft) > 1
    if (among && adultPassports(session).length > 0) {
      return {
        body: paragraphs(grownUp(scene), t.groupChange.adultAmong, t.groupChange.askAdultAmong),
        options: [
          { value: 'keep', title: t.groupChange.buttons.keep },
          { value: 'leaveOut', title: t.groupChange.buttons.leaveOut },
          again,
        ],
      }
    }
    return {
      body: paragraphs(grownUp(scene), among ? t.wrongAge.askLeaveOut : t.wrongAge.askAdult),
      options: [
        among ? { value: 'leaveOut', title: t.wrongAge.buttons.leaveOut } : { value: 'adult', title: t.wrongAge.buttons.adult },
        again,
      ],
    }
  },
  choose(value, scene) {
    const { draft } = scene
    const { wrongAge: found, ...rest } = draft
    const outside = found ? undefined : outsideRecord(scene)
    if (outside) return chooseOutside(value, scene, outside.at)
    if (!found || value === 'curp') return next(forgetting(rest))
    if (value === 'keep') return next(withAdult(forgetting(rest), found))
    if (value === 'leaveOut') return next(withoutNewcomer(rest))
    return next(withPerson(led(draft, value), 0, { ...found, ...(!found.curp && { noCurp: true }) }))
  },
  hear(reading, scene) {
    const { wrongAge: found, ...draft } = scene.draft
    const outside = found ? undefined : outsideRecord(scene)
    if (outside) return reading.curp && hearCurp(reading, scene, outside.at)
    if (reading.curp) return hearCurp(reading, { ...scene, draft }, isSeveral(draft) ? Math.max(0, openChild(draft)) : 0)
    if (!BEGINS_WITH_YES.test(reading.plain)) return undefined
    const [first] = this.ask(scene).options ?? []
    return first && first.value !== 'keep' ? this.choose(first.value, scene) : undefined
  },
  corrected: { with: 'curp' },
}

/** Whoever comes of age goes with the minors all the same, as an adult. */
function withAdult(draft: Draft, { curp, birthDate, name }: NonNullable<Draft['wrongAge']>): Draft {
  const group = asGroup(draft, headcount(draft))
  const person: Person = { birthDate, minor: false, ...(curp ? { curp } : { noCurp: true }), ...(name && { name }) }
  return withPerson(group, Math.max(0, openChild(group)), person)
}

const whose = ({ wrongAge }: Draft): string | undefined => wrongAge?.name && firstName(wrongAge.name)

function grownUp({ draft, session, t }: Scene): string {
  const adultOn = birthdayOf(draft.wrongAge?.birthDate ?? today(session), rule(session.tx, 'adult_age'))
  return adultOn > today(session) ? t.wrongAge.adultSoon(whose(draft), t.dates.plain(adultOn)) : t.wrongAge.adult(whose(draft))
}

const isKnown = (one: Person): boolean => one.curp !== undefined || (one.noCurp === true && one.birthDate !== undefined)

/** Without what was typed for a person that is still open: it is asked again. */
const forgetting = (draft: Draft): Draft => ({
  ...draft,
  people: draft.people.map((one) => (isKnown(one) ? one : { ...(one.family && { family: one.family }) })),
})

/** One person less: the one of whom only this age was said. */
const withoutNewcomer = (draft: Draft): Draft => ({
  ...draft,
  people: draft.people.filter(isKnown),
  count: Math.max(1, headcount(draft) - 1),
})

/** The other way: place and office are kept, and what was to be done. */
function led(draft: Draft, way: string): Draft {
  if (way !== 'minor') return { ...forOthers(draft), who: 'other' }
  return { ...forOthers(draft), who: 'minor', count: 1, people: [draft.family ? { family: draft.family } : {}] }
}

/** Somebody whose age counts on the day of the visit, and what they are called. */
export interface Aged {
  birthDate: LocalDay
  procedure: Procedure
  name?: string | undefined
}

/** Somebody whom no day that can be booked suits, because of the ages of the procedure's record; `at`: which of the draft. */
function outsideRecord({ draft, session }: Pick<Scene, 'draft' | 'session'>) {
  const people = whoCome(draft).flatMap((person, at) => {
    const procedure = person.birthDate ? procedureOf(session, draft, person) : undefined
    return procedure && person.birthDate ? [{ at, birthDate: person.birthDate, procedure, name: person.name }] : []
  })
  const now = today(session)
  return neverOfAge(people, { from: now, until: addDays(now, HORIZON_DAYS) })
}

function askOutside({ draft, session, language, t }: Scene, one: NonNullable<ReturnType<typeof outsideRecord>>): Prompt {
  const { minAge, maxAge, name } = one.procedure
  const { from, upTo, between } = t.recordAge
  const ages = maxAge === undefined ? from(minAge) : minAge > 0 ? between(minAge, maxAge) : upTo(maxAge)
  const who = one.name ? firstName(one.name) : t.visitAge.somebody
  const age = ageOn(one.birthDate, firstDay(session, draft) ?? today(session))
  const again = draft.people[one.at]?.curp ? t.wrongAge.buttons.curp : t.wrongAge.buttons.again
  return {
    body: paragraphs(t.recordAge.says(name[language], ages, who, age), t.wrongAge.askNotOfAge),
    options: [
      { value: 'procedure', title: t.recordAge.other },
      { value: 'curp', title: again },
      headcount(draft) > 1 ? { value: 'leaveOut', title: t.groupChange.buttons.leaveOut } : toPerson({ t }),
    ],
  }
}

function chooseOutside(value: string, { draft }: Scene, at: number): Answer {
  if (value === 'leaveOut') return next(withoutPeople(draft, [at]))
  if (value === 'curp')
    return next(withPerson(draft, at, { curp: undefined, noCurp: undefined, birthDate: undefined, years: undefined }))
  if (isSeveral(draft)) return next(withPerson(draft, at, { family: undefined, years: undefined }))
  return ask(draft.who === 'other' ? 'purpose' : 'menu', draft)
}

/** Whose age does not fit their procedure on that day, and from or until when it does; undefined when everybody's fits. */
export function ageNote(scene: Speaker, people: readonly Aged[], day: LocalDay): string | undefined {
  const { t } = scene
  for (const { birthDate, procedure, name } of people) {
    const age = ageOn(birthDate, day)
    const who = name ? firstName(name) : t.visitAge.somebody
    if (procedure.maxAge !== undefined && age > procedure.maxAge)
      return t.visitAge[procedure.audience === 'minor' ? 'tooOld' : 'over'](
        who,
        procedure.maxAge + 1,
        dayWords(scene, birthdayOf(birthDate, procedure.maxAge + 1)),
      )
    if (age < procedure.minAge)
      return t.visitAge.tooYoung(who, procedure.minAge, dayWords(scene, birthdayOf(birthDate, procedure.minAge)))
  }
  return undefined
}

/** The validity that somebody may have today and no longer on the day of the visit, said with the age; undefined for none. */
export function lostValidity(
  { session, t }: Speaker,
  { birthDate, procedure, name }: Aged,
  then: { day: LocalDay; quotes: readonly Quote[] },
): string | undefined {
  const now = today(session)
  const { quotes } = pricesOn(session.tx, procedure.feeTable, birthDate, now)
  const lost = quotes.find((one) => !then.quotes.some((other) => other.years === one.years))
  if (!lost || ageOn(birthDate, then.day) === ageOn(birthDate, now)) return undefined
  return t.visitAge.lost(name ? firstName(name) : t.visitAge.somebody, ageOn(birthDate, then.day), t.years(lost.years))
}

/** Why an appointment cannot move to that day: somebody's validity is not for the age that they will have. */
export function validityNote({ session, t }: Speaker, views: readonly AppointmentView[], day: LocalDay): string | undefined {
  const view = views.find(({ procedureId, birthDate, years }) => {
    const { quotes } = pricesOn(session.tx, findProcedure(session.tx, procedureId)?.feeTable, birthDate, day)
    return years !== undefined && quotes.length > 0 && !quotes.some((quote) => quote.years === years)
  })
  if (!view?.years) return undefined
  return t.visitAge.noMove(firstName(view.name), ageOn(view.birthDate, day), t.years(view.years))
}
