import { phoneGiven } from '../../booking/callback-phones.ts'
import type { ChatPart } from '../../chat/part.ts'
import { callback, callMe } from './callback.ts'

const questions = { callback }

declare module '../../chat/part.ts' {
  interface QuestionNames extends Record<keyof typeof questions, true> {}
}

export const chat: ChatPart = {
  questions,
  orders: { callMe },
  keeps: ({ session: { tx, deps, contact }, t }) =>
    phoneGiven(tx, deps.vault, { contactId: contact.id }) ? t.erase.what.phone : undefined,
}
