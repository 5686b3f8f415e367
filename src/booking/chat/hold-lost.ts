import { firstNeeded } from '../../chat/part.ts'
import { askNext, type Next, withoutAsked } from '../../chat/putting.ts'
import type { Reply } from '../../chat/reply.ts'
import { sceneOf } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import type { State } from '../../chat/state.ts'
import { isOfNoUse } from './bookings.ts'
import { whenPlain } from './moments.ts'
import { ownHold } from './own-hold.ts'
import { withoutSlot, withoutTaken } from './take-slot.ts'

/** Its time ran out, or the office closed the hour. */
export type LostBecause = 'expired' | 'closed'

/** Told once, and only while the conversation still stands on that hold: the place is no longer held, with the next ones. */
export function sayHoldLost(state: State, because: LostBecause, session: Session): { state: State; replies: Reply[] } {
  const scene = sceneOf(session, session.contact.language, state.draft)
  const { slot } = state.draft
  if (!slot || ownHold(session)?.slot.slotId === slot.slotId) return { state, replies: [] }
  // Whoever wanted no more of it is asked for an hour when they come back, and not before.
  if (state.quiet) return { state: { ...withoutAsked(state), draft: withoutSlot(state.draft, session.now) }, replies: [] }
  if (because === 'expired' && isOfNoUse(state, session))
    return { state: { ...state, draft: withoutSlot(state.draft, session.now) }, replies: [] }
  const note = scene.t.slot[because === 'closed' ? 'closedHeld' : 'expired'](whenPlain(scene, slot))
  const draft = because === 'closed' ? withoutTaken(state.draft) : withoutSlot(state.draft, session.now)
  const after = { ...scene, draft }
  // Hours are those of an office. Whoever was looking for another one when the hour was lost goes on looking.
  const asked: Next = draft.officeIds
    ? { question: 'slot', about: 'still', notes: [note] }
    : { question: firstNeeded(after), notes: [note] }
  return askNext(state, after, asked)
}
