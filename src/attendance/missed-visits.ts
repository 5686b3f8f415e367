import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { keepMarkLonger } from '../booking/asker-marks.ts'
import { askersOf } from '../booking/askers.ts'
import type { Newcomer } from '../booking/hooks.ts'
import { addDays, dayOf, endOfDay, isNonWorking, startOfDay, weekdayOf } from '../catalogue/calendar.ts'
import { remember } from '../catalogue/memory.ts'
import { agencyIdOf, theOffice } from '../catalogue/offices.ts'
import { notAtNight } from '../catalogue/quiet-hours.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { DAY, type Instant } from '../clock.ts'

// Whether people came to what they asked for. A visit is missed when a clerk settled its day and no one of its group came (`MISSED`). It is
// its asker's, also when it is in another chat by then. Its chat is asked the next morning, or whenever it can be, and before the asker may book or wait
// again; the answer, or the lack of one, decides whether it counts (`COUNTS`).

/** A visit counts for so long, and a forgotten telephone is recognised for so long. */
export const COUNTED_FOR_MS = 365 * DAY
/** From so many on, the next appointment is given in person. */
const MOST_MISSED = 2
/** In thousandths of the people of a day: with more outcomes that are not known, the day says nothing about anybody. */
const MOST_UNKNOWN = 200
/** Days that were settled later say nothing any more. */
export const LOOKED_BACK_DAYS = 3
const REVIEW_WORKING_DAYS = 5
const SATURDAY = 6

interface Missed {
  groupId: string
  startsAt: Instant
  contactId: number | null
  askerId: number
  /** 1: wrote to be there. */
  saidHere: number
}

const SETTLED = statement(
  `select count(*) as people, coalesce(sum(p.outcome = 'unknown'), 0) as unknown, coalesce(sum(p.outcome is null), 0) as open,
     (select count(*) from slots s join appointments a on a.slot_id = s.id and a.state in ('confirmed', 'past')
       where s.office_id = +$office and s.starts_at >= +$from and s.starts_at < +$until
         and not exists (select 1 from visit_people q where q.appointment_id = a.id)) as unseen
   from visits v join visit_people p on p.visit_id = v.id where v.office_id = +$office and v.day = +$day`,
  {
    row: { people: 'int', unknown: 'int', open: 'int', unseen: 'int' },
    params: { office: 'int', day: 'text', from: 'int', until: 'int' },
    uses: 'appointments_slot slots_one visit_people_appointment visit_people_one visits_number',
  },
)

/** Not: what the office gave, moved or closed; a village's telephone, of which the office sees how many come. */
const MISSED = statement(
  `select v.group_id as groupId, v.starts_at as startsAt, min(a.contact_id) as contactId, min(a.asked_by) as askerId,
     coalesce(v.hint = 'says_here', 0) as saidHere
   from visits v join visit_people p on p.visit_id = v.id join appointments a on a.id = p.appointment_id
     join slots s on s.id = a.slot_id and s.starts_at = v.starts_at
   where v.office_id = +$office and v.day = +$day and v.state = 'absent' and a.origin = 'chat' and a.asked_by is not null and s.closed_at is null
     and not exists (select 1 from rebookings r where r.group_id = v.group_id)
     and not exists (select 1 from disavowals d where d.group_id = v.group_id)
     and not exists (select 1 from village_telephones t where t.asker_id = a.asked_by)
   group by v.id`,
  {
    row: row<Missed>({ groupId: 'text!', startsAt: 'int', contactId: 'int?', askerId: 'int', saidHere: 'int' }),
    params: { office: 'int', day: 'text' },
    uses: 'rebookings_group village_telephones_asker visit_people_one visits_day',
    because: 'one day of one office, once an hour',
  },
)

/** none: without visits; open: not settled; unknown: too much of it is not known; else who is missed. */
type DaySaid = 'none' | 'open' | 'unknown' | Missed[]

