import { Cron } from 'croner'
import { actingTime } from '../../db/acting-time.ts'
import { clearAlert, hasAlert, raiseAlert } from '../../db/alerts.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { ReaderGone } from '../errors.ts'
import { describeError } from '../log.ts'
import { WriterUnavailable } from '../messaging/writer.ts'
import { backup } from './backup.ts'
import { cleaning } from './cleanup.ts'
import { dueWork, heartbeat, resending } from './heartbeat.ts'
import type { Job, JobDeps } from './job.ts'
import { pageWatch } from './page-watch.ts'
import { disk, invariants, templates, token, upkeep } from './upkeep.ts'

/** In the order of the first round: the heart beats after due work was done. */
export const allJobs = (ofCapabilities: readonly Job[]): readonly Job[] => [
  heartbeat,
  dueWork,
  resending,
  ...ofCapabilities,
  cleaning,
  invariants,
  backup,
  upkeep,
  disk,
  token,
  templates,
  pageWatch,
]

export interface Schedule {
  /** Resolves when every job has looked once after the start, successfully or not. */
  firstRound: Promise<void>
  /** croner does not notice a clock that is put forward. */
  lookNow(): Promise<void>
  /** Resolves when running looks have ended. */
  stop(): Promise<void>
}

/**
 * Every job looks once now, one after the other, then at its pattern; a row decides whether there is work. Throws at once for a wrong
 * pattern or zone.
 */
export function startSchedule(given: JobDeps, jobs: readonly Job[]): Schedule {
  const deps = byActingTime(given)
  const timezone = institutionZone(deps.db)
  const looking = new Map<Job, Promise<void>>()
  let stopping = false
  const ask = (job: Job): Promise<void> => {
    const underWay = looking.get(job)
    if (underWay || stopping) return underWay ?? Promise.resolve()
    const look = lookOnce(deps, job).finally(() => looking.delete(job))
    looking.set(job, look)
    return look
  }
  const crons = jobs.map((job) => schedule(deps, job, timezone, ask))
  return {
    firstRound: firstRound(jobs, ask),
    async lookNow() {
      for (const job of jobs) {
        await looking.get(job) // This one may have begun before the clock was put forward.
        await ask(job)
      }
    },
    async stop() {
      stopping = true
      for (const cron of crons) cron.stop()
      await Promise.all(looking.values())
    },
  }
}

/** While the computer's clock is doubted, jobs find nothing due, late or too old too early. */
export function byActingTime(given: JobDeps): JobDeps {
  const { db, clock: machine } = given
  return { ...given, clock: { ...machine, now: () => actingTime(db, machine.now()) }, machine }
}

function schedule({ log }: JobDeps, job: Job, timezone: string, ask: (job: Job) => Promise<void>): Cron {
  const cron = new Cron(
    job.pattern,
    {
      name: job.name,
      timezone,
      unref: true,
      protect: () => log.debug('job.overrun', { job: job.name }),
      catch: (error) => log.error('job.failed', { job: job.name, ...describeError(error) }),
    },
    () => ask(job),
  )
  if (!cron.nextRun()) throw new Error(`job ${job.name} never runs`) // A wrong zone shows only here.
  return cron
}

async function firstRound(jobs: readonly Job[], ask: (job: Job) => Promise<void>): Promise<void> {
  for (const job of jobs) await ask(job)
}

/** A failure does not stop the other jobs: it is logged, a person is alerted, and the job looks again at its next turn. */
async function lookOnce(deps: JobDeps, job: Job): Promise<void> {
  const alert = `job_failed.${job.name}`
  try {
    await job.look(deps)
    if (hasAlert(deps.db, alert)) await deps.writer.submit('job.mended', (tx) => clearAlert(tx, alert))
  } catch (error) {
    const passing = error instanceof WriterUnavailable || error instanceof ReaderGone
    deps.log[passing ? 'warn' : 'error']('job.failed', { job: job.name, ...describeError(error) })
    if (!passing) await deps.writer.submit('job.alert', (tx, now) => raiseAlert(tx, alert, now)).catch(() => undefined)
  }
}
