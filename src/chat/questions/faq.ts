import { activeOffices } from '../../catalogue/offices.ts'
import type { Office } from '../../catalogue/types.ts'
import { type Asked, buttonValueOf, isCommand, isOffered, onlyTells, TOPICS } from '../../reading/acts.ts'
import { plain } from '../../reading/engine/words.ts'
import type { Reading } from '../../reading/reading.ts'
import { type Answer, again, inBetween, tell } from '../answer.ts'
import { whoWeAre } from '../courtesy.ts'
import { onlyOne } from '../draft.ts'
import { telephoneFor } from '../moments.ts'
import type { ChatPart } from '../part.ts'
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
  if (isOffered(asked)) return ordersNaming[asked]?.(reading, scene)
  return onlyTells(asked) ? orders[asked]?.(scene, { misses: 0 }) : undefined
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

export const answers: NonNullable<ChatPart['answers']> = {
  trust: (scene) => say(scene, ...whoWeAre(scene), scene.t.faq.check(telephoneFor(scene))),
  curpSafe: (scene) => say(scene, scene.t.faq.curpSafe),
  whatIsCurp: (scene) => say(scene, scene.t.faq.whatIsCurp),
  photo: (scene) => say(scene, scene.t.media.pictureToCopy),
  whyFree: (scene) => say(scene, scene.t.greeting.promise),
  // Anger at the service may become a complaint.
  upset: (scene, said) => scene.session.deps.chat.services.complain?.(scene, 'service', said),
  askOffice: (scene) => withPerson(scene, scene.t.faq.officeKnows, call(scene)),
}

export function officeNamed({ session }: Scene, said: string): Office | undefined {
  const words = ` ${plain(said)} `
  const named = activeOffices(session.tx).filter(({ name }) => words.includes(` ${plain(name.split(',')[0] ?? name)} `))
  return onlyOne(named)
}

/** In the words that were written, with who knows it. */
export const unanswered = (scene: Scene, ...asked: string[]): string =>
  [scene.t.faq.unanswered(asked.map(fitDescription)), call(scene)].filter(Boolean).join(' ')

export const call = (scene: Scene): string => scene.t.faq.call(telephoneFor(scene))

export const callPerson = (scene: Scene): string => scene.t.media.person(telephoneFor(scene))

export const say = (scene: Scene, ...parts: string[]): Answer => tell(withWayBack(scene, ...parts))

export const withPerson = (scene: Scene, ...parts: string[]): Answer =>
  tell({ body: paragraphs(...parts), options: [toPerson(scene), wayBack(scene)] })
