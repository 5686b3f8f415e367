import { phoneGiven } from '../../booking/callback-phones.ts'
import type { ChatPart } from '../../chat/part.ts'
import { beside } from './beside.ts'
import { callback, callMe } from './callback.ts'

const questions = { callback }

declare module '../../chat/part.ts' {
  interface QuestionNames extends Record<keyof typeof questions, true> {}
}

export const chat: ChatPart = {
  questions,
  orders: { callMe },
  steps: [
    {
      name: 'a telephone that is asked for later, beside something else',
      before: 'danger, haste, a death, a complaint and their like, before anything else in the sentence',
      not: ['blind', 'own words'],
      hear: (heard) => (heard.open.session.contact.channel === 'messenger' ? beside(heard) : undefined),
    },
  ],
  keeps: ({ session: { tx, deps, contact }, t }) =>
    phoneGiven(tx, deps.vault, { contactId: contact.id }) ? t.erase.what.phone : undefined,
}
