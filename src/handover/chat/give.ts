import { findMeant, groupOf, groupsOf, readMembers } from '../../booking/chat/bookings.ts'
import { wayToSend } from '../../booking/chat/codes.ts'
import { type AppointmentRow, whichOne } from '../../booking/chat/standing/appointments.ts'
import { whoRows, type whoseIsMeant } from '../../booking/chat/standing/who-is-meant.ts'
import { type Answer, again, ask, askAbout, close, next, tell } from '../../chat/answer.ts'
import { hasProgress } from '../../chat/draft.ts'
import { lines, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { withWayBack } from '../../chat/ways-on.ts'
import { ROWS_MAX } from '../../texts/lengths.ts'
import { type Given, offer } from '../handovers.ts'
import { shortName } from './told.ts'

/** Each appointment is sent by its own. `about`: a group of which the person is not known. */
export const handOver: Question = {
  aside: true,
  lasting: true,
  numbered: 'as rows',
  ask(scene) {
    const { t, draft, session } = scene
    const group = groupOf(session, scene.about)
    if (group) {
      const rows = whoRows(scene, group, t.handover.rows.everybody(group.views.length))
      return {
        body: paragraphs(t.handover.whomToSend, t.handover.askWhom),
        options: rows.map((row) => ({ ...row, value: `who:${group.groupId}:${row.value}` })).slice(0, ROWS_MAX),
      }
    }
    const rows = [
      ...(hasProgress(draft) ? [{ value: 'draft', ...t.handover.rows.draft }] : []),
      ...whichOne(scene, groupsOf(session), 'group'),
    ]
    return { body: t.handover.askWhat, options: rows.slice(0, ROWS_MAX) }
  },
  choose(value, scene): Answer {
    const [what, groupId = '', who = ''] = value.split(':')
    const { draft, t } = scene
    if (what === 'draft') return hasProgress(draft) ? giveOut(scene, undefined) : next(draft, t.handover.nothing)
    return giveOutOf(scene, groupId, readMembers(who))
  },
}

/** One of a group, or all; asked where unclear. */
function giveOutOf(scene: Scene, groupId: string, members: readonly number[] | undefined): Answer {
  const { draft, session, t } = scene
  const meant = findMeant(session, groupId, members)
  if (!meant) return next(draft, t.appointments.gone)
  const { views, group } = meant
  if (members === undefined && views.length > 1) return askAbout('handOver', groupId, draft)
  if (views.length === group.views.length) return giveOut(scene, { groupId })
  return views.length === 1 ? giveOut(scene, { groupId, appointmentId: views[0].id }) : again(draft, t.handover.oneByOne)
}

export function askToHandOver(scene: Scene, whose?: ReturnType<typeof whoseIsMeant>): Answer {
  const groups = groupsOf(scene.session)
  const [only] = groups
  if (whose) return giveOutOf(scene, whose.groupId, whose.members)
  const begun = hasProgress(scene.draft)
  if (!only && !begun) return close(withWayBack(scene, scene.t.handover.nothing))
  if ((begun && only) || groups.length > 1) return ask('handOver', scene.draft)
  return only ? giveOutOf(scene, only.groupId, undefined) : giveOut(scene, undefined)
}

/** The open question stays. */
export function giveOut(scene: Scene, given: Given | undefined): Answer {
  const { session, t } = scene
  const { tx, deps, contact, now, ourNumber, ourLink } = session
  const code = offer(tx, deps, contact.id, given, now)
  const alone = groupOf(session, given?.groupId)?.views.find(({ id }) => id === given?.appointmentId)
  const words = `${t.handover.word} ${code}`
  const fromAccount = contact.channel === 'messenger' && ourNumber !== undefined
  const alsoThere = !fromAccount && ourNumber !== undefined && ourLink
  return tell({
    body: paragraphs(
      fromAccount ? t.handover.codeForWhatsApp(code) : t.handover.code(code),
      alone && t.handover.codeIsFor(shortName(alone)),
      wayToSend(scene, words),
      alsoThere && lines(t.handover.fromMessenger, t.codes.openLink(alsoThere, words)),
      t.handover.keep,
    ),
  })
}

export const handOverRow: AppointmentRow = ({ t }, { groupId }) => ({
  question: 'handOver',
  value: `group:${groupId}`,
  ...t.handover.rows.appointment,
})
