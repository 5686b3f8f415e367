import type { ChatPart } from '../../chat/part.ts'
import { disavowal, formerly, notMine, sayNotMine } from './not-mine.ts'

const questions = { disavowal, notMine }

declare module '../../chat/part.ts' {
  interface QuestionNames extends Record<keyof typeof questions, true> {}
}

export const chat: ChatPart = {
  questions,
  firstOfAll: { notMine: sayNotMine, wrongNumber: sayNotMine },
  formerly,
}
