import type { MinorCase } from '../../agenda/types.ts'
import { MINOR_CASES } from '../draft.ts'
import { findProcedure, personRow } from '../facts.ts'
import { lines, next, paragraphs, type Question } from '../question.ts'
import { plain } from '../understanding/words.ts'

/** Everyday words for a case, most telling first. */
const WORDS: [MinorCase, RegExp][] = [
  ['other_deceased', /\b(?:murio|fallecio|fallecid[oa]|difunt[oa]|viud[oa]|died|dead|widow\w*)\b/],
  ['court_papers', /\b(?:juez|juzgado|tutela|tutor\w*|adopt\w+|adopcion|sentencia|judge|court|guardian\w*)\b/],
  [
    'other_unreachable',
    /\b(?:no se donde esta|no quiere firmar|nos abandono|desaparecio|no lo encuentro|no la encuentro|don t know where|won t sign)\b/,
  ],
  ['single_parent_on_record', /\b(?:madre soltera|padre soltero|solo yo estoy|solo yo aparezco|only i am|single parent)\b/],
  ['both_parents', /\b(?:los dos|las dos|ambos|iremos|vamos los|mi espos[oa] y yo|both)\b/],
  ['one_parent_permission', /\b(?:solo voy|voy sol[oa]|voy yo|solo yo|nomas yo|only me|just me)\b/],
]

/** Cases in which the visit may fail: said at once, with a way that does not. */
const AT_RISK: MinorCase[] = ['one_parent_permission', 'other_unreachable', 'rather_not_say']

/** Who goes with the minors: asked first, so that nobody makes a journey in vain. */
export const whoAttends: Question = {
  numbered: true,
  isNeeded: ({ draft }) => draft.who === 'minor' && draft.minorCase === undefined,
  ask(scene) {
    const { t } = scene
    const options = MINOR_CASES.map((value) => ({ value, ...t.whoAttends.rows[value] }))
    return { body: t.whoAttends.ask, options: [...options, personRow(scene)], open: t.common.open }
  },
  choose(value, { draft, t }) {
    const minorCase = MINOR_CASES.find((one) => one === value)
    if (!minorCase) return next(draft)
    const { warned, ...rest } = draft
    return next({ ...rest, minorCase }, t.whoAttends.needs[minorCase])
  },
  hear(text, scene) {
    const words = plain(text)
    const heard = WORDS.find(([, pattern]) => pattern.test(words))
    return heard && this.choose(heard[0], scene)
  },
}

/** What a case at risk needs, and the way that cannot fail. */
export const advice: Question = {
  isNeeded: ({ draft }) =>
    draft.who === 'minor' && draft.minorCase !== undefined && AT_RISK.includes(draft.minorCase) && !draft.warned,
  ask({ desk, draft, t }) {
    const { advice: words } = t
    const offered = findProcedure(desk, 'advice', 'adult') !== undefined
    const needs =
      draft.minorCase === 'one_parent_permission'
        ? words.permission
        : draft.minorCase === 'other_unreachable'
          ? words.unreachable
          : words.unsaid
    return {
      body: paragraphs(needs, lines(offered && words.offered), words.ask),
      options: [
        ...(offered ? [{ value: 'advice', title: words.buttons.advice }] : []),
        { value: 'goOn', title: words.buttons.goOn },
        { question: 'go' as const, value: 'person', title: words.buttons.person },
      ],
    }
  },
  choose(value, { draft, t }) {
    if (value !== 'advice') return next({ ...draft, warned: true })
    const { count, people, who, warned, ...rest } = draft
    return next({ ...rest, who: 'self', family: 'advice', people: [] }, t.advice.chosen)
  },
  hear(text, scene) {
    const words = plain(text)
    if (/\b(?:asesoria|advice)\b/.test(words)) return this.choose('advice', scene)
    return /\b(?:seguir|sigo|continuar|go on|continue)\b/.test(words) ? this.choose('goOn', scene) : undefined
  },
}
