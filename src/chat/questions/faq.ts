import { type Asked, buttonValueOf, isCommand, isOffered, onlyTells, TOPICS } from '../../reading/acts.ts'
import type { Reading } from '../../reading/reading.ts'
import { type Answer, again, inBetween, tell } from '../answer.ts'
import { telephoneFor, telephoneOnce } from '../moments.ts'
import { fitDescription, paragraphs } from '../prompt.ts'
import type { Question } from '../question.ts'
import type { Scene } from '../scene.ts'
import { toPerson, wayBack, withWayBack } from '../ways-on.ts'

/**
 * Answered from records and sources by the capability that knows; the rest is left to the office, with its telephone. Undefined when the
 * records know better: a consulate has offices where others have none. The open question stays open.
 */
export function answerFaq(asked: Asked, scene: Scene, reading?: Reading): Answer | undefined {
  const answer = scene.session.deps.chat.answers[asked]?.(scene, reading?.text ?? '', reading)
  return answer && inBetween(answer)
}

/** Changes nothing. Undefined for nothing known. */
export function toldOf(reading: Reading, scene: Scene): Answer | undefined {
  const asked = reading.faq ?? reading.request ?? reading.aside
  if (asked === undefined) return undefined
  if (!isCommand(asked)) return answerFaq(asked, scene, reading)
  const { orders, ordersNaming } = scene.session.deps.chat
  if (!isOffered(asked) && !onlyTells(asked)) return undefined
  return ordersNaming[asked]?.(reading, scene) ?? (onlyTells(asked) ? orders[asked]?.(scene, { misses: 0 }) : undefined)
}

/** After an unrecognised message. They change nothing, so they work for ever. */
export const faq: Question = {
  lasting: true,
  ask: ({ t }) => ({ body: t.common.missed }),
  choose(value, scene) {
    const topic = TOPICS.find((one) => buttonValueOf(one) === value)
    return (topic && answerFaq(topic, scene)) ?? again(scene.draft, scene.t.faq.unknown, call(scene))
  },
}

/** In the words that were written, with who knows it. */
export const unanswered = (scene: Scene, ...asked: string[]): string =>
  [scene.t.faq.unanswered(asked.map(fitDescription)), call(scene)].filter(Boolean).join(' ')

export const call = (scene: Scene): string => scene.t.faq.call(telephoneOnce(scene))

export const callPerson = (scene: Scene): string => scene.t.media.person(telephoneFor(scene))

export const say = (scene: Scene, ...parts: string[]): Answer => tell(withWayBack(scene, ...parts))

export const withPerson = (scene: Scene, ...parts: string[]): Answer =>
  tell({ body: paragraphs(...parts), options: [toPerson(scene), wayBack(scene)] })
