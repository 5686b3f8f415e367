import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { type Actor, type ActorColumns, actorColumns, actorIn } from '../admin/access.ts'
import type { StaffDeps } from '../admin/deps.ts'
import { touch, type Worked } from '../admin/propose.ts'
import type { BookingDeps } from '../booking/hooks.ts'
import { letGoOfHolders } from '../booking/releases.ts'
import { type AppointmentDetail, appointmentsById } from '../booking/views.ts'
import { type LeftOver, leftWithoutPlace } from '../booking/without-place.ts'
import { addDays } from '../catalogue/calendar.ts'
import { asOfficeReason, type OfficeReason } from '../catalogue/office-reasons.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { Job, JobDeps } from '../jobs/job.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { isOpen } from '../schedule/closures.ts'
import { closeHours, type Span, tellHolders } from '../schedule/opening-hours.ts'
import type { Vault } from '../vault.ts'
import { type Rebooked, rebook } from './rebook.ts'

/** The most appointments that are rebooked in the same step; more of them get steps of their own. */
export const AT_ONCE_MAX = 500
/** The most people whose names are shown. */
const NAMED_MAX = 200

export interface ClosureImpact extends Rebooked {
  /** The days that are closed, with how many appointments are in the closed hours of each. */
  days: { day: LocalDay; visits: number }[]
  /** Whether the office would have opened on any of them. */
  opens: boolean
  hoursClosed: number
  /** How many appointments are in the closed hours. */
  visits: number
  /** Who is there already: their appointments stay, and they are attended first. */
  arrived: AppointmentDetail[]
  /** The first people concerned, as they were. Of very many, those without a telephone first: somebody must tell them. */
  people: AppointmentDetail[]
  /** How many held a closed hour without an appointment: they are told and shown other hours. */
  holds: number
  /** They are rebooked in the next seconds or minutes. */
  later: boolean
}

export interface ClosureOrder extends Omit<Span, 'day'> {
  from: LocalDay
  /** The last day; the same as `from` for one. */
  until: LocalDay
  actor: Actor
  /** What becomes of the appointments: another hour is offered, all on one day, or they stay although it is closed to others. */
  visits: { offer: true; day?: LocalDay | undefined } | 'keep'
  /** What the people read; `reason` is for the log-book. */
  told: OfficeReason
}

export const NOBODY: Rebooked = { moved: [], owed: [], toCall: [] }

/**
 * Closes hours of a day, or of each day from one to another on which the office opens or somebody comes. People who hold one of them are
 * told at once; who has an appointment in them is offered another hour (rebook.ts). Very many appointments are only counted here; the steps
 * that follow rebook them (`goOnClosing`).
 */
export function closeHoursByOffice(
  tx: Tx,
  deps: Pick<StaffDeps, 'vault' | 'clock' | 'messaging' | 'hooks'>,
  order: ClosureOrder,
  now: Instant,
): Worked<ClosureImpact, never> {
  const days = daysToClose(tx, order)
  const opens = days.some((day) => isOpen(tx, order.officeId, day))
  const closed = days.map((day) => {
    const seated = leftWithoutPlace(tx, { officeId: order.officeId, from: day, until: day, windows: outside(order) }, now)
    return { day, seated, ...closeHours(tx, deps, { ...order, day }, now) }
  })
  const { officeId, from, until, actor, visits } = order
  const holds = tellHolders(tx, deps, { officeId, day: from, lastDay: until, actor }, now)
  const seated = closed.flatMap((one) => one.seated)
  const offers = visits !== 'keep'
  const later = offers && seated.length > AT_ONCE_MAX
  const people = appointmentsById(tx, deps.vault, later ? untoldFirst(seated) : seated.map((one) => one.id))
  if (later) for (const one of closed) beginLater(tx, one, order)
  const arrived = people.filter((one) => one.arrivedAt !== undefined)
  const rebooked =
    offers && !later ? closed.map((one) => rebookThose(tx, deps, one, people, { ...order, day: visits.day }, now)) : [NOBODY]
  const impact = {
    days: closed.map((one) => ({ day: one.day, visits: one.seated.length })),
    opens,
    hoursClosed: sum(closed.map((one) => one.hoursClosed)),
    visits: seated.length,
    arrived,
    people: people.slice(0, NAMED_MAX),
    holds,
    later,
    moved: rebooked.flatMap((one) => one.moved),
    owed: rebooked.flatMap((one) => one.owed),
    toCall: rebooked.flatMap((one) => one.toCall),
  }
  return { ok: true, touched: touch(seated), impact }
}

