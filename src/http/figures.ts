import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { openAlerts } from '../../db/alerts.ts'
import { countOf } from '../../db/ask.ts'
import { freeBytes } from '../../db/disk.ts'
import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { countSetAside } from '../admin/messages.ts'
import { lastCopy, lastHeardAt, oldestUnsentAt } from '../admin/overview.ts'
import type { Figures } from '../capability.ts'
import { type Instant, SECOND } from '../clock.ts'
import type { Reading } from './metrics.ts'

/** What a watcher is told beside "ready": cheap reads only, each answered from a small index. */
export function healthFacts(db: Db, startedAt: Instant, now: Instant): Record<string, unknown> {
  const reading = readFigures(db, [], now)
  return {
    uptime_seconds: Math.round((now - startedAt) / SECOND),
    copy_age_seconds: reading.copyAgeSeconds ?? null,
    copy_result: lastCopy(db)?.result ?? null,
    last_inbound_age_seconds: reading.lastInboundAgeSeconds ?? null,
    oldest_unsent_age_seconds: reading.oldestUnsentAgeSeconds ?? null,
    set_aside: reading.setAside,
    alerts: openAlerts(db).map((alert) => alert.code),
  }
}

const READ_FIGURES = statement("select at from backups where result = 'verified' order by id desc limit 1", { row: { at: 'int' } })

/** The figures of `/metrics`. */
export function readFigures(db: Db, added: readonly Figures[], now: Instant): Reading {
  const alerts = openAlerts(db)
  const age = (at: number | null | undefined) => (at == null ? undefined : Math.max(0, (now - at) / SECOND))
  const copy = READ_FIGURES.get(db)
  return {
    outbox: Object.fromEntries(
      OPEN_STATES.map((state) => [
        state,
        countOf(db, `select count(*) as n from outbox where state = '${state}' ${IN_TROUBLE[state] ?? ''}`),
      ]),
    ),
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

/** The states that wait for something; each has a partial index that holds only open rows. */
const OPEN_STATES = ['queued', 'sending', 'in_doubt', 'failed', 'parked'] as const
/** These two share a partial index. SQLite uses it only when the query repeats its condition; otherwise it reads every row. */
const IN_TROUBLE: Record<string, string> = {
  failed: "and state in ('failed', 'parked')",
  parked: "and state in ('failed', 'parked')",
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
