import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { addDays, dayOf, endOfDay, momentOf, startOfDay, wallClock } from '../catalogue/calendar.ts'
import { atOneVersion } from '../catalogue/memory.ts'
import { activeOffices, theOffice } from '../catalogue/offices.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { forEach, type Job, type JobDeps } from '../jobs/job.ts'
import { stepByStep } from '../messaging/writer.ts'
import { type PlannedHour, planDay, readDayRecords } from './day-plan.ts'
import type { PlaceHooks } from './hooks.ts'
import { placesToKeep, spreadOver } from './kept-places.ts'
import { type Schedule, schedulesOf } from './schedules.ts'
import type { SlotState } from './slots.ts'
import { reopenPlace } from './slots.ts'

/** Rows in one step of the writer. A day is never split: a family waiting for consecutive hours would be skipped at the cut. */
const ROWS_A_STEP = 500
/** With a waiting list each new place may be offered in the same step, which takes several times as long. */
const PLACES_A_STEP_WHERE_AWAITED = 100

export interface Published {
  written: number
  /** Where the next step goes on; undefined: all is published. */
  next: LocalDay | undefined
}

interface Publisher {
  id: number
  zone: string
  days_ahead: number
  active: number
  /** The day from which a schedule's days ahead are counted (new-days.ts): today, or one whose successor did not open yet. */
  asOf(scheduleId: number): LocalDay
}

/**
 * Makes the slots of an office agree with its records (usual week, non-working days, added places, closures) from `from` (today) for
 * `days_ahead` days; idempotent. An hour no longer planned is closed, never deleted: people in it keep their place, and nothing is planned
 * for it (`planned`). Capacity never goes below the places taken and cooling. An inactive office publishes nothing new.
 */
export function publish(step: Tx, hooks: PlaceHooks, officeId: number, now: Instant, from?: LocalDay): Published {
  const tx = atOneVersion(step)
  const office = readPublisher(tx, officeId, now)
  if (office?.active !== 1) return { written: 0, next: undefined }
  const today = dayOf(now, office.zone)
  OPEN_AT_ONCE.run(tx, today, officeId)
  const last = addDays(today, office.days_ahead)
  const [most, costOf] = hooks.isAwaited(tx, officeId) ? [PLACES_A_STEP_WHERE_AWAITED, mostPlaces] : [ROWS_A_STEP, mostWrites]
  let written = 0
  let cost = 0
  for (let day = from && from > today ? from : today; day <= last; day = addDays(day, 1)) {
    const agreements = compareDay(tx, office, day)
    const costOfDay = sum(agreements.map(costOf))
    if (written > 0 && cost + costOfDay > most) return askTheFirst(tx, hooks, { written, next: day }, now)
    const rows = sum(agreements.map((agreement) => reconcile(tx, office, agreement, now)))
    written += rows
    if (rows > 0) cost += costOfDay
  }
  return askTheFirst(tx, hooks, { written, next: undefined }, now)
}

/** A day beyond `days_ahead` gets only the places added by hand. */
export function publishDay(tx: Tx, hooks: PlaceHooks, officeId: number, day: LocalDay, now: Instant): number {
  const office = readPublisher(tx, officeId, now)
  if (!office) return 0
  const written = sum(compareDay(tx, office, day).map((agreement) => reconcile(tx, office, agreement, now)))
  return askTheFirst(tx, hooks, { written, next: undefined }, now).written
}

const PUBLISH_AGAIN = statement(
  'update schedules set published_on = null, publishing = 0 where (published_on is not null or publishing = 1) and (?1 is null or office_id = ?1)',
  { params: ['int?'] },
)

/**
 * The job publishes the hours again, of every office when none is given. Call it in the step of the change, so that a crash before
 * publication leaves no wrong hour open.
 */
export function publishAgain(tx: Tx, officeId?: number): void {
  PUBLISH_AGAIN.run(tx, officeId ?? null)
}

const ALL_OPEN = statement('update schedules set opened_on = null, opens_at = null where office_id = ? and opened_on < ?', {
  params: ['int', 'text'],
  uses: 'schedules_of_office',
})

export function publishOpened(tx: Tx, officeId: number, now: Instant): void {
  ALL_OPEN.run(tx, officeId, dayOf(now, theOffice(tx, officeId).zone))
  publishAgain(tx, officeId)
}

/** Publishes again from a day on; what a crash leaves out is the job's. */
export function publishFrom(tx: Tx, hooks: PlaceHooks, officeId: number, now: Instant, from: LocalDay): Published {
  publishAgain(tx, officeId)
  return publish(tx, hooks, officeId, now, from)
}

/** Those with priority get the new hours in the same step, before anyone else can see them. */
function askTheFirst(tx: Tx, hooks: PlaceHooks, published: Published, now: Instant): Published {
  if (published.written > 0) hooks.happened(tx, { what: 'places_published' }, now)
  return published
}

