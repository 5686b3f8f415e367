import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { rule } from '../catalogue/rules.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { DAY, HOUR, type Instant } from '../clock.ts'
import { isProven } from '../messaging/contacts.ts'

/** Appointments and holds of such accounts, and in which days; from their own index, which has nobody else's. */
const HELD_BY_ACCOUNTS = statement(
  `select s.day as day, sum(a.slot_count) as places from appointments a join slots s on s.id = a.slot_id
   where a.office_id = +$office and a.of_account = 1 and a.seated = 1 and a.contact_id <> +$contact and s.starts_at > +$now group by s.day`,
  {
    row: row<{ day: LocalDay; places: number }>({ day: 'text', places: 'int' }),
    params: { office: 'int', contact: 'int', now: 'int' },
    uses: 'appointments_of_accounts',
    because: 'few rows: no more than their share of what is published',
  },
)

const PLACES_OF_DAY = statement(
  `select coalesce(sum(capacity), 0) as places from slots
   where office_id = +$office and starts_at > +$after and starts_at < +$before and day = $day and closed_at is null`,
  { row: { places: 'int' }, params: { office: 'int', after: 'int', before: 'int', day: 'text' }, uses: 'slots_one' },
)

/**
 * The days of this office of which accounts that cost nothing have their share already (rule `free_accounts_percent`, one place at least):
 * held or booked, what this one has itself not counted. A thousand of them would otherwise take every day before anybody else comes. None
 * for whoever is joined to a telephone or was seen at the counter.
 */
export function fullDays(db: Db, contactId: number, officeId: number, now: Instant): ReadonlySet<LocalDay> {
  const percent = rule(db, 'free_accounts_percent')
  if (percent >= 100 || isProven(db, contactId)) return new Set()
  const held = HELD_BY_ACCOUNTS.all(db, { office: officeId, contact: contactId, now })
  return new Set(held.filter(({ day, places }) => places >= share(placesOf(db, officeId, day), percent)).map(({ day }) => day))
}

const share = (places: number, percent: number): number => Math.max(1, Math.floor((places * percent) / 100))

/** Instants that enclose the day in any zone limit the rows of the index that are read. */
function placesOf(db: Db, office: number, day: LocalDay): number {
  const midnight = Date.parse(`${day}T00:00Z`)
  const [after, before] = [midnight - 14 * HOUR, midnight + DAY + 12 * HOUR]
  return PLACES_OF_DAY.get(db, { office, after, before, day })?.places ?? 0
}
