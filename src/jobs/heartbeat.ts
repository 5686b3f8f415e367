import { actingTime, clockIsDoubted, justHeard, lastBeat, noteOutsideTime } from '../../db/acting-time.ts'
import { clearAlert, hasAlert, raiseAlert } from '../../db/alerts.ts'
import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { followClock } from '../messaging/clock-put-back.ts'
import type { DueWork } from '../messaging/due.ts'
import { resendParked } from '../messaging/resend.ts'
import { clean } from './cleanup.ts'
import type { Job, JobDeps } from './job.ts'

/** With a beat each minute, a longer silence means that the process was off. */
const SILENCE_MS = 3 * MINUTE

/**
 * Notes each minute that the process lives. Deadlines are measured by this beat (walls.sql), so that a night switched off breaks none:
 * after a gap, due work is done before the next beat, except reminders, which keep their pace. A clock far ahead of the last beat must be
 * confirmed first (db/acting-time.ts).
 */
export const heartbeat: Job = {
  name: 'heartbeat',
  pattern: '* * * * *',
  async look(deps) {
    await settleDoubt(deps)
    if (wasSilent(deps)) {
      await doAllThatIsDue(deps)
      await clean(deps)
    }
    const byMs = await deps.writer.submit('heartbeat', (tx, now) => beat(tx, deps.due, now))
    if (byMs > SILENCE_MS) deps.log.warn('clock.put_back', { by_ms: byMs })
  },
}

function wasSilent(deps: JobDeps): boolean {
  const last = lastBeat(deps.db)
  return last !== undefined && deps.clock.now() - last > SILENCE_MS
}

const BEAT = statement('insert into gaps (from_at, until_at) values (?, ?)', { params: ['int', 'int'] })

/** Moves the beat to now and records the silence before it, in one step. Returns by how much the clock was put back. */
function beat(tx: Tx, due: readonly DueWork[], now: Instant): number {
  const byMs = followClock(tx, due, now)
  const last = lastBeat(tx)
  if (last !== undefined && now - last > SILENCE_MS) BEAT.run(tx, last, now)
  beatAhead(tx, now)
  return byMs
}

/** The clock is ahead of the time outside, or outside cannot be reached. */
const ALERTS = ['clock_ahead', 'clock_unsure'] as const

/** Asks for the time outside while the clock is doubted, and alerts a person until it is confirmed. */
async function settleDoubt(deps: JobDeps): Promise<void> {
  const { db, writer, log, machine = deps.clock } = deps
  if (clockIsDoubted(db, machine.now())) {
    const at = await deps.askTheTime?.()
    if (at !== undefined) await writer.submit('clock.asked', (tx) => void noteOutsideTime(tx, at, machine.now()))
  }
  const now = machine.now()
  const standing = ALERTS.filter((code) => hasAlert(db, code))
  if (!clockIsDoubted(db, now)) {
    if (standing.length === 0) return
    await writer.submit('clock.agreed', (tx) => {
      for (const code of standing) clearAlert(tx, code)
    })
    return log('clock.agreed')
  }
  const code = justHeard(db, now) ? 'clock_ahead' : 'clock_unsure'
  const minutes = Math.round((now - actingTime(db, now)) / MINUTE)
  if (!standing.includes(code)) log.warn('clock.doubted', { because: code, minutes })
  await writer.submit('clock.doubted', (tx, acting) => {
    for (const one of standing) if (one !== code) clearAlert(tx, one)
    raiseAlert(tx, code, acting, `${minutes} min`)
  })
}

const BEAT_AHEAD = statement('insert into heartbeat (id, at) values (1, ?1) on conflict (id) do update set at = max(at, ?1)', {
  params: ['int'],
})

/**
 * Moves the beat ahead of the demonstration's clock, before that is put forward to `at`. Call it at each moment at which something is due,
 * so that the beat never overtakes work.
 */
export function beatAhead(tx: Tx, at: Instant): void {
  BEAT_AHEAD.run(tx, at)
}

/** Each flush does what is due; in a quiet hour this job requests one. */
export const dueWork: Job = {
  name: 'letting-go',
  pattern: '* * * * *',
  look: doAllThatIsDue,
}

const RESENT_A_STEP = 200

/** After an outage. */
export const resending: Job = {
  name: 'resending',
  pattern: '* * * * *',
  async look({ writer, messaging, log }) {
    const resent = await writer.submit('resending', (tx, now) => resendParked(tx, messaging, RESENT_A_STEP, now))
    if (resent > 0) log('delivery.resent', { messages: resent })
  },
}

/**
 * Flushes until nothing is due, because one flush does a limited number. Stops without progress: that is a fault, which the flush has
 * logged.
 */
async function doAllThatIsDue({ writer, due }: Pick<JobDeps, 'writer' | 'due'>): Promise<void> {
  for (let left = Number.POSITIVE_INFINITY; ; ) {
    const rows = await writer.submit('letting_go', (tx, now) => due.reduce((sum, one) => sum + (one.count?.(tx, now) ?? 0), 0))
    if (rows === 0 || rows >= left) return
    left = rows
  }
}
