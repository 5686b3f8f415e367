import type { Instant } from '../clock.ts'

/**
 * When a hold, a visit or an undo is over: shared terms, so that no two queries disagree about a moment. `$now` is the moment of the turn
 * or job. In a query that joins, write `+$name`: a bare parameter may decide whether a partial index fits, so SQLite prepares the statement
 * again at each run (5-20 us instead of 0.4, measured).
 */
export const HOLD_RUNS = "state = 'held' and held_until > +$now"
export const HOLD_IS_DUE = "state = 'held' and held_until <= +$now"
export const STILL_LIVE = 'live = 1 and visit_ends_at > +$now'
/** Until then the place goes to no one, not even as an offer. */
export const UNDO_RUNS = "state = 'cancelled' and undo_until > +$now"
/** Until then the old place goes to no one. */
export const MOVE_UNDO_RUNS = "state = 'confirmed' and undo_until > +$now"
export const VISIT_IS_DUE = "state = 'confirmed' and visit_ends_at <= +$now"

/** HOLD_RUNS, for a held row in memory. */
export const stillRuns = (row: { held_until: Instant }, now: Instant): boolean => row.held_until > now
