import type { Instant } from '../clock.ts'
import type { FreeSlot } from '../schedule/slots.ts'
import type { AppointmentView, Hold } from './types.ts'

export type Held =
  | { ok: true; hold: Hold }
  | {
      ok: false
      /**
       * taken: no room; closed: the hour was closed; too_soon: it starts too soon or is past; phone_limit: this phone has its most people;
       * other_limit: a limit of another capability (`limit`: its name); lapses: too many holds of this phone expired lately; own_live: the
       * person has an appointment from this same phone (`mine`); same_time: one at that time from it; age: an age does not fit the
       * procedure on that day; not_offered: the office does not do this; held_for_another: only this phone's place for another person is
       * left (`heldFor`: their names; `until`).
       */
      why:
        | 'taken'
        | 'closed'
        | 'too_soon'
        | 'phone_limit'
        | 'other_limit'
        | 'lapses'
        | 'own_live'
        | 'same_time'
        | 'age'
        | 'not_offered'
        | 'held_for_another'
      mine?: AppointmentView
      limit?: string
      heldFor?: string[]
      /** When `lapses` ends, and until when a place is held for another. */
      until?: Instant
    }

export type Confirmed =
  | { ok: true; folio: string; appointments: AppointmentView[] }
  | {
      ok: false
      /**
       * expired: the hold and its place are gone; closed: the hour was closed meanwhile; elsewhere: a person has an appointment from
       * another phone (said openly, with the way to claim it); same_time: one at that time from this one; the limits as for a hold;
       * no_hold: there is none.
       */
      why: 'expired' | 'closed' | 'elsewhere' | 'same_time' | 'phone_limit' | 'other_limit' | 'no_hold'
      limit?: string
      /** For `elsewhere`: positions of the members. */
      members?: number[]
    }

export type Cancelled = { ok: true; undoUntil: Instant | undefined } | { ok: false; why: 'stale' }

export type Undone =
  | { ok: true; appointments: AppointmentView[] }
  /**
   * over: too late, or nothing to undo; closed: the hour was closed meanwhile; live: a person has another appointment now; phone_limit:
   * this phone has its most people.
   */
  | { ok: false; why: 'over' | 'closed' | 'live' | 'phone_limit' }

/** Members of one group. `until`: when undoing it ends, or ended. */
export interface CancelledLately {
  groupId: string
  members: number[]
  slot: FreeSlot
  until: Instant
}

/** What undoing a move needs, and until when. */
export interface MoveUndo {
  members: number[]
  slotId: number
  until: Instant
}

export type MoveUndone =
  | { ok: true; appointments: AppointmentView[] }
  /** over: too late, or nothing to take back; closed: the old hour was closed meanwhile. */
  | { ok: false; why: 'over' | 'closed' }

/** Members of one group. `slot`: where the first of them was; `until`: when undoing it ends, or ended. */
export type MovedLately = CancelledLately

export type Moved =
  /**
   * `appointments`: as they are now; `movesLeft`: the person's further moves; `undo`: undefined when impossible; `rested`: new places that
   * rested for the public.
   */
  | {
      ok: true
      appointments: AppointmentView[]
      movesLeft: number
      priceChanged: boolean
      undo: MoveUndo | undefined
      rested: number
    }
  | {
      ok: false
      /**
       * stale: no longer as shown; taken, closed, too_soon, age, not_offered: as for a hold; answer: what one of them answered does not
       * serve on that day; moves_used_up: no own moves left; same: they
       * are there already; same_time: one of them has another appointment then; validity: no passport of the chosen years exists at the age
       * of that day; share: free accounts, which asked for them, have their part of that day.
       */
      why:
        | 'stale'
        | 'taken'
        | 'closed'
        | 'too_soon'
        | 'age'
        | 'answer'
        | 'not_offered'
        | 'moves_used_up'
        | 'same'
        | 'same_time'
        | 'validity'
        | 'share'
    }

/** A code, never the person's words. */
export type CancelReason = 'not_that_day' | 'not_needed' | 'found_another' | 'other'