/** Who is there already is attended; the others of that closure get another hour. */
function rebookThose(
  tx: Tx,
  deps: BookingDeps,
  { closureId, seated }: { closureId: number; seated: LeftOver[] },
  people: AppointmentDetail[],
  order: Pick<ClosureOrder, 'actor' | 'reason' | 'told'> & { day: LocalDay | undefined },
  now: Instant,
): Rebooked {
  const ids = new Set(seated.map((one) => one.id))
  const those = people.filter((one) => ids.has(one.id) && one.arrivedAt === undefined)
  return rebook(tx, deps, those, { ...order, closureId }, now)
}

/** An hour that begins in the span is closed; all others stay as they are. */
const outside =
  ({ fromMinute, untilMinute }: ClosureOrder) =>
  ({ minute }: { minute: number }): number =>
    minute >= fromMinute && minute < untilMinute ? 0 : Number.POSITIVE_INFINITY

/** Of several days those that matter: a Sunday in between is not closed twice. At least one, so that the closure stands somewhere. */
function daysToClose(db: Db, { officeId, from, until }: ClosureOrder): LocalDay[] {
  const all: LocalDay[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) all.push(day)
  if (all.length === 1) return all
  const matter = all.filter((day) => isOpen(db, officeId, day) || hasVisitors(db, officeId, day))
  return matter.length > 0 ? matter : [from]
}

const HAS_VISITORS = statement(
  `select 1 from slots s cross join appointment_slots p on p.slot_id = s.id and p.seated = 1
     cross join appointments a on a.id = p.appointment_id and a.state in ('held', 'confirmed')
   where s.office_id = +? and s.day = +? limit 1`,
  { params: ['int', 'text'], uses: 'appointments_slot appointment_more_slots_in slots_one' },
)

/** Somebody may come on a day that became a holiday. */
const hasVisitors = (db: Db, officeId: number, day: LocalDay): boolean => HAS_VISITORS.finds(db, officeId, day)

function beginLater(tx: Tx, { closureId, seated }: { closureId: number; seated: LeftOver[] }, { actor }: ClosureOrder): void {
  if (seated.length > 0) beginBigClosure(tx, { closureId, actor, total: seated.length })
}

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0)

const untoldFirst = (seated: LeftOver[]): number[] =>
  [...seated.filter((one) => one.contactId === null), ...seated.filter((one) => one.contactId !== null)]
    .slice(0, NAMED_MAX)
    .map((one) => one.id)

const BEGIN_BIG_CLOSURE = statement('insert into big_closures (closure_id, actor, key_id, total) values (?, ?, ?, ?)', {
  params: ['int', 'text', 'int?', 'int'],
})

/** Notes that the appointments of a closure are rebooked step by step: see `nextOfClosure`. */
function beginBigClosure(tx: Tx, closure: { closureId: number; actor: Actor; total: number }): void {
  const who = actorColumns(closure.actor)
  BEGIN_BIG_CLOSURE.run(tx, closure.closureId, who.actor, who.key_id, closure.total)
}

export interface OpenClosure {
  closureId: number
  actor: Actor
  officeId: number
  day: LocalDay
  fromMinute: number
  untilMinute: number
  /** For the log-book. */
  reason: string
  /** For its people. */
  toldReason: OfficeReason
}

const IS_CLOSING = statement('select 1 from big_closures where finished_at is null', { uses: 'big_closures_open' })

/** Whether a closure is not finished. */
const isClosing = (db: Db): boolean => IS_CLOSING.finds(db)

