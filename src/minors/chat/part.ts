import type { ChatPart } from '../../chat/part.ts'
import { parseCommand } from '../../reading/commands.ts'
import { limits, peopleLimit } from '../limits.ts'
import { advice, attendant, courtPapers, hearOfAdults, whoAttends } from './attendant.ts'
import { forward, missingPermission, tellPermission } from './forward.ts'
import { opensCode, permission, revoke, revoking } from './permission.ts'

const questions = { whoAttends, courtPapers, advice, attendant, forward, permission, revoking }

declare module '../../chat/part.ts' {
  interface QuestionNames extends Record<keyof typeof questions, true> {}
}

export const chat: ChatPart = {
  questions,
  inTurn: [
    { question: 'whoAttends', before: 'place' },
    { question: 'courtPapers', before: 'place' },
    { question: 'advice', before: 'place' },
    { question: 'attendant', before: 'details' },
  ],
  steps: [
    {
      name: 'who goes with the minors, and that the other parent is away, or does not sign',
      before: 'danger, haste, a death, a complaint and their like, before anything else in the sentence',
      hear: hearOfAdults,
    },
  ],
  orders: { permission: tellPermission, revoke },
  opensCode,
  hearsAlways: (text) => parseCommand(text) === 'revoke',
  audience: 'minor',
  missing: missingPermission,
  limits,
  peopleLimit,
}
