import type { ChatPart } from '../../chat/part.ts'
import { disavowal, formerly, notMine, sayNotMine } from './not-mine.ts'

const questions = { disavowal, notMine }

declare module '../../chat/part.ts' {
  interface QuestionNames extends Record<keyof typeof questions, true> {}
}

/** What is said and understood of appointments that whoever writes never made. */
export const chat: ChatPart = {
  questions,
  firstOfAll: { notMine: sayNotMine, wrongNumber: sayNotMine },
  formerly,
}