/** What a day says of who did not come. It is a clerk's word of each, so a day to which no one came counts like any other. */
export function saidOf(db: Db, office: { id: number; zone: string }, day: LocalDay): DaySaid {
  const span = { from: startOfDay(day, office.zone), until: endOfDay(day, office.zone) }
  const known = SETTLED.get(db, { office: office.id, day, ...span })
  if (!known || known.people + known.unseen === 0) return 'none'
  if (known.open + known.unseen > 0) return 'open'
  return 1_000 * known.unknown > MOST_UNKNOWN * known.people ? 'unknown' : MISSED.all(db, { office: office.id, day })
}

function missedOn(db: Db, office: { id: number; zone: string }, day: LocalDay): Missed[] {
  const said = saidOf(db, office, day)
  return typeof said === 'string' ? [] : said
}

const RULED = statement('select office_id as officeId, since from attendance_rules order by office_id', {
  row: { officeId: 'int', since: 'int' },
  because: 'a row for an office',
})

const rules = remember((db) => RULED.all(db))

export const ruledOffices = (db: Db): number[] => rules(db).map(({ officeId }) => officeId)

export const ruledAgencies = (db: Db): number[] => [...new Set(ruledOffices(db).map((id) => agencyIdOf(db, id)))]

export const isRuled = (db: Db): boolean => rules(db).length > 0

const NOTE_MISSED = statement(
  `insert into missed_visits (group_id, office_id, starts_at, asker_id, contact_id, state, due_at, created_at)
   values ($group, $office, $startsAt, $asker, $contact, $state, $due, $now) on conflict do nothing`,
  {
    params: {
      group: 'text',
      office: 'int',
      startsAt: 'int',
      asker: 'int',
      contact: 'int?',
      state: 'text',
      due: 'int?',
      now: 'int',
    },
  },
)

/** Notes who did not come on the last days, to be asked on the next morning; of who wrote to be there a clerk decides. Returns how many. */
export function noteMissed(tx: Tx, now: Instant): number {
  let noted = 0
  for (const { officeId, since } of rules(tx)) {
    const office = theOffice(tx, officeId)
    for (let ago = LOOKED_BACK_DAYS; ago >= 1; ago--) {
      const day = addDays(dayOf(now, office.zone), -ago)
      for (const one of missedOn(tx, office, day)) {
        if (one.startsAt < since) continue
        const next = one.saidHere === 1 ? { state: 'came', due: null } : { state: 'planned', due: notAtNight(tx, now, office.zone) }
        const { changes } = NOTE_MISSED.run(tx, {
          ...{ group: one.groupId, startsAt: one.startsAt, asker: one.askerId, contact: one.contactId },
          ...{ office: officeId, ...next, now },
        })
        if (changes > 0) keepMarkLonger(tx, one.askerId, now + COUNTED_FOR_MS)
        noted += changes
      }
    }
  }
  return noted
}

/** Still as the clerk settled it: an arrival that was noted later takes it back. */
const STANDS = `(m.group_id is null or exists (
    select 1 from visits v where v.group_id = m.group_id and v.starts_at = m.starts_at and v.office_id = m.office_id and v.state = 'absent'))`

/** SQL: the rows `m` that count, while their office has the rule. */
const COUNTS = `(m.state in ('silent', 'unwanted', 'not_there') or m.state = 'could_not' and m.excused = 0)
  and m.created_at > +$since and exists (select 1 from attendance_rules r where r.office_id = m.office_id) and ${STANDS}`

const COUNTED = statement(
  `select count(*) as n from missed_visits m join offices f on f.id = m.office_id
   where m.asker_id in ${askersOf('$contact')} and f.agency_id = +$agency and ${COUNTS}`,
  {
    row: { n: 'int' },
    params: { contact: 'int', agency: 'int', since: 'int' },
    uses: 'askers_counts_as missed_visits_asker visits_one',
  },
)

const isGivenInPerson = (db: Db, contactId: number, agency: number, now: Instant): boolean =>
  (COUNTED.get(db, { contact: contactId, agency, since: now - COUNTED_FOR_MS })?.n ?? 0) >= MOST_MISSED

