import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { addDays, dayOf, endOfDay, startOfDay, weekdayOf } from '../catalogue/calendar.ts'
import { proceduresDoneAt } from '../catalogue/offices.ts'
import { mostOf, ruleOf, type Whose } from '../catalogue/rules.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { type Schedule, unserved } from './schedules.ts'
import { readSlotState, reopenPlace, type SlotState, type Span } from './slots.ts'

// Places that are not everybody's yet: what only the office gives, and what is kept for urgent visits. Both are one number of an hour
// (`slots.kept`), which its check holds with the places taken and cooling; publication says how many.

export interface Share {
  /** 0: none. */
  percent: number
  /** So many days before, what is left is everybody's. */
  days: number
}

export type Whom = 'staff' | 'urgent'

type Of = Pick<Schedule, 'id' | 'officeId'>

const RULES: Record<Whom, (db: Db, whose: Whose) => Share> = {
  staff: (db, whose) => ({ percent: ruleOf(db, 'staff_percent', whose).value, days: ruleOf(db, 'staff_days', whose).value }),
  urgent: (db, whose) => ({ percent: ruleOf(db, 'urgent_percent', whose).value, days: ruleOf(db, 'urgent_days', whose).value }),
}

/** The largest that a procedure of this schedule has: its hours are of all of them. */
export function shareOf(db: Db, { id, officeId }: Of, whom: Whom): Share {
  const served = proceduresDoneAt(db, officeId).filter((procedureId) => unserved(db, id, [procedureId]).length === 0)
  const shares = served.map((procedureId) => RULES[whom](db, { procedureId, officeId }))
  const [largest = { percent: 0, days: 0 }] = shares.toSorted((a, b) => b.percent - a.percent || a.days - b.days)
  return largest
}

/** Those that keep something. */
export const sharesOf = (db: Db, schedule: Of): (Share & { whom: Whom })[] =>
  (['staff', 'urgent'] as const).map((whom) => ({ whom, ...shareOf(db, schedule, whom) })).filter(({ percent }) => percent > 0)

const GIVEN = statement(
  `select coalesce(sum(a.slot_count), 0) as places from slots s cross join appointments a on a.slot_id = s.id and a.seated = 1
   where s.office_id = +$office and s.starts_at >= +$from and s.starts_at < +$until and s.schedule_id = +$schedule and a.origin <> 'chat'`,
  {
    row: row<{ places: number }>({ places: 'int' }),
    params: { office: 'int', from: 'int', until: 'int', schedule: 'int' },
    uses: 'slots_one appointments_slot',
  },
)

const URGENT = statement(
  `select coalesce(sum(a.slot_count), 0) as places from slots s cross join urgent_visits u on u.slot_id = s.id
     cross join appointments a on a.group_id = u.group_id and a.slot_id = s.id and a.seated = 1
   where s.office_id = +$office and s.starts_at >= +$from and s.starts_at < +$until and s.schedule_id = +$schedule`,
  {
    row: row<{ places: number }>({ places: 'int' }),
    params: { office: 'int', from: 'int', until: 'int', schedule: 'int' },
    uses: 'slots_one urgent_visits_slot appointments_slot',
  },
)

const OPEN = statement(
  `select coalesce(sum(planned), 0) as planned, coalesce(sum(kept), 0) as kept from slots
   where office_id = +$office and starts_at >= +$from and starts_at < +$until and schedule_id = +$schedule and closed_at is null`,
  {
    row: { planned: 'int', kept: 'int' },
    params: { office: 'int', from: 'int', until: 'int', schedule: 'int' },
    uses: 'slots_one',
  },
)

/** Of a day; `places`: as many as it has. */
interface KeptDay {
  schedule: Of
  day: LocalDay
  zone: string
  places: number
}

const within = ({ id, officeId }: Of, { from, until }: Span) => ({ office: officeId, from, until, schedule: id })

const spanOf = (day: LocalDay, zone: string): Span => ({ from: startOfDay(day, zone), until: endOfDay(day, zone) })

/** `asOf`: the day from which days ahead are counted. What was given of a share counts against it. */
export function placesToKeep(db: Db, { asOf, ...day }: KeptDay & { asOf: LocalDay }): number {
  const shares = sharesOf(db, day.schedule).filter(({ days }) => day.day > addDays(asOf, days))
  return shares.reduce((sum, share) => sum + leftOf(db, share, day), 0)
}

