import type { ChatPart } from '../../chat/part.ts'
import { asksAfterIt } from './asked.ts'
import { rebooking } from './rebooking.ts'

const questions = { rebooking }

declare module '../../chat/part.ts' {
  interface QuestionNames extends Record<keyof typeof questions, true> {}
}

export const chat: ChatPart = {
  questions,
  steps: [
    {
      name: 'what became of an appointment that the office could not keep',
      before: 'somebody wants back what they gave up',
      hear: asksAfterIt,
    },
  ],
}
