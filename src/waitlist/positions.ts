import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { MINUTES_A_DAY, weekdayOf } from '../catalogue/calendar.ts'
import { activeProcedures } from '../catalogue/procedures.ts'
import { rule } from '../catalogue/rules.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { unserved } from '../schedule/schedules.ts'
import type { SlotState } from '../schedule/slots.ts'

export const ANY_WEEKDAY = 0b111_1111
/** Beyond so many the exact number helps no one. */
const COUNTED_AT_MOST = 1_000

/** Bits as in wait_lines. */
export const weekdayBits = (weekdays: readonly number[] | undefined): number =>
  weekdays && weekdays.length > 0 ? weekdays.reduce((bits, day) => bits | (1 << (day - 1)), 0) : ANY_WEEKDAY

export const weekdaysOf = (bits: number): number[] => [1, 2, 3, 4, 5, 6, 7].filter((day) => bits & (1 << (day - 1)))

export interface LinePlace {
  officeIds: number[]
  weekdays: number
  fromMinute: number
  untilMinute: number
  /** Undefined: now, at the end. */
  countsFrom?: Instant
  lot?: number
  wishId?: number
  /** It stands before all that are not owed an hour. */
  owed?: boolean
}

const PEOPLE_AHEAD = statement(
  `select coalesce(sum(people), 0) as ahead from (
   select wish_id, max(people) as people from (
     select wish_id, people from wait_lines
     where office_id in (select value from json_each(+$offices)) and open = 1
       and (owed > +$owed or owed = +$owed and (counts_from, lot, wish_id) < (+$countsFrom, +$lot, +$wish))
       and (weekdays & +$weekdays) <> 0 and from_minute < +$until and until_minute > +$from
     limit ${COUNTED_AT_MOST} * json_array_length(+$offices))
   group by wish_id limit ${COUNTED_AT_MOST})`,
  {
    row: { ahead: 'int' },
    params: {
      offices: 'text',
      owed: 'int',
      countsFrom: 'int',
      lot: 'int',
      wish: 'int',
      weekdays: 'int',
      until: 'int',
      from: 'int',
    },
    uses: 'wait_lines_open',
    because: 'a wish that waits in several offices counts once; reading stops at the limit',
  },
)

/**
 * People before this place who could be served by the same places: weekdays and hours overlap. Reads only the line's index, without last
 * days: a few too many, never too few.
 */
export function peopleAhead(db: Db, place: LinePlace): number {
  const row = PEOPLE_AHEAD.get(db, {
    offices: JSON.stringify(place.officeIds),
    owed: Number(place.owed ?? false),
    countsFrom: place.countsFrom ?? Number.MAX_SAFE_INTEGER,
    lot: place.lot ?? Number.MAX_SAFE_INTEGER,
    wish: place.wishId ?? Number.MAX_SAFE_INTEGER,
    weekdays: place.weekdays,
    from: place.fromMinute,
    until: Math.min(place.untilMinute, MINUTES_A_DAY),
  })
  return row?.ahead ?? 0
}

const STOOD_BEFORE = `(d.owed > w.owed or d.owed = w.owed and (d.counts_from, d.lot, d.id) < (w.counts_from, w.lot, w.id))
  and exists (select 1 from wait_lines l join wait_lines m on m.office_id = l.office_id where l.wish_id = d.id and m.wish_id = w.id
    and (l.weekdays & m.weekdays) <> 0 and l.from_minute < m.until_minute and l.until_minute > m.from_minute)`

const ENDED_SINCE = `from wait_wishes w join wait_wishes d on d.live = 0 and d.updated_at >= w.joined_at`

const WENT_BEFORE = statement(
  `select coalesce(sum(people) filter (where state = 'booked'), 0) as served, coalesce(sum(people) filter (where state <> 'booked'), 0) as gone
   from (select d.people, d.state ${ENDED_SINCE} and d.body_sealed is null where w.id = +$wish and ${STOOD_BEFORE}
     union all select d.people, d.state ${ENDED_SINCE} and d.body_sealed is not null where w.id = +$wish and ${STOOD_BEFORE})`,
  {
    row: { served: 'int', gone: 'int' },
    params: { wish: 'int' },
    uses: 'wait_wishes_bodies wait_wishes_counted',
  },
)

/** Of the people who stood before this entry and for the same places: who got one since it joined, and who left. */
export const wentBefore = (db: Db, wishId: number): { served: number; gone: number } =>
  WENT_BEFORE.get(db, { wish: wishId }) ?? { served: 0, gone: 0 }

/** For a person who joins now, for any day and hour. */
export const peopleAtEnd = (db: Db, officeIds: readonly number[]): number =>
  peopleAhead(db, { officeIds: [...officeIds], weekdays: ANY_WEEKDAY, fromMinute: 0, untilMinute: MINUTES_A_DAY })

