import type {
  Cancelled,
  CancelledLately,
  CancelReason,
  Confirmed,
  Held,
  Moved,
  MovedLately,
  MoveUndone,
  Undone,
} from '../booking/outcomes.ts'
import type { AppointmentView, Choice, Hold, PersonDraft, Wish } from '../booking/types.ts'
import type { OfficePeople } from '../cases/chat/desk.ts'
import type { Rule } from '../catalogue/rules.ts'
import type {
  Field,
  Institution,
  Language,
  LocalDay,
  Office,
  Place,
  PlaceFound,
  Prices,
  Procedure,
  Requirement,
} from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { PermissionDesk } from '../minors/chat/desk.ts'
import type { ReminderDesk } from '../reminders/chat/desk.ts'
import type { OfficeQuery } from '../schedule/availability.ts'
import type { OfficeOffer, SlotOffer, SlotQuery } from '../schedule/slots.ts'
import type { WaitingDesk } from '../waitlist/chat/desk.ts'

/**
 * The counter that the conversation talks to: everything it may look up or have done. It acts only within the turn's
 * savepoint, so that either the whole turn happened or none of it did. All answers are values; nothing here waits.
 */
export interface Desk extends OfficePeople {
  readonly now: Instant
  /** Unguessable characters for turn ids; the same seed gives the same ones in a simulation. */
  token(): string
  readonly contact: {
    readonly language: Language
    readonly profileName: string | undefined
    /** Whoever cannot use a telephone to speak is told of none. */
    readonly inWriting?: boolean
  }

  /** From now on this contact is told of no telephone: a person answers in writing. */
  answerInWriting(): void

  institution(): Institution
  /** What can be booked in some office, in menu order. */
  procedures(): readonly Procedure[]
  /** Any procedure of the record, also one that is no longer offered: an appointment may outlive the offer. */
  procedure(procedureId: string): Procedure | undefined
  /** What this procedure asks beyond name, CURP and hour. */
  fields(procedureId: string): readonly Field[]
  /** What to bring for this procedure on that day: `applies` says in which case (always, half_fee, minor:<case> ...). */
  requirements(procedureId: string, day: LocalDay): Requirement[]
  /** The number of a rule in force. */
  rule(name: Rule): number

  /** A municipality, alcaldía, town, state or postal code in the person's own spelling. */
  findPlace(words: string): PlaceFound
  placeNear(latitude: number, longitude: number): Place
  states(): readonly { code: string; name: string; offices: number }[]
  office(officeId: number): Office
  /** Offices that citizens may choose and that do all these procedures; nobody looks for their free hours. */
  officesDoing(procedureIds: string[]): readonly Office[]
  /** Offices that do all these procedures, near a place or in a state, nearest first, each with its first free hour. */
  offices(query: OfficeQuery): OfficeOffer[]
  /** The last day for which the office has published hours; undefined when there are none. */
  publishedUntil(officeId: number): LocalDay | undefined
  slots(query: SlotQuery): SlotOffer[]
  /** When the office usually gives appointments: windows of each weekday (1 Monday), Monday first. Empty: nobody wrote it down. */
  week(officeId: number): readonly { weekday: number; fromMinute: number; untilMinute: number }[]
  slot(slotId: number): SlotOffer | undefined

  readonly reminders: ReminderDesk
  /** The other parent's word about a minor's passport. */
  readonly permissions: PermissionDesk

  /** The line of those for whom there is no place yet. */
  readonly waiting: WaitingDesk

  /** Notes that this contact typed this CURP; false when the daily limit is used up. */
  noteCurp(curp: string): boolean

  /** The number of the passport before, as this contact wrote it for that person in an earlier booking; undefined once it was deleted. */
  passportBefore(person: PersonDraft): string | undefined

  /** Why this contact may not bring the minors with these CURPs, by their number at a time or within a year. */
  minorsRefused(curps: readonly string[]): 'minors_live' | 'minors_year' | undefined

  /** Holds the slot for these people and lets go of an earlier hold of this contact in the same step. */
  hold(wish: Wish): Held
  /** Gives the hold its full time again, once. Undefined when it cannot be renewed. */
  renewHold(): Hold | undefined
  releaseHold(): void
  currentHold(): Hold | undefined
  /** What the person would pay on that day: the fees in force, half price by age. */
  prices(procedureId: string, birthDate: LocalDay, day: LocalDay): Prices
  /** Confirms the current hold; one choice for each member in order. */
  confirm(choices: Choice[]): Confirmed
  /** Live appointments made from this contact, soonest first. */
  appointments(): AppointmentView[]
  /** Cancels members of a group, all unless some are named, if it is this contact's and still as it was shown (`stamp`). */
  cancel(asked: { groupId: string; stamp: string; members?: readonly number[] | undefined }): Cancelled
  /** What this contact cancelled last, within a day. */
  cancelledLately(): CancelledLately | undefined
  /** Gives these members their own places back. */
  undoCancel(groupId: string, members: readonly number[]): Undone
  /** What this contact moved last, within a day. */
  movedLately(): MovedLately | undefined
  /** Brings these members back to the places that they had before their last move; `slotId`: where the first of them was. */
  undoMove(asked: { groupId: string; members: readonly number[]; slotId: number }): MoveUndone
  /** Why they were cancelled; false when they are not. */
  noteReason(groupId: string, members: readonly number[], reason: CancelReason): boolean
  /** What these would pay in all, before and after a move to that hour; undefined when there is nothing to pay. */
  priceAfterMove(asked: {
    groupId: string
    members?: readonly number[] | undefined
    slotId: number
  }): { before: number; after: number } | undefined
  /**
   * Takes the hour (and those after it, for several) and frees the old one in the same step. `shown`: how many begin in each hour,
   * as it was shown. What is refused leaves everything as it was.
   */
  move(asked: {
    groupId: string
    stamp: string
    members?: readonly number[] | undefined
    slotId: number
    shown?: readonly number[] | undefined
  }): Moved
}
