import { type Draft, headcount } from '../../chat/draft.ts'
import type { Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { freeSlots } from '../../schedule/availability.ts'
import type { FreeSlot, SlotQuery } from '../../schedule/slots.ts'
import { fullDays } from '../free-accounts.ts'
import { procedureIds } from './procedures.ts'

/**
 * That this is an account that costs nothing, and which days are full for it. Undefined for everybody else; also where the house has no
 * WhatsApp: there is nothing that an account could be joined to, and nobody would be left to have the rest.
 */
export function asAccount({ tx, contact, onWhatsApp, now }: Session): { fullDays: NonNullable<SlotQuery['fullDays']> } | undefined {
  if (contact.proven || !onWhatsApp) return undefined
  const known = new Map<number, ReturnType<NonNullable<SlotQuery['fullDays']>>>()
  return {
    fullDays: (officeId) => known.getOrInsertComputed(officeId, () => fullDays(tx, contact.id, officeId, now)),
  }
}

/** For a query of free hours: what is full for this chat is not offered. */
export const withoutFull = (session: Session): Pick<SlotQuery, 'fullDays'> => {
  const account = asAccount(session)
  return account ? { fullDays: account.fullDays } : {}
}

/** What a booking under way asks of an office. */
export const whatFor = (session: Session, draft: Draft) => ({
  ...{ procedureIds: procedureIds(session, draft), places: headcount(draft), unpaid: true },
  ...withoutFull(session),
})

/** Whether this hour is one of those that are kept from this chat. */
export const isFullFor = (session: Session, { officeId, day }: FreeSlot): boolean =>
  asAccount(session)?.fullDays(officeId).has(day) === true

/**
 * Said where hours are told or there are none: others may have more of them, and how one becomes such another. Empty where nothing is kept
 * from this chat.
 */
export function moreForJoined(
  { session, t }: Speaker,
  { officeIds, procedureIds, places }: Pick<SlotQuery, 'officeIds' | 'procedureIds' | 'places'>,
): string {
  const account = asAccount(session)
  const isKept = (officeId: number, day: string) =>
    freeSlots(session.tx, { officeIds: [officeId], procedureIds, places, from: day, until: day, limit: 1 }, session.now).length > 0
  const more = account && officeIds.some((id) => [...account.fullDays(id)].some((day) => isKept(id, day)))
  return more ? t.accounts.more : ''
}

/** The same for a booking under way, at these offices. */
export const moreAt = (scene: Speaker & { draft: Draft }, officeIds: readonly number[]): string =>
  moreForJoined(scene, {
    officeIds,
    procedureIds: procedureIds(scene.session, scene.draft),
    places: headcount(scene.draft),
  })
