import type { ChatPart } from '../../chat/part.ts'
import { hearCode, joinChats } from './join.ts'
import { goOnElsewhere, hasAppointmentElsewhere } from './prove.ts'

const questions = { goOnElsewhere, joinChats }

/** How somebody shows that two chats are theirs, and where it is asked for. */
export const chat: ChatPart<typeof questions> = {
  questions,
  inTurn: [{ question: 'goOnElsewhere', before: 'place' }],
  steps: [
    {
      name: 'the code of another chat, and an appointment of another chat',
      before: 'somebody wants back what they gave up',
      hear: ({ reading, open }) => hearCode(reading, open) ?? hasAppointmentElsewhere(reading, open),
    },
  ],
  limits: {
    free_account: ({ t, session }) => (session.onWhatsApp ? t.joining.onlyOne : t.joining.here.onlyOne),
    free_account_share: ({ t }) => t.joining.share,
    free_account_waits: ({ t, session }) => (session.onWhatsApp ? t.joining.waitsJoined : t.joining.here.wait),
  },
}
