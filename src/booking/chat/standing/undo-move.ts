import { type Answer, ask, close, next } from '../../../chat/answer.ts'
import { type PromptOption, paragraphs } from '../../../chat/prompt.ts'
import type { Scene } from '../../../chat/scene.ts'
import type { FreeSlot } from '../../../schedule/slots.ts'
import { cancelledLately } from '../../cancellation.ts'
import type { MoveUndo, MoveUndone } from '../../outcomes.ts'
import type { AppointmentView } from '../../types.ts'
import { undoMove } from '../../undo-move.ts'
import { findMeant, type Meant, membersCode } from '../members.ts'
import { hourOf, whenPlain } from '../moments.ts'
import { asItStands, seeIt } from './as-it-stands.ts'

/** Under a move: the button that takes it back. It says what it goes back to, so that after another move it does nothing. */
export const undoMoveOption = ({ t }: Scene, groupId: string, { members, slotId }: MoveUndo): PromptOption => ({
  question: 'undo',
  value: `move:${groupId}:${membersCode(members)}:${slotId}`,
  title: t.undo.buttons.move,
})

/** Until when the old place is kept. */
export const undoMoveUntil = (scene: Scene, { until }: MoveUndo, { slot }: Pick<AppointmentView, 'slot'>): string =>
  scene.t.undo.moveUntil(hourOf(scene, until, slot.officeId))

/** Takes a move back. Too late, done already, moved again since: what stands is said, and nothing changes. */
export function takeMoveBack(scene: Scene, groupId: string, members: number[], slot: FreeSlot | undefined): Answer {
  const { session, draft, t } = scene
  const before = findMeant(session, groupId, members) ?? findMeant(session, groupId, undefined)
  const { tx, deps, contact, now } = session
  if (!before) return cancelledLately(tx, deps.vault, contact.id, now) ? ask('undo', draft) : next(draft, t.appointments.gone)
  const undone = undoMove(tx, deps, { groupId, members, slotId: slot?.slotId ?? 0, contactId: contact.id }, now)
  const after = findMeant(session, groupId, members) ?? before
  return close({ body: paragraphs(said(scene, undone, after, slot), asItStands(scene, after)), options: seeIt(scene, groupId) })
}

function said(scene: Scene, undone: MoveUndone, now: Meant, slot: FreeSlot | undefined): string {
  const { t } = scene
  if (undone.ok) return t.undo.moveDone
  if (undone.why === 'closed' && slot) return t.undo.moveClosed(whenPlain(scene, slot))
  return now.views[0].slot.slotId === slot?.slotId ? t.undo.moveStands : t.undo.moveOver
}
