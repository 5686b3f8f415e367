import { birthdayOf } from '../../catalogue/calendar.ts'
import { rule } from '../../catalogue/rules.ts'
import { next } from '../../chat/answer.ts'
import { type Draft, forOthers, headcount, isSeveral, type Person, withPerson } from '../../chat/draft.ts'
import { type Prompt, paragraphs } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { findCurp } from '../../chat/understanding/curps.ts'
import { firstName } from '../../chat/understanding/names.ts'
import { toMenu } from '../../chat/ways-on.ts'
import { openChild } from '../../minors/chat/child.ts'
import { asGroup } from './changed-group.ts'
import { hearCurp } from './curp.ts'
import { today } from './moments.ts'
import { adultPassports, offeredProcedure } from './procedures.ts'

/** A minor in an adult's booking, or the reverse: said kindly and led to the right way, with what was typed. */
export const wrongAge: AnsweredQuestion = {
  isNeeded: ({ draft }) => draft.wrongAge !== undefined,
  ask(scene): Prompt {
    const { draft, session, t } = scene
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
  choose(value, { draft }) {
    const { wrongAge: found, ...rest } = draft
    if (!found || value === 'curp') return next(forgetting(rest))
    if (value === 'keep') return next(withAdult(forgetting(rest), found))
    if (value === 'leaveOut') return next(withoutNewcomer(rest))
    return next(withPerson(led(draft, value), 0, { ...found, ...(!found.curp && { noCurp: true }) }))
  },
  hear(text, scene) {
    const { wrongAge: _found, ...draft } = scene.draft
    if (findCurp(text)) return hearCurp(text, { ...scene, draft }, isSeveral(draft) ? Math.max(0, openChild(draft)) : 0)
    if (!/^\s*(?:s[ií]|ok|claro|yes)\b/i.test(text)) return undefined
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
