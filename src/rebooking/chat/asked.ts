import { theOffice } from '../../catalogue/offices.ts'
import { type Answer, askAbout, close } from '../../chat/answer.ts'
import { hasProgress } from '../../chat/draft.ts'
import { telephoneFor, whenPlain } from '../../chat/moments.ts'
import type { Heard } from '../../chat/part.ts'
import { paragraphs } from '../../chat/prompt.ts'
import type { Scene } from '../../chat/scene.ts'
import { type Rebooking, rebookingsOf } from '../rebookings.ts'
import { hourTheyKnow, over } from './rebooking.ts'

/** "me cancelaron mi cita, quiero otra", "¿me dan prioridad?", "¿y por qué?" from people whose hour was closed. */
export function asksAfterIt({ reading, scene, state }: Heard): Answer | undefined {
  const isAsked = state.asked === undefined || state.asked.question === 'rebooking'
  const why = isAsked && !hasProgress(scene.draft) && reading.says('asks why the hour went')
  const until = isAsked && (reading.says('until when') || reading.says('asks what silence means'))
  if (!why && !until && !reading.says('cancelled by office')) return undefined
  const { tx, contact } = scene.session
  const [newest] = rebookingsOf(tx, contact.id)
  if (!newest || (newest.state === 'declined' && !why)) return undefined
  const { t } = scene
  // The question itself says why, and until when the answer counts.
  const note = until ? t.rebooking.noAnswer(telephoneFor(scene)) : reading.says('asks for priority') ? t.rebooking.onlyTheirs : ''
  if (newest.state === 'offered') return askAbout('rebooking', String(newest.id), scene.draft, note)
  const stands = over(scene, newest.id)
  return close(
    why ? { ...stands, body: paragraphs(reason(scene, newest), newest.state === 'declined' ? '' : stands.body) } : stands,
  )
}

function reason(scene: Scene, one: Rebooking): string {
  const { session, t } = scene
  const was = hourTheyKnow(session.tx, one)
  return was
    ? t.rebooking.why(theOffice(session.tx, one.officeId).name, whenPlain(scene, was), t.officeReasons[one.toldReason])
    : ''
}
