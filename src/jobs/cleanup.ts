import { readFact, writeFact } from '../../db/facts.ts'
import { savepoint, TransactionEnded, type Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { rule } from '../catalogue/rules.ts'
import { DAY, HOUR, type Instant } from '../clock.ts'
import type { MeasuredRule } from '../jobs/job.ts'
import { settleAlerts } from '../messaging/alerts.ts'
import type { MessagingDeps, PersonalData } from '../messaging/deps.ts'
import { REPETITIONS_KNOWN_MS } from '../messaging/inbox.ts'
import { forgetQuiet } from '../messaging/quiet-contacts.ts'
import { stepByStep } from '../messaging/writer.ts'
import { CHUNK_ROWS, type Forget, type Job, type JobDeps } from './job.ts'

/** Nobody would act on it later. */
const WAITS_FOR_A_PERSON_MS = 30 * DAY
/** To count last month. */
const OUTBOX_MS = 62 * DAY
const JOB_RUNS_MS = 62 * DAY
const HISTORY_MS = 400 * DAY
/** A row that expires may take others with it: an appointment its person. */
const EXPIRED_A_STEP = CHUNK_ROWS / 2
/** A forgotten contact is a few rows; most that are looked at are not forgotten. */
const CONTACTS_A_STEP = CHUNK_ROWS / 5

interface Round {
  vault: MessagingDeps['vault']
  forgets: readonly { forget: Forget; most: number }[]
  /** Thrown errors; the others go on. */
  errors: unknown[]
}

/** Invariant views (walls.sql), measured by the heartbeat, prove it for personal data. */
export const cleaning: Job = {
  name: 'cleaning',
  pattern: '17 * * * *',
  look: clean,
}

/**
 * Repeats until nothing is left. Each flush takes as many kinds as change CHUNK_ROWS rows together, mostly all. A failing kind is undone
 * alone; the first error is thrown at the end.
 */
export async function clean(
  deps: Pick<JobDeps, 'writer' | 'personalData' | 'log'> & { messaging: Pick<MessagingDeps, 'vault'> },
): Promise<void> {
  const { writer, personalData, log, messaging } = deps
  const round: Round = {
    vault: messaging.vault,
    forgets: [
      ...Object.values(KINDS).map((forget) => ({ forget, most: CHUNK_ROWS })),
      ...personalData.flatMap(({ expire = {} }) => Object.values(expire).map((forget) => ({ forget, most: EXPIRED_A_STEP }))),
    ],
    errors: [],
  }
  const steps = await stepByStep(0, (from) => writer.submit('cleaning', (tx, now) => forgetFrom(tx, now, round, from)))
  const rows = steps.reduce((sum, one) => sum + one.rows, 0) + (await forgetContacts(deps))
  if (rows > 0) log('cleaning.done', { rows })
  if (round.errors.length > 0) throw round.errors[0]
  await writer.submit('cleaning.measures', (tx, now) => {
    for (const name of ['body_hours', 'draft_days'] as const) measureBy(tx, name, rule(tx, name))
    for (const [name, days] of personalData.flatMap(daysKept)) measureBy(tx, name, days(tx))
    settleAlerts(tx, now)
  })
}

/** `next`: the kind where the next flush goes on; undefined: nothing is left. */
function forgetFrom(
  tx: Tx,
  now: Instant,
  { forgets, errors, vault }: Round,
  from: number,
): { rows: number; next: number | undefined } {
  let rows = 0
  for (const [at, { forget, most }] of forgets.entries()) {
    if (at < from) continue
    const limit = Math.min(most, CHUNK_ROWS - rows)
    const done = alone(tx, errors, () => forget(tx, now, limit, vault))
    rows += done
    if (done >= limit) return { rows, next: at }
  }
  return { rows, next: undefined }
}

function alone(tx: Tx, errors: unknown[], work: () => number): number {
  try {
    return savepoint(tx, work)
  } catch (error) {
    if (error instanceof TransactionEnded) throw error
    errors.push(error)
    return 0
  }
}

async function forgetContacts({ writer, personalData }: Pick<JobDeps, 'writer' | 'personalData'>): Promise<number> {
  const steps = await stepByStep(0, (after) =>
    writer.submit('forgetting.contacts', (tx, now) => {
      // A contact with an unfinished conversation is not forgotten, however short the rule.
      const days = Math.max(1, rule(tx, 'keep_visits_days'), rule(tx, 'draft_days'))
      return forgetQuiet(tx, personalData, { days, after, limit: CONTACTS_A_STEP }, now)
    }),
  )
  return steps.reduce((sum, { forgotten }) => sum + forgotten, 0)
}

const daysKept = ({ keepsFor = {} }: PersonalData) => Object.entries(keepsFor) as [MeasuredRule, (tx: Tx) => number][]

/** The views measure by the rule last carried out: a shorter one raises no alarm before it could be. */
function measureBy(tx: Tx, name: MeasuredRule, value: number): void {
  if (readFact(tx, name) !== String(value)) writeFact(tx, name, String(value))
}

const INCOMING_BODIES = statement(
  `update inbox set body_sealed = null where id in (
   select id from inbox where body_sealed is not null and received_at < ? and (state <> 'aside' or received_at < ?) limit +?)`,
  { params: ['int', 'int', 'int'], uses: 'inbox_bodies' },
)

const OUTGOING_BODIES = statement(
  `update outbox set body_sealed = null where id in (
   select id from outbox where body_sealed is not null and created_at < ?1 and updated_at < ?1
     and (state not in ('queued', 'sending', 'in_doubt', 'parked') or (state = 'parked' and updated_at < ?2)) limit +?3)`,
  { params: ['int', 'int', 'int'], uses: 'outbox_bodies' },
)

const DRAFTS = statement(
  'delete from conversations where contact_id in (select contact_id from conversations where expires_at < ? limit +?)',
  { params: ['int', 'int'], uses: 'conversations_due' },
)

// By id, the order of arrival: this needs no index by time.
const INCOMING = statement(
  `delete from inbox where id in (
   select id from inbox where id < (select coalesce(min(id), 9223372036854775807) from inbox where received_at >= ?1)
     and (state <> 'aside' or received_at < ?2) limit +?3)`,
  { params: ['int', 'int', 'int'] },
)

const EARLY_STATUSES = statement(
  'delete from early_statuses where rowid in (select rowid from early_statuses where at < ? limit +?)',
  { params: ['int', 'int'], uses: 'early_statuses_at' },
)

const OUTGOING = statement(
  `delete from outbox where id in (
   select id from outbox where id < (select coalesce(min(id), 9223372036854775807) from outbox where created_at >= ?)
     and state not in ('queued', 'sending', 'in_doubt') limit +?)`,
  {
    params: ['int', 'int'],
    uses: 'case_messages_outbox missed_visits_outbox rebookings_outbox reminders_outbox wait_offers_outbox',
  },
)

const JOB_RUNS = statement('delete from job_runs where key in (select key from job_runs where at < ? limit +?)', {
  params: ['int', 'int'],
})

const GAPS = statement('delete from gaps where id in (select id from gaps where until_at < ? limit +?)', { params: ['int', 'int'] })

const READINGS = statement('delete from audit_reads where id in (select id from audit_reads where last_at < ? limit +?)', {
  params: ['int', 'int'],
  uses: 'audit_reads_last',
})

const COPIES = statement('delete from backups where id in (select id from backups where at < ? limit +?)', {
  params: ['int', 'int'],
})

const KINDS: Record<string, Forget> = {
  incomingBodies: (tx, now, limit) =>
    INCOMING_BODIES.run(tx, now - rule(tx, 'body_hours') * HOUR, now - WAITS_FOR_A_PERSON_MS, limit).changes,
  outgoingBodies: (tx, now, limit) =>
    OUTGOING_BODIES.run(tx, now - rule(tx, 'body_hours') * HOUR, now - WAITS_FOR_A_PERSON_MS, limit).changes,
  drafts: (tx, now, limit) => DRAFTS.run(tx, now, limit).changes,
  incoming: (tx, now, limit) => INCOMING.run(tx, now - REPETITIONS_KNOWN_MS, now - WAITS_FOR_A_PERSON_MS, limit).changes,
  earlyStatuses: (tx, now, limit) => EARLY_STATUSES.run(tx, now - REPETITIONS_KNOWN_MS, limit).changes,
  outgoing: (tx, now, limit) => OUTGOING.run(tx, now - OUTBOX_MS, limit).changes,
  jobRuns: (tx, now, limit) => JOB_RUNS.run(tx, now - JOB_RUNS_MS, limit).changes,
  gaps: (tx, now, limit) => GAPS.run(tx, now - HISTORY_MS, limit).changes,
  /** A whole year may still be asked for in the next one. */
  readings: (tx, now, limit) => READINGS.run(tx, now - HISTORY_MS, limit).changes,
  copies: (tx, now, limit) => COPIES.run(tx, now - HISTORY_MS, limit).changes,
}