const TO_ASK = statement(
  `select min(m.id) as id from missed_visits m join offices f on f.id = m.office_id join attendance_rules r on r.office_id = m.office_id
   where m.asker_id in ${askersOf('$contact')} and f.agency_id = +$agency and ${STANDS}
     and (m.state = 'planned' or m.state = 'asked' and not exists (
       select 1 from outbox o where o.id = m.outbox_id and o.delivered_at is not null))`,
  {
    row: { id: 'int?' },
    params: { contact: 'int', agency: 'int' },
    uses: 'askers_counts_as missed_visits_asker visits_one',
  },
)

/** The first for which this chat, or one that counts with it, was not reached by the question yet. */
export const toBeAsked = (db: Db, contactId: number, agency: number): MissedVisit | undefined => {
  const id = TO_ASK.get(db, { contact: contactId, agency })?.id
  return id == null ? undefined : missedById(db, id)
}

/** `not_asked`: has to answer first for an earlier one that was missed. */
export function limitPassed(
  db: Db,
  contactId: number,
  people: readonly Newcomer[],
  now: Instant,
): 'in_person' | 'not_asked' | undefined {
  if (!isRuled(db)) return undefined
  const agencies = [...new Set(people.flatMap(({ agencyId }) => agencyId ?? []))]
  if (agencies.some((agency) => isGivenInPerson(db, contactId, agency, now))) return 'in_person'
  return agencies.some((agency) => toBeAsked(db, contactId, agency)) ? 'not_asked' : undefined
}

const OF_ASKER = statement(
  `select m.office_id as officeId, m.review_by as reviewBy, m.reviewed_at as reviewedAt from missed_visits m
   where m.asker_id in ${askersOf('$contact')} order by m.created_at desc`,
  {
    row: { officeId: 'int', reviewBy: 'int?', reviewedAt: 'int?' },
    params: { contact: 'int' },
    uses: 'askers_counts_as missed_visits_asker',
    because: 'a telephone misses few',
  },
)

/** The last first. */
export const missedBy = (db: Db, contact: number): Pick<MissedVisit, 'officeId' | 'reviewBy' | 'reviewedAt'>[] =>
  OF_ASKER.all(db, { contact })

export interface MissedVisit {
  id: number
  groupId: string | null
  officeId: number
  startsAt: Instant
  askerId: number
  contactId: number | null
  state: 'planned' | 'asked' | 'silent' | 'came' | 'could_not' | 'unwanted' | 'not_there' | 'cleared' | 'spent'
  excused: number
  dueAt: Instant | null
  outboxId: number | null
  reviewBy: Instant | null
  reviewedAt: Instant | null
  version: number
}

export const MISSED_ROW = row<MissedVisit>({
  id: 'int',
  groupId: 'text?',
  officeId: 'int',
  startsAt: 'int',
  askerId: 'int',
  contactId: 'int?',
  state: 'text',
  excused: 'int',
  dueAt: 'int?',
  outboxId: 'int?',
  reviewBy: 'int?',
  reviewedAt: 'int?',
  version: 'int',
})

export const COLUMNS = `m.id, m.group_id as groupId, m.office_id as officeId, m.starts_at as startsAt, m.asker_id as askerId,
  m.contact_id as contactId, m.state, m.excused, m.due_at as dueAt, m.outbox_id as outboxId, m.review_by as reviewBy,
  m.reviewed_at as reviewedAt, m.version`

const ONE = statement(`select ${COLUMNS} from missed_visits m where m.id = +?`, { row: MISSED_ROW, params: ['int'] })
export const missedById = (db: Db, id: number): MissedVisit | undefined => ONE.get(db, id) ?? undefined

const OF_CONTACT = statement(
  `select ${COLUMNS} from missed_visits m where m.id = +$id and (m.contact_id = +$contact or m.asker_id in ${askersOf('$contact')})`,
  { row: MISSED_ROW, params: { contact: 'int', id: 'int' }, uses: 'askers_counts_as' },
)
/** Of who has it, or who asked for it. */
export const missedOf = (db: Db, contact: number, id: number): MissedVisit | undefined =>
  OF_CONTACT.get(db, { contact, id }) ?? undefined