const SOMEBODY_WAITS = statement('select 1 from wait_lines where office_id = +? and open = 1 limit 1', {
  params: ['int'],
  uses: 'wait_lines_sizes',
})

/** One look into a partial index. */
export const somebodyWaits = (db: Db, officeId: number): boolean => SOMEBODY_WAITS.get(db, officeId) !== null

export interface InLine {
  wishId: number
  /** Null: they can only be called. */
  contactId: number | null
  people: number
  countsFrom: Instant
  lot: number
  owed: number
}

export interface Telling {
  day: LocalDay
  /** Whether a person told then can still pay at a bank before the hour. */
  payable: boolean
}

export interface Served {
  /** The largest group that fits; `sizes`: only these sizes. */
  most: number
  sizes?: readonly number[] | undefined
  /** Consecutive slots of each person. */
  slots: number
  /** Contacts that freed one of the places. */
  freedBy: readonly number[]
  /** In a chat and on the telephone; undefined: too little time is left. */
  said: Telling | undefined
  called: Telling | undefined
}

/**
 * The first in line whom places from this hour on would serve: those owed an hour, then by age (age.ts). Skipped, without losing their
 * place: a larger group; other days or hours; an age or a procedure that this hour cannot serve; people who were offered this hour before
 * or anything on that day, have a running offer, sent BAJA, cannot move their appointment any more, or could not pay at a bank in time. The
 * contact that freed the place never gets it this way, nor does a person who was ever booked from that contact.
 */
export const firstInLine = (db: Db, slot: SlotState, asked: Served, now: Instant): InLine | undefined =>
  FIRST_IN_LINE.get(db, servedBy(db, slot, asked, now)) ?? undefined

function servedBy(db: Db, { offer, scheduleId }: SlotState, asked: Served, now: Instant) {
  const procedures = activeProcedures(db).map(({ id }) => id)
  return {
    office: offer.officeId,
    slot: offer.slotId,
    unserved: JSON.stringify(unserved(db, scheduleId, procedures)),
    startsAt: offer.startsAt,
    most: asked.most,
    slots: asked.slots,
    sizes: asked.sizes ? JSON.stringify(asked.sizes) : null,
    weekday: 1 << (weekdayOf(offer.day) - 1),
    minute: offer.minute,
    day: offer.day,
    saidDay: asked.said?.day ?? null,
    calledDay: asked.called?.day ?? null,
    saidPayable: Number(asked.said?.payable ?? false),
    calledPayable: Number(asked.called?.payable ?? false),
    offers: rule(db, 'offers_a_wish'),
    moves: rule(db, 'moves_an_appointment'),
    freedBy: JSON.stringify(asked.freedBy),
    now,
  }
}

/**
 * Offers of the entry `w` that count since it joined or went on: accepted (even if released later), declined, or missed by day (`spared` in
 * db/schema/waitlist.ts). None counts while the office owes an hour.
 */
export const OFFERS_COUNTED = `(select count(*) from wait_offers o
    where w.owed = 0 and o.wish_id = w.id and o.state not in ('withdrawn', 'unsaid') and o.spared = 0 and o.created_at >= w.offers_from)`

const OFFER_DAY = 'iif(w.contact_id is null, +$calledDay, +$saidDay)'

const MAY_BE_OFFERED = `${OFFER_DAY} is not null and not exists (select 1 from wait_offers o where o.wish_id = l.wish_id
    and (o.state = 'open' or (o.state <> 'withdrawn' and (o.day >= ${OFFER_DAY} or o.slot_id = +$slot))))
  and ${OFFERS_COUNTED} < +$offers`

/** For each member: one who was moved alone is not brought to a later hour. */
const WOULD_BE_EARLIER = `not exists (select 1 from appointments a join slots s on s.id = a.slot_id
    where a.group_id = w.moves_group and a.live = 1 and s.starts_at <= +$startsAt)`

/** Accepting is a move: each appointment must have one left. */
const MAY_STILL_MOVE = `not exists (select 1 from appointments a
    where a.group_id = w.moves_group and a.live = 1 and a.moves >= +$moves)`

const IS_DONE_HERE = `not exists (select 1 from json_each(w.procedures) p where p.value in (select value from json_each(+$unserved)) or not exists (
    select 1 from office_procedures d join procedures q on q.id = d.procedure_id and q.active = 1
    where d.office_id = l.office_id and d.procedure_id = p.value
      and coalesce(q.notice_minutes, 0) * 60000 <= +$startsAt - +$now
      and coalesce(q.days_ahead, 9999) * 86400000 >= +$startsAt - +$now))`

/** A search has an appointment that may be paid for. */
const CAN_STILL_PAY = `(iif(w.contact_id is null, +$calledPayable, +$saidPayable) = 1 or w.moves_group is not null or not exists (
    select 1 from json_each(w.procedures) p join procedures q on q.id = p.value where q.fee_table is not null))`

