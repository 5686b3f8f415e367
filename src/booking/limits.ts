import type { Db, Tx } from '../../db/open.ts'
import { dayOf } from '../catalogue/calendar.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { rule } from '../catalogue/rules.ts'
import { DAY, type Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { STILL_LIVE } from './expiry.ts'
import type { Booked, BookingDeps } from './hooks.ts'
import { curpIndex } from './people.ts'

interface LiveCount {
  people: number
  unverified: number
}

/**
 * Whether this phone may have so many more people with an appointment or in the waiting list. Only one of them may be without a
 * CURP: otherwise collectors of places would use that. A person who waits and is booked now counts once.
 */
export function mayHaveMore(
  db: Db,
  { hooks }: Pick<BookingDeps, 'hooks'>,
  contactId: number,
  more: LiveCount & Booked,
  now: Instant,
): boolean {
  if (more.unverified > 1) return false
  const live = db.client
    .query<LiveCount, { contact: number; now: number }>(
      `select count(*) as people, coalesce(sum(unverified), 0) as unverified from appointments
       where contact_id = +$contact and ${STILL_LIVE}`,
    )
    .get({ contact: contactId, now }) ?? { people: 0, unverified: 0 }
  const others = hooks.alsoCounted(db, contactId, more)
  return (
    live.people + others.people + more.people <= rule(db, 'live_people_a_phone') &&
    live.unverified + others.unverified + more.unverified <= 1
  )
}

/**
 * When this phone may hold again; undefined: now. It counts lapses of the last 24 hours, so nobody is locked out for longer
 * (read from `appointments_held_by`, without the years before). A lapse is a hold that expired, one that took its place back
 * although nobody else could have had it, or one that was confirmed and then cancelled.
 */
export function mayHoldAgainAt(db: Db, contactId: number, now: Instant): Instant | undefined {
  const holds = db.client
    .query<{ at: number; lapsed: number }, { contact: number; since: number }>(
      `select created_at as at, state = 'expired' or coalesce(reason, '') = '${TAKEN_BACK}' or ${GIVEN_BACK} as lapsed from appointments
       where contact_id = +$contact and member = 0 and origin = 'chat' and created_at > +$since order by created_at desc`,
    )
    .all({ contact: contactId, since: now - DAY })
  const ends = [
    nthEnd(
      holds.filter((one) => one.lapsed),
      rule(db, 'lapses_a_day'),
    ),
    nthEnd(holds, rule(db, 'holds_a_day')),
  ]
  const until = Math.max(...ends)
  return until > now ? until : undefined
}

/** The reason on a hold that took its place back: see mayHoldAgainAt. */
export const TAKEN_BACK = 'taken_back'

/** Cancelled by its person and not undone. The office's cancellations have no `undo_until` (changes/cancelling.ts). */
const GIVEN_BACK = "(state = 'cancelled' and undo_until is not null)"

/** When fewer than `limit` of them lie in the last 24 hours. */
function nthEnd(newestFirst: { at: Instant }[], limit: number): Instant {
  const deciding = newestFirst[limit - 1]
  return deciding ? deciding.at + DAY : 0
}

/** Notes that this contact typed this CURP. False, and nothing noted, when today's limit is used up. */
export function noteCurp(tx: Tx, vault: Vault, contactId: number, curp: string, now: Instant): boolean {
  const typed = { contact: contactId, day: dayOf(now, institutionZone(tx)), curp: curpIndex(vault, curp) }
  const known = tx.client
    .query<{ others: number; same: number | null }, { contact: number; day: string; curp: Uint8Array }>(
      `select count(*) as others, sum(curp_index = +$curp) as same from curps_typed where contact_id = +$contact and day = +$day`,
    )
    .get(typed)
  if (known?.same) return true
  if ((known?.others ?? 0) >= rule(tx, 'curps_a_day')) return false
  tx.client
    .query<unknown, typeof typed>('insert into curps_typed (contact_id, day, curp_index) values ($contact, $day, $curp)')
    .run(typed)
  return true
}
