import { groupsOf } from '../../booking/chat/bookings.ts'
import type { Formerly } from '../../booking/chat/hooks.ts'
import { type Answer, again, ask, close } from '../../chat/answer.ts'
import { hasProgress } from '../../chat/draft.ts'
import { type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import { call } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import { order, toAppointments, toPerson, withWayBack } from '../../chat/ways-on.ts'
import { isMuted, setMuted } from '../../messaging/contacts.ts'
import type { Reading } from '../../reading/reading.ts'
import { askedForSomething, canTakeBack, disown, takeBack } from '../disavowals.ts'

/**
 * Where this chat made the request a tap decides: "no es mía, es de mi mamá" is said of an appointment that is to stay. Elsewhere it is
 * done at once, and a tap undoes it. There the reply is the same with or without an appointment, so that asking reveals nothing.
 */
export function sayNotMine(reading: Reading, scene: Scene): Answer | undefined {
  const { tx, contact, now } = scene.session
  const asked = askedForSomething(tx, contact.id, now)
  // "la cita no es para mí, es para mi hermano": where none stands it is a wish.
  if (reading.says('for somebody else') && (!asked || hasProgress(scene.draft))) return undefined
  return asked ? ask('notMine', scene.draft) : disownAll(scene)
}

/** Without requests it is only sent nothing more. */
function disownAll(scene: Scene): Answer {
  const { tx, deps, contact, now } = scene.session
  if (disown(tx, deps, contact.id, now) === 0 && canTakeBack(tx, contact.id, now).length === 0) setMuted(tx, contact.id, now)
  return close(said(scene))
}

function said(scene: Scene): Prompt {
  const { t } = scene
  const { notMine, notMineOffice, notMineUndo, notMineButtons } = t.firstOfAll
  return {
    body: paragraphs(notMine, notMineOffice, notMineUndo),
    options: [undoOption(scene), order('claim', notMineButtons.mine), toPerson(scene)],
  }
}

const undoOption = ({ t }: Pick<Scene, 't'>): PromptOption => ({
  question: 'disavowal',
  value: 'undo',
  title: t.firstOfAll.notMineButtons.undo,
})

/** Reveals nothing: the telephone may be another person's by now. */
export const notMine: Question = {
  aside: true,
  lasting: true,
  acts: true,
  buttonsOnly: true,
  ask({ t }) {
    const { off, keep, send } = t.firstOfAll.notMineAskButtons
    return {
      body: t.firstOfAll.notMineAsk,
      options: [{ value: 'off', title: off }, { value: 'keep', title: keep }, order('handOver', send)],
    }
  },
  choose: (value, scene) => (value === 'off' ? disownAll(scene) : keepIt(scene)),
  hear(reading, scene) {
    if (reading.yesNo === 'no' || reading.says('was theirs after all')) return keepIt(scene)
    return reading.yesNo === undefined ? undefined : again(scene.draft, scene.t.common.onlyButton)
  },
}

const keepIt = (scene: Scene): Answer => close(withWayBack(scene, scene.t.firstOfAll.notMineStays))

/** Its button is good for three days. */
export const disavowal: Question = {
  aside: true,
  lasting: true,
  ask: said,
  choose: (_value, scene) => undo(scene),
  hear: (reading, scene) => (reading.says('was theirs after all') ? undo(scene) : undefined),
}

function undo(scene: Scene): Answer {
  const { t, session } = scene
  const { tx, deps, contact, now } = session
  const { back, kept } = takeBack(tx, deps, contact.id, now)
  const wasMuted = isMuted(tx, contact.id)
  if (wasMuted && back + kept === 0) setMuted(tx, contact.id, undefined)
  const words = t.firstOfAll
  if (kept > 0) return close(withWayBack(scene, back > 0 && words.notMineBack, words.notMineKept, call(scene)))
  if (back > 0 || wasMuted) {
    const see = groupsOf(session).length > 0 ? [toAppointments(scene)] : []
    return close({ body: words.notMineBack, options: [...see, ...(withWayBack(scene).options ?? [])] })
  }
  // Too late, undone already, or known to the office: which of these is not told here.
  return close(withWayBack(scene, words.notMineLate, call(scene)))
}

/** Shows the way back, and nothing of the appointment. */
export function formerly(scene: Scene): Formerly | undefined {
  const { tx, contact, now } = scene.session
  if (canTakeBack(tx, contact.id, now).length === 0) return undefined
  return { note: scene.t.firstOfAll.notMineFormerly, option: undoOption(scene) }
}
