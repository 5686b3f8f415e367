import type { Desk } from '../../chat/desk.ts'
import { askNext, type Turn } from '../../chat/putting.ts'
import { sceneOf } from '../../chat/scene.ts'
import { newState, type State } from '../../chat/state.ts'
import { AGAIN } from './report.ts'

/** Asks once more about what somebody told and did not send. Typed words answer it as well as its buttons. */
export function sayOnlyHere(before: State | undefined, desk: Desk): Turn {
  const state = before && before.epoch !== 'lost' ? before : newState(desk.token())
  const scene = sceneOf(desk, desk.contact.language, state.draft)
  return askNext(state, scene, { question: 'report', about: AGAIN, notes: [] })
}