const READ_PUBLISHER = statement('select id, zone, days_ahead, active from offices where id = ?', {
  row: row<Omit<Publisher, 'asOf'>>({ id: 'int', zone: 'text', days_ahead: 'int', active: 'int' }),
  params: ['int'],
})

const OPEN_AT_ONCE = statement('update schedules set opened_on = ? where office_id = ? and opened_on is null', {
  params: ['text', 'int'],
  uses: 'schedules_of_office',
})

const OPENED_ON = statement('select id, opened_on from schedules where office_id = +?', {
  row: row<{ id: number; opened_on: LocalDay | null }>({ id: 'int', opened_on: 'text?' }),
  params: ['int'],
  uses: 'schedules_of_office',
})

function readPublisher(db: Db, officeId: number, now: Instant): Publisher | undefined {
  const office = READ_PUBLISHER.get(db, officeId)
  if (!office) return undefined
  const today = dayOf(now, office.zone)
  const opened = new Map(OPENED_ON.all(db, officeId).map((one) => [one.id, one.opened_on ?? today]))
  return {
    ...office,
    asOf(scheduleId) {
      const day = opened.get(scheduleId)
      return day !== undefined && day < today ? day : today // A clock that was ahead may have opened more.
    },
  }
}

interface SlotRow {
  id: number
  starts_at: Instant
  ends_at: Instant
  capacity: number
  planned: number
  occupied: number
  kept: number
  closed_at: Instant | null
}

interface Comparison {
  schedule: Schedule
  day: LocalDay
  planned: PlannedHour[]
  published: SlotRow[]
  /** The day is beyond `days_ahead`, or did not open yet: hours added by hand stay. */
  beyond: boolean
}

function compareDay(db: Db, office: Publisher, day: LocalDay): Comparison[] {
  return schedulesOf(db, office.id).map((schedule) => {
    const beyond = day > addDays(office.asOf(schedule.id), office.days_ahead)
    const records = readDayRecords(db, schedule, day)
    const planned = planDay(beyond ? { ...records, usual: [] } : records, schedule.slotMinutes)
    return { schedule, day, planned, published: publishedHours(db, schedule, office.zone, day), beyond }
  })
}

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0)

const mostWrites = ({ planned, published }: Comparison): number => planned.length + published.length

const mostPlaces = ({ planned }: Comparison): number => planned.reduce((sum, hour) => sum + hour.capacity, 0)

function reconcile(tx: Tx, office: Publisher, comparison: Comparison, now: Instant): number {
  const { schedule, day, planned, published, beyond } = comparison
  const left = new Map(published.map((slot) => [slot.starts_at, slot]))
  let written = 0
  const coming = planned.flatMap((hour) => {
    const startsAt = momentOf(day, hour.minute, office.zone)
    if (startsAt === undefined || startsAt <= now) return [] // The change to summer time skips it, or it is past.
    const slot = left.get(startsAt)
    const capacity = Math.max(hour.capacity, slot?.occupied ?? 0)
    return [
      {
        ...hour,
        schedule,
        day,
        startsAt,
        endsAt: startsAt + schedule.slotMinutes * MINUTE,
        slot,
        capacity,
        planned: hour.capacity,
      },
    ]
  })
  const room = coming.map(({ closed, capacity, slot }) => (closed ? 0 : capacity - (slot?.occupied ?? 0)))
  const places = sum(planned.map((hour) => (hour.closed ? 0 : hour.capacity)))
  const isToday = day <= dayOf(now, office.zone)
  const keeps = isToday ? 0 : placesToKeep(tx, { schedule, day, zone: office.zone, places, asOf: office.asOf(schedule.id) })
  const kept = spreadOver(keeps, room)
  for (const [at, hour] of coming.entries()) {
    written += writeHour(tx, { ...hour, kept: kept[at] ?? 0 }, now)
    left.delete(hour.startsAt)
  }
  if (!beyond) for (const slot of left.values()) written += closeUnplanned(tx, slot, now)
  return written
}

const PUBLISHED_HOURS = statement(
  `select id, starts_at, ends_at, capacity, planned, taken + cooling as occupied, kept, closed_at from slots
   where office_id = ? and starts_at >= ? and starts_at < ? and schedule_id = ?`,
  {
    row: row<SlotRow>({
      id: 'int',
      starts_at: 'int',
      ends_at: 'int',
      capacity: 'int',
      planned: 'int',
      occupied: 'int',
      kept: 'int',
      closed_at: 'int?',
    }),
    params: ['int', 'int', 'int', 'int'],
    uses: 'slots_one',
  },
)

function publishedHours(db: Db, { id, officeId }: Schedule, zone: string, day: LocalDay): SlotRow[] {
  return PUBLISHED_HOURS.all(db, officeId, startOfDay(day, zone), endOfDay(day, zone), id)
}

