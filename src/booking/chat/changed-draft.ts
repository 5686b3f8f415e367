import type { Draft } from '../../chat/draft.ts'
import type { Instant } from '../../clock.ts'
import type { FreeSlot } from '../../schedule/slots.ts'

/** A held place stays held until another one is taken. */
export function withoutOffice(draft: Draft): Draft {
  const { officeIds, wish, page, waiting, chosen, ...rest } = draft
  return rest
}

/** It may be had again, or another one like it, unless it was of one day. */
export function withoutSlot({ slot: held, heldFor, ...rest }: Draft, now: Instant): Draft {
  if (!held) return rest
  const { wish, ...slot } = held
  const isLasting = wish && (wish.or || wish.from === undefined || wish.from !== wish.until)
  return { ...(isLasting && { wish }), ...rest, earlier: { ...slot, letGoAt: now } }
}

/** Taken by others, or closed. */
export function withoutTaken(draft: Draft): Draft {
  const { slot, heldFor, earlier, ...rest } = draft
  return rest
}

/** `wish`: how it was found. */
export const toKeep = (
  { slotId, officeId, startsAt, day, minute, minutes }: FreeSlot,
  wish: Draft['wish'],
): NonNullable<Draft['slot']> => ({
  ...{ slotId, officeId, startsAt, day, minute },
  ...(minutes && { minutes }),
  ...(wish && { wish }),
})

export function withoutPlace(draft: Draft): Draft {
  const { near: _near, state: _state, places: _places, ...rest } = withoutOffice(draft)
  return rest
}

export function withoutHeld(draft: Draft): Draft {
  const { heldAnswers, ...rest } = draft
  return heldAnswers === undefined ? draft : rest
}
