import { type Draft, headcount } from '../../chat/draft.ts'
import type { Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { freeSlots } from '../../schedule/availability.ts'
import type { SlotQuery } from '../../schedule/slots.ts'
import { fullDays } from '../free-accounts.ts'
import { procedureIds } from './procedures.ts'

/**
 * Full days of a free account. Undefined for others, and without WhatsApp: there would be no account to change to, and no one left for the
 * rest.
 */
export function asAccount({ tx, contact, onWhatsApp, now }: Session): { fullDays: NonNullable<SlotQuery['fullDays']> } | undefined {
  if (contact.proven || !onWhatsApp) return undefined
  const known = new Map<number, ReturnType<NonNullable<SlotQuery['fullDays']>>>()
  return {
    fullDays: (officeId) => known.getOrInsertComputed(officeId, () => fullDays(tx, contact.id, officeId, now)),
  }
}

/** Days that are full for this chat are not offered. */
export const withoutFull = (session: Session): Pick<SlotQuery, 'fullDays'> => {
  const account = asAccount(session)
  return account ? { fullDays: account.fullDays } : {}
}

export const whatFor = (session: Session, draft: Draft) => ({
  ...{ procedureIds: procedureIds(session, draft), places: headcount(draft), unpaid: true },
  ...withoutFull(session),
})

/** That others may have more hours, and how to become one of them; empty where nothing is kept from this chat. */
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

export const moreAt = (scene: Speaker & { draft: Draft }, officeIds: readonly number[]): string =>
  moreForJoined(scene, {
    officeIds,
    procedureIds: procedureIds(scene.session, scene.draft),
    places: headcount(scene.draft),
  })
