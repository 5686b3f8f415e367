import type { Instant } from '../clock.ts'

/**
 * The one place that says when a hold or a visit is over. Reading, holding, confirming and letting go all use these
 * terms, so that no two of them can disagree about the same moment. `$now` is the moment of the turn or job.
 *
 * In a query that joins, write `+$name` and not `$name`: a bare parameter may decide whether a partial index fits, so SQLite
 * prepares the whole statement again at each run (5-20 us instead of 0.4, measured). That is why `+` stands here too.
 */
export const HOLD_RUNS = "state = 'held' and held_until > +$now"
export const HOLD_IS_DUE = "state = 'held' and held_until <= +$now"
export const STILL_LIVE = 'live = 1 and visit_ends_at > +$now'
/** A cancellation that can still be undone: until then nobody else gets the place, not even as an offer. */
export const UNDO_RUNS = "state = 'cancelled' and undo_until > +$now"
/** A move that can still be undone: until then nobody else gets the old place. */
export const MOVE_UNDO_RUNS = "state = 'confirmed' and undo_until > +$now"
export const VISIT_IS_DUE = "state = 'confirmed' and visit_ends_at <= +$now"

/** HOLD_RUNS for a held row that was read already. */
export const stillRuns = (row: { held_until: Instant }, now: Instant): boolean => row.held_until > now
