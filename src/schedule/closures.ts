import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import type { StaffDeps } from '../admin/deps.ts'
import type { Worked } from '../admin/propose.ts'
import { touch } from '../admin/propose.ts'
import { cancel } from '../booking/cancellation.ts'
import { stampNow } from '../booking/groups.ts'
import type { BookingDeps } from '../booking/hooks.ts'
import { letGoOfClosed, tellHoldLost } from '../booking/releases.ts'
import { type AppointmentDetail, appointmentsById } from '../booking/views.ts'
import { addDays } from '../catalogue/calendar.ts'
import { asOfficeReason, type OfficeReason } from '../catalogue/office-reasons.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { Job, JobDeps } from '../jobs/job.ts'
import { tellCancelled } from '../messaging/citizens.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import type { Vault } from '../vault.ts'
import { readDayRecords } from './day-plan.ts'
import type { PlaceHooks } from './hooks.ts'
import { closeHours, liftClosure, type Seated, type Span, tellHolders } from './opening-hours.ts'
import { schedulesOf } from './schedules.ts'

/** The most appointments that are cancelled in the same step; more of them get steps of their own. */
const AT_ONCE_MAX = 500
/** The most people whose names are shown. */
const NAMED_MAX = 200

export interface ClosureImpact {
  /** The days that are closed, with how many appointments are in the closed hours of each. */
  days: { day: LocalDay; visits: number }[]
  /** Whether the office would have opened on any of them. */
  opens: boolean
  hoursClosed: number
  /** How many appointments are in the closed hours. */
  visits: number
  /** How many of them have a telephone that is told. */
  told: number
  /** The first people concerned. Of very many, those without a telephone first: somebody must tell them. */
  people: AppointmentDetail[]
  /** How many held a closed hour without an appointment: they are told and shown other hours. */
  holds: number
  /** They will be cancelled in the next seconds or minutes. */
  later: boolean
}

export interface ClosureOrder extends Omit<Span, 'day'> {
  from: LocalDay
  /** The last day; the same as `from` for one. */
  until: LocalDay
  actor: Actor
  cancel: boolean
  /** What the people who are cancelled read; `reason` is for the log-book. */
  told: OfficeReason
}

/**
 * Closes hours of a day, or of each day from one to another on which the office opens or somebody comes. People who hold one of
 * them are told at once. With `cancel` its appointments are cancelled and their contacts told. Very many appointments are only
 * counted here; the steps that follow cancel them (src/schedule/closures.ts).
 */
export function closeHoursByOffice(
  tx: Tx,
  deps: Pick<StaffDeps, 'vault' | 'clock' | 'citizens' | 'hooks'>,
  order: ClosureOrder,
  now: Instant,
): Worked<ClosureImpact, never> {
  const days = daysToClose(tx, order)
  const opens = days.some((day) => isOpen(tx, order.officeId, day))
  const closed = days.map((day) => {
    const { closureId, hoursClosed, touched } = closeHours(tx, deps, { ...order, day }, now)
    return { day, closureId, hoursClosed, seated: touched.filter((one) => one.state === 'confirmed') }
  })
  const { officeId, from, until, actor } = order
  const holds = tellHolders(tx, deps, { officeId, day: from, lastDay: until, actor }, now)
  const seated = closed.flatMap((one) => one.seated)
  const later = order.cancel && seated.length > AT_ONCE_MAX
  const people = appointmentsById(tx, deps.vault, later ? untoldFirst(seated) : seated.map((one) => one.id))
  if (later) for (const one of closed) beginLater(tx, one, order)
  else if (order.cancel) {
    cancelAll(tx, deps, people, order, now)
    deps.citizens.tellCancelled(tx, people, order.told, now)
  }
  const impact = {
    days: closed.map((one) => ({ day: one.day, visits: one.seated.length })),
    opens,
    hoursClosed: sum(closed.map((one) => one.hoursClosed)),
    visits: seated.length,
    told: order.cancel ? seated.filter((one) => one.contactId !== null).length : 0,
    people: people.slice(0, NAMED_MAX),
    holds,
    later,
  }
  return { ok: true, touched: touch(seated), impact }
}

