import { groupOf, visitOf } from '../../booking/chat/bookings.ts'
import { startMoving } from '../../booking/chat/standing/move.ts'
import { type Answer, askAbout, next } from '../../chat/answer.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { phrases } from '../../chat/understanding/phrases.ts'
import { withWayBack } from '../../chat/ways-on.ts'
import { comes, reminderAgain } from './answers.ts'

/** Will they come? The question itself goes out as a notice (reminding.ts). `about`: the visit, as `<group>:<slot>`. */
export const reminder: Question = {
  mereQuestion: 'is not heard',
  lasting: true,
  ask(scene) {
    const [groupId, slotId] = readVisit(scene.about ?? '')
    const views = visitOf(scene.session, groupId, slotId)
    return views ? reminderAgain(scene, views, groupId) : withWayBack(scene, scene.t.appointments.gone)
  },
  choose(value, scene) {
    const [what = '', ...visit] = value.split(':')
    const [groupId, slotId] = readVisit(visit.join(':'))
    return what === 'yes' ? comes(scene, groupId, slotId) : changes(what, scene, groupId)
  },
  hear(reading, scene) {
    const [groupId, slotId] = readVisit(scene.about ?? '')
    const words = reading.plain
    if (YES.test(words)) return comes(scene, groupId, slotId)
    if (CANCEL.test(words)) return changes('cancel', scene, groupId)
    if (MOVE.test(words)) return changes('move', scene, groupId)
    return NO.test(words) ? changes('either', scene, groupId) : undefined
  },
}

const YES = phrases('reminder', 'yes')
const NO = phrases('reminder', 'no')
const CANCEL = phrases('reminder', 'cancels it')
const MOVE = phrases('reminder', 'move')

/** `<group>:<slot>`; a group's name holds no colon. */
function readVisit(about: string): [groupId: string, slotId: number] {
  const [groupId = '', slot = ''] = about.split(':')
  return [groupId, Number(slot)]
}

/** Another day, or none: by the questions that do it. A mere "no" is shown both. */
function changes(what: string, scene: Scene, groupId: string): Answer {
  const { session, draft, t } = scene
  if (!groupOf(session, groupId)) return next(draft, t.appointments.gone)
  if (what === 'move') return startMoving(scene, groupId)
  return askAbout(what === 'cancel' ? 'cancelling' : 'appointments', groupId, draft)
}
