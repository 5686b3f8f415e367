import { ask } from '../../chat/answer.ts'
import type { ChatPart } from '../../chat/part.ts'
import { beginWaiting, hearOtherTimes, searchGoesOn, waitWhen } from './entry.ts'
import { earlierRow, leaveList, leavingList, listInstead, listRow, waitForPlace, waitingList } from './list.ts'
import { waitOffer } from './offer.ts'
import { hearWhileWaiting } from './while-waiting.ts'

const questions = { waitWhen, waitingList, leavingList, waitOffer }

/** What is said and understood of those for whom there is no place yet. */
export const chat: ChatPart<typeof questions> = {
  questions,
  inTurn: [{ question: 'waitWhen', before: 'slot' }],
  hears: (text, scene) => hearOtherTimes(text, scene) ?? hearWhileWaiting(text, scene),
  orders: { waitForPlace, leaveList, myList: ({ draft }) => ask('waitingList', draft) },
  stands(scene) {
    const row = listRow(scene)
    return row && { question: 'waitingList', row, note: scene.t.waiting.stillInLine, instead: () => listInstead(scene) }
  },
  appointmentRow: earlierRow,
  goesOn: searchGoesOn,
  services: { wait: beginWaiting },
}
