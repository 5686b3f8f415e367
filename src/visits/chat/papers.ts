import { type Group, groupOf, groupsOf } from '../../booking/chat/bookings.ts'
import { tellAppointments } from '../../booking/chat/orders.ts'
import { whichOne } from '../../booking/chat/standing/appointments.ts'
import { type Answer, askAbout, next } from '../../chat/answer.ts'
import type { Prompt } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { DocumentKind } from '../../chat/reply.ts'
import type { Scene } from '../../chat/scene.ts'
import { withWayBack } from '../../chat/ways-on.ts'
import { ROWS_MAX } from '../../texts/lengths.ts'

const kindOf = (word: string | undefined): DocumentKind => (word === 'calendar' ? 'calendar' : 'receipt')

/** "pdf" or "calendario": at once for a single appointment, else chosen. */
export function askForPaper(scene: Scene, what: DocumentKind): Answer {
  const [only, another] = groupsOf(scene.session)
  if (!only) return tellAppointments(scene)
  return another ? askAbout('papers', what, scene.draft) : paperAnswer(scene, only, what)
}

/** The file is made when sent; the open question stays. */
function paperAnswer({ t, language }: Scene, { groupId, views: [view] }: Group, what: DocumentKind): Answer {
  const { names, receipt, calendar, gone, later } = t.documents
  const folio = view.folio ?? ''
  return {
    kind: 'send',
    reply: {
      kind: 'document',
      wish: { what, groupId, language },
      name: names[what](folio),
      body: what === 'receipt' ? receipt(folio) : calendar,
      instead: { gone, later },
      asks: false,
    },
  }
}

/** `about`: the kind of file. */
export const papers: Question = {
  lasting: true,
  ask(scene): Prompt {
    const { t, session, about } = scene
    const what = kindOf(about)
    const groups = groupsOf(session)
    if (groups.length === 0) return withWayBack(scene, t.appointments.gone)
    return {
      body: what === 'receipt' ? t.documents.askReceipt : t.documents.askCalendar,
      options: whichOne(scene, groups.slice(0, ROWS_MAX), what),
      open: t.appointments.open,
    }
  },
  choose(value, scene): Answer {
    const [what, groupId] = value.split(':')
    const group = groupOf(scene.session, groupId)
    return group ? paperAnswer(scene, group, kindOf(what)) : next(scene.draft, scene.t.appointments.gone)
  },
}
