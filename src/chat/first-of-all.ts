import type { FirstKind } from '../reading/acts.ts'
import type { Reading } from '../reading/reading.ts'
import { type Answer, inBetween, tell } from './answer.ts'
import { firstOf, type Hears } from './part.ts'
import { paragraphs } from './prompt.ts'
import { answerFaq, call } from './questions/faq.ts'
import type { Scene } from './scene.ts'
import { toPerson, wayBack } from './ways-on.ts'

/**
 * What comes before anything else that a sentence says, answered: first by the capability that can do something about it, else by
 * the chat itself. Nothing that stands beside it is taken. Undefined for what is none of it.
 */
export function hearFirstOfAll(reading: Reading, scene: Scene): { kind: FirstKind; answer: Answer } | undefined {
  const kind = reading.first
  const answer = kind && (firstOf(scene, (part) => part.firstOfAll?.[kind]?.(reading, scene)) ?? OWN[kind]?.(reading, scene))
  return answer && { kind, answer }
}

/** What the chat itself has to say where no capability does. */
const OWN: Partial<Record<FirstKind, Hears>> = {
  inWriting,
  late: (reading, scene) => answerFaq('late', scene, reading.text),
  forget: (reading, scene) => (reading.says('gives up') ? scene.session.deps.chat.services.leaveAlone?.(scene) : undefined),
}

/** That everything is in writing is noted where the turn is made; a wish beside it is heard as anywhere. */
function inWriting(reading: Reading, scene: Scene): Answer | undefined {
  if (reading.aim?.family) return undefined
  const { t } = scene
  return inBetween(tell({ body: paragraphs(t.firstOfAll.inWriting, call(scene)), options: [toPerson(scene), wayBack(scene)] }))
}
