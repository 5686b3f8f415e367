import type { Db, Tx } from '../../db/open.ts'
import type { Procedure } from '../catalogue/types.ts'
import type { Clock, Instant } from '../clock.ts'
import type { PlaceHooks } from '../schedule/hooks.ts'
import type { Vault } from '../vault.ts'

/** Secrets, chance, and other capabilities' part in places and appointments. */
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
    readonly booking?: Partial<BookingHooks>
  }
}
declare module '../catalogue/office-change.ts' {
  interface Happenings {
    /** A clerk saw an identification: no longer disputed. */
    identified: { readonly appointmentIds: readonly number[] }
    /** A person in a place of this offer was corrected; `personId`: as told before. */
    told_anew: { readonly offerId: number; readonly personId: number; readonly key: Uint8Array }
    /** Its people were served, and nobody of them is still there. */
    visit_served: { readonly visitId: number }
    /** It was theirs after all: what stood still since then goes on at its old place. */
    telephone_owned: { readonly contactId: number; readonly disownedAt: Instant }
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

export type GroupChange = { groupId: string } & (
  | {
      what:
        | 'booked'
        | 'moved'
        | 'cancelled'
        | 'past'
        /** The CURP was corrected to another person's. */
        | 'curp_corrected'
        /** One of them no longer blocks anyone (identity.ts). */
        | 'gave_way'
        | 'passed_on'
    }
  /** The office could not keep these members' hour and has no other: cancelled, and owed one. */
  | { what: 'owed'; members: readonly number[]; officeId: number }
  /** In a group of its own. */
  | { what: 'member_left'; newGroup: string; appointmentId: number }
  /** A cancellation or move of `endedAt` was undone by the contact. */
  | { what: 'cancellation_undone' | 'move_undone'; contactId: number; endedAt: Instant }
)

/** People being booked; if they also wait, they count once. */
export interface Booked {
  keys?: readonly Uint8Array[]
  personIds?: readonly number[]
  /** The accepted offers whose places these are. */
  offerIds?: readonly number[]
}

/** `personId`: undefined for a new person. */
export interface Newcomer {
  audience: Procedure['audience'] | undefined
  /** Of the procedure; undefined: not known yet. */
  agencyId: number | undefined
  personId: number | undefined
  /** Has no CURP. */
  unverified: boolean
}

/** Called by booking in the same step, so that all of it happens or nothing; booking knows none of the implementors. */
export interface BookingHooks extends PlaceHooks {
  groupChanged(tx: Tx, deps: BookingDeps, change: GroupChange, now: Instant): void
  /** A limit that this contact would exceed with these people: its name (`limits` of a ChatPart). Undefined: none. */
  limitPassed(db: Db, contactId: number, people: readonly Newcomer[], now: Instant): string | undefined
  /** How many more people this telephone may book for, or have waiting, by a record of the office. Undefined: as any telephone. */
  peopleLeft(db: Db, contactId: number, now: Instant): number | undefined
  hasClaimed(db: Db, contactId: number, appointmentId: number): boolean
  waitsAt(db: Db, deps: Pick<BookingDeps, 'vault'>, curp: string): readonly number[]
  /** A person at the office has to look at the appointment before the visit. */
  officeMustLook(
    tx: Tx,
    deps: Pick<BookingDeps, 'vault'>,
    at: { why: 'permission_revoked' | 'did_not_ask'; contactId: number; officeId: number; appointmentId: number },
    now: Instant,
  ): void
  /** What waits for this telephone stands still. Returns how much. */
  phoneDisowned(tx: Tx, contactId: number, now: Instant): number
}

/** In their order. `hoursClosed`: booking's own part. */
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
  peopleLeft: (...asked) => all.map((one) => one.peopleLeft?.(...asked)).find((left) => left !== undefined),
  phoneDisowned: (...asked) => all.reduce((sum, one) => sum + (one.phoneDisowned?.(...asked) ?? 0), 0),
  hasClaimed: (...asked) => all.some((one) => one.hasClaimed?.(...asked) === true),
})
