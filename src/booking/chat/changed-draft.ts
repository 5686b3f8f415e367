import type { Draft } from '../../chat/draft.ts'
import type { Instant } from '../../clock.ts'
import type { FreeSlot } from '../../schedule/slots.ts'

/** A held place stays held until another one is taken. */
export function withoutOffice(draft: Draft): Draft {
  const { officeIds, wish, page, waiting, chosen, ...rest } = draft
  return rest
}

/** It may be had again. */
export function withoutSlot(draft: Draft, now: Instant): Draft {
  const { slot, heldFor, ...rest } = draft
  return slot ? { ...rest, earlier: { ...slot, letGoAt: now } } : rest
}

/** Taken by others, or closed. */
export function withoutTaken(draft: Draft): Draft {
  const { slot, heldFor, earlier, ...rest } = draft
  return rest
}

export const toKeep = ({ slotId, officeId, startsAt, day, minute, minutes }: FreeSlot): Draft['slot'] => ({
  slotId,
  officeId,
  startsAt,
  day,
  minute,
  ...(minutes && { minutes }),
})

export function withoutPlace(draft: Draft): Draft {
  const { near: _near, state: _state, places: _places, ...rest } = withoutOffice(draft)
  return rest
}

export function withoutHeld(draft: Draft): Draft {
  const { heldAnswers, ...rest } = draft
  return heldAnswers === undefined ? draft : rest
}
