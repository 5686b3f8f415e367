import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { STILL_LIVE } from '../booking/expiry.ts'
import { rule } from '../catalogue/rules.ts'
import { DAY, type Instant } from '../clock.ts'

const YEAR = 365 * DAY

const OF_MINORS = "procedure_id in (select p.id from procedures p where p.audience = 'minor')"

export interface MinorsWanted {
  /** How many minors the booking is for. */
  count: number
  /** Those who were here before, by the person's number: the same child twice in a year counts once. */
  known: readonly number[]
}

const MINORS_REFUSED = statement(
  `select count(*) as n from appointments where contact_id = +$contact and ${STILL_LIVE} and ${OF_MINORS}`,
  { row: { n: 'int' }, params: { contact: 'int', now: 'int' }, uses: 'appointments_contact' },
)

/**
 * Why this contact may not bring so many minors; undefined when it may. `minors_live`: too many with an appointment to come.
 * `minors_year`: too many different ones within a year, counting what was confirmed, cancelled or not.
 */
export function minorsRefused(
  db: Db,
  contactId: number,
  wanted: MinorsWanted,
  now: Instant,
): 'minors_live' | 'minors_year' | undefined {
  if (wanted.count === 0) return undefined
  const live = MINORS_REFUSED.get(db, { contact: contactId, now })?.n ?? 0
  if (live + wanted.count > rule(db, 'live_minors_a_phone')) return 'minors_live'
  return differentMinors(db, contactId, wanted.known, now) + wanted.count > rule(db, 'minors_a_year') ? 'minors_year' : undefined
}

const DIFFERENT_MINORS = statement(
  `select count(distinct person_id) as n from appointments
   where contact_id = +$contact and confirmed_at > +$since and ${OF_MINORS}
     and person_id not in (select value from json_each(+$beside))`,
  {
    row: { n: 'int' },
    params: { contact: 'int', since: 'int', beside: 'text' },
    uses: 'appointments_contact',
    because: 'a contact has few appointments',
  },
)

/** How many other minors had an appointment from this contact within a year. */
function differentMinors(db: Db, contactId: number, beside: readonly number[], now: Instant): number {
  return DIFFERENT_MINORS.get(db, { contact: contactId, since: now - YEAR, beside: JSON.stringify(beside) })?.n ?? 0
}
