import { groupsOf, momentOf } from '../booking/chat/bookings.ts'
import { telephoneFor, whenPlain } from '../booking/chat/moments.ts'
import { setMuted } from '../messaging/contacts.ts'
import { type Answer, leaveAlone, tell } from './answer.ts'
import { hasProgress } from './draft.ts'
import { giveUp, standing } from './orders.ts'
import { firstOf, type Hears } from './part.ts'
import { lines, type PromptOption, paragraphs } from './prompt.ts'
import { call, callPerson } from './questions/faq.ts'
import type { Scene } from './scene.ts'
import { hearAim } from './understanding/aims.ts'
import { type FirstKind, firstOfAll } from './understanding/first-of-all.ts'
import { givesUp } from './understanding/withdrawal.ts'
import { order, toAppointments, toPerson, wayBack } from './ways-on.ts'

/**
 * What comes before anything else that a sentence says, answered: first by the capability that can do something about it, else by
 * the chat itself. Nothing that stands beside it is taken. Undefined for what is none of it.
 */
export function hearFirstOfAll(text: string, scene: Scene): { kind: FirstKind; answer: Answer } | undefined {
  const kind = firstOfAll(text)
  const answer = kind && (firstOf(scene, (part) => part.firstOfAll?.[kind]?.(text, scene)) ?? OWN[kind]?.(text, scene))
  return answer && { kind, answer }
}

/** What the chat itself has to say where no capability does. */
const OWN: Partial<Record<FirstKind, Hears>> = {
  life,
  urgent: (_text, scene) => {
    const { t } = scene
    const ways = toChange(scene, 'move')
    return tell({
      body: paragraphs(t.faq.emergency, t.firstOfAll.officeDecides, callPerson(scene)),
      options: [...ways, toPerson(scene), ways.length > 0 ? toAppointments(scene) : goOn(scene)],
    })
  },
  death,
  notMine,
  wrongNumber: notMine,
  inWriting,
  forget: (text, scene) => (givesUp(text) ? giveUp(scene) : undefined),
}

/** Below what is said: another hour of what stands, or no appointment any more. Nothing is done by a tap alone. */
function toChange({ t, session }: Scene, ...ways: ('move' | 'cancelAppointment')[]): PromptOption[] {
  if (groupsOf(session).length === 0) return []
  const { move, cancel } = t.standing.rows
  return ways.map((way) => order(way, way === 'move' ? move.title : cancel.title))
}

/** Somebody may die: whom to call, that no help comes from here, and that nothing is lost meanwhile. */
function life(_text: string, scene: Scene): Answer {
  const { t } = scene
  const words = t.firstOfAll.life(telephoneFor(scene))
  const [only, another] = groupsOf(scene.session)
  const waits = only && !another && t.firstOfAll.canWait(whenPlain(scene, momentOf(only.views)))
  return tell({ body: paragraphs(words, waits), options: [...toChange(scene, 'move'), toPerson(scene), wayBack(scene)] })
}

const goOn = (scene: Scene): PromptOption =>
  hasProgress(scene.draft) ? wayBack(scene) : order('start', scene.t.common.buttons.start)

/** Nothing is asked, and nothing comes of its own: what stands is said, with what can be done with it, whoever it was for. */
function death(_text: string, scene: Scene): Answer {
  const { t, session } = scene
  const [only, another] = groupsOf(session)
  const words = t.firstOfAll
  const stands = another ? words.deathStandSeveral : only && words.deathStands(whenPlain(scene, momentOf(only.views)))
  const waits = standing(scene)
  const ways = toChange(scene, 'cancelAppointment', 'move')
  const beside = waits && ways.length === 0 ? [{ ...waits.row, question: waits.row.question ?? waits.question }] : []
  return leaveAlone({
    body: paragraphs(words.death, lines(stands ?? words.deathKept, stands && words.deathReminded, waits?.note)),
    options: [...ways, ...beside, toPerson(scene), ...(ways.length + beside.length === 0 ? [goOn(scene)] : [])],
  })
}

/** No reminder comes to this telephone any more. Nothing is told of whose appointment it may be, and it is not touched. */
function notMine(_text: string, scene: Scene): Answer {
  const { t, session } = scene
  const { undo, mine } = t.firstOfAll.notMineButtons
  setMuted(session.tx, session.contact.id, session.now)
  return tell({
    body: paragraphs(t.firstOfAll.notMine, t.firstOfAll.notMineUndo),
    options: [order('subscribe', undo), order('claim', mine), toPerson(scene)],
  })
}

/** That everything is in writing is noted where the turn is made; a wish beside it is heard as anywhere. */
function inWriting(text: string, scene: Scene): Answer | undefined {
  if (hearAim(text)?.family) return undefined
  const { t } = scene
  return tell({ body: paragraphs(t.firstOfAll.inWriting, call(scene)), options: [toPerson(scene), wayBack(scene)] })
}
