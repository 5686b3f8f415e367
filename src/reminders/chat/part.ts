import type { ChatPart } from '../../chat/part.ts'
import { attending } from './answers.ts'
import { willRemind } from './notices.ts'
import { reminder } from './reminder.ts'

const questions = { reminder }

declare module '../../chat/part.ts' {
  interface QuestionNames extends Record<keyof typeof questions, true> {}
}

export const chat: ChatPart = {
  questions,
  orders: { attending },
  confirmed: (scene, { groupId }) => (willRemind(scene, groupId) ? scene.t.reminders.will : undefined),
}