/** Of several days those that matter: a Sunday in between is not closed twice. At least one, so that the closure stands somewhere. */
function daysToClose(db: Db, { officeId, from, until }: ClosureOrder): LocalDay[] {
  const all: LocalDay[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) all.push(day)
  if (all.length === 1) return all
  const matter = all.filter((day) => isOpen(db, officeId, day) || hasVisitors(db, officeId, day))
  return matter.length > 0 ? matter : [from]
}

/** Whether there are hours on that day by the office's records, closed or not. */
export const isOpen = (db: Db, officeId: number, day: LocalDay): boolean =>
  schedulesOf(db, officeId).some((schedule) => {
    const { nonWorking, usual, extra } = readDayRecords(db, schedule, day)
    return extra.length > 0 || (usual.length > 0 && !nonWorking)
  })

const HAS_VISITORS = statement(
  `select 1 from slots s join appointment_slots p on p.slot_id = s.id and p.seated = 1
     join appointments a on a.id = p.appointment_id and a.state in ('held', 'confirmed')
   where s.office_id = +? and s.day = ? limit 1`,
  { params: ['int', 'text'], uses: 'appointment_slots_in slots_one' },
)

/** Somebody may come on a day that became a holiday. */
const hasVisitors = (db: Db, officeId: number, day: LocalDay): boolean => HAS_VISITORS.finds(db, officeId, day)

function beginLater(tx: Tx, { closureId, seated }: { closureId: number; seated: Seated[] }, { actor, told }: ClosureOrder): void {
  if (seated.length > 0) beginBigClosure(tx, { closureId, actor, total: seated.length, toldReason: told })
}

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0)

const untoldFirst = (seated: Seated[]): number[] =>
  [...seated.filter((one) => one.contactId === null), ...seated.filter((one) => one.contactId !== null)]
    .slice(0, NAMED_MAX)
    .map((one) => one.id)

/**
 * Cancels these appointments and no others of their groups: members may have other hours. They were read in this same step, so
 * they cannot have changed.
 */
function cancelAll(
  tx: Tx,
  deps: BookingDeps,
  visits: AppointmentDetail[],
  order: { actor: Actor; reason: string },
  now: Instant,
): void {
  for (const [groupId, members] of Map.groupBy(visits, (one) => one.groupId)) {
    const stamp = stampNow(tx, groupId, now)
    const asked = { groupId, stamp, members: members.map((one) => one.member), actor: order.actor, reason: order.reason }
    if (!cancel(tx, deps, asked, now).ok) throw new Error('an appointment could not be cancelled')
  }
}

const BEGIN_BIG_CLOSURE = statement('insert into big_closures (closure_id, actor, total, told_reason) values (?, ?, ?, ?)', {
  params: ['int', 'text', 'int', 'text'],
})

