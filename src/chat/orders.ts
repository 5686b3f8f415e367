import { rule } from '../catalogue/rules.ts'
import type { Command } from '../reading/acts.ts'
import { type Answer, again, ask, askAbout, next, tell } from './answer.ts'
import { thanked } from './courtesy.ts'
import { type Draft, hasProgress } from './draft.ts'
import { telephoneFor } from './moments.ts'
import { isQuestionName, type Order, questionOf, type Told } from './part.ts'
import type { Scene } from './scene.ts'
import { wayBack } from './ways-on.ts'

/** Typed or tapped. Without an implementor it is not understood. */
export function obey(command: Command, scene: Scene, state: Told): Answer {
  return scene.session.deps.chat.orders[command]?.(scene, state) ?? again(scene.draft, scene.t.common.missed)
}

export const orders: Partial<Record<Command, Order>> = {
  menu: ({ draft }) => ask('menu', draft),
  start: ({ draft }) => (hasProgress(draft) ? next(draft) : ask('menu', draft)),
  assistant: ({ draft }) => (hasProgress(draft) ? next(draft) : ask('menu', draft)),
  park,
  // "seguir" after a case's warning goes on.
  goOn: (scene, { asked }) => (hasProgress(scene.draft) ? next(passed(scene, asked?.question)) : ask('menu', scene.draft)),
  language: ({ draft }) => ask('language', draft),
  english: () => ({ kind: 'speak', language: 'en' }),
  spanish: () => ({ kind: 'speak', language: 'es-MX' }),
  easy: () => ({ kind: 'speak', language: 'es-facil' }),
  unclear,
  thanks: (scene, { asked }) => thanked(scene, asked),
}

const passed = (scene: Scene, name = ''): Draft =>
  (isQuestionName(scene, name) && questionOf(scene, name).passed?.(scene.draft)) || scene.draft

function park(scene: Scene): Answer {
  const { draft, session, t } = scene
  if (!hasProgress(draft)) return tell({ body: t.common.bye })
  return tell({ body: t.common.parked(rule(session.tx, 'draft_days')), options: [wayBack(scene)] })
}

/** Once more; a second time shorter sentences are offered, or a person. */
function unclear(scene: Scene, { misses }: Told): Answer {
  const { draft, language, t } = scene
  if (misses === 0) return again(draft, t.language.unclear)
  if (language === 'es-MX') return askAbout('language', 'easy', draft)
  return again(draft, t.common.missedAgain(telephoneFor(scene)))
}
