import { type Draft, draftSchema } from '../../chat/draft.ts'
import type { Session } from '../../chat/session.ts'
import { fingerprint, requestedPlaces } from './bookings.ts'
import { ownHold } from './own-hold.ts'

// A place that is held belongs to the people for whom it was held. While somebody else is written down, their answers are kept,
// so that going back to them asks nothing again.

/** The draft after a change, with the answers of those for whom the place is held when these are no longer the same people. */
export function rememberHeld(session: Session, before: Draft, after: Draft): Draft {
  const { slot, heldFor } = before
  if (before === after || after.heldAnswers !== undefined || !slot || heldFor === undefined || isForSame(before, after))
    return after
  const [was, becomes] = [before, after].map((one) => requestedPlaces(session, one, slot.slotId))
  if (!was || fingerprint(was) !== heldFor || (becomes && fingerprint(becomes) === heldFor)) return after
  return after.slot?.slotId === slot.slotId ? { ...after, heldAnswers: JSON.stringify(before) } : after
}

const isForSame = (one: Draft, other: Draft): boolean =>
  one.people === other.people && one.who === other.who && one.count === other.count && one.minorCase === other.minorCase

/** The draft of those for whom the place is held; undefined when nobody else was written down, or it cannot be read any more. */
export function heldDraft({ heldAnswers }: Draft): Draft | undefined {
  const read = draftSchema.safeParse(heldAnswers === undefined ? undefined : JSON.parse(heldAnswers))
  return read.success ? read.data : undefined
}

/** The place is held for the people of the draft: nobody else is kept in mind. */
export function withoutHeld(draft: Draft): Draft {
  const { heldAnswers, ...rest } = draft
  return heldAnswers === undefined ? draft : rest
}

/** The draft of those for whom a place is still held, while it speaks of somebody else who has none. */
export function stillHeld(session: Session, draft: Draft): Draft | undefined {
  const held = draft.slot ? undefined : heldDraft(draft)
  return held?.slot && ownHold(session)?.slot.slotId === held.slot.slotId ? held : undefined
}
