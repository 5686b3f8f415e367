import { groupOf, groupsOf } from '../../booking/chat/bookings.ts'
import { wayToSend } from '../../booking/chat/codes.ts'
import { type AppointmentRow, whichOne } from '../../booking/chat/standing/appointments.ts'
import { type Answer, ask, close, next, tell } from '../../chat/answer.ts'
import { hasProgress } from '../../chat/draft.ts'
import { lines, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { withWayBack } from '../../chat/ways-on.ts'
import { ROWS_MAX } from '../../texts/lengths.ts'
import { offer } from '../handovers.ts'

/** Which of several: each appointment is sent by its own. */
export const handOver: Question = {
  aside: true,
  lasting: true,
  numbered: 'as rows',
  ask(scene) {
    const { t, draft, session } = scene
    const rows = [
      ...(hasProgress(draft) ? [{ value: 'draft', ...t.handover.rows.draft }] : []),
      ...whichOne(scene, groupsOf(session), 'group'),
    ]
    return { body: t.handover.askWhat, options: rows.slice(0, ROWS_MAX) }
  },
  choose(value, scene): Answer {
    const [what, groupId] = value.split(':')
    const { draft, session, t } = scene
    if (what === 'draft') return hasProgress(draft) ? giveOut(scene, undefined) : next(draft, t.handover.nothing)
    return groupOf(session, groupId) ? giveOut(scene, groupId) : next(draft, t.appointments.gone)
  },
}

/** Somebody wants to send what they have, or what they are booking, to another chat. */
export function askToHandOver(scene: Scene): Answer {
  const groups = groupsOf(scene.session)
  const [only] = groups
  const begun = hasProgress(scene.draft)
  if (!only && !begun) return close(withWayBack(scene, scene.t.handover.nothing))
  return (begun && only) || groups.length > 1 ? ask('handOver', scene.draft) : giveOut(scene, only?.groupId)
}

/** Gives out a code for this group, or for the booking under way. What is asked just now stays open. */
export function giveOut(scene: Scene, groupId: string | undefined): Answer {
  const { session, t } = scene
  const { tx, deps, contact, now, ourNumber, ourLink } = session
  const code = offer(tx, deps, contact.id, groupId, now)
  const words = `${t.handover.word} ${code}`
  const fromAccount = contact.channel === 'messenger' && ourNumber !== undefined
  const alsoThere = !fromAccount && ourNumber !== undefined && ourLink
  return tell({
    body: paragraphs(
      fromAccount ? t.handover.codeForWhatsApp(code) : t.handover.code(code),
      wayToSend(scene, words),
      alsoThere && lines(t.handover.fromMessenger, t.codes.openLink(alsoThere, words)),
      t.handover.keep,
    ),
  })
}

/** Under each appointment that stands. */
export const handOverRow: AppointmentRow = ({ t }, { groupId }) => ({
  question: 'handOver',
  value: `group:${groupId}`,
  ...t.handover.rows.appointment,
})
