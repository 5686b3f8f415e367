import { withoutPeople } from '../../booking/chat/changed-group.ts'
import { offeredProcedure } from '../../booking/chat/procedures.ts'
import type { MinorCase } from '../../booking/types.ts'
import { next } from '../../chat/answer.ts'
import { adultOfGroup, areAllKnown, COURT_CASES, comeWithMinors, type Draft, MINOR_CASES, whoCome } from '../../chat/draft.ts'
import { lines, paragraphs } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { firstName } from '../../chat/understanding/names.ts'
import { phrases } from '../../chat/understanding/phrases.ts'
import { plain } from '../../chat/understanding/words.ts'
import { order, personRow } from '../../chat/ways-on.ts'
import { hidePermissions } from '../permissions.ts'
import { hearCase, speaksOfRisk } from './minor-cases.ts'

/** Said as a case of its own, kept as nothing: with it the function for the other parent is closed, and nobody is asked why. */
const RISK = 'risk' as const

/** Cases in which the visit may fail: said at once, with a way that does not. */
const AT_RISK: MinorCase[] = ['one_parent_permission', 'other_unreachable', 'rather_not_say']

/** Who goes with the minors: asked first, so that nobody makes a journey in vain. */
export const whoAttends: AnsweredQuestion = {
  numbered: 'as rows',
  isNeeded: ({ draft }) => comeWithMinors(draft) && draft.minorCase === undefined,
  ask(scene) {
    const { t } = scene
    const options = [...MINOR_CASES.slice(0, -1), RISK, ...MINOR_CASES.slice(-1)].map((value) => ({
      value,
      ...t.whoAttends.rows[value],
    }))
    return { body: t.whoAttends.ask, options: [...options, personRow(scene)] }
  },
  choose(value, { session, draft, t }) {
    const { warned, courtAsked, ...rest } = draft
    if (value === RISK) {
      hidePermissions(session.tx, session.contact.id, session.now)
      return next({ ...rest, minorCase: 'rather_not_say' }, t.whoAttends.risk)
    }
    const minorCase = [...MINOR_CASES, ...COURT_CASES].find((one) => one === value)
    if (!minorCase) return next(draft)
    return next({ ...rest, minorCase }, minorCase === 'court_papers' ? '' : t.whoAttends.needs[minorCase])
  },
  hear(text, scene) {
    const words = plain(text)
    const heard = speaksOfRisk(words) ? RISK : hearCase(words)
    return heard && this.choose(heard, scene)
  },
  miss: (text, { t }) => (HOW_MANY.test(plain(text)) ? { note: t.whoAttends.inWords } : undefined),
  corrected: {
    rows: ({ draft, t }) => (comeWithMinors(draft) ? [{ value: 'whoAttends', ...t.correct.rows.whoAttends }] : []),
    words: /\b(?:quien (?:va|ira|firma)|permiso|who goes|permission)\b/,
    reopen: ({ draft: { minorCase, courtAsked, warned, ...rest } }) => next(rest),
  },
}

/** "2" may be two people or the second row, and "yo" may be for any reason alone: nobody is taken to have said more. */
const HOW_MANY = phrases`
  ^(voy|vamos|va|iria|iremos|solo|nomas|somos|seremos)* (\d|un[oa]|dos|yo|ella|el|(el|la|su|mi) (papa|mama))
    (mer[oa]|mism[oa]|solo|nomas|voy|personas?)*$
`

/** What a case at risk needs, and the way that cannot fail. */
export const advice: AnsweredQuestion = {
  isNeeded: ({ draft }) =>
    comeWithMinors(draft) && draft.minorCase !== undefined && AT_RISK.includes(draft.minorCase) && !draft.warned,
  ask({ session, draft, t }) {
    const { advice: words } = t
    const offered = offeredProcedure(session, 'advice', 'adult') !== undefined
    // The adults of a group need not wait for a permission.
    const onlyAdults = adultOfGroup(draft) !== undefined && areAllKnown(draft)
    const needs =
      draft.minorCase === 'one_parent_permission'
        ? words.permission
        : draft.minorCase === 'other_unreachable'
          ? words.unreachable
          : words.unsaid
    return {
      body: paragraphs(needs, lines(offered && words.offered), words.ask),
      options: [
        ...(onlyAdults ? [{ value: 'adults', title: t.groupChange.buttons.onlyAdults }] : []),
        ...(offered && !onlyAdults ? [{ value: 'advice', title: words.buttons.advice }] : []),
        { value: 'goOn', title: words.buttons.goOn },
        order('person', words.buttons.person),
      ],
    }
  },
  choose(value, { draft, t }) {
    if (value === 'adults') return withoutMinors(draft, t)
    if (value !== 'advice') return next({ ...draft, warned: true })
    const { count, people, who, warned, ...rest } = draft
    return next({ ...rest, who: 'self', family: 'advice', people: [] }, t.advice.chosen)
  },
  hear(text, scene) {
    const words = plain(text)
    if (/\b(?:asesoria|advice)\b/.test(words)) return this.choose('advice', scene)
    return /\b(?:seguir|sigo|continuar|go on|continue)\b/.test(words) ? this.choose('goOn', scene) : undefined
  },
  corrected: { with: 'whoAttends' },
}

function withoutMinors(draft: Draft, t: Scene['t']) {
  const minors = whoCome(draft).flatMap((one, i) => (one.minor ? [i] : []))
  if (minors.length === 0 || !adultOfGroup(draft)) return next(draft)
  const names = minors.map((i) => firstName(draft.people[i]?.name ?? ''))
  const { minorCase, ...adults } = withoutPeople(draft, minors)
  return next(adults, t.groupChange.removed(t.listed(names)))
}
