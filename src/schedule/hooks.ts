import type { Db, Tx } from '../../db/open.ts'
import type { Actor } from '../admin/access.ts'
import type { OfficeHooks } from '../catalogue/office-change.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import type { Vault } from '../vault.ts'

export interface ScheduleDeps {
  readonly vault: Vault
  readonly hooks: PlaceHooks
}

/** Of a day, of each day until another one, or any. */
export interface ClosedHours {
  officeId: number
  day?: LocalDay
  lastDay?: LocalDay
  actor: Actor
}

declare module '../catalogue/office-change.ts' {
  interface Happenings {
    /** Free now, or cooled and about to be free for all. */
    places_freed: { readonly slotId: number }
    /** The tables note which hours (db/walls.sql). */
    places_published: object
  }
}

/**
 * Who gets a place that becomes free: those with priority take it in the step in which it becomes free; the rest is first come, first
 * served.
 */
export interface PlaceHooks extends OfficeHooks {
  /** Somebody has priority in this office, so that a new place costs more than a row. */
  isAwaited(db: Db, officeId: number): boolean
  /**
   * Hours were closed: holds in them can no longer be confirmed. At most `groups` families are released and told, in this step. Returns how
   * many.
   */
  hoursClosed(tx: Tx, deps: MessagingDeps, closed: ClosedHours, now: Instant, groups?: number): number
  /** Places of this day kept for people without an appointment yet. */
  placesKept(db: Db, officeId: number, day: LocalDay): number
}

/**
 * Publishes without offering anything to the waiting list yet: people who lose an hour in the same step, or get theirs back, come first.
 */
export const beforeTheLine = <H extends PlaceHooks>(hooks: H): H => ({
  ...hooks,
  happened(tx, event, now) {
    if (event.what !== 'places_published') hooks.happened(tx, event, now)
  },
})
