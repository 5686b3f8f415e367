import type { Instant } from '../../src/clock.ts'
import type { Visit } from './compare.ts'
import { isAtOnce, type Line } from './journal.ts'
import { HOLD_MS } from './setting.ts'

type Terms = Pick<Visit, 'until' | 'renewals'>

/** The hold that a contact let go of in one step. */
interface Left extends Terms {
  at: Instant
  rows: number[]
  /** All hours of it. */
  slots: number[]
  /** A place of it went on at once. */
  goesOn: boolean
  /** The group that took it over. */
  to: string | undefined
}

/**
 * A hold lasts ten minutes, that of an accepted offer as long as the offer was promised; an hour of it chosen again keeps the time
 * and the renewals that it had, whether its place goes on at once or, for somebody else, another one of that hour is taken.
 */
export function createHoldTerms() {
  const last = new Map<number, Left>()
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
      if (before?.at !== line.at) return { until: atLeast(line), renewals: 0 }
      const goesOn = before.to === undefined ? before.goesOn || before.slots.includes(line.slot_id) : before.to === line.group_id
      if (!goesOn) return { until: atLeast(line), renewals: 0 }
      before.to = line.group_id
      return { until: before.until, renewals: before.renewals }
    },
    /** One was let go; `visit` as it stood before. */
    released(line: Line, visit: Visit | undefined): void {
      if (line.what !== 'released' || visit?.contact === undefined || visit.until === undefined) return
      const { contact, until, renewals } = visit
      const before = last.get(contact)
      const others = before?.at === line.at && before.to === undefined ? before : undefined
      const [rows, slots] = [
        [...(others?.rows ?? []), line.id],
        [...(others?.slots ?? []), ...visit.slots],
      ]
      const goesOn = others?.goesOn === true || isAtOnce(line)
      last.set(contact, { at: line.at, until, renewals, rows, slots, goesOn, to: undefined })
    },
    /** A place that was left in this very step cools no more: of several hours those that are chosen again go on. */
    uncooled(line: Line): void {
      for (const one of last.values()) if (one.at === line.at && one.rows.includes(line.of_id)) one.goesOn = true
    },
  }
}
