import { groupsOf } from '../../booking/chat/bookings.ts'
import { whoseIsMeant } from '../../booking/chat/standing/who-is-meant.ts'
import type { ChatPart } from '../../chat/part.ts'
import { goOnElsewhere, hasAppointmentElsewhere } from './elsewhere.ts'
import { askToHandOver, handOver, handOverRow } from './give.ts'
import { askToTakeBack, formerly, handedOver, opensCode, sendIt } from './send.ts'

const questions = { goOnElsewhere, handOver, sendIt, handedOver }

declare module '../../chat/part.ts' {
  interface QuestionNames extends Record<keyof typeof questions, true> {}
}

export const chat: ChatPart = {
  questions,
  inTurn: [{ question: 'goOnElsewhere', before: 'whom' }],
  orders: { handOver: (scene) => askToHandOver(scene) },
  steps: [
    {
      name: 'something is to go to another chat, or is in one',
      before: 'somebody wants back what they gave up',
      not: ['blind', 'own words'],
      hear({ reading, open, name }) {
        const back = reading.says('wants it sent back') ? askToTakeBack(open) : undefined
        if (back) return back
        const asks = reading.says('hands over')
        const whose = asks || name === 'handOver' ? whoseIsMeant(reading, groupsOf(open.session)) : undefined
        return asks || whose ? askToHandOver(open, whose) : hasAppointmentElsewhere(reading, open)
      },
    },
  ],
  opensCode,
  appointmentRow: handOverRow,
  formerly,
}
