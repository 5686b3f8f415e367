import { groupOf, visitOf } from '../../booking/chat/bookings.ts'
import { offerToMove, startMoving } from '../../booking/chat/standing/move.ts'
import { type Answer, askAbout, next } from '../../chat/answer.ts'
import { withReply } from '../../chat/compose.ts'
import { firstSaid } from '../../chat/part.ts'
import type { Question } from '../../chat/question.ts'
import { answerFaq, toldOf } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import { withWayBack } from '../../chat/ways-on.ts'
import type { Reading } from '../../reading/reading.ts'
import { comes, reminderAgain } from './answers.ts'

/** The question itself goes out as a notice (reminding.ts). `about`: the visit, as `<group>:<slot>`. */
export const reminder: Question = {
  answersFirst: ['late'],
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
    if (reading.agrees('the visit')) return comes(scene, groupId, slotId)
    const stands = visitOf(scene.session, groupId, slotId) !== undefined
    if (stands && saysTheyCome(reading)) return withAnswer(comes(scene, groupId, slotId), reading, scene)
    if (stands && reading.says('is unsure of coming')) return offerToMove(scene, groupId)
    if (reading.kind === 'question') return undefined
    if (reading.says('cancels the visit')) return changes('cancel', scene, groupId)
    if (reading.says('moves the visit')) return changes('move', scene, groupId)
    return reading.says('no to the reminder') ? changes('either', scene, groupId) : undefined
  },
}

/** "sí voy a ir, nomás dígame dónde es": certain, also among other words. */
function saysTheyCome(reading: Reading): boolean {
  if (!reading.says('they will come') || reading.says('they may not come')) return false
  const first = reading.part(reading.text.split(/[,.;!]/)[0] ?? '')
  return reading.kind !== 'question' || (first.says('they will come') && first.kind !== 'question')
}

/** A question beside it is answered in the same message: "si voy a ir, me recuerda donde es". */
function withAnswer(noted: Answer, reading: Reading, scene: Scene): Answer {
  const parts = [...reading.text.split(/[,.;!¿]/), reading.text].map((typed) => reading.part(typed).without('they will come'))
  const told = reading.says('when they arrive') ? answerFaq('late', scene) : firstSaid(parts, (part) => toldOf(part, scene))
  return told?.kind === 'tell' ? withReply(noted, told.prompt, true) : noted
}

/** A group's name holds no colon. */
function readVisit(about: string): [groupId: string, slotId: number] {
  const [groupId = '', slot = ''] = about.split(':')
  return [groupId, Number(slot)]
}

/** Another day, or none, by their own questions; a mere "no" is offered both. */
function changes(what: string, scene: Scene, groupId: string): Answer {
  const { session, draft, t } = scene
  if (!groupOf(session, groupId)) return next(draft, t.appointments.gone)
  if (what === 'move') return startMoving(scene, groupId)
  return askAbout(what === 'cancel' ? 'cancelling' : 'appointments', groupId, draft)
}
