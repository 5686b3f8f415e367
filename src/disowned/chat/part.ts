import type { ChatPart } from '../../chat/part.ts'
import { disavowal, formerly, notMine, sayNotMine } from './not-mine.ts'

const questions = { disavowal, notMine }

/** What is said and understood of appointments that whoever writes never made. */
export const chat: ChatPart<typeof questions> = {
  questions,
  firstOfAll: { notMine: sayNotMine, wrongNumber: sayNotMine },
  formerly,
}
