import { ask, next } from '../answer.ts'
import { hasProgress } from '../draft.ts'
import type { Question } from '../question.ts'

/** Buttons that do what a typed command does; they are run before anything else (tapping.ts). */
export const go: Question = {
  lasting: true,
  ask: ({ t }) => ({ body: t.common.missed }),
  choose: (_value, { draft }) => (hasProgress(draft) ? next(draft) : ask('menu', draft)),
}
