import type { Asked } from '../reading/acts.ts'
import { type Classifier, NO_CLASSIFIER } from './classifier/classifier.ts'
import type { Chat, ChatPart, FaqAnswer, Frame, QuestionName } from './part.ts'
import type { Question } from './question.ts'
import { createMenu } from './questions/menu.ts'

/** Throws at the start of the program for duplicate question names, and names of missing questions. */
export function combineChat(parts: readonly ChatPart[], frame: Frame, classifier: Classifier = NO_CLASSIFIER): Chat {
  const questions: Record<string, Question> = { menu: createMenu(parts.flatMap((one) => one.menu ?? [])) }
  for (const [name, question] of parts.flatMap((one) => Object.entries(one.questions ?? {}))) {
    if (Object.hasOwn(questions, name)) throw new Error(`two capabilities have a question called ${name}`)
    questions[name] = question
  }
  for (const [name, { corrected }] of Object.entries(questions))
    if (corrected && 'with' in corrected && !Object.hasOwn(questions, corrected.with))
      throw new Error(`${name} is to be changed with ${corrected.with}, which nobody asks`)
  const inTurn = inOrder(parts.flatMap((one) => one.inTurn ?? []).map((one) => ({ name: one.question, ...one })))
  return {
    questions: questions as Chat['questions'],
    inTurn: inTurn.map(({ name }) => name as QuestionName),
    steps: inOrder(parts.flatMap((one) => one.steps ?? [])),
    answers: combineAnswers(parts),
    orders: Object.assign({}, ...parts.map((one) => one.orders)),
    ordersNaming: Object.assign({}, ...parts.map((one) => one.ordersNaming)),
    services: Object.assign({}, ...parts.map((one) => one.services)),
    parts,
    frame,
    classifier,
  }
}

/** Of several for one question, the later is asked first. */
function combineAnswers(parts: readonly ChatPart[]): Chat['answers'] {
  const said: Partial<Record<Asked, FaqAnswer>> = {}
  for (const [name, answer] of parts.flatMap(({ answers = {} }) => Object.entries(answers))) {
    const before = said[name as Asked]
    said[name as Asked] = before ? (...asked) => answer(...asked) ?? before(...asked) : answer
  }
  return said
}

/** Each before its named one, else in order. */
function inOrder<One extends { name: string; before?: string }>(all: readonly One[]): One[] {
  const ordered: One[] = []
  for (const one of all) {
    const place = one.before === undefined ? ordered.length : ordered.findIndex(({ name }) => name === one.before)
    if (place < 0) throw new Error(`${one.name} is to come before ${one.before}, which there is not`)
    ordered.splice(place, 0, one)
  }
  return ordered
}
