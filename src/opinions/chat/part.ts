import type { ChatPart } from '../../chat/part.ts'
import { afterVisit } from './after-visit.ts'

const questions = { afterVisit }

declare module '../../chat/part.ts' {
  interface QuestionNames extends Record<keyof typeof questions, true> {}
}

export const chat: ChatPart = { questions }
