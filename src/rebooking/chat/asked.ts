import { theOffice } from '../../catalogue/offices.ts'
import { type Answer, askAbout, inBetween, tell } from '../../chat/answer.ts'
import type { Scene } from '../../chat/scene.ts'
import { toAppointments, withWayBack } from '../../chat/ways-on.ts'
import type { Reading } from '../../reading/reading.ts'
import { isOwed, rebookingsOf } from '../rebookings.ts'

/** "me cancelaron mi cita, quiero otra", "¿me dan prioridad?": of whoever the office could not keep, what stands for them. */
export function asksAfterIt(reading: Reading, scene: Scene): Answer | undefined {
  if (!reading.says('cancelled by office')) return undefined
  const { tx, contact } = scene.session
  const [newest] = rebookingsOf(tx, contact.id)
  if (!newest) return undefined
  if (newest.state === 'offered') return askAbout('rebooking', String(newest.id), scene.draft)
  if (isOwed(newest)) return inBetween(tell(withWayBack(scene, scene.t.rebooking.first(theOffice(tx, newest.officeId).name))))
  return inBetween(tell({ body: scene.t.rebooking.over, options: [toAppointments(scene)] }))
}
