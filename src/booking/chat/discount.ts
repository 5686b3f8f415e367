import { next } from '../../chat/answer.ts'
import { headcount, whoCome } from '../../chat/draft.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import { fitRow, toldApart } from '../../chat/titles.ts'
import { firstName } from '../../chat/understanding/names.ts'
import { plain } from '../../chat/understanding/words.ts'
import { markOf, positionOf } from './changed-group.ts'

/** Whose discount it is; never why. */
export const discount: AnsweredQuestion = {
  numbered: true,
  isNeeded: ({ draft }) =>
    draft.discountAsked === true && headcount(draft) > 1 && !draft.people.some((one) => one.halfFee !== undefined),
  ask({ draft, t }) {
    const people = whoCome(draft).map((one, i) => ({
      value: markOf(draft, i),
      title: fitRow(one.name ?? ''),
      description: t.discount.one,
    }))
    return { body: t.discount.ask, options: [{ value: 'all', ...t.discount.all }, ...toldApart(people)] }
  },
  choose(value, { draft, t }) {
    const whose = positionOf(draft, value)
    if (value !== 'all' && whose < 0) return next(draft, t.groupChange.notThisGroup)
    const people = draft.people.map((one, i) => ({ ...one, halfFee: value === 'all' || i === whose }))
    return next({ ...draft, people })
  },
  hear(text, scene) {
    const words = plain(text)
    if (/\b(?:tod[oa]s|ambos|los dos|all|both)\b/.test(words)) return this.choose('all', scene)
    const index = scene.draft.people.findIndex((one) => one.name !== undefined && words.includes(plain(firstName(one.name))))
    return index >= 0 ? this.choose(markOf(scene.draft, index), scene) : undefined
  },
  corrected: { with: 'validity' },
}
