import type { Db, Tx } from '../../db/open.ts'
import type { Procedure } from '../catalogue/types.ts'
import type { Clock, Instant } from '../clock.ts'
import type { PlaceHooks } from '../schedule/hooks.ts'
import type { Vault } from '../vault.ts'

/** What the writing functions of booking are given: secrets, chance, and what else has a part in places and appointments. */
export interface BookingDeps {
  readonly vault: Vault
  readonly clock: Pick<Clock, 'random'>
  readonly hooks: BookingHooks
}

declare module '../admin/deps.ts' {
  interface StaffDeps {
    readonly hooks: BookingHooks
  }
}
declare module '../capability.ts' {
  interface Capability {
    /** What it does when places and appointments change hands, and who comes before everybody. */
    readonly booking?: Partial<BookingHooks>
  }
}
declare module '../catalogue/office-change.ts' {
  interface Happenings {
    /** Whose these appointments are was proved, by an identification that a clerk saw: nobody disputes them any more. */
    identified: { readonly appointmentIds: readonly number[] }
    /** Somebody who sits in a place of this offer is told anew; `personId`: as they were told before. */
    told_anew: { readonly offerId: number; readonly personId: number; readonly key: Uint8Array }
  }
}
declare module '../chat/session.ts' {
  interface ChatDeps extends BookingDeps {}
}
declare module '../jobs/job.ts' {
  interface JobDeps {
    readonly hooks: BookingHooks
  }
}
declare module '../messaging/deps.ts' {
  interface MessagingDeps {
    readonly hooks: BookingHooks
  }
}

/** What happened to the appointments of a group. */
export type GroupChange = { groupId: string } & (
  | {
      what:
        | 'booked'
        | 'moved'
        /** Some or all of them. */
        | 'cancelled'
        /** The day of some of them is over. */
        | 'past'
        /** One of them is another person's than was thought: the CURP was put right. */
        | 'curp_corrected'
        /** One of them keeps nobody out any more (identity.ts). */
        | 'gave_way'
        /** Another telephone looks after them. */
        | 'passed_on'
    }
  /** The office could not keep the hour of these members and has no other for them: it cancelled, and owes them one. */
  | { what: 'owed'; members: readonly number[]; officeId: number }
  /** One of them went to another chat, in a group of its own. */
  | { what: 'member_left'; newGroup: string; appointmentId: number }
  /** A cancellation, or a move, of `endedAt` was taken back by the contact. */
  | { what: 'cancellation_undone' | 'move_undone'; contactId: number; endedAt: Instant }
)

/** People who are being booked now. If they also wait, they are not counted twice. */
export interface Booked {
  keys?: readonly Uint8Array[]
  personIds?: readonly number[]
  /** The accepted offers whose places these are. */
  offerIds?: readonly number[]
}

/** Somebody who is to have an appointment. `personId`: undefined for whoever never had one. */
export interface Newcomer {
  audience: Procedure['audience'] | undefined
  personId: number | undefined
  /** Has no CURP. */
  unverified: boolean
}

/**
 * What other capabilities do when places and appointments change hands. Booking calls them in the very step, so that all of it
 * happens or nothing; it knows none of them.
 */
export interface BookingHooks extends PlaceHooks {
  groupChanged(tx: Tx, deps: BookingDeps, change: GroupChange, now: Instant): void
  /**
   * The limit of its own that this contact would pass with these people: its name, as the chat knows it (`limits` of a ChatPart).
   * Undefined when it may have them.
   */
  limitPassed(db: Db, contactId: number, people: readonly Newcomer[], now: Instant): string | undefined
  /** Whether this contact claimed the CURP of that appointment as its own. */
  hasClaimed(db: Db, contactId: number, appointmentId: number): boolean
  /** The offices at which the person with this CURP waits for an appointment. */
  waitsAt(db: Db, deps: Pick<BookingDeps, 'vault'>, curp: string): readonly number[]
  /** Something about an appointment that a person at the office has to look at before the visit. */
  officeMustLook(
    tx: Tx,
    deps: Pick<BookingDeps, 'vault'>,
    at: { why: 'permission_revoked'; contactId: number; officeId: number; appointmentId: number },
    now: Instant,
  ): void
  /** This telephone says that nothing of this is theirs: what waits for it stands still. Returns how much did. */
  phoneDisowned(tx: Tx, contactId: number, now: Instant): number
  /** It was theirs after all: what stood still since then goes on at its old place. */
  phoneOwned(tx: Tx, deps: BookingDeps, contactId: number, disownedAt: Instant, now: Instant): void
}

/** Everything that these do, in their order. `hoursClosed`: booking's own part. */
export const combineHooks = (all: readonly Partial<BookingHooks>[], hoursClosed: BookingHooks['hoursClosed']): BookingHooks => ({
  hoursClosed,
  isAwaited: (...asked) => all.some((one) => one.isAwaited?.(...asked) === true),
  placesKept: (...asked) => all.reduce((sum, one) => sum + (one.placesKept?.(...asked) ?? 0), 0),
  waitingAt: (...asked) =>
    all.reduce(
      (sum, one) => {
        const more = one.waitingAt?.(...asked)
        return more
          ? {
              onlyHere: sum.onlyHere + more.onlyHere,
              elsewhereToo: sum.elsewhereToo + more.elsewhereToo,
              contacts: sum.contacts + more.contacts,
            }
          : sum
      },
      { onlyHere: 0, elsewhereToo: 0, contacts: 0 },
    ),
  waitsAt: (...asked) => all.flatMap((one) => one.waitsAt?.(...asked) ?? []),
  officeMustLook(...asked) {
    for (const one of all) one.officeMustLook?.(...asked)
  },
  happened(...asked) {
    for (const one of all) one.happened?.(...asked)
  },
  groupChanged(...asked) {
    for (const one of all) one.groupChanged?.(...asked)
  },
  limitPassed: (...asked) => all.map((one) => one.limitPassed?.(...asked)).find((limit) => limit !== undefined),
  phoneDisowned: (...asked) => all.reduce((sum, one) => sum + (one.phoneDisowned?.(...asked) ?? 0), 0),
  phoneOwned(...asked) {
    for (const one of all) one.phoneOwned?.(...asked)
  },
  hasClaimed: (...asked) => all.some((one) => one.hasClaimed?.(...asked) === true),
})
