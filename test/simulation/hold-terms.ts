import type { Instant } from '../../src/clock.ts'
import type { Visit } from './compare.ts'
import { isAtOnce, type Line } from './journal.ts'
import { HOLD_MS } from './setting.ts'

type Terms = Pick<Visit, 'until' | 'renewals'>

/**
 * A hold lasts ten minutes, that of an accepted offer as long as the offer was promised; the same hour chosen again keeps the time
 * and the renewals that it had, whether its place goes on at once or, for somebody else, another one of that hour is taken.
 */
export function createHoldTerms() {
  /** The hold whose place went on at once, and the group that took it over; `slot`: it did not, and only this hour goes on. */
  const last = new Map<number, { at: Instant; until: Instant; renewals: number; to: string | undefined; slot?: number }>()
  /** The offers that were accepted, by contact. */
  const promised = new Map<number, { at: Instant; until: Instant }>()
  const atLeast = (line: Line): Instant => {
    const offer = promised.get(line.contact_id ?? 0)
    return Math.max(line.at + HOLD_MS, offer?.at === line.at ? offer.until : 0)
  }
  return {
    accepted(line: Line): void {
      if (line.what === 'accepted') promised.set(line.contact_id ?? 0, { at: line.at, until: line.until_at ?? 0 })
    },
    /** Of a hold that begins. */
    of(line: Line): Terms {
      const before = last.get(line.contact_id ?? 0)
      const isThatHour = before?.slot === undefined || before.slot === line.slot_id
      const goesOn = before?.at === line.at && (before.to === undefined ? isThatHour : before.to === line.group_id)
      if (!before || !goesOn) return { until: atLeast(line), renewals: 0 }
      before.to = line.group_id
      return { until: before.until, renewals: before.renewals }
    },
    /** One was let go; `visit` as it stood before. */
    released(line: Line, { contact, until, renewals }: Partial<Visit> = {}): void {
      if (line.what !== 'released' || contact === undefined || until === undefined) return
      const went = { at: line.at, until, renewals: renewals ?? 0, to: undefined }
      const before = last.get(contact)
      if (isAtOnce(line)) last.set(contact, went)
      else if (before?.at !== line.at || before.to !== undefined) last.set(contact, { ...went, slot: line.slot_id })
    },
  }
}