/** Notes that the appointments of a closure are cancelled step by step: see `nextOfClosure`. */
function beginBigClosure(tx: Tx, closure: { closureId: number; actor: Actor; total: number; toldReason: OfficeReason }): void {
  BEGIN_BIG_CLOSURE.run(tx, closure.closureId, closure.actor, closure.total, closure.toldReason)
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
  `select b.closure_id as closureId, b.actor, c.office_id as officeId, c.day, c.from_minute as fromMinute,
     c.until_minute as untilMinute, c.reason_sealed as reason, b.told_reason as toldReason
   from big_closures b join closures c on c.id = b.closure_id where b.finished_at is null order by b.closure_id limit 1`,
  {
    row: row<Omit<OpenClosure, 'reason' | 'toldReason'> & { reason: Uint8Array | null; toldReason: string }>({
      closureId: 'int',
      actor: 'text',
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
  return row ? { ...row, reason, toldReason: asOfficeReason(row.toldReason) } : undefined
}

const NEXT_OF_CLOSURE = statement(
  `with closed as (
     select a.id, a.group_id, s.starts_at from slots s join appointment_slots p on p.slot_id = s.id and p.seated = 1
       join appointments a on a.id = p.appointment_id and a.state = 'confirmed'
     where s.office_id = +$office and s.day = +$day and s.minute >= +$from and s.minute < +$until
       and s.closed_at is not null and s.starts_at > +$now)
   select distinct id from closed where group_id in (
     select group_id from closed group by group_id order by min(starts_at), group_id limit +$groups)`,
  {
    row: { id: 'int' },
    params: { office: 'int', day: 'text', from: 'int', until: 'int', now: 'int', groups: 'int' },
    uses: 'appointment_slots_in slots_one',
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

/** Counts what was cancelled. With nobody left the closure is finished. */
function noteProgress(tx: Tx, { closureId }: OpenClosure, cancelled: number, now: Instant): void {
  NOTE_PROGRESS.run(tx, cancelled, cancelled === 0 ? now : null, closureId)
}

/** Families in one step. Each takes about 0.1 ms, so a citizen's message waits some 5 ms. */
const FAMILIES_A_STEP = 50

/**
 * One step of a closure with very many appointments: lets go of holds, cancels the next appointments, tells their contacts and
 * notes the progress, all in one transaction. So after a crash nobody is cancelled without a word, or told twice. False: no
 * closure is open.
 */
export function goOnClosing(tx: Tx, deps: MessagingDeps, now: Instant): boolean {
  const closure = openBigClosure(tx, deps.vault)
  if (!closure) return false
  const lost = letGoOfClosed(tx, deps, closure, FAMILIES_A_STEP, now)
  for (const { contactId } of lost) if (contactId !== undefined) tellHoldLost(tx, deps, contactId, 'closed', now)
  const visits = nextOfClosure(tx, deps, closure, FAMILIES_A_STEP, now)
  cancelAll(tx, deps, visits, closure, now)
  tellCancelled(tx, deps, visits, closure.toldReason, now)
  noteProgress(tx, closure, visits.length, now)
  return true
}

/** Cancels the appointments of big closures step by step, also after a stop or a crash. */
export const closing: Job = {
  name: 'closing',
  pattern: '*/5 * * * * *', // The manager waits, and a look without work is one read of an empty index.
  look: finishClosures,
}

export async function finishClosures({ db, writer, messaging }: Pick<JobDeps, 'db' | 'writer' | 'messaging'>): Promise<void> {
  while (isClosing(db) && (await writer.submit('closing.step', (tx, now) => goOnClosing(tx, messaging, now)))) {}
}

export interface Closure {
  id: number
  officeId: number
  office: string
  day: LocalDay
  fromMinute: number
  untilMinute: number
  reason: string
  /** How many to cancel and how many are; null for a closure that cancelled nothing, or all at once. */
  total: number | null
  cancelled: number | null
  finishedAt: Instant | null
}

/** Closures that were not lifted: those from a day on, soonest first, or those before it, the last one first. */
export interface ClosuresAsked {
  officeIds: number[]
  today: LocalDay
  past: boolean
}

const ROWS = 'c.office_id in (select value from json_each(+$offices)) and c.lifted_at is null'
const COMING = `${ROWS} and c.day >= +$today`
const PAST = `${ROWS} and c.day < +$today`
const PLACE = 'c.day, c.office_id, c.from_minute, c.id'
const BEHIND = `(select ${PLACE} from closures c where c.id = +$after)`
const CLOSURE = `select c.id, c.office_id as officeId, o.name as office, c.day, c.from_minute as fromMinute, c.until_minute as untilMinute,
  c.reason_sealed as reason, b.total, b.cancelled, b.finished_at as finishedAt
  from closures c join offices o on o.id = c.office_id left join big_closures b on b.closure_id = c.id`
const bind = ({ officeIds, today }: ClosuresAsked) => ({ offices: JSON.stringify(officeIds), today })

const PAGE = {
  row: row<Omit<Closure, 'reason'> & { reason: Uint8Array | null }>({
    id: 'int',
    officeId: 'int',
    office: 'text',
    day: 'text',
    fromMinute: 'int',
    untilMinute: 'int',
    reason: 'bytes?',
    total: 'int?',
    cancelled: 'int?',
    finishedAt: 'int?',
  }),
  params: { offices: 'text', today: 'text', after: 'int?', limit: 'int' },
  uses: 'closures_day',
  because: 'an office has few closures',
} as const

const PAST_CLOSURES = statement(
  `${CLOSURE} where ${PAST} and (+$after is null or (${PLACE}) < ${BEHIND})
   order by c.day desc, c.office_id desc, c.from_minute desc, c.id desc limit +$limit`,
  PAGE,
)

const COMING_CLOSURES = statement(
  `${CLOSURE} where ${COMING} and (+$after is null or (${PLACE}) > ${BEHIND}) order by ${PLACE} limit +$limit`,
  PAGE,
)

/** A page of them, at most `limit` behind the closure with the number `after`. */
export function listClosures(
  db: Db,
  vault: Vault,
  asked: ClosuresAsked,
  { after, limit }: { after?: number | undefined; limit: number },
): Closure[] {
  const page = { ...bind(asked), after: after ?? null, limit }
  const rows = asked.past ? PAST_CLOSURES.all(db, page) : COMING_CLOSURES.all(db, page)
  return rows.map((row) => ({ ...row, reason: row.reason ? vault.open(row.reason) : '' }))
}

const COUNT_PAST = statement(`select count(*) as n from closures c where ${PAST}`, {
  row: { n: 'int' },
  params: { offices: 'text', today: 'text' },
  uses: 'closures_day',
})

const COUNT_COMING = statement(`select count(*) as n from closures c where ${COMING}`, {
  row: { n: 'int' },
  params: { offices: 'text', today: 'text' },
  uses: 'closures_day',
})

export const countClosures = (db: Db, asked: ClosuresAsked): number =>
  asked.past ? (COUNT_PAST.get(db, bind(asked))?.n ?? 0) : (COUNT_COMING.get(db, bind(asked))?.n ?? 0)

const CLOSED_DAYS = statement(
  'select distinct day from closures where office_id = +? and day between ? and ? and lifted_at is null order by day',
  { row: row<{ day: LocalDay }>({ day: 'text' }), params: ['int', 'text', 'text'], uses: 'closures_day' },
)

/** The days of a span on which an office has a closure that was not lifted. */
export const closedDays = (db: Db, officeId: number, { from, until }: { from: LocalDay; until: LocalDay }): LocalDay[] =>
  CLOSED_DAYS.all(db, officeId, from, until).map((row) => row.day)

const REOPEN_DAY_BY_OFFICE = statement('select id from closures where office_id = ? and day = ? and lifted_at is null', {
  row: { id: 'int' },
  params: ['int', 'text'],
  uses: 'closures_day',
})

/** Lifts every closure of an office on a day; undefined when there is none. */
export function reopenDayByOffice(
  tx: Tx,
  hooks: PlaceHooks,
  officeId: number,
  day: LocalDay,
  now: Instant,
): { closures: number[]; hoursOpened: number } | undefined {
  const closures = REOPEN_DAY_BY_OFFICE.all(tx, officeId, day).map((one) => one.id)
  if (closures.length === 0) return undefined
  const opened = closures.map((id) => liftClosure(tx, hooks, id, now)?.hoursOpened ?? 0)
  return { closures, hoursOpened: opened.reduce((sum, hours) => sum + hours, 0) }
}
