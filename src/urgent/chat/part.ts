import type { ChatPart } from '../../chat/part.ts'
import { paperFor, paperNoMore, toldOfUrgent, urgent, urgentHour, urgentRow } from './urgent.ts'

const questions = { urgent, urgentHour }

declare module '../../chat/part.ts' {
  interface QuestionNames extends Record<keyof typeof questions, true> {}
}

export const chat: ChatPart = {
  questions,
  inTurn: [{ question: 'urgentHour', before: 'slot' }],
  services: { urgent: urgentRow },
  brings: paperFor,
  goesOn: paperNoMore,
  privacy: toldOfUrgent,
}
