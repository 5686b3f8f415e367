import { type Answer, askAbout } from '../../../chat/answer.ts'
import { hasProgress } from '../../../chat/draft.ts'
import type { Scene } from '../../../chat/scene.ts'
import { hearWhen } from '../../../chat/understanding/days.ts'
import { asksToMove, refusesHour, withSameHour } from '../../../chat/understanding/moves.ts'
import { findRequest } from '../../../chat/understanding/requests.ts'
import { everyday } from '../../../chat/understanding/spelling.ts'
import { groupsOf } from '../bookings.ts'
import { today } from '../moments.ts'
import { aboutCancelling } from './cancelling.ts'
import { startMoving } from './moving.ts'
import { whoseIsMeant } from './who-is-meant.ts'

/** "Leo ya no puede ir": said of somebody else. */
const CANNOT_COME =
  /\bno (?:(?:puede|pueden|podra|podran|va a poder|van a poder|va a|van a) (?:ir|asistir|acudir|llegar)|ira|iran|asistira|asistiran)\b/

/** "quitar a Luis" */
const TAKES_OUT =
  /^(?:quiero |quisiera |puedo |puede |mejor )*(?:quit|cancel|sac|elimin)\w+ a (?!la\b|las\b|los\b|lo\b)\w+(?: de la cita)?$/

/**
 * "Quiero cambiar mi cita al martes", "cancelar la cita de Leo": at once to the question that does it, for whom it is plain.
 * Undefined when the words ask for neither, when nothing stands, and for a cancellation of nobody in particular.
 */
export function changeInWords(text: string, scene: Scene): Answer | undefined {
  const moves = asksToMove(text) || (!hasProgress(scene.draft) && refusesHour(text))
  const words = everyday(text)
  const request = moves ? 'move' : CANNOT_COME.test(words) || TAKES_OUT.test(words) ? 'cancelAppointment' : findRequest(text)
  if (request !== 'move' && request !== 'cancelAppointment') return undefined
  const { session, draft } = scene
  const groups = groupsOf(session)
  const [only, another] = groups
  if (!only) return undefined
  const whose = whoseIsMeant(text, groups)
  if (request === 'cancelAppointment') return whose && askAbout('cancelling', aboutCancelling(whose), draft)
  if (!whose && another) return askAbout('appointments', 'to:move', draft)
  const { groupId } = whose ?? only
  const [view] = (groups.find((one) => one.groupId === groupId) ?? only).views
  const when = hearWhen(text, today(session, view.office.zone))
  const wish = withSameHour(text, when?.kind === 'wish' ? when.wish : undefined, view.slot.minute)
  return startMoving(scene, groupId, whose?.members, wish)
}
