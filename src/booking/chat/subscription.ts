import { type Answer, tell } from '../../chat/answer.ts'
import { whenPlain } from '../../chat/moments.ts'
import { lines, paragraphs } from '../../chat/prompt.ts'
import type { Scene } from '../../chat/scene.ts'
import { isMuted, setMuted } from '../../messaging/contacts.ts'
import { groupsOf, momentOf } from './bookings.ts'

/** BAJA: no reminders and no offers. Says what still comes, and that the appointment stands. */
export function mute(scene: Scene): Answer {
  const { session, t } = scene
  setMuted(session.tx, session.contact.id, session.now)
  const [group, another] = groupsOf(session)
  const stands = another ? t.muting.severalStand : group && t.muting.stands(whenPlain(scene, momentOf(group.views)))
  return tell({ body: paragraphs(t.muting.muted, lines(stands, t.muting.still), t.muting.back) })
}

/** ALTA: reminders and offers again. Whoever never stopped them has them already. */
export function unmute({ session, t }: Scene): Answer {
  const wasMuted = isMuted(session.tx, session.contact.id)
  if (wasMuted) setMuted(session.tx, session.contact.id, undefined)
  return tell({ body: paragraphs(wasMuted ? t.muting.unmuted : t.muting.on, t.muting.mute) })
}