const leftOf = (db: Db, { whom, percent }: Share & { whom: Whom }, kept: KeptDay): number => {
  const { schedule, day, zone, places } = kept
  if (whom === 'urgent') return urgentLeft(db, percent, kept)
  const given = GIVEN.get(db, within(schedule, spanOf(day, zone)))?.places ?? 0
  return Math.max(0, Math.floor((places * percent) / 100) - given)
}

/**
 * The share of a week, in the days in which it adds up to a whole place: of eight places a day five per cent is one on Wednesday and one
 * on Friday.
 */
function urgentLeft(db: Db, percent: number, { schedule, day, zone, places }: KeptDay): number {
  const monday = startOfDay(addDays(day, 1 - weekdayOf(day)), zone)
  const today = spanOf(day, zone)
  const before = OPEN.get(db, within(schedule, { from: monday, until: today.from }))?.planned ?? 0
  const share = (upTo: number) => Math.floor((upTo * percent) / 100)
  const taken = URGENT.get(db, within(schedule, today))?.places ?? 0
  return Math.max(0, share(before + places) - share(before) - taken)
}

/** How many urgent visits a day still takes. */
export function urgentLeftOn(db: Db, schedule: Of, day: LocalDay, zone: string): number {
  const places = OPEN.get(db, within(schedule, spanOf(day, zone)))?.planned ?? 0
  return urgentLeft(db, shareOf(db, schedule, 'urgent').percent, { schedule, day, zone, places })
}

type Hour = Pick<SlotState, 'offer' | 'scheduleId' | 'zone' | 'kept'>

/** How many of an hour's kept places are for urgent visits alone: those of a day's first hours are the office's. */
export function urgentKeptIn(db: Db, now: Instant): (hour: Hour) => number {
  if (mostOf(db, 'urgent_percent') === 0) return () => 0
  const days = new Map<string, number>()
  return ({ offer: { officeId, day, startsAt }, scheduleId, zone, kept }) => {
    if (kept === 0) return 0
    const schedule = { id: scheduleId, officeId }
    const keptIn = (span: Span) => OPEN.get(db, within(schedule, span))?.kept ?? 0
    const whole = spanOf(day, zone)
    const ofOffice = () => {
      const all = keptIn(whole)
      const isKept = day > addDays(dayOf(now, zone), shareOf(db, schedule, 'urgent').days)
      return Math.max(0, all - (isKept ? urgentLeftOn(db, schedule, day, zone) : 0))
    }
    const before = keptIn({ from: whole.from, until: startsAt })
    return Math.max(0, Math.min(kept, before + kept - days.getOrInsertComputed(`${scheduleId}:${day}`, ofOffice)))
  }
}

const KEEP_AT_LEAST = statement('update slots set kept = min(capacity - taken - cooling, max(kept, ?)) where id = ? and kept < ?', {
  params: ['int', 'int', 'int'],
})

/** What the office gave otherwise took none of those. */
export const keepUrgent = (tx: Tx, slotId: number, places: number): void => void KEEP_AT_LEAST.run(tx, places, slotId, places)

/** A place that an urgent visit left is kept for another while its day keeps too few: else one telephone could empty what is kept. */
export function keepUrgentAgain(tx: Tx, place: { id: number; slot_id: number }, now: Instant): boolean {
  const slot = readSlotState(tx, place.slot_id)
  if (!slot || slot.closed || slot.surplus > 0) return false
  const { offer, zone, scheduleId } = slot
  const schedule = { id: scheduleId, officeId: offer.officeId }
  const open = OPEN.get(tx, within(schedule, spanOf(offer.day, zone)))
  const wanted = placesToKeep(tx, { schedule, day: offer.day, zone, places: open?.planned ?? 0, asOf: dayOf(now, zone) })
  if ((open?.kept ?? 0) >= wanted) return false
  reopenPlace(tx, place.id)
  keepUrgent(tx, place.slot_id, slot.kept + 1)
  return true
}

/** So many places of hours with this room, spread over the day: never more of an hour than it has. */
export function spreadOver(places: number, room: readonly number[]): number[] {
  const all = room.reduce((sum, one) => sum + one, 0)
  const wanted = Math.min(places, all)
  let before = 0
  return room.map((one) => {
    const share = (upTo: number) => (all === 0 ? 0 : Math.floor((wanted * upTo) / all))
    const kept = share(before + one) - share(before)
    before += one
    return kept
  })
}
