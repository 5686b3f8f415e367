import { type Answer, leaveAlone, tell } from '../../chat/answer.ts'
import { hasProgress } from '../../chat/draft.ts'
import { telephoneFor, whenPlain } from '../../chat/moments.ts'
import type { ChatPart } from '../../chat/part.ts'
import { lines, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import { callPerson } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import { order, toAppointments, toPerson, wayBack } from '../../chat/ways-on.ts'
import { groupsOf, momentOf } from './bookings.ts'
import { howLong, notForSale } from './first-dates.ts'
import { urgentRows } from './office.ts'
import { besideAppointments, eraseOrSay } from './orders.ts'
import { missedVisit } from './standing/last-visit.ts'

/** Nothing is done by a tap alone. */
function toChange({ t, session }: Scene, ...ways: ('move' | 'cancelAppointment')[]): PromptOption[] {
  if (groupsOf(session).length === 0) return []
  const { move, cancel } = t.standing.rows
  return ways.map((way) => order(way, way === 'move' ? move.title : cancel.title))
}

/** Usually without an appointment; the office decides. */
function urgent(scene: Scene): Answer {
  const { t } = scene
  const ways = [...urgentRows(scene, scene.draft.officeIds ?? []), ...toChange(scene, 'move')]
  return tell({
    body: paragraphs(t.faq.emergency, t.firstOfAll.officeDecides, callPerson(scene)),
    options: [...ways, toPerson(scene), groupsOf(scene.session).length > 0 ? toAppointments(scene) : goOn(scene)],
  })
}

/** Whom to call, that no help comes from here, and that nothing is lost. */
function life(scene: Scene): Answer {
  const { t } = scene
  const words = t.firstOfAll.life(telephoneFor(scene))
  const [only, another] = groupsOf(scene.session)
  const waits = only && !another && t.firstOfAll.canWait(whenPlain(scene, momentOf(only.views)))
  return tell({ body: paragraphs(words, waits), options: [...toChange(scene, 'move'), toPerson(scene), wayBack(scene)] })
}

const goOn = (scene: Scene): PromptOption =>
  hasProgress(scene.draft) ? wayBack(scene) : order('start', scene.t.common.buttons.start)

/** Asks and sends nothing; shows what stands, with its options. */
function death(scene: Scene): Answer {
  const { t, session } = scene
  const [only, another] = groupsOf(session)
  const words = t.firstOfAll
  const stands = another ? words.deathStandSeveral : only && words.deathStands(whenPlain(scene, momentOf(only.views)))
  const waits = besideAppointments(scene)
  const ways = toChange(scene, 'cancelAppointment', 'move')
  const beside = waits && ways.length === 0 ? [{ ...waits.row, question: waits.row.question ?? waits.question }] : []
  return leaveAlone({
    body: paragraphs(words.death, lines(stands ?? words.deathKept, stands && words.deathReminded, waits?.note)),
    options: [...ways, ...beside, toPerson(scene), ...(ways.length + beside.length === 0 ? [goOn(scene)] : [])],
  })
}

export const firstOfAll: NonNullable<ChatPart['firstOfAll']> = {
  life: (_reading, scene) => life(scene),
  urgent: (_reading, scene) => urgent(scene),
  death: (_reading, scene) => death(scene),
  missedVisit: (reading, scene) => missedVisit(scene, reading.text),
  buys: notForSale,
  wait: howLong,
  eraseData: (_reading, scene) => eraseOrSay(scene),
}
