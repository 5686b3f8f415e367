import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import Counter from 'prom-client/lib/counter.js'
import Gauge from 'prom-client/lib/gauge.js'
import Histogram from 'prom-client/lib/histogram.js'
import Registry from 'prom-client/lib/registry.js'
import { openAlerts } from '../../db/alerts.ts'
import { freeBytes } from '../../db/disk.ts'
import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { countSetAside } from '../admin/messages.ts'
import { isSending, lastCopy, lastHeardAt, oldestUnsentAt } from '../admin/overview.ts'
import type { Figures } from '../capability.ts'
import { type Instant, SECOND } from '../clock.ts'

/** Read for each scrape. Ages in seconds; undefined: never. */
export interface Reading {
  outbox: Record<string, number>
  setAside: number
  /** By family and label. */
  added: Record<string, Record<string, number>>
  alerts: number
  brokenInvariants: number
  copyAgeSeconds: number | undefined
  /** The last copy could not be made or is not trusted. */
  copyFailed: boolean
  lastInboundAgeSeconds: number | undefined
  oldestUnsentAgeSeconds: number | undefined
  databaseBytes: number
  logFileBytes: number
  diskFreeBytes: number
}

/** For `/metrics` only; no label holds anything about a person. */
export interface Metrics {
  /** accepted, cut_off, unsigned, too_large, unavailable. */
  webhook(outcome: string): void
  /** A key that was never issued: answered late, or at once because too many waited (full). */
  wrongKey(outcome: string): void
  /** A counted event of messaging. */
  count(event: string): void
  /** Words that were not recognised. Both labels are from fixed lists. */
  missed(miss: { question: string; kind: string }): void
  flushed(facts: { steps: number; ms: number }): void
  text(): Promise<{ type: string; text: string }>
}

/** From a fraction of a disk flush to far beyond what a message may wait. */
const FLUSH_MS_BUCKETS = [0.5, 1, 2, 5, 10, 25, 50, 100, 250, 1_000]
const STEPS_BUCKETS = [0, 1, 2, 5, 10, 25, 50, 100, 256]

/** `read` runs once for each scrape; what it throws makes the scrape fail, not the process. */
export function createMetrics(read: () => Reading, added: readonly Figures[] = []): Metrics {
  const registry = new Registry()
  const counter = (name: string, help: string, label: string) =>
    new Counter({ name: `ventanilla_${name}`, help, labelNames: [label], registers: [registry] })
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name: `ventanilla_${name}`, help, buckets, registers: [registry] })

  const webhooks = counter('webhooks_total', 'Webhooks by answer', 'outcome')
  const wrongKeys = counter('wrong_keys_total', 'Keys that nobody was ever given, by how they were answered', 'outcome')
  const events = counter('messages_total', 'What happened to messages', 'event')
  const misses = new Counter({
    name: 'ventanilla_misses_total',
    help: 'Typed words that nothing understood, by the question that was open and how they were answered',
    labelNames: ['question', 'kind'],
    registers: [registry],
  })
  const flushMs = histogram('flush_milliseconds', 'Duration of a flush of the writer, its commit included', FLUSH_MS_BUCKETS)
  const steps = histogram('flush_steps', 'Steps that shared a commit', STEPS_BUCKETS)
  const show = gauges(registry, added)

  return {
    webhook: (outcome) => webhooks.inc({ outcome }),
    wrongKey: (outcome) => wrongKeys.inc({ outcome }),
    count: (event) => events.inc({ event }),
    missed: ({ question, kind }) => misses.inc({ question, kind }),
    flushed(facts) {
      flushMs.observe(facts.ms)
      steps.observe(facts.steps)
    },
    async text() {
      show(read())
      return { type: registry.contentType, text: await registry.metrics() }
    },
  }
}