const STEP = statement(
  `update missed_visits set state = $state, excused = $excused, due_at = $due, outbox_id = $outbox, version = version + 1
   where id = +$id and version = +$version`,
  {
    params: { id: 'int', version: 'int', state: 'text', excused: 'int', due: 'int?', outbox: 'int?' },
  },
)

/** By the version that was read. Throws when another step came between. */
export function step(
  tx: Tx,
  one: MissedVisit,
  change: { state: MissedVisit['state']; excused?: boolean; dueAt?: Instant; outboxId?: number },
  now: Instant,
): void {
  const { changes } = STEP.run(tx, {
    ...{ id: one.id, version: one.version, state: change.state },
    excused: Number(change.excused ?? false),
    due: change.dueAt ?? null,
    outbox: change.outboxId ?? one.outboxId,
  })
  if (changes === 0) throw new Error('a missed visit changed while a step was written')
  if (change.state !== 'planned' && change.state !== 'asked') toReview(tx, one.id, now)
}

const ROOT_COUNT = statement(
  `select count(*) as n from missed_visits m join offices f on f.id = m.office_id, missed_visits w join offices g on g.id = w.office_id
     join askers k on k.id = w.asker_id
   where w.id = +$id and f.agency_id = g.agency_id and ${COUNTS}
     and m.asker_id in (select a.id from askers a where a.id = coalesce(k.counts_as, k.id) union all
       select a.id from askers a where a.counts_as = coalesce(k.counts_as, k.id))`,
  {
    row: { n: 'int' },
    params: { id: 'int', since: 'int' },
    uses: 'askers_counts_as missed_visits_asker visits_one',
  },
)

const REVIEW = statement('update missed_visits set review_by = ? where id = ? and review_by is null', { params: ['int', 'int'] })

/** From here on appointments are given in person: a person of the office looks at it. */
function toReview(tx: Tx, id: number, now: Instant): void {
  const counted = ROOT_COUNT.get(tx, { id, since: now - COUNTED_FOR_MS })?.n ?? 0
  const one = missedById(tx, id)
  if (counted >= MOST_MISSED && one) REVIEW.run(tx, afterWorkingDays(tx, one.officeId, now), id)
}

/** The end of the last of them. */
function afterWorkingDays(db: Db, officeId: number, now: Instant): Instant {
  const { zone } = theOffice(db, officeId)
  let day = dayOf(now, zone)
  for (let left = REVIEW_WORKING_DAYS; left > 0; ) {
    day = addDays(day, 1)
    if (weekdayOf(day) < SATURDAY && !isNonWorking(db, day)) left--
  }
  return endOfDay(day, zone)
}

const EXCUSED = statement(
  `select 1 from missed_visits m where m.asker_id in ${askersOf('$contact')} and m.excused = 1 and m.created_at > +$since limit 1`,
  { params: { contact: 'int', since: 'int' }, uses: 'askers_counts_as missed_visits_asker' },
)

/** The first that could not come within a year does not count. */
export const wasExcused = (db: Db, contact: number, now: Instant): boolean =>
  EXCUSED.finds(db, { contact, since: now - COUNTED_FOR_MS })

const SPENT = statement(
  `update missed_visits as m set state = 'spent', excused = 0, due_at = null, version = version + 1
   where m.state in ('silent', 'unwanted', 'not_there', 'could_not') and m.asker_id in (
     select w.asker_id from appointments n join appointments a on a.person_id = n.person_id and a.asked_by is not null
       join missed_visits w on w.group_id = a.group_id where n.group_id = +$group and n.origin <> 'chat')`,
  {
    params: { group: 'text' },
    uses: 'appointments_group appointments_person missed_visits_asker missed_visits_one',
  },
)

/** One of its people was given an appointment in person: all begins again. */
export const spend = (tx: Tx, groupId: string): void => void SPENT.run(tx, { group: groupId })
