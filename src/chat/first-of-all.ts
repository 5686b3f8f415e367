import type { FirstKind } from '../reading/acts.ts'
import type { Reading } from '../reading/reading.ts'
import type { Answer } from './answer.ts'
import { firstOf, type Hears } from './part.ts'
import { answerFaq } from './questions/faq.ts'
import type { Scene } from './scene.ts'

/** Answered by a capability if one can act, else by the chat. What stands beside it is not taken. Undefined for anything else. */
export function hearFirstOfAll(reading: Reading, scene: Scene): { kind: FirstKind; answer: Answer } | undefined {
  const kind = reading.first
  const answer = kind && (firstOf(scene, (part) => part.firstOfAll?.[kind]?.(reading, scene)) ?? OWN[kind]?.(reading, scene))
  return answer && { kind, answer }
}

/** Where no capability answers. */
const OWN: Partial<Record<FirstKind, Hears>> = {
  late: (reading, scene) => answerFaq('late', scene, reading),
  forget: (reading, scene) => (reading.says('gives up') ? scene.session.deps.chat.services.leaveAlone?.(scene) : undefined),
}
