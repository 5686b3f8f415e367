import type { ChatPart } from '../../chat/part.ts'
import { told } from '../rule.ts'
import { atTheCounter, inPerson } from './in-person.ts'
import { askedFirst, notNoted } from './question.ts'

const questions = { notNoted, atTheCounter }

declare module '../../chat/part.ts' {
  interface QuestionNames extends Record<keyof typeof questions, true> {}
}

export const chat: ChatPart = {
  questions,
  limits: { in_person: inPerson, not_asked: askedFirst },
  privacy: told,
}
