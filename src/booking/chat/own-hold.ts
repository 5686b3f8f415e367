import type { Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { currentHold, hold, holdMs, releaseHold, renewHold } from '../holds.ts'
import type { Held } from '../outcomes.ts'
import type { Hold, RequestedPlaces } from '../types.ts'

// A contact has one hold at most.

export const ownHold = ({ tx, contact, now }: Session): Hold | undefined => currentHold(tx, contact.id, now)

/** Releases an earlier hold in the same step. */
export function holdFor(session: Session, wish: RequestedPlaces): Held {
  const { tx, deps, contact, now } = session
  return hold(tx, deps, { contactId: contact.id, wish, holdMs: holdMs(tx) }, now)
}

/** What giving the booking to another person gives up, for before the tap; undefined while nothing is held. */
export function costOfOthers({ session, t }: Speaker): string | undefined {
  const held = ownHold(session)
  return held && t.hold.letsGo(t.dates.hour(held.slot.minute))
}

/** Undefined when it cannot be renewed. */
export const renewOwnHold = ({ tx, contact, now }: Session): Hold | undefined => renewHold(tx, contact.id, holdMs(tx), now)

export const releaseOwnHold = ({ tx, deps, contact, now }: Session): void => releaseHold(tx, deps, contact.id, now)
