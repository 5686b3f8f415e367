import type { Instant } from '../clock.ts'

/**
 * When a hold, a visit or an undo is over. Reading, holding, confirming and letting go all use these terms, so that no two of
 * them disagree about a moment. `$now` is the moment of the turn or job.
 *
 * In a query that joins, write `+$name` instead of `$name`. A bare parameter may decide whether a partial index fits, so SQLite
 * prepares the whole statement again at each run (5-20 us instead of 0.4, measured). Hence the `+` here.
 */
export const HOLD_RUNS = "state = 'held' and held_until > +$now"
export const HOLD_IS_DUE = "state = 'held' and held_until <= +$now"
export const STILL_LIVE = 'live = 1 and visit_ends_at > +$now'
/** A cancellation that can still be undone. Until then nobody else gets the place, not even as an offer. */
export const UNDO_RUNS = "state = 'cancelled' and undo_until > +$now"
/** A move that can still be undone. Until then nobody else gets the old place. */
export const MOVE_UNDO_RUNS = "state = 'confirmed' and undo_until > +$now"
export const VISIT_IS_DUE = "state = 'confirmed' and visit_ends_at <= +$now"

/** HOLD_RUNS, for a held row in memory. */
export const stillRuns = (row: { held_until: Instant }, now: Instant): boolean => row.held_until > now
