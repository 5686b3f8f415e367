import { addDays, ageOn, birthdayOf } from '../../catalogue/calendar.ts'
import { rule } from '../../catalogue/rules.ts'
import type { Field, LocalDay } from '../../catalogue/types.ts'
import { type Answer, ask, next } from '../../chat/answer.ts'
import { type Draft, forOthers, headcount, isSeveral, type Person, whoCome, withPerson } from '../../chat/draft.ts'
import { today } from '../../chat/moments.ts'
import { type Prompt, paragraphs } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { toMenu, toPerson } from '../../chat/ways-on.ts'
import { firstName } from '../../reading/called.ts'
import { isOfPerson, neverOfAge, refusingField, type Visitor } from '../eligibility.ts'
import { firstDay, HORIZON_DAYS } from './ages.ts'
import { asGroup, openChild, withoutPeople } from './changed-group.ts'
import { hearCurp } from './curp.ts'
import { adultPassports, answersOf, offeredProcedure, procedureOf } from './procedures.ts'

/** A minor in an adult's booking, or the reverse: led to the right way with the typed data. */
export const wrongAge: AnsweredQuestion = {
  isNeeded: (scene) => scene.draft.wrongAge !== undefined || outsideRecord(scene) !== undefined,
  ask(scene): Prompt {
    const { draft, session, t } = scene
    const outside = draft.wrongAge ? undefined : outsideRecord(scene)
    if (outside) return askOutside(scene, outside)
    const attends = mayAttend(scene) ? [{ value: 'attends', title: t.wrongAge.buttons.attends }] : []
    const again = { value: 'curp', title: draft.wrongAge?.curp ? t.wrongAge.buttons.curp : t.wrongAge.buttons.again }
    if (draft.who !== 'minor' && offeredProcedure(session, draft.family, 'minor')?.audience !== 'minor') {
      const menu = toMenu(scene)
      const age = Math.max(rule(session.tx, 'adult_age'), offeredProcedure(session, draft.family, 'adult')?.minAge ?? 0)
      return { body: paragraphs(t.wrongAge.notOfAge(whose(draft), age), t.wrongAge.askNotOfAge), options: [again, menu] }
    }
    if (draft.who !== 'minor') {
      return {
        body: paragraphs(t.wrongAge.minor(whose(draft)), t.wrongAge.askMinor),
        options: [{ value: 'minor', title: t.wrongAge.buttons.minor }, again],
      }
    }
    const among = headcount(draft) > 1
    if (!among && draft.family)
      return { body: paragraphs(grownUp(scene), t.wrongAge.askNotOfAge), options: [...attends, again, toMenu(scene)] }
    if (among && !draft.family && adultPassports(session).length > 0) {
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
        ...attends,
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
    if (value === 'attends')
      return next({
        ...forgetting(rest),
        attendant: { ...rest.attendant, curp: found.curp, ...(found.name && { name: found.name }) },
      })
    if (value === 'keep') return next(withAdult(forgetting(rest), found))
    if (value === 'leaveOut') return next(withoutNewcomer(rest))
    return next(withPerson(led(draft, value), 0, { ...found, ...(!found.curp && { noCurp: true }) }))
  },
  hear(reading, scene) {
    const { wrongAge: found, ...draft } = scene.draft
    const outside = found ? undefined : outsideRecord(scene)
    if (outside) return reading.curp && hearCurp(reading, scene, outside.at)
    if (reading.curp) return hearCurp(reading, { ...scene, draft }, isSeveral(draft) ? Math.max(0, openChild(draft)) : 0)
    if (mayAttend(scene) && reading.says('is the adult with them')) return this.choose('attends', scene)
    if (!reading.says('begins with yes')) return undefined
    const [first] = this.ask(scene).options ?? []
    return first && first.value !== 'keep' ? this.choose(first.value, scene) : undefined
  },
  corrected: { with: 'curp' },
}

/** An adult's CURP, where it was not asked yet who goes with the minors. */
const mayAttend = ({ draft: { minorCase, attendant, wrongAge: found }, session }: Scene): boolean =>
  minorCase !== undefined &&
  !attendant?.curp &&
  found?.curp !== undefined &&
  birthdayOf(found.birthDate, rule(session.tx, 'adult_age')) <= today(session)

/** Comes with the minors as an adult. */
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

const forgetting = (draft: Draft): Draft => ({
  ...draft,
  people: draft.people.map((one) => (isKnown(one) ? one : { ...(one.family && { family: one.family }) })),
})

const withoutNewcomer = (draft: Draft): Draft => ({
  ...draft,
  people: draft.people.filter(isKnown),
  count: Math.max(1, headcount(draft) - 1),
})

/** Place, office and purpose are kept. */
function led(draft: Draft, way: string): Draft {
  if (way !== 'minor') return { ...forOthers(draft), who: 'other' }
  return { ...forOthers(draft), who: 'minor', count: 1, people: [draft.family ? { family: draft.family } : {}] }
}

/** The record is for others: no bookable day fits its ages, or a condition of the person is not met; `at`: which person. */
function outsideRecord({ draft, session }: Pick<Scene, 'draft' | 'session'>): Outside | undefined {
  const people = whoCome(draft).flatMap((person, at) => {
    const procedure = person.birthDate ? procedureOf(session, draft, person) : undefined
    const { birthDate, curp, name } = person
    return procedure && birthDate ? [{ at, birthDate, curp, procedure, name, answers: answersOf(session, draft, person) }] : []
  })
  const now = today(session)
  for (const one of people) {
    const field = refusingField(session.tx, one, now)
    if (field?.allowedIf && isOfPerson(field.allowedIf)) return { ...one, field }
  }
  return neverOfAge(people, { from: now, until: addDays(now, HORIZON_DAYS) })
}

interface Outside extends Visitor {
  at: number
  birthDate: LocalDay
  /** Whose condition is not met; undefined: the ages do not fit. */
  field?: Field
}

function askOutside({ draft, session, language, t }: Scene, one: Outside): Prompt {
  const { minAge, maxAge, name } = one.procedure
  const { from, upTo, between } = t.recordAge
  const ages = maxAge === undefined ? from(minAge) : minAge > 0 ? between(minAge, maxAge) : upTo(maxAge)
  const who = one.name ? firstName(one.name) : t.visitAge.somebody
  const age = ageOn(one.birthDate, firstDay(session, draft) ?? today(session))
  const again = draft.people[one.at]?.curp ? t.wrongAge.buttons.curp : t.wrongAge.buttons.again
  return {
    body: paragraphs(
      one.field ? (one.field.refusal?.[language] ?? t.details.notThat) : t.recordAge.says(name[language], ages, who, age),
      t.wrongAge.askNotOfAge,
    ),
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
  if (isSeveral(draft) && !draft.family) return next(withPerson(draft, at, { family: undefined, years: undefined }))
  return ask(draft.who === 'other' ? 'purpose' : 'menu', draft)
}