const WRITE_HOUR = statement(
  'insert into slots (schedule_id, office_id, starts_at, ends_at, day, minute, capacity, planned, kept, closed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  {
    params: ['int', 'int', 'int', 'int', 'text', 'int', 'int', 'int', 'int', 'int?'],
    uses: 'appointment_more_slots_in appointments_slot cooling_slot rebooking_seats_from rebooking_seats_to reconfirmations_slot reminders_slot urgent_visits_slot wait_looks_slot wait_offers_wish',
  },
)

interface ComingHour extends PlannedHour {
  schedule: Schedule
  day: LocalDay
  startsAt: Instant
  endsAt: Instant
  slot: SlotRow | undefined
  planned: number
  kept: number
}

function writeHour(tx: Tx, { slot, schedule, day, minute, startsAt, closed, ...hour }: ComingHour, now: Instant): 0 | 1 {
  const { capacity, planned, kept, endsAt } = hour
  const closedAt = closed ? (slot?.closed_at ?? now) : null
  if (!slot) {
    WRITE_HOUR.run(tx, schedule.id, schedule.officeId, startsAt, endsAt, day, minute, capacity, planned, kept, closedAt)
    return 1
  }
  const isSame = capacity === slot.capacity && planned === slot.planned && kept === slot.kept
  if (isSame && closedAt === slot.closed_at && endsAt === slot.ends_at) return 0
  setSlot(tx, slot.id, { capacity, planned, kept, closedAt, endsAt })
  return 1
}

function closeUnplanned(tx: Tx, slot: SlotRow, now: Instant): 0 | 1 {
  if ((slot.closed_at !== null && slot.planned === 0) || slot.starts_at <= now) return 0
  setSlot(tx, slot.id, { capacity: slot.capacity, planned: 0, kept: 0, closedAt: slot.closed_at ?? now, endsAt: slot.ends_at })
  return 1
}

const SET_SLOT = statement(
  'update slots set capacity = $capacity, planned = $planned, kept = $kept, closed_at = $closedAt, ends_at = $endsAt where id = $id',
  { params: { capacity: 'int', planned: 'int', kept: 'int', closedAt: 'int?', endsAt: 'int', id: 'int' } },
)

type SlotChange = Pick<SlotRow, 'capacity' | 'planned' | 'kept'> & { closedAt: Instant | null; endsAt: Instant }

function setSlot(tx: Tx, id: number, slot: SlotChange): void {
  SET_SLOT.run(tx, { id, ...slot })
}

const UPDATE_SLOTS = statement('update slots set capacity = capacity - ? where id = ?', { params: ['int', 'int'] })

/**
 * An hour that lost windows keeps its people's places; when one leaves, the place above the plan is dropped. `freed`: its cooling places
 * that could be given again. Returns how many went.
 */
export function giveUpSurplus(tx: Tx, { offer, surplus }: SlotState, freed: readonly { id: number }[]): number {
  const gone = freed.slice(0, surplus)
  for (const { id } of gone) reopenPlace(tx, id)
  if (gone.length > 0) UPDATE_SLOTS.run(tx, gone.length, offer.slotId)
  return gone.length
}

/** 0:15: the new day has begun, and this minute exists once on every night. */
const FROM_MINUTE = 15

/** Once a day on the office's clock, and again after its records changed; a new day opens by chance (new-days.ts). */
export const publishing: Job = {
  name: 'publishing',
  pattern: '*/15 * * * *',
  look: publishToday,
}

type Deps = Pick<JobDeps, 'db' | 'writer' | 'clock' | 'hooks'>

export async function publishToday(deps: Deps): Promise<void> {
  await forEach(activeOffices(deps.db), async ({ id, zone }) => {
    const { day, minute } = wallClock(deps.clock.now(), zone)
    if (minute >= FROM_MINUTE && isToPublish(deps.db, id, day)) await publishAll(deps, id, day)
  })
}

const IS_TO_PUBLISH = statement('select 1 from schedules where office_id = ? and published_on is not ? limit 1', {
  params: ['int', 'text?'],
  uses: 'schedules_of_office',
})

const isToPublish = (db: Db, officeId: number, day: LocalDay): boolean => IS_TO_PUBLISH.finds(db, officeId, day)

const BEGIN_PUBLISHING = statement('update schedules set publishing = 1 where office_id = ?', {
  params: ['int'],
  uses: 'schedules_of_office',
})

const PUBLISHED = statement('update schedules set published_on = ?, publishing = 0 where office_id = ? and publishing = 1', {
  params: ['text?', 'int'],
  uses: 'schedules_of_office',
})

/** What changes meanwhile, or is left by a failed step, is published by the next look. */
async function publishAll({ writer, hooks }: Deps, officeId: number, day: LocalDay): Promise<void> {
  await writer.submit('publish.begin', (tx) => void BEGIN_PUBLISHING.run(tx, officeId))
  const today = undefined
  await stepByStep<LocalDay | undefined, Published>(today, (from) =>
    writer.submit('publish', (tx, now) => publish(tx, hooks, officeId, now, from)),
  )
  await writer.submit('publish.done', (tx) => void PUBLISHED.run(tx, day, officeId))
}
