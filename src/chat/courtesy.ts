import { type Answer, again, askAbout, next, tell } from './answer.ts'
import { hasProgress } from './draft.ts'
import { isQuestionName, questionOf } from './part.ts'
import type { Scene } from './scene.ts'
import type { Asked, State } from './state.ts'

/** "Gracias" is no misunderstanding: the open question once more, and nothing is counted. */
export function thanked(scene: Scene, asked: Asked | undefined): Answer {
  const { draft, t } = scene
  if (!hasProgress(draft)) return tell({ body: t.common.bye })
  const open = asked && isQuestionName(scene, asked.question) && !questionOf(scene, asked.question).aside
  return open ? askAbout(asked.question, asked.about ?? '', draft, t.common.gladly) : next(draft, t.common.gladly)
}

/** A nod: courtesy where nothing is open; else no answer, and no misunderstanding either. */
export const nod = ({ asked, turn }: State, { draft, t }: Scene): Answer =>
  asked && (hasProgress(draft) || asked.turn === turn) ? again(draft, t.resume.here) : tell({ body: t.common.bye })
