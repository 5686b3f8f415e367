import type { ChatPart } from '../../chat/part.ts'
import { attending } from './answers.ts'
import { willRemind } from './notices.ts'
import { reminder } from './reminder.ts'

const questions = { reminder }

/** What is said and understood before a visit. */
export const chat: ChatPart<typeof questions> = {
  questions,
  orders: { attending },
  confirmed: (scene, groupId) => (willRemind(scene, groupId) ? scene.t.reminders.will : undefined),
}
