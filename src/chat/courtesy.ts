import { type Answer, again, askAbout, next, tell } from './answer.ts'
import { hasProgress } from './draft.ts'
import { isQuestionName, type QuestionName } from './question-names.ts'
import type { Scene } from './scene.ts'
import type { Asked, State } from './state.ts'

/** What is looked at in the middle of a booking and answers nothing of it. */
export const ASIDES: ReadonlySet<string> = new Set<QuestionName>([
  'costs',
  'handOff',
  'dataRights',
  'claim',
  'report',
  'grievance',
  'appointments',
  'waitingList',
  'language',
])

/** "Gracias" is no misunderstanding: the open question once more, and nothing is counted. */
export function thanked({ draft, t }: Scene, asked: Asked | undefined): Answer {
  if (!hasProgress(draft)) return tell({ body: t.common.bye })
  const open = asked && isQuestionName(asked.question) && !ASIDES.has(asked.question)
  return open ? askAbout(asked.question, asked.about ?? '', draft, t.common.gladly) : next(draft, t.common.gladly)
}

/** A nod: courtesy where nothing is open; else no answer, and no misunderstanding either. */
export const nod = ({ asked, turn }: State, { draft, t }: Scene): Answer =>
  asked && (hasProgress(draft) || asked.turn === turn) ? again(draft, t.resume.here) : tell({ body: t.common.bye })
