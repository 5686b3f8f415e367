import { hasAlert, settleAlert } from '../../db/alerts.ts'
import { rule } from '../catalogue/rules.ts'
import { HOUR } from '../clock.ts'
import { CHUNK_ROWS, inChunks, type Job, type JobDeps } from '../jobs/job.ts'
import { letClaimsDie } from './claims.ts'
import { countCases } from './views.ts'
import { helpTimeBetween } from './working-days.ts'

const WAITS = 'person_waits'
const OVERDUE = 'case_overdue'

/** Closes unproven claims. Alerts when a citizen waits too long for a person, or a deadline is over. */
export const cases: Job = {
  name: 'cases',
  pattern: '*/5 * * * *',
  look: lookAtCases,
}

export async function lookAtCases(deps: Pick<JobDeps, 'db' | 'writer' | 'clock'>): Promise<void> {
  await inChunks(deps, 'cases.claims', (tx, now) => letClaimsDie(tx, now, CHUNK_ROWS))
  const now = deps.clock.now()
  const { waitingSince, overdue } = countCases(deps.db, now)
  const limit = rule(deps.db, 'person_wait_alert_hours') * HOUR
  // Only office hours count: a message of Friday night is not late on Monday at nine.
  const waitsLong = waitingSince !== undefined && helpTimeBetween(deps.db, waitingSince, now) >= limit
  await settle(deps, WAITS, waitsLong)
  await settle(deps, OVERDUE, overdue > 0)
}

/** Lasts as long as its cause, without counting up every five minutes. */
async function settle({ db, writer }: Pick<JobDeps, 'db' | 'writer'>, code: string, is: boolean): Promise<void> {
  if (is === hasAlert(db, code)) return
  await writer.submit(`cases.${code}`, (tx, now) => settleAlert(tx, code, is, now))
}
