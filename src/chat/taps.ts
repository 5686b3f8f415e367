import { type Answer, again, ask, next } from './answer.ts'
import { hasProgress } from './draft.ts'
import type { Said } from './input.ts'
import { obey } from './orders.ts'
import { firstNeeded, isQuestionName, type QuestionName, questionOf, standing } from './part.ts'
import { hearText } from './policy.ts'
import { readTurn } from './reading.ts'
import type { Scene } from './scene.ts'
import { type ChoiceId, readChoiceId } from './speak.ts'
import type { State } from './state.ts'
import { fitRow } from './titles.ts'
import { isCommand } from './understanding/commands.ts'

/**
 * A button or row of ours. Of this booking, it answers its own question, however old; what cannot be taken back only from
 * the newest message. Of an earlier booking: one courteous line.
 */
export function choose(said: Extract<Said, { kind: 'choice' }>, state: State, scene: Scene, unseen: boolean): Answer {
  const id = readChoiceId(said.id)
  if (!id || !isQuestionName(scene, id.question)) return hearText(readTurn(said.title, scene.session), state, scene, unseen)
  const current = state.asked?.turn === id.turn
  const open = { ...scene, about: current ? state.asked?.about : undefined }
  const question = questionOf(scene, id.question)
  if (id.question === 'go' && isCommand(id.value)) return obey(id.value, open, state)
  if (question.lasting) return question.choose(id.value, open)
  if (question.acts && !current) return staleAct(id.question, id, state, scene)
  if (id.epoch !== state.epoch) return stale(scene)
  const answer = question.choose(id.value, open)
  return current ? answer : saidBack(answer, said.title, state, scene)
}

/** An earlier answer was changed and the same question follows: without a word nobody could tell that it was. */
function saidBack(answer: Answer, title: string, state: State, scene: Scene): Answer {
  if (answer.kind !== 'next' || answer.notes.length > 0) return answer
  const follows = firstNeeded({ ...scene, draft: answer.draft })
  return follows === state.asked?.question ? { ...answer, notes: [scene.t.menu.understood(fitRow(title))] } : answer
}

/** Whoever taps "Confirmar" twice reads what stands, and not that something is over. */
function stale(scene: Scene): Answer {
  const { draft, t } = scene
  if (hasProgress(draft)) return again(draft, t.common.staleButton)
  const stands = standing(scene)
  return stands?.used === undefined ? ask('menu', draft, t.common.staleButton) : ask(stands.question, draft, stands.used)
}

/** An old "Confirmar" or "Sí, cancelarla": the question is put once more, because what it meant may have changed. */
function staleAct(question: QuestionName, { value, epoch }: ChoiceId, state: State, scene: Scene): Answer {
  const { draft, t } = scene
  const anew = questionOf(scene, question).stale?.(value, scene)
  if (anew) return anew
  if (!hasProgress(draft)) return stale(scene)
  if (question !== 'summary') return again(draft, t.common.askedBefore)
  if (epoch !== state.epoch) return stale(scene)
  // Whoever taps twice wants the same, and not to be asked or to have an hour again.
  if (value === 'correct' && draft.slot) return ask('correct', draft)
  if (value === 'leave' && !draft.slot) return ask('left', draft)
  // The hour ran out between the question and the tap: whoever comes so soon may have it back.
  if (!draft.slot && draft.earlier) return next({ ...draft, slot: draft.earlier })
  return next(draft, t.summary.changedMeanwhile)
}
