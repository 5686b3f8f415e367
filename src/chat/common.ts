import { ask, next } from './answer.ts'
import { hasProgress } from './draft.ts'
import { orders } from './orders.ts'
import type { ChatPart } from './part.ts'
import { steps } from './policy.ts'
import type { Question } from './question.ts'
import { faq } from './questions/faq.ts'
import { language } from './questions/language.ts'
import { own } from './questions/menu.ts'
import { stated } from './stated.ts'

/** Buttons for typed commands, run before anything else (input.ts). */
const go: Question = {
  lasting: true,
  ask: ({ t }) => ({ body: t.common.missed }),
  choose: (_value, { draft }) => (hasProgress(draft) ? next(draft) : ask('menu', draft)),
}

const questions = { language, faq, go, stated }

declare module './part.ts' {
  interface QuestionNames extends Record<keyof typeof questions, true> {}
}

/** What belongs to no capability. A booking begins at the menu. */
export const common: ChatPart = { questions, inTurn: [{ question: 'menu' }], menu: own, orders, steps }
