import { eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/open.ts'
import { rebookingRuns } from '../../db/schema.ts'
import { row, statement } from '../../db/statements.ts'
import { type Actor, type ActorColumns, actorColumns, actorIn } from '../admin/access.ts'
import { letGoOfHolders } from '../booking/releases.ts'
import { appointmentsById } from '../booking/views.ts'
import { type CapacityChange, leftWithoutPlace } from '../booking/without-place.ts'
import { addDays } from '../catalogue/calendar.ts'
import { asOfficeReason, type OfficeReason } from '../catalogue/office-reasons.ts'
import { toldWords } from '../catalogue/operations/told-reasons.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { Job, JobDeps } from '../jobs/job.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { type ClosedSpan, windowsByRecords } from '../schedule/day-plan.ts'
import { publish } from '../schedule/publication.ts'
import type { Vault } from '../vault.ts'
import { rebook } from './rebook.ts'
import type { Cause } from './rebookings.ts'

/** In the step that takes their hours; beyond it, steps of their own. */
export const AT_ONCE_MAX = 100

/** In one step. Each takes 1 to 2 ms of CPU, so that a citizen's message waits no longer than a flush. */
const FAMILIES_A_STEP = 12

/** By the records, as in this step. A closure is compared within its span alone. `scheduleId` undefined: of the whole office. */
export function windowsThen(db: Db, scheduleId: number | undefined, closure?: Omit<ClosedSpan, 'told'>): CapacityChange['windows'] {
  const byRecords = windowsByRecords(db)
  return (hour) => {
    const isOutside = closure && (hour.minute < closure.fromMinute || hour.minute >= closure.untilMinute)
    if (isOutside || (scheduleId !== undefined && hour.scheduleId !== scheduleId)) return Number.POSITIVE_INFINITY
    return closure?.windows === null ? 0 : byRecords(hour)
  }
}

export interface NewRun {
  officeId: number
  cause: Cause
  told: OfficeReason
  actor: Actor
  /** First day whose people may be left. */
  from: LocalDay
  /** Where publishing goes on; no moves before it is done, or they might go to an hour that is about to close. */
  publishFrom: LocalDay | undefined
  total: number
}

/** People are rebooked step by step: see `goOn`. */
export function beginRun(tx: Tx, { officeId, cause, told, actor, from, publishFrom, total }: NewRun): void {
  const { key_id: keyId, ...who } = actorColumns(actor)
  const rows = { officeId, ...cause, toldReason: told, fromDay: from, publishFrom: publishFrom ?? null, total }
  tx.orm
    .insert(rebookingRuns)
    .values({ ...rows, ...who, keyId })
    .run()
}

interface Run extends Pick<NewRun, 'officeId' | 'cause' | 'told' | 'actor' | 'from'> {
  id: number
  /** Null: the whole office. */
  scheduleId: number | null
  publishFrom: LocalDay | null
  /** For the log-book. */
  reason: string
  /** Undefined: a plan took the hours. */
  closed: (Omit<ClosedSpan, 'told'> & { day: LocalDay; lifted: number }) | undefined
}

const IS_RUNNING = statement('select 1 from rebooking_runs where finished_at is null', { uses: 'rebooking_runs_open' })

interface RunRow extends ActorColumns {
  id: number
  officeId: number
  scheduleId: number | null
  closureId: number | null
  planId: number | null
  toldReason: string
  publishFrom: LocalDay | null
  from: LocalDay
  day: LocalDay | null
  fromMinute: number | null
  untilMinute: number | null
  windows: number | null
  lifted: number
  reason: Uint8Array | null
}

const OPEN_RUN = statement(
  `select r.id, r.office_id as officeId, r.closure_id as closureId, r.plan_id as planId, r.told_reason as toldReason, r.actor, r.key_id,
     r.publish_from as publishFrom, r.from_day as "from", c.day, c.from_minute as fromMinute, c.until_minute as untilMinute, c.windows,
     c.lifted_at is not null as lifted, c.reason_sealed as reason, coalesce(c.schedule_id, p.schedule_id) as scheduleId
   from rebooking_runs r left join closures c on c.id = r.closure_id left join schedule_plans p on p.id = r.plan_id where r.finished_at is null order by r.from_day, r.id limit 1`,
  {
    row: row<RunRow>({
      id: 'int',
      officeId: 'int',
      closureId: 'int?',
      planId: 'int?',
      toldReason: 'text',
      actor: 'text',
      key_id: 'int?',
      publishFrom: 'text?',
      from: 'text',
      day: 'text?',
      fromMinute: 'int?',
      untilMinute: 'int?',
      windows: 'int?',
      lifted: 'int',
      reason: 'bytes?',
      scheduleId: 'int?',
    }),
    uses: 'rebooking_runs_open',
    because: 'few runs are open',
  },
)

/** The soonest day first: today's people. */
function openRun(db: Db, vault: Vault): Run | undefined {
  const found = OPEN_RUN.get(db)
  if (!found) return undefined
  const { closureId, planId, day, fromMinute, untilMinute, windows, lifted, ...run } = found
  const told = asOfficeReason(run.toldReason)
  return {
    ...run,
    actor: actorIn(found),
    told,
    cause: closureId === null ? { planId: planId ?? 0 } : { closureId },
    reason: run.reason ? vault.open(run.reason) : planReason(told),
    closed:
      day === null || fromMinute === null || untilMinute === null ? undefined : { day, fromMinute, untilMinute, windows, lifted },
  }
}

export const planReason = (told: OfficeReason): string => `cambió el horario; ${toldWords(told)}`

const NEXT_DAY = statement(
  `select day from slots where office_id = +$office and starts_at > +$now and day >= +$from and (+$until is null or day <= +$until)
     and taken > 0 order by starts_at limit 1`,
  {
    row: row<{ day: LocalDay }>({ day: 'text' }),
    params: { office: 'int', now: 'int', from: 'text', until: 'text?' },
    uses: 'slots_one',
  },
)

/**
 * One step: publishes on, or releases holds and rebooks the next people of one day, with its progress in one transaction: a crash neither
 * moves people without asking nor asks twice. False: nothing is left.
 */
export function goOn(tx: Tx, deps: MessagingDeps, now: Instant): boolean {
  const run = openRun(tx, deps.vault)
  if (!run) return false
  const { id, officeId, scheduleId, closed, actor, publishFrom } = run
  if (publishFrom !== null) {
    note(tx, id, { publishFrom: publish(tx, deps.hooks, officeId, now, publishFrom).next ?? null })
    return true
  }
  const asked = { office: officeId, now, from: run.from, until: closed?.day ?? null }
  const day = closed?.lifted === 1 ? undefined : NEXT_DAY.get(tx, asked)?.day
  if (day === undefined) {
    note(tx, id, { finishedAt: now })
    return true
  }
  letGoOfHolders(tx, deps, { officeId, day, actor }, now, FAMILIES_A_STEP)
  const left = leftWithoutPlace(
    tx,
    { officeId, from: day, until: day, windows: windowsThen(tx, scheduleId ?? undefined, closed) },
    now,
  )
  const notThere = left.filter((one) => one.arrivedAt === null)
  const waiting = [...Map.groupBy(notThere, (one) => one.groupId).values()]
  const next = waiting.slice(0, FAMILIES_A_STEP).flat()
  const people = appointmentsById(
    tx,
    deps.vault,
    next.map((one) => one.id),
  )
  rebook(tx, deps, people, run, now)
  note(tx, id, { fromDay: waiting.length > FAMILIES_A_STEP ? day : addDays(day, 1), moved: people.length })
  return true
}

/** People who were displaced meanwhile count too. */
function note(
  tx: Tx,
  id: number,
  { moved = 0, ...state }: { publishFrom?: LocalDay | null; fromDay?: LocalDay; finishedAt?: Instant; moved?: number },
): void {
  const done = sql`${rebookingRuns.done} + ${moved}`
  tx.orm
    .update(rebookingRuns)
    .set({ ...state, done, total: sql`max(${rebookingRuns.total}, ${done})` })
    .where(eq(rebookingRuns.id, id))
    .run()
}

/** Also after a stop or a crash. */
export const running: Job = {
  name: 'closing',
  pattern: '*/5 * * * * *', // The manager waits, and a look without work is one read of an empty index.
  look: finishRuns,
}

export async function finishRuns({ db, writer, messaging }: Pick<JobDeps, 'db' | 'writer' | 'messaging'>): Promise<void> {
  while (IS_RUNNING.finds(db) && (await writer.submit('closing.step', (tx, now) => goOn(tx, messaging, now)))) {}
}
