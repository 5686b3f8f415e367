import { isCommand } from '../reading/acts.ts'
import type { Reading } from '../reading/reading.ts'
import type { Answer } from './answer.ts'
import { paragraphs } from './prompt.ts'
import { answerFaq } from './questions/faq.ts'
import type { Scene } from './scene.ts'

/** What these words ask to be told; undefined where they ask nothing that is known. */
export function toldOf(reading: Reading, scene: Scene): Answer | undefined {
  const { orders } = scene.session.deps.chat
  const { faq } = reading
  if (faq) return isCommand(faq) ? orders[faq]?.(scene, { misses: 0 }) : answerFaq(faq, scene, reading.text)
  const request = reading.request ?? reading.aside
  return request && orders[request]?.(scene, { misses: 0 })
}

/** The same answer with this told too: behind what is done, before what is asked. */
export function answerAlso(answer: Answer, told: Answer | undefined): Answer {
  if (told?.kind !== 'tell') return answer
  const { body, options } = told.prompt
  if (answer.kind === 'next' || answer.kind === 'ask') return { ...answer, notes: [...answer.notes, body] }
  if (answer.kind !== 'tell' && answer.kind !== 'over') return answer
  return { ...answer, prompt: { ...(options && { options }), ...answer.prompt, body: paragraphs(answer.prompt.body, body) } }
}
