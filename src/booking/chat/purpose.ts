import { PASSPORT_FAMILIES } from '../../catalogue/procedures.ts'
import { ask, next } from '../../chat/answer.ts'
import { questionOf } from '../../chat/part.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import { phrases } from '../../chat/understanding/phrases.ts'
import { introduction } from './menu.ts'
import { offeredProcedure } from './procedures.ts'

/** What another adult needs. */
export const purpose: AnsweredQuestion = {
  mereQuestion: 'fills nothing',
  numbered: true,
  isNeeded: ({ draft }) => draft.who === 'other' && draft.family === undefined,
  ask(scene) {
    const { session, t } = scene
    const open = PASSPORT_FAMILIES.filter((family) => offeredProcedure(session, family, 'adult'))
    if (open.length === 0) return questionOf(scene, 'menu').ask(scene)
    return { body: t.purpose.ask, options: open.map((value) => ({ value, title: t.purpose.buttons[value] })) }
  },
  choose(family, scene) {
    const { draft } = scene
    const chosen = { ...draft, family }
    return next(chosen, draft.family || draft.officeIds ? '' : introduction({ ...scene, draft: chosen }))
  },
  hear(reading, scene) {
    const family = reading.aim?.family
    return family && family !== 'advice' ? this.choose(family, scene) : undefined
  },
  corrected: {
    rows: ({ draft, t }) => (draft.who === 'other' ? [{ value: 'purpose', ...t.correct.rows.procedure }] : []),
    words: phrases('purpose', 'corrects it'),
    reopen: ({ draft }) => ask('purpose', draft),
  },
}
