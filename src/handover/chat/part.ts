import type { ChatPart } from '../../chat/part.ts'
import { phrases } from '../../reading/engine/phrases.ts'
import { goOnElsewhere, hasAppointmentElsewhere } from './elsewhere.ts'
import { askToHandOver, handOver, handOverRow } from './give.ts'
import { formerly, handedOver, opensCode, sendIt, wantsItBack } from './send.ts'

const HANDS_OVER = phrases('handover', 'hands over')

const questions = { goOnElsewhere, handOver, sendIt, handedOver }

declare module '../../chat/part.ts' {
  interface QuestionNames extends Record<keyof typeof questions, true> {}
}

/** How something goes from one chat to another, and where it has to. */
export const chat: ChatPart = {
  questions,
  inTurn: [{ question: 'goOnElsewhere', before: 'place' }],
  orders: { handOver: (scene) => askToHandOver(scene) },
  steps: [
    {
      name: 'something is to go to another chat, or is in one',
      before: 'somebody wants back what they gave up',
      not: ['blind', 'own words'],
      hear: ({ reading, open }) =>
        wantsItBack(reading, open) ??
        (reading.says(HANDS_OVER) ? askToHandOver(open, reading) : hasAppointmentElsewhere(reading, open)),
    },
  ],
  opensCode,
  appointmentRow: handOverRow,
  formerly,
}
