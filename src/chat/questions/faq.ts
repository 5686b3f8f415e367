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
import { paragraphs } from '../prompt.ts'
import type { Question } from '../question.ts'
import type { Scene } from '../scene.ts'
import { order, toPerson, wayBack, withWayBack } from '../ways-on.ts'

/**
 * Questions that many people ask in the middle of something else, of the visit or of the service, or what they tell because it worries
 * them. Each is answered by whoever knows it, from the records and the sources; what neither knows is left to the office, with its
 * telephone. Undefined when the records know better: a consulate has offices where others have none. The open question stays open.
 */
export function answerFaq(asked: Asked, scene: Scene, said = ''): Answer | undefined {
  const answer = scene.session.deps.chat.answers[asked]?.(scene, said)
  return answer && inBetween(answer)
}

/** What these words ask to be told beside something else; nothing is done by it. Undefined where they ask nothing that is known. */
export function toldOf(reading: Reading, scene: Scene): Answer | undefined {
  const asked = reading.faq ?? reading.request ?? reading.aside
  if (asked === undefined) return undefined
  if (!isCommand(asked)) return answerFaq(asked, scene, reading.text)
  const { orders, ordersNaming } = scene.session.deps.chat
  if (isOffered(asked)) return ordersNaming[asked]?.(reading, scene)
  return onlyTells(asked) ? orders[asked]?.(scene, { misses: 0 }) : undefined
}

/** Buttons that answer one of these, for whoever was not understood. They change nothing, so they work for ever. */
export const faq: Question = {
  lasting: true,
  ask: ({ t }) => ({ body: t.common.missed }),
  choose(value, scene) {
    const topic = TOPICS.find((one) => buttonValueOf(one) === value)
    return (topic && answerFaq(topic, scene)) ?? again(scene.draft, scene.t.faq.unknown, call(scene))
  },
}

/** What the chat itself knows: who speaks, and how to speak with it. */
export const answers: NonNullable<ChatPart['answers']> = {
  trust: (scene) => say(scene, ...whoWeAre(scene), scene.t.faq.check(telephoneFor(scene))),
  curpSafe: (scene) => say(scene, scene.t.faq.curpSafe),
  whatIsCurp: (scene) => say(scene, scene.t.faq.whatIsCurp),
  photo: (scene) => say(scene, scene.t.media.pictureToCopy),
  whyFree: (scene) => say(scene, scene.t.greeting.promise),
  // Anger at the service is a complaint too, and has a case if its author wants one.
  upset: (scene, said) => scene.session.deps.chat.services.complain?.(scene, 'service', said),
  tongue,
  askOffice: (scene) => withPerson(scene, scene.t.faq.officeKnows, call(scene)),
}

/** The only office that the words name. */
export function officeNamed({ session }: Scene, said: string): Office | undefined {
  const words = ` ${plain(said)} `
  const named = activeOffices(session.tx).filter(({ name }) => words.includes(` ${plain(name.split(',')[0] ?? name)} `))
  return onlyOne(named)
}

/** Who knows what is not known here. */
export const call = (scene: Scene): string => scene.t.faq.call(telephoneFor(scene))

/** Who answers instead of the assistant. */
export const callPerson = (scene: Scene): string => scene.t.media.person(telephoneFor(scene))

/** Something that is said, and the way back below it. */
export const say = (scene: Scene, ...parts: string[]): Answer => tell(withWayBack(scene, ...parts))

/** Something that is said, and the button to a person below it. */
export const withPerson = (scene: Scene, ...parts: string[]): Answer =>
  tell({ body: paragraphs(...parts), options: [toPerson(scene), wayBack(scene)] })

/** The languages that it can write, and a person for whoever speaks another one. */
function tongue(scene: Scene): Answer {
  const { t } = scene
  const easy = order('easy', t.language.easyButtons.yes)
  return tell({ body: t.faq.tongue, options: [easy, toPerson(scene), wayBack(scene)] })
}
