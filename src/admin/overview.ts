import type { z } from 'zod'
import { lastGap } from '../../db/acting-time.ts'
import { openAlerts } from '../../db/alerts.ts'
import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { type MessageTariff, messageTariff } from '../catalogue/tariff.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../clock.ts'
import type { StaffDeps } from './deps.ts'
import { type MessagesSent, messagesSent } from './message-cost.ts'
import { countSetAside } from './messages.ts'
import { type UnusualReading, unusualReadings } from './reads.ts'

declare module '../capability.ts' {
  interface Capability {
    readonly state?: StatePart
  }
}

export interface StatePart {
  /** Ascending. */
  readonly rank: number
  /** With their example. */
  readonly fields: Record<string, z.ZodType>
  readonly example: Record<string, unknown>
  read(asked: StateAsked): StateOf
  /** Alerts about an agency's data, and those that tell of this one's. All others are the machine's. */
  readonly alerts?: { readonly codes: readonly string[]; told(db: Db, agencyId: number, now: Instant): readonly string[] }
}

export interface StateAsked extends Pick<StaffDeps, 'db' | 'vault' | 'citizens'> {
  /** The asking key's agency: its own data alone is counted. */
  agencyId: number
  ownsNumber: boolean
  known: Overview
  /** Of `now`, where the institution is. */
  month: Month
  now: Instant
}

export interface StateOf {
  answer: Record<string, unknown>
  /** A leading sentence: somebody waits now. */
  first?: string | undefined
  /** A closing sentence. */
  last?: string
  /** What to fix, with the operation that does it. */
  mend?: readonly Finding[]
}

export interface Finding {
  /** Ascending: the greatest hindrance first. */
  rank: number
  que: string
  hacer: string
}

/** First moments of a month and the next, and the day. */
export interface Month {
  from: Instant
  until: Instant
  day: string
}

export interface Overview {
  lastMessageAt: Instant | undefined
  lastGap: { from: Instant; until: Instant } | undefined
  oldestUnsentAt: Instant | undefined
  copy: { at: Instant; result: string } | undefined
  messages: { thisMonth: MessagesSent; lastMonth: MessagesSent; tariff: MessageTariff }
  alerts: { code: string; count: number }[]
  /** At the channel: how many may be sent, and which may not. */
  templates: { ready: number; stopped: { name: string; language: string; status: string; reason: string | undefined }[] }
  setAside: number
  /** In the last seven days. */
  notDelivered: number
  /** Today or on the days before. */
  unusualReadings: UnusualReading[]
}

/** The greatest age of the last verified copy without a warning. */
export const COPY_OLD_MS = 26 * HOUR

/** Older undelivered messages no longer count: the person was called, or came, or did not. */
const TO_MEND_MS = 7 * DAY

const OLDEST_UNSENT_AT = statement(
  `select min(at) as at from (
   select min(case when attempt = 0 then not_before else created_at end) as at from outbox
     where state = 'queued' and (attempt > 0 or not_before <= ?)
   union all select min(created_at) from outbox where state = 'in_doubt')`,
  { row: { at: 'int?' }, params: ['int'], uses: 'outbox_doubt outbox_queued_contact' },
)

/** Since when a sendable message waits; undefined: none. One that was tried waits since it was written: its next try always lies ahead. */
export function oldestUnsentAt(db: Db, now: Instant): Instant | undefined {
  const row = OLDEST_UNSENT_AT.get(db, now)
  return row?.at ?? undefined
}

const UNSENT_LONG_MS = 5 * MINUTE

/** Something waits for longer than it should. */
export const waitsLong = (oldestUnsentAt: Instant | undefined, now: Instant): boolean =>
  oldestUnsentAt !== undefined && oldestUnsentAt < now - UNSENT_LONG_MS

const WENT_SINCE = statement(
  "select 1 from outbox where claimed_at > ? and state in ('accepted', 'sent', 'delivered', 'read') limit 1",
  { params: ['int'], uses: 'outbox_claimed' },
)

/** False while a message waits for long and none has left meanwhile: an outage, not one telephone. */
export const isSending = (db: Db, now: Instant): boolean =>
  !waitsLong(oldestUnsentAt(db, now), now) || WENT_SINCE.finds(db, now - UNSENT_LONG_MS)

const LAST_HEARD_AT = statement('select received_at as at from inbox order by id desc limit 1', {
  row: { at: 'int' },
  because: 'it stops at the last row',
})

export const lastHeardAt = (db: Db): Instant | undefined => LAST_HEARD_AT.get(db)?.at

const LAST_COPY = statement('select at, result from backups order by id desc limit 1', { row: { at: 'int', result: 'text' } })

/** Good or not; `result`: `verified`, or what was wrong. */
export const lastCopy = (db: Db): { at: Instant; result: string } | undefined => LAST_COPY.get(db) ?? undefined

const NOT_DELIVERED = statement(
  "select count(*) as n from outbox where state in ('failed', 'parked') and hidden = 0 and updated_at > ?",
  { row: { n: 'int' }, params: ['int'], uses: 'outbox_trouble' },
)

/** From the database alone. `month`: whose messages are counted; `agencyId`: whose keys' reads are told. */
export function overview(db: Db, { month, agencyId }: { month: Month; agencyId: number }, now: Instant): Overview {
  return {
    lastMessageAt: lastHeardAt(db),
    lastGap: lastGap(db),
    oldestUnsentAt: oldestUnsentAt(db, now),
    copy: lastCopy(db),
    messages: {
      thisMonth: messagesSent(db, month.from, month.until),
      lastMonth: messagesSent(db, monthOf(db, month.from - 1).from, month.from),
      tariff: messageTariff(db),
    },
    alerts: openAlerts(db),
    templates: templatesNow(db),
    setAside: countSetAside(db),
    notDelivered: NOT_DELIVERED.get(db, now - TO_MEND_MS)?.n ?? 0,
    unusualReadings: unusualReadings(db, agencyId, now),
  }
}

const TEMPLATES_NOW = statement('select name, language, status, reason from templates order by name, language', {
  row: { name: 'text', language: 'text', status: 'text', reason: 'text?' },
})

function templatesNow(db: Db): Overview['templates'] {
  const rows = TEMPLATES_NOW.all(db)
  const isReady = (row: { status: string }) => row.status === 'APPROVED'
  const stopped = rows.filter((row) => !isReady(row)).map((row) => ({ ...row, reason: row.reason ?? undefined }))
  return { ready: rows.length - stopped.length, stopped }
}

export function monthOf(db: Db, now: Instant): Month {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(institutionZone(db))
  const first = local.with({ day: 1 }).startOfDay()
  const after = first.add({ months: 1 })
  return { from: first.epochMilliseconds, until: after.epochMilliseconds, day: local.toPlainDate().toString() }
}
