import { ask } from '../../chat/answer.ts'
import type { ChatPart } from '../../chat/part.ts'
import { beginWaiting, hearOtherTimes, searchGoesOn, waitWhen } from './entry.ts'
import { earlierRow, leaveList, leavingList, listInstead, listRow, waitForPlace, waitingList } from './list.ts'
import { waitOffer } from './offer.ts'
import { hearWhileWaiting } from './while-waiting.ts'

const questions = { waitWhen, waitingList, leavingList, waitOffer }

declare module '../../chat/part.ts' {
  interface QuestionNames extends Record<keyof typeof questions, true> {}
}

export const chat: ChatPart = {
  questions,
  inTurn: [{ question: 'waitWhen', before: 'slot' }],
  steps: [
    {
      name: 'other times of a wait, and what is told while somebody waits',
      before: 'a change of the appointment that stands',
      not: ['own words'],
      hear: ({ reading, open }) => hearOtherTimes(reading, open) ?? hearWhileWaiting(reading, open),
    },
  ],
  orders: { waitForPlace, leaveList, myList: ({ draft }) => ask('waitingList', draft) },
  stands(scene) {
    const row = listRow(scene)
    const { common, waiting } = scene.t
    return (
      row && {
        question: 'waitingList',
        row,
        missed: common.missed,
        note: waiting.stillInLine,
        instead: () => listInstead(scene),
      }
    )
  },
  keeps: (scene) => (listRow(scene) ? scene.t.erase.what.list : undefined),
  appointmentRow: earlierRow,
  goesOn: searchGoesOn,
  services: { wait: beginWaiting },
}