const IS_NOT_WHO_FREED_IT = `not exists (select 1 from json_each(+$freedBy) f where f.value = w.contact_id or exists (
    select 1 from wait_people p join people q on q.key = p.person_key join appointments a on a.person_id = q.id
    where p.wish_id = w.id and a.contact_id = f.value))`

/** What a place must be for an entry, with the word for one that it is not; a word says nothing about a procedure or a person. */
const SUITS = [
  ['grupo', 'l.people <= +$most and (+$sizes is null or l.people in (select value from json_each(+$sizes)))'],
  ['visita', 'l.slot_count = +$slots'],
  ['dia', '(l.weekdays & +$weekday) <> 0'],
  ['hora', 'l.from_minute <= +$minute and l.until_minute > +$minute'],
  ['fechas', "coalesce(w.from_day, '') <= +$day and coalesce(w.until_day, '9') >= +$day"],
  ['fechas', "coalesce(w.fits_from, '') <= +$day and coalesce(w.fits_until, '9') >= +$day"],
  ['avisos', 'w.expires_at > +$now and c.muted_at is null and w.disowned_at is null'],
  ['oferta', MAY_BE_OFFERED],
  ['cita', `${WOULD_BE_EARLIER} and ${MAY_STILL_MOVE}`],
  ['servicio', `${IS_DONE_HERE} and ${CAN_STILL_PAY}`],
  ['solto', IS_NOT_WHO_FREED_IT],
] as const

export const PASSED_BY = [...new Set(SUITS.map(([why]) => why))]
export type PassedBy = (typeof PASSED_BY)[number]

const SERVED = {
  office: 'int',
  most: 'int',
  slots: 'int',
  sizes: 'text?',
  weekday: 'int',
  minute: 'int',
  day: 'text',
  now: 'int',
  saidDay: 'text?',
  calledDay: 'text?',
  slot: 'int',
  offers: 'int',
  startsAt: 'int',
  moves: 'int',
  saidPayable: 'int',
  calledPayable: 'int',
  freedBy: 'text',
  unserved: 'text',
} as const

const ENTRIES = 'join wait_wishes w on w.id = l.wish_id left join contacts c on c.id = w.contact_id'

const FIRST_IN_LINE = statement(
  `select w.id as wishId, w.contact_id as contactId, w.people, l.counts_from as countsFrom, l.lot, l.owed
   from wait_lines l indexed by wait_lines_next ${ENTRIES}
   where l.office_id = +$office and l.open = 1 and l.offered = 0 and ${SUITS.map(([, suits]) => suits).join(' and ')}
   order by l.owed desc, l.counts_from, l.lot, l.wish_id limit 1`,
  {
    row: row<InLine>({ wishId: 'int', contactId: 'int?', people: 'int', countsFrom: 'int', lot: 'int', owed: 'int' }),
    params: SERVED,
    uses: 'appointments_contact appointments_group wait_lines_next wait_offers_wish',
  },
)

/** An entry that stood before the one that was served, and the first reason for which it was passed by; null: none. */
export interface Stood extends Pick<InLine, 'wishId' | 'people' | 'countsFrom' | 'lot' | 'owed'> {
  weekdays: number
  fromMinute: number
  untilMinute: number
  why: PassedBy | null
}

const WHO_STOOD = statement(
  `select l.wish_id as wishId, l.people, l.counts_from as countsFrom, l.lot, l.owed, l.weekdays, l.from_minute as fromMinute,
     l.until_minute as untilMinute, case ${SUITS.map(([why, suits]) => `when (${suits}) is not true then '${why}'`).join(' ')} end as why
   from wait_lines l indexed by wait_lines_open ${ENTRIES}
   where l.office_id = +$office and l.open = 1
     and (l.owed > +$owed or l.owed = +$owed and (l.counts_from, l.lot, l.wish_id) <= (+$countsFrom, +$lot, +$wish))
   order by l.owed desc, l.counts_from, l.lot, l.wish_id`,
  {
    row: row<Stood>({
      wishId: 'int',
      people: 'int',
      countsFrom: 'int',
      lot: 'int',
      owed: 'int',
      weekdays: 'int',
      fromMinute: 'int',
      untilMinute: 'int',
      why: 'text?',
    }),
    params: { ...SERVED, owed: 'int', countsFrom: 'int', lot: 'int', wish: 'int' },
    uses: 'appointments_contact appointments_group wait_lines_open wait_offers_wish',
  },
)

/** All that stood up to this entry, which is the last, in the order of the line. */
export const whoStood = (db: Db, slot: SlotState, asked: Served, last: InLine, now: Instant): Stood[] =>
  WHO_STOOD.all(db, {
    ...servedBy(db, slot, asked, now),
    owed: last.owed,
    countsFrom: last.countsFrom,
    lot: last.lot,
    wish: last.wishId,
  })
