import type { Instant } from '../clock.ts'
import type { AppointmentView, Hold, SlotOffer } from './types.ts'

export type Held =
  | { ok: true; hold: Hold }
  | {
      ok: false
      /**
       * taken: no room (any more); closed: the hour was closed; too_soon: it starts too soon or has passed;
       * phone_limit: this phone already has as many live persons as it may; minors_live, minors_year: as many minors; lapses: too many holds of this phone ran
       * out lately; own_live: the person already has an appointment made from this same phone (its view in `mine`);
       * age: a person has not the age of the procedure on that day; not_offered: the office does not do this.
       */
      why:
        | 'taken'
        | 'closed'
        | 'too_soon'
        | 'phone_limit'
        | 'minors_live'
        | 'minors_year'
        | 'lapses'
        | 'own_live'
        | 'age'
        | 'not_offered'
      mine?: AppointmentView
      /** When `lapses` ends. */
      until?: Instant
    }

export type Confirmed =
  | { ok: true; folio: string; appointments: AppointmentView[] }
  | {
      ok: false
      /**
       * expired: the hold ran out and the place is gone; closed: the hour was closed meanwhile; elsewhere: a person has
       * a live appointment from another phone (said honestly, with the way to claim it); phone_limit; no_hold.
       */
      why: 'expired' | 'closed' | 'elsewhere' | 'phone_limit' | 'minors_live' | 'minors_year' | 'no_hold'
      /** For `elsewhere`: which members, by their position. */
      members?: number[]
    }

export type Cancelled = { ok: true; undoUntil: Instant | undefined } | { ok: false; why: 'stale' }

export type Undone =
  | { ok: true; appointments: AppointmentView[] }
  /**
   * over: the time is over, or there is nothing to undo; closed: the hour was closed meanwhile; live: a person has another
   * appointment by now; phone_limit: this phone has as many people as it may by now.
   */
  | { ok: false; why: 'over' | 'closed' | 'live' | 'phone_limit' }

/** What a contact cancelled last: members of one group. `until`: when undoing it ends, or ended. */
export interface CancelledLately {
  groupId: string
  members: number[]
  slot: SlotOffer
  until: Instant
}

/** What takes a move back: those who moved, where the first of them was, and until when. */
export interface MoveUndo {
  members: number[]
  slotId: number
  until: Instant
}

export type MoveUndone =
  | { ok: true; appointments: AppointmentView[] }
  /** over: the time is over, or there is nothing (more) to take back; closed: the old hour was closed meanwhile. */
  | { ok: false; why: 'over' | 'closed' }

/** What a contact moved last: members of one group. `slot`: where the first of them was; `until`: when taking it back ends, or ended. */
export type MovedLately = CancelledLately

export type Moved =
  /**
   * `appointments`: those that moved, as they are now; `movesLeft`: how often the person may still do that; `undo`: how it is taken
   * back, undefined when it cannot be.
   */
  | {
      ok: true
      appointments: AppointmentView[]
      movesLeft: number
      priceChanged: boolean
      undo: MoveUndo | undefined
    }
  | {
      ok: false
      /**
       * stale: not as it was shown any more; taken, closed, too_soon, age, not_offered: as for a hold; moves_used_up: moved
       * as often as a person may; same: they are there already; validity: at the age of that day the law gives no passport of
       * the years that were chosen.
       */
      why: 'stale' | 'taken' | 'closed' | 'too_soon' | 'age' | 'not_offered' | 'moves_used_up' | 'same' | 'validity'
    }

/** Why a citizen cancelled: a code, never words of the person. */
export type CancelReason = 'not_that_day' | 'not_needed' | 'found_another' | 'other'
