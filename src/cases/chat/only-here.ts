import { askNext, type Turn } from '../../chat/putting.ts'
import { sceneOf } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { newEpoch, newState, type State } from '../../chat/state.ts'
import { AGAIN } from './report.ts'

/** Asks once more about what somebody told and did not send. Typed words answer it as well as its buttons. */
export function sayOnlyHere(before: State | undefined, session: Session): Turn {
  const state = before && before.epoch !== 'lost' ? before : newState(newEpoch(session.deps.clock))
  const scene = sceneOf(session, session.contact.language, state.draft)
  return askNext(state, scene, { question: 'report', about: AGAIN, notes: [] })
}
