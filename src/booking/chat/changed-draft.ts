import type { Draft } from '../../chat/draft.ts'
import type { Instant } from '../../clock.ts'
import type { FreeSlot } from '../../schedule/slots.ts'

/** The office is open again; a place that is held stays held until another one is taken. */
export function withoutOffice(draft: Draft): Draft {
  const { officeIds, wish, page, waiting, ...rest } = draft
  return rest
}

/** The hour is open again, and may be had again. */
export function withoutSlot(draft: Draft, now: Instant): Draft {
  const { slot, heldFor, ...rest } = draft
  return slot ? { ...rest, earlier: { ...slot, letGoAt: now } } : rest
}

/** The same, when somebody else has it now or the office closed it. */
export function withoutTaken(draft: Draft): Draft {
  const { slot, heldFor, earlier, ...rest } = draft
  return rest
}

/** An hour as the draft keeps it. */
export const toKeep = ({ slotId, officeId, startsAt, day, minute, minutes }: FreeSlot): Draft['slot'] => ({
  slotId,
  officeId,
  startsAt,
  day,
  minute,
  ...(minutes && { minutes }),
})

/** Place and office are open again. */
export function withoutPlace(draft: Draft): Draft {
  const { near: _near, state: _state, places: _places, ...rest } = withoutOffice(draft)
  return rest
}

/** The place is held for the people of the draft: nobody else is kept in mind. */
export function withoutHeld(draft: Draft): Draft {
  const { heldAnswers, ...rest } = draft
  return heldAnswers === undefined ? draft : rest
}
