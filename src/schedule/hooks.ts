import type { Db, Tx } from '../../db/open.ts'
import type { Actor } from '../admin/access.ts'
import type { OfficeHooks } from '../catalogue/office-change.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import type { Vault } from '../vault.ts'

/** What the writing functions of the schedule are given: secrets, and who comes before everybody. */
export interface ScheduleDeps {
  readonly vault: Vault
  readonly hooks: PlaceHooks
}

/** Hours of an office that were closed: of a day, of each day until another one, or any. */
export interface ClosedHours {
  officeId: number
  day?: LocalDay
  lastDay?: LocalDay
  actor: Actor
}

declare module '../catalogue/office-change.ts' {
  interface Happenings {
    /** This hour has free places, or places that have cooled and are about to be free for everybody. */
    places_freed: { readonly slotId: number }
    /** Hours got places just now; which, the tables note (db/walls.sql). */
    places_published: object
  }
}

/**
 * Who may have a place that becomes free. Whoever comes before everybody takes it here, in the step in which it becomes free;
 * what nobody takes is for whoever comes first.
 */
export interface PlaceHooks extends OfficeHooks {
  /** Whether somebody comes before everybody in this office, so that a new place costs more than a row. */
  isAwaited(db: Db, officeId: number): boolean
  /**
   * Hours were closed: whoever held one of them without an appointment could no longer confirm it. At most `groups` families are let go and
   * told, in this step. Returns how many.
   */
  hoursClosed(tx: Tx, deps: MessagingDeps, closed: ClosedHours, now: Instant, groups?: number): number
  /** How many places of this day are kept for somebody who has no appointment yet. */
  placesKept(db: Db, officeId: number, day: LocalDay): number
}

/** To publish without offering anything to the waiting list yet: people who lose an hour in the same step, or get theirs back, come before it. */
export const beforeTheLine = <H extends PlaceHooks>(hooks: H): H => ({
  ...hooks,
  happened(tx, event, now) {
    if (event.what !== 'places_published') hooks.happened(tx, event, now)
  },
})
