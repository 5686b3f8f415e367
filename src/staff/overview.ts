import { openAlerts } from '../../db/alerts.ts'
import { lastGap } from '../../db/heartbeat.ts'
import type { Db } from '../../db/open.ts'
import { byName } from '../agenda/by-name.ts'
import { cancellationsByReason, lateCancellations } from '../agenda/changes/cancelling.ts'
import { institutionZone, missingMembers } from '../agenda/institution.ts'
import { rule } from '../agenda/rules.ts'
import { type CaseCounts, countCases } from '../cases/lists.ts'
import { DAY, HOUR, type Instant } from '../clock.ts'

export interface Overview {
  lastMessageAt: Instant | undefined
  lastGap: { from: Instant; until: Instant } | undefined
  /** The oldest message that should have left by now. */
  oldestUnsentAt: Instant | undefined
  copy: { at: Instant; result: string } | undefined
  messagesThisMonth: number
  /** The recorded tariff. centavos: for each message, 0: not known; free: messages of a month. */
  tariff: { centavos: number; free: number }
  alerts: { code: string; count: number }[]
  /** Our templates at the channel: how many may be sent, and which may not. */
  templates: { ready: number; stopped: { name: string; language: string; status: string; reason: string | undefined }[] }
  setAside: number
  /** Conversations, requests and claims that wait for the office. */
  cases: CaseCounts
  /** Granted deletions that something hinders: they should be done within a day. */
  erasuresLate: number
  /** In the last seven days. */
  notDelivered: number
  institutionIsWhole: boolean
  /** Open offices without a published hour from now on. */
  /** How many offices citizens may choose. */
  officesOpen: number
  officesWithoutHours: string[]
  officesWithoutProcedures: string[]
  appointmentsToday: number
  /** Visits of this month that were cancelled late. */
  cancelledLate: number
  /** Visits of this month that their people cancelled, by reason. */
  cancelReasons: ReturnType<typeof cancellationsByReason>
}

/** After so long without a verified copy a person should look. */
export const COPY_OLD_MS = 26 * HOUR

/** A deletion waits a day for its last message at most, and then a look of the job. */
const ERASING_LONG_MS = 25 * HOUR

/** After so long a message that did not arrive no longer counts: its person was called, or came, or did not. */
const TO_MEND_MS = 7 * DAY

/**
 * Since when a message waits that could have left; undefined when none does. One that was tried waits since it was written: its
 * next try always lies ahead.
 */
export function oldestUnsentAt(db: Db, now: Instant): Instant | undefined {
  const row = db.client
    .query<{ at: Instant | null }, [Instant]>(
      `select min(at) as at from (
         select min(case when attempt = 0 then not_before else created_at end) as at from outbox
           where state = 'queued' and (attempt > 0 or not_before <= ?)
         union all select min(created_at) from outbox where state = 'in_doubt')`,
    )
    .get(now)
  return row?.at ?? undefined
}

/** How things are going, as far as the database knows. `now` decides which month and day it is. */
export function overview(db: Db, now: Instant): Overview {
  const one = <T>(sql: string, ...bound: (number | string)[]) =>
    db.client.query<T, (number | string)[]>(sql).get(...bound) ?? undefined
  const { month, monthAfter, day } = here(db, now)
  return {
    lastMessageAt: one<{ at: number | null }>('select received_at as at from inbox order by id desc limit 1')?.at ?? undefined,
    lastGap: lastGap(db),
    oldestUnsentAt: oldestUnsentAt(db, now),
    copy: one<{ at: Instant; result: string }>('select at, result from backups order by id desc limit 1'),
    messagesThisMonth: countOf(db, "outbox where claimed_at >= ? and state in ('accepted', 'sent', 'delivered', 'read')", month),
    tariff: { centavos: rule(db, 'message_price_centavos'), free: rule(db, 'free_messages_a_month') },
    alerts: openAlerts(db),
    templates: templatesNow(db),
    cases: countCases(db, now),
    setAside: countOf(db, "inbox where state = 'aside'"),
    erasuresLate: countOf(db, 'erasures where done_at is null and withdrawn_at is null and asked_at < ?', now - ERASING_LONG_MS),
    notDelivered: countOf(db, "outbox where state in ('failed', 'parked') and updated_at > ?", now - TO_MEND_MS),
    institutionIsWhole: missingMembers(db).length === 0,
    officesOpen: countOf(db, 'offices where active = 1'),
    officesWithoutHours: officesWithout(
      db,
      'select 1 from slots s where s.office_id = o.id and s.starts_at > ? and s.closed_at is null',
      now,
    ),
    officesWithoutProcedures: officesWithout(
      db,
      'select 1 from office_procedures d join procedures p on p.id = d.procedure_id and p.active = 1 where d.office_id = o.id',
    ),
    appointmentsToday: countOf(
      db,
      "appointments a join slots s on s.id = a.slot_id where s.day = ? and a.state = 'confirmed'",
      day,
    ),
    cancelledLate: lateCancellations(db, month, monthAfter),
    cancelReasons: cancellationsByReason(db, month, monthAfter),
  }
}

/** Names of the open offices of which this query finds no row. */
const officesWithout = (db: Db, rows: string, ...bound: number[]): string[] =>
  db.client
    .query<{ name: string }, number[]>(`select name from offices o where active = 1 and not exists (${rows})`)
    .all(...bound)
    .sort(byName)
    .map((row) => row.name)

function templatesNow(db: Db): Overview['templates'] {
  const rows = db.client
    .query<{ name: string; language: string; status: string; reason: string | null }, []>(
      'select name, language, status, reason from templates order by name, language',
    )
    .all()
  const isReady = (row: { status: string }) => row.status === 'APPROVED'
  const stopped = rows.filter((row) => !isReady(row)).map((row) => ({ ...row, reason: row.reason ?? undefined }))
  return { ready: rows.length - stopped.length, stopped }
}

function here(db: Db, now: Instant): { month: Instant; monthAfter: Instant; day: string } {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(institutionZone(db))
  const first = local.with({ day: 1 }).startOfDay()
  const after = first.add({ months: 1 })
  return { month: first.epochMilliseconds, monthAfter: after.epochMilliseconds, day: local.toPlainDate().toString() }
}

function countOf(db: Db, from: string, ...bound: (number | string)[]): number {
  return db.client.query<{ rows: number }, (number | string)[]>(`select count(*) as rows from ${from}`).get(...bound)?.rows ?? 0
}
