import { type Answer, inBetween, tell } from './answer.ts'
import { firstOf, type Hears } from './part.ts'
import { paragraphs } from './prompt.ts'
import { call } from './questions/faq.ts'
import type { Scene } from './scene.ts'
import { hearAim } from './understanding/aims.ts'
import { type FirstKind, firstOfAll, givesUp } from './understanding/first-of-all.ts'
import { toPerson, wayBack } from './ways-on.ts'

/**
 * What comes before anything else that a sentence says, answered: first by the capability that can do something about it, else by
 * the chat itself. Nothing that stands beside it is taken. Undefined for what is none of it.
 */
export function hearFirstOfAll(text: string, scene: Scene): { kind: FirstKind; answer: Answer } | undefined {
  const kind = firstOfAll(text)
  const answer = kind && (firstOf(scene, (part) => part.firstOfAll?.[kind]?.(text, scene)) ?? OWN[kind]?.(text, scene))
  return answer && { kind, answer }
}

/** What the chat itself has to say where no capability does. */
const OWN: Partial<Record<FirstKind, Hears>> = {
  inWriting,
  forget: (text, scene) => (givesUp(text) ? scene.session.deps.chat.services.leaveAlone?.(scene) : undefined),
}

/** That everything is in writing is noted where the turn is made; a wish beside it is heard as anywhere. */
function inWriting(text: string, scene: Scene): Answer | undefined {
  if (hearAim(text)?.family) return undefined
  const { t } = scene
  return inBetween(tell({ body: paragraphs(t.firstOfAll.inWriting, call(scene)), options: [toPerson(scene), wayBack(scene)] }))
}
