import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { askersOf, liveAppointmentsOf } from '../booking/askers.ts'
import type { PeopleLimit } from '../booking/chat/hooks.ts'
import type { Newcomer } from '../booking/hooks.ts'
import { rule } from '../catalogue/rules.ts'
import type { Draft } from '../chat/draft.ts'
import type { ChatPart } from '../chat/part.ts'
import { paragraphs } from '../chat/prompt.ts'
import type { Speaker } from '../chat/scene.ts'
import { DAY, type Instant } from '../clock.ts'

const YEAR = 365 * DAY

const OF_MINORS = "procedure_id in (select p.id from procedures p where p.audience = 'minor')"

const LIVE_MINORS = statement(
  `select count(*) as n from appointments where id in ${liveAppointmentsOf('$contact')} and ${OF_MINORS}`,
  {
    row: { n: 'int' },
    params: { contact: 'int', now: 'int' },
    uses: 'appointments_asked_live appointments_contact askers_counts_as',
  },
)

const liveMinors = (db: Db, contactId: number, now: Instant): number => LIVE_MINORS.get(db, { contact: contactId, now })?.n ?? 0

/**
 * Undefined: within the limits. `minors_live`: too many minors with an appointment to come. `minors_year`: too many different ones within a
 * year, confirmed, cancelled or not; the same child twice counts once.
 */
export function limitPassed(
  db: Db,
  contactId: number,
  people: readonly Newcomer[],
  now: Instant,
): 'minors_live' | 'minors_year' | undefined {
  const minors = people.filter((one) => one.audience === 'minor')
  if (minors.length === 0) return undefined
  const known = minors.flatMap((one) => one.personId ?? [])
  if (liveMinors(db, contactId, now) + minors.length > rule(db, 'live_minors_a_phone')) return 'minors_live'
  return differentMinors(db, contactId, known, now) + minors.length > rule(db, 'minors_a_year') ? 'minors_year' : undefined
}

const DIFFERENT_MINORS = statement(
  `select count(distinct person_id) as n from appointments
   where (asked_by in ${askersOf('$contact')} or contact_id = +$contact) and confirmed_at > +$since and ${OF_MINORS}
     and person_id not in (select value from json_each(+$beside))`,
  {
    row: { n: 'int' },
    params: { contact: 'int', since: 'int', beside: 'text' },
    uses: 'appointments_asked appointments_contact askers_counts_as',
    because: 'a contact has few appointments',
  },
)

/** Other minors with an appointment from this contact within a year. */
function differentMinors(db: Db, contactId: number, beside: readonly number[], now: Instant): number {
  return DIFFERENT_MINORS.get(db, { contact: contactId, since: now - YEAR, beside: JSON.stringify(beside) })?.n ?? 0
}

/** The most minors at once; those of the year are known only by their CURPs. */
export function peopleLimit({ session, t }: Speaker, { who }: Draft): PeopleLimit | undefined {
  if (who !== 'minor') return undefined
  const { tx, contact, now } = session
  const [live, year] = [rule(tx, 'live_minors_a_phone'), rule(tx, 'minors_a_year')]
  const most = Math.min(live, year)
  const room = Math.max(0, Math.min(live - liveMinors(tx, contact.id, now), year))
  return { name: 'minors_live', most, room, tooMany: t.howMany.tooManyMinors(most) }
}

export const limits: NonNullable<ChatPart['limits']> = {
  minors_live: ({ t, session }) => paragraphs(t.minorLimits.live(rule(session.tx, 'live_minors_a_phone')), t.minorLimits.wayOut),
  minors_year: ({ t, session }) => paragraphs(t.minorLimits.year(rule(session.tx, 'minors_a_year')), t.minorLimits.wayOut),
}