function gauges(registry: Registry, added: readonly Figures[]): (reading: Reading) => void {
  const gauge = <Label extends string = never>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name: `ventanilla_${name}`, help, labelNames, registers: [registry] })
  const outbox = gauge('outbox_messages', 'Rows of the outbox by state', 'state')
  const age = gauge('age_seconds', 'How long ago: the last verified copy, the last message in, the oldest unsent one', 'of')
  const bytes = gauge('bytes', 'Sizes: database, its log file, free disk', 'of')
  const trouble = gauge(
    'trouble',
    'What waits for a person: messages set aside, chats, overdue cases, alerts, broken invariants, a copy that failed',
    'kind',
  )
  const families = new Map(added.flatMap(({ family, help }) => (help ? [[family, gauge(family, help, 'of')] as const] : [])))
  const memory = gauge('resident_memory_bytes', 'Memory of the process')
  return (reading) => {
    for (const family of [outbox, age]) family.reset() // A state or an age from an earlier scrape must not linger.
    for (const [state, rows] of Object.entries(reading.outbox)) outbox.set({ state }, rows)
    const ages = {
      copy: reading.copyAgeSeconds,
      inbound: reading.lastInboundAgeSeconds,
      unsent: reading.oldestUnsentAgeSeconds,
    }
    for (const [of, seconds] of Object.entries(ages)) if (seconds !== undefined) age.set({ of }, seconds)
    bytes.set({ of: 'database' }, reading.databaseBytes)
    bytes.set({ of: 'log_file' }, reading.logFileBytes)
    bytes.set({ of: 'disk_free' }, reading.diskFreeBytes)
    trouble.set({ kind: 'set_aside' }, reading.setAside)
    trouble.set({ kind: 'alerts' }, reading.alerts)
    trouble.set({ kind: 'invariants' }, reading.brokenInvariants)
    trouble.set({ kind: 'copy' }, reading.copyFailed ? 1 : 0)
    for (const [family, numbers] of Object.entries(reading.added)) {
      for (const [of, number] of Object.entries(numbers)) {
        if (family === 'trouble') trouble.set({ kind: of }, number)
        else families.get(family)?.set({ of }, number)
      }
    }
    memory.set(process.memoryUsage.rss())
  }
}

/** Facts beside "ready": cheap reads only, each from a small index. */
export function healthFacts(db: Db, startedAt: Instant, now: Instant): Record<string, unknown> {
  const reading = readFigures(db, [], now)
  return {
    uptime_seconds: Math.round((now - startedAt) / SECOND),
    copy_age_seconds: reading.copyAgeSeconds ?? null,
    copy_result: lastCopy(db)?.result ?? null,
    last_inbound_age_seconds: reading.lastInboundAgeSeconds ?? null,
    sending: isSending(db, now),
    oldest_unsent_age_seconds: reading.oldestUnsentAgeSeconds ?? null,
    set_aside: reading.setAside,
    alerts: openAlerts(db).map((alert) => alert.code),
  }
}

const READ_FIGURES = statement("select at from backups where result = 'verified' order by id desc limit 1", { row: { at: 'int' } })

const inState = (condition: string, uses: string) =>
  statement(`select count(*) as n from outbox where ${condition}`, { row: { n: 'int' }, uses })

/** The last two share a partial index, which SQLite uses only when the query repeats its condition. */
const IN_STATE = {
  queued: inState("state = 'queued'", 'outbox_queued_contact'),
  sending: inState("state = 'sending'", 'outbox_one_in_flight'),
  in_doubt: inState("state = 'in_doubt'", 'outbox_doubt'),
  failed: inState("state = 'failed' and state in ('failed', 'parked')", 'outbox_trouble'),
  parked: inState("state = 'parked' and state in ('failed', 'parked')", 'outbox_trouble'),
}

export function readFigures(db: Db, added: readonly Figures[], now: Instant): Reading {
  const alerts = openAlerts(db)
  const age = (at: number | null | undefined) => (at == null ? undefined : Math.max(0, (now - at) / SECOND))
  const copy = READ_FIGURES.get(db)
  return {
    outbox: Object.fromEntries(Object.entries(IN_STATE).map(([state, count]) => [state, count.get(db)?.n ?? 0])),
    added: addedUp(added, db, now),
    setAside: countSetAside(db),
    alerts: alerts.length,
    brokenInvariants: alerts.filter((alert) => alert.code === 'invariant_broken').length,
    copyAgeSeconds: age(copy?.at),
    copyFailed: (lastCopy(db)?.result ?? 'verified') !== 'verified',
    lastInboundAgeSeconds: age(lastHeardAt(db)),
    oldestUnsentAgeSeconds: age(oldestUnsentAt(db, now)),
    databaseBytes: sizeOf(db.path),
    logFileBytes: sizeOf(`${db.path}-wal`),
    diskFreeBytes: freeBytes(dirname(db.path)),
  }
}

function addedUp(added: readonly Figures[], db: Db, now: Instant): Reading['added'] {
  const all: Reading['added'] = {}
  for (const { family, read } of added) all[family] = { ...all[family], ...read(db, now) }
  return all
}

/** States that wait for something; each has a partial index of open rows. */

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