const OPEN_BIG_CLOSURE = statement(
  `select b.closure_id as closureId, b.actor, b.key_id, c.office_id as officeId, c.day, c.from_minute as fromMinute,
     c.until_minute as untilMinute, c.reason_sealed as reason, c.told_reason as toldReason
   from big_closures b join closures c on c.id = b.closure_id where b.finished_at is null order by b.closure_id limit 1`,
  {
    row: row<
      Omit<OpenClosure, 'actor' | 'reason' | 'toldReason'> & ActorColumns & { reason: Uint8Array | null; toldReason: string }
    >({
      closureId: 'int',
      actor: 'text',
      key_id: 'int?',
      officeId: 'int',
      day: 'text',
      fromMinute: 'int',
      untilMinute: 'int',
      reason: 'bytes?',
      toldReason: 'text',
    }),
    uses: 'big_closures_open',
  },
)

/** The oldest closure that is not finished. */
function openBigClosure(db: Db, vault: Vault): OpenClosure | undefined {
  const row = OPEN_BIG_CLOSURE.get(db)
  const reason = row?.reason ? vault.open(row.reason) : ''
  return row ? { ...row, actor: actorIn(row), reason, toldReason: asOfficeReason(row.toldReason) } : undefined
}

const NEXT_OF_CLOSURE = statement(
  `with closed as materialized (
     select a.id, a.group_id, s.starts_at from slots s cross join appointment_slots p on p.slot_id = s.id and p.seated = 1
       cross join appointments a on a.id = p.appointment_id and a.state = 'confirmed' and a.arrived_at is null
     where s.office_id = +$office and s.day = +$day and s.minute >= +$from and s.minute < +$until
       and s.closed_at is not null and s.starts_at > +$now)
   select distinct id from closed where group_id in (
     select group_id from closed group by group_id order by min(starts_at), group_id limit +$groups)`,
  {
    row: { id: 'int' },
    params: { office: 'int', day: 'text', from: 'int', until: 'int', now: 'int', groups: 'int' },
    uses: 'appointments_slot appointment_more_slots_in slots_one',
    because: 'the visits of one closed day are sorted',
  },
)

/**
 * The next appointments in the hours of a closure, at most `groups` families. Hours that were opened again or have begun are
 * left alone: people who kept an appointment until then have it.
 */
function nextOfClosure(db: Db, deps: BookingDeps, closure: OpenClosure, groups: number, now: Instant): AppointmentDetail[] {
  const ids = NEXT_OF_CLOSURE.all(db, {
    office: closure.officeId,
    day: closure.day,
    from: closure.fromMinute,
    until: closure.untilMinute,
    now,
    groups,
  }).map((row) => row.id)
  return appointmentsById(db, deps.vault, ids)
}

const NOTE_PROGRESS = statement('update big_closures set cancelled = cancelled + ?, finished_at = ? where closure_id = ?', {
  params: ['int', 'int?', 'int'],
})

/** Counts who was rebooked. With nobody left the closure is finished. */
function noteProgress(tx: Tx, { closureId }: OpenClosure, rebooked: number, now: Instant): void {
  NOTE_PROGRESS.run(tx, rebooked, rebooked === 0 ? now : null, closureId)
}

/** Families in one step. Each takes 1 to 2 ms of CPU, so that a citizen's message waits no longer than a flush. */
const FAMILIES_A_STEP = 12

/**
 * One step of a closure with very many appointments: lets go of holds, gives the next appointments other hours and
 * notes the progress, all in one transaction. So after a crash nobody is moved without being asked, or asked twice. False: no
 * closure is open.
 */
export function goOnClosing(tx: Tx, deps: MessagingDeps, now: Instant): boolean {
  const closure = openBigClosure(tx, deps.vault)
  if (!closure) return false
  letGoOfHolders(tx, deps, closure, now, FAMILIES_A_STEP)
  const visits = nextOfClosure(tx, deps, closure, FAMILIES_A_STEP, now)
  rebook(tx, deps, visits, { ...closure, told: closure.toldReason, day: undefined }, now)
  noteProgress(tx, closure, visits.length, now)
  return true
}

/** Rebooks the appointments of big closures step by step, also after a stop or a crash. */
export const closing: Job = {
  name: 'closing',
  pattern: '*/5 * * * * *', // The manager waits, and a look without work is one read of an empty index.
  look: finishClosures,
}

export async function finishClosures({ db, writer, messaging }: Pick<JobDeps, 'db' | 'writer' | 'messaging'>): Promise<void> {
  while (isClosing(db) && (await writer.submit('closing.step', (tx, now) => goOnClosing(tx, messaging, now)))) {}
}
