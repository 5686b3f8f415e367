import { type Group, groupOf, groupsOf, momentOf, visitOf } from '../../booking/chat/bookings.ts'
import { type Answer, ask, askAbout, close, next, tell } from '../../chat/answer.ts'
import { hasProgress } from '../../chat/draft.ts'
import { whenPlain } from '../../chat/moments.ts'
import type { Prompt } from '../../chat/prompt.ts'
import type { Scene } from '../../chat/scene.ts'
import { askAsFirst } from '../../chat/unasked.ts'
import { reconfirm, unansweredOf } from '../plan.ts'
import { questionFor } from './notices.ts'

export const reminderAgain = (scene: Scene, views: Group['views'], groupId: string): Prompt =>
  askAsFirst(scene, questionFor(scene, views, { groupId, slotId: views[0].slot.slotId, answered: false, lapsesAt: undefined }))

/** Repeated back with day, hour and office. */
export function comes(scene: Scene, groupId: string, slotId: number): Answer {
  const { session, draft, t, about } = scene
  const views = visitOf(session, groupId, slotId)
  if (!views || !reconfirm(session.tx, { groupId, slotId, contactId: session.contact.id }, session.now)) {
    return groupOf(session, groupId)
      ? askAbout('appointments', groupId, draft, t.reminders.changed)
      : next(draft, t.appointments.gone)
  }
  const body = t.reminders.thanks(whenPlain(scene, momentOf(views)), views[0].office.name)
  return about === `${groupId}:${slotId}` ? close({ body }) : tell({ body })
}

/** "Sí voy": the visit that was asked about, else the only one. */
export function attending(scene: Scene): Answer {
  const { session, draft } = scene
  const [asked] = unansweredOf(session.tx, session.contact.id, session.now)
  if (asked) return comes(scene, asked.groupId, asked.slotId)
  if (hasProgress(draft)) return next(draft)
  const [only, another] = groupsOf(session)
  return only && !another ? comes(scene, only.groupId, only.views[0].slot.slotId) : ask('appointments', draft)
}
