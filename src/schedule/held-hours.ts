import type { Tx } from '../../db/open.ts'
import type { StaffDeps } from '../admin/deps.ts'
import type { Actor } from '../booking/events.ts'
import { letGoOfClosed } from '../booking/releases.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'

/** In one step; an office never has more holds at a time. */
const AT_ONCE_MAX = 500

/**
 * Lets go of holds in closed hours and tells their contacts at once, with the next free hours. To be called in the step that
 * closes. Returns how many were told.
 */
export function tellHolders(
  tx: Tx,
  deps: Pick<StaffDeps, 'clock' | 'citizens' | 'hooks'>,
  closed: { officeId: number; day?: LocalDay; lastDay?: LocalDay; actor: Actor },
  now: Instant,
): number {
  const lost = letGoOfClosed(tx, deps, closed, AT_ONCE_MAX, now)
  for (const { contactId } of lost) if (contactId !== undefined) deps.citizens.tellHoldClosed(tx, contactId, now)
  return lost.length
}
