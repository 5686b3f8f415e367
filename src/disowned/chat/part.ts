import type { ChatPart } from '../../chat/part.ts'
import { disavowal, formerly, sayNotMine } from './not-mine.ts'

const questions = { disavowal }

/** What is said and understood of appointments that whoever writes never made. */
export const chat: ChatPart<typeof questions> = {
  questions,
  firstOfAll: { notMine: sayNotMine, wrongNumber: sayNotMine },
  formerly,
}
