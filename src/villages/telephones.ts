import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { askersOf } from '../booking/askers.ts'
import { STILL_LIVE } from '../booking/expiry.ts'
import type { Newcomer } from '../booking/hooks.ts'
import { dayOf, startOfDay } from '../catalogue/calendar.ts'
import { remember } from '../catalogue/memory.ts'
import { theOffice } from '../catalogue/offices.ts'
import { DAY, type Instant } from '../clock.ts'

/** Of a known telephone, how many people a year: none of it leads to a person. */
interface Allowed {
  id: number
  officeId: number
  askerId: number
  peopleAYear: number
}

export interface VillageTelephone extends Allowed {
  phone: Uint8Array
  promoter: Uint8Array
  village: string
}

const ALLOWED = statement(
  'select id, office_id as officeId, asker_id as askerId, people_a_year as peopleAYear from village_telephones order by id',
  {
    row: row<Allowed>({ id: 'int', officeId: 'int', askerId: 'int', peopleAYear: 'int' }),
    because: 'an institution has few, and all are remembered',
  },
)

const allowed = remember((db) => ALLOWED.all(db))

const COUNT_AS = statement(`select k.id from askers k where k.id in ${askersOf('$contact')}`, {
  row: { id: 'int' },
  params: { contact: 'int' },
  uses: 'askers_counts_as',
})

/** Undefined: a telephone as any other. */
export function villageTelephoneOf(db: Db, contact: number): Allowed | undefined {
  const all = allowed(db)
  if (all.length === 0) return undefined
  const askers = COUNT_AS.all(db, { contact }).map(({ id }) => id)
  return all.find(({ askerId }) => askers.includes(askerId))
}

/** SQL: those that count with this asker. */
const COUNTED_WITH = `(select k.id from askers k where coalesce(k.counts_as, k.id) =
  (select coalesce(r.counts_as, r.id) from askers r where r.id = +$asker))`

const BOOKED = statement(
  `select count(distinct person_id) as n from appointments
   where asked_by in ${COUNTED_WITH} and created_at >= +$from and (state in ('confirmed', 'past') or ${STILL_LIVE})`,
  {
    row: { n: 'int' },
    params: { asker: 'int', from: 'int', now: 'int' },
    uses: 'appointments_asked',
    because: 'only for a telephone of a village, whose year is counted',
  },
)

/** People in this calendar year, with those of a hold. Who cancelled is not one of them. */
export function bookedThisYear(db: Db, { officeId, askerId }: Allowed, now: Instant): number {
  const { zone } = theOffice(db, officeId)
  const from = startOfDay(`${dayOf(now, zone).slice(0, 4)}-01-01`, zone)
  return BOOKED.get(db, { asker: askerId, from, now })?.n ?? 0
}

export function peopleLeft(db: Db, contactId: number, now: Instant): number | undefined {
  const found = villageTelephoneOf(db, contactId)
  return found && Math.max(0, found.peopleAYear - bookedThisYear(db, found, now))
}

/** Each is known by name and CURP. */
export function limitPassed(db: Db, contactId: number, people: readonly Newcomer[]): 'village_curp' | undefined {
  return people.some(({ unverified }) => unverified) && villageTelephoneOf(db, contactId) ? 'village_curp' : undefined
}

const SEEN = statement(
  `select count(*) as known, coalesce(sum(p.arrived_at is not null or p.outcome in ('served', 'missing_paper')), 0) as seen
   from appointments a join visit_people p on p.appointment_id = a.id
   where a.asked_by in ${COUNTED_WITH} and a.created_at > +$since and p.outcome is not null and p.outcome <> 'unknown'`,
  {
    row: { known: 'int', seen: 'int' },
    params: { asker: 'int', since: 'int' },
    uses: 'appointments_asked visit_people_appointment',
    because: 'only when an office looks at its villages’ telephones',
  },
)

/** Of those who are known to have come or not, within a year. */
export const seenOf = (db: Db, { askerId }: Allowed, now: Instant): { known: number; seen: number } =>
  SEEN.get(db, { asker: askerId, since: now - 365 * DAY }) ?? { known: 0, seen: 0 }

const FEWEST_KNOWN = 5
const LEAST_SEEN_PERCENT = 70

export const isSeldomSeen = ({ known, seen }: { known: number; seen: number }): boolean =>
  known >= FEWEST_KNOWN && 100 * seen < LEAST_SEEN_PERCENT * known

const OF_AGENCY = statement(
  `select t.id, t.office_id as officeId, t.asker_id as askerId, t.people_a_year as peopleAYear, t.phone_sealed as phone,
     t.promoter_sealed as promoter, t.village
   from village_telephones t join offices f on f.id = t.office_id where f.agency_id = +? order by t.id`,
  {
    row: row<VillageTelephone>({
      id: 'int',
      officeId: 'int',
      askerId: 'int',
      peopleAYear: 'int',
      phone: 'bytes',
      promoter: 'bytes',
      village: 'text',
    }),
    params: ['int'],
    because: 'an agency has few',
  },
)

export const villageTelephonesOf = (db: Db, agencyId: number): VillageTelephone[] => OF_AGENCY.all(db, agencyId)

const PUT = statement(
  `insert into village_telephones (office_id, asker_id, phone_sealed, promoter_sealed, village, people_a_year, created_at)
   select $office, c.asker_id, $phone, $promoter, $village, $most, $now from contacts c where c.id = +$contact
   on conflict (asker_id) do update set office_id = $office, phone_sealed = $phone, promoter_sealed = $promoter, village = $village,
     people_a_year = $most`,
  {
    params: {
      office: 'int',
      contact: 'int',
      phone: 'bytes',
      promoter: 'bytes',
      village: 'text',
      most: 'int',
      now: 'int',
    },
  },
)

export interface NewVillageTelephone {
  office: number
  contact: number
  phone: Uint8Array
  promoter: Uint8Array
  village: string
  most: number
}

export const putVillageTelephone = (tx: Tx, one: NewVillageTelephone, now: Instant): void => void PUT.run(tx, { ...one, now })

const END = statement('delete from village_telephones where id = ?', { params: ['int'] })

/** What it booked stays, and from now on it is a telephone as any other. */
export const endVillageTelephone = (tx: Tx, id: number): void => void END.run(tx, id)
