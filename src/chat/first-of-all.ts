import type { FirstKind } from '../reading/acts.ts'
import type { Reading } from '../reading/reading.ts'
import { type Answer, inBetween, tell } from './answer.ts'
import { firstOf, type Hears } from './part.ts'
import { paragraphs } from './prompt.ts'
import { answerFaq, call } from './questions/faq.ts'
import type { Scene } from './scene.ts'
import { toPerson, wayBack } from './ways-on.ts'

/** Answered by a capability if one can act, else by the chat. What stands beside it is not taken. Undefined for anything else. */
export function hearFirstOfAll(reading: Reading, scene: Scene): { kind: FirstKind; answer: Answer } | undefined {
  const kind = reading.first
  const answer = kind && (firstOf(scene, (part) => part.firstOfAll?.[kind]?.(reading, scene)) ?? OWN[kind]?.(reading, scene))
  return answer && { kind, answer }
}

/** Where no capability answers. */
const OWN: Partial<Record<FirstKind, Hears>> = {
  inWriting,
  late: (reading, scene) => answerFaq('late', scene, reading.text),
  forget: (reading, scene) => (reading.says('gives up') ? scene.session.deps.chat.services.leaveAlone?.(scene) : undefined),
}

/** The flag is noted where the turn is made; a wish beside it is heard as usual. */
function inWriting(reading: Reading, scene: Scene): Answer | undefined {
  if (reading.aim?.family) return undefined
  const { t } = scene
  return inBetween(tell({ body: paragraphs(t.firstOfAll.inWriting, call(scene)), options: [toPerson(scene), wayBack(scene)] }))
}
