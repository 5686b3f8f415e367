import type { Group } from '../../booking/chat/bookings.ts'
import type { ChatPart } from '../../chat/part.ts'
import type { PromptOption } from '../../chat/prompt.ts'
import type { Scene } from '../../chat/scene.ts'
import { DAY } from '../../clock.ts'
import { askForPaper, papers } from './papers.ts'

const questions = { papers }

/** Papers for the visit: the receipt, and an entry for the telephone's calendar. */
export const chat: ChatPart<typeof questions> = {
  questions,
  orders: {
    receipt: (scene) => askForPaper(scene, 'receipt'),
    calendar: (scene) => askForPaper(scene, 'calendar'),
  },
  papers: {
    rows: (scene, group) => [receiptRow(scene, group), calendarRow(scene, group)],
    button: ({ t }, groupId) => ({ question: 'papers', value: `receipt:${groupId}`, title: t.folio.buttons.receipt }),
  },
}

const receiptRow = ({ t }: Scene, { groupId }: Group): PromptOption => ({
  question: 'papers',
  value: `receipt:${groupId}`,
  ...t.documents.rows.receipt,
})

/** The file rings a day before; so late it rings two hours before, and nothing is promised that may be over when it is opened. */
const calendarRow = ({ t, session }: Scene, { groupId, views }: Group): PromptOption => ({
  question: 'papers',
  value: `calendar:${groupId}`,
  ...t.documents.rows.calendar,
  ...(views[0].slot.startsAt - session.now <= DAY && { description: t.documents.rows.calendarSoon }),
})
