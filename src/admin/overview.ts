import type { z } from 'zod'
import { lastGap } from '../../db/acting-time.ts'
import { openAlerts } from '../../db/alerts.ts'
import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { cancellationsByReason, lateCancellations } from '../booking/cancellation.ts'
import { holdsPutRight } from '../booking/hold-correction.ts'
import { type DoubtfulPhone, doubtfulPhones } from '../booking/identity.ts'
import { institutionZone, missingMembers } from '../catalogue/institution.ts'
import { rule } from '../catalogue/rules.ts'
import { DAY, HOUR, type Instant } from '../clock.ts'
import { byName } from '../collation.ts'
import type { Vault } from '../vault.ts'
import { countSetAside } from './messages.ts'
import { type UnusualReading, unusualReadings } from './reads.ts'

/** What a capability adds to "¿Está todo bien?". */
export interface StatePart {
  /** Fields of the answer, and how the example fills them. */
  readonly fields: Record<string, z.ZodType>
  readonly example: Record<string, unknown>
  read(db: Db, known: Overview, now: Instant): StateOf
}

export interface StateOf {
  /** The values of its fields. */
  answer: Record<string, unknown>
  /** A sentence that comes before everything else: somebody waits, now. */
  first?: string | undefined
  /** What a person has to mend, with the operation that does it. */
  mend?: Finding[]
}

export interface Finding {
  /** What is wrong. */
  que: string
  /** What to do about it. */
  hacer: string
}

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
  /** Granted deletions that something hinders: they should be done within a day. */
  erasuresLate: number
  /** Telephones with several names that cannot be those of their CURPs. */
  doubtfulPhones: DoubtfulPhone[]
  /** In the last seven days. */
  notDelivered: number
  institutionIsWhole: boolean
  /** How many offices citizens may choose. */
  officesOpen: number
  /** Of them, those without a published hour from now on, and those that do nothing. */
  officesWithoutHours: string[]
  officesWithoutProcedures: string[]
  appointmentsToday: number
  /** Visits of this month that were cancelled late. */
  cancelledLate: number
  /** For how many held places of this month the office said who it is. */
  holdsPutRight: number
  /** Visits of this month that their people cancelled, by reason. */
  cancelReasons: ReturnType<typeof cancellationsByReason>
  /** Who read more than usual, today or on the days before. */
  unusualReadings: UnusualReading[]
}

/** The oldest that the last verified copy may be before a person should look. */
export const COPY_OLD_MS = 26 * HOUR

const PHONES_SHOWN = 5

/** A deletion waits a day for its last message at most, and then a look of the job. */
const ERASING_LONG_MS = 25 * HOUR

/** An older message that did not arrive no longer counts: its person was called, or came, or did not. */
const TO_MEND_MS = 7 * DAY

const OLDEST_UNSENT_AT = statement(
  `select min(at) as at from (
   select min(case when attempt = 0 then not_before else created_at end) as at from outbox
     where state = 'queued' and (attempt > 0 or not_before <= ?)
   union all select min(created_at) from outbox where state = 'in_doubt')`,
  { row: { at: 'int?' }, params: ['int'], uses: 'outbox_doubt outbox_queued_contact' },
)

/**
 * Since when a message waits that could have left; undefined when none does. One that was tried waits since it was written: its
 * next try always lies ahead.
 */
export function oldestUnsentAt(db: Db, now: Instant): Instant | undefined {
  const row = OLDEST_UNSENT_AT.get(db, now)
  return row?.at ?? undefined
}

const LAST_HEARD_AT = statement('select received_at as at from inbox order by id desc limit 1', {
  row: { at: 'int' },
  because: 'it stops at the last row',
})

/** When the last message or event came in. */
export const lastHeardAt = (db: Db): Instant | undefined => LAST_HEARD_AT.get(db)?.at

const LAST_COPY = statement('select at, result from backups order by id desc limit 1', { row: { at: 'int', result: 'text' } })

/** The last copy, good or not; `result`: `verified`, or what was wrong with it. */
export const lastCopy = (db: Db): { at: Instant; result: string } | undefined => LAST_COPY.get(db) ?? undefined

const OFFICES_WITHOUT = 'select name from offices o where active = 1 and not exists'

const OVERVIEW = statement(
  // WhatsApp's alone: nobody pays for those of Messenger.
  "select count(*) as n from outbox where claimed_at >= ? and channel = 'whatsapp' and state in ('accepted', 'sent', 'delivered', 'read')",
  { row: { n: 'int' }, params: ['int'], uses: 'outbox_claimed' },
)

const OVERVIEW_ERASURES = statement(
  'select count(*) as n from erasures where done_at is null and withdrawn_at is null and asked_at < ?',
  { row: { n: 'int' }, params: ['int'], uses: 'erasures_open' },
)

const OVERVIEW_OUTBOX = statement(
  "select count(*) as n from outbox where state in ('failed', 'parked') and hidden = 0 and updated_at > ?",
  { row: { n: 'int' }, params: ['int'], uses: 'outbox_trouble' },
)

const OVERVIEW_OFFICES = statement('select count(*) as n from offices where active = 1', {
  row: { n: 'int' },
  uses: 'offices_open',
})

const OFFICES_WITHOUT_HOURS = statement(
  `${OFFICES_WITHOUT} (
   select 1 from slots s where s.office_id = o.id and s.starts_at > ? and s.closed_at is null)`,
  { row: { name: 'text' }, params: ['int'], uses: 'offices_open slots_one' },
)

const OFFICES_WITHOUT_PROCEDURES = statement(
  `${OFFICES_WITHOUT} (
   select 1 from office_procedures d join procedures p on p.id = d.procedure_id and p.active = 1 where d.office_id = o.id)`,
  { row: { name: 'text' }, uses: 'offices_open' },
)

const OVERVIEW_APPOINTMENTS = statement(
  "select count(*) as n from appointments a join slots s on s.id = a.slot_id where s.day = ? and a.state = 'confirmed'",
  { row: { n: 'int' }, params: ['text'], uses: 'appointments_due_visit' },
)

/** How things are going, as far as the database knows. `now` decides which month and day it is. */
export function overview(db: Db, vault: Vault, now: Instant): Overview {
  const { month, monthAfter, day } = here(db, now)
  return {
    lastMessageAt: lastHeardAt(db),
    lastGap: lastGap(db),
    oldestUnsentAt: oldestUnsentAt(db, now),
    copy: lastCopy(db),
    messagesThisMonth: OVERVIEW.get(db, month)?.n ?? 0,
    tariff: { centavos: rule(db, 'message_price_centavos'), free: rule(db, 'free_messages_a_month') },
    alerts: openAlerts(db),
    templates: templatesNow(db),
    setAside: countSetAside(db),
    erasuresLate: OVERVIEW_ERASURES.get(db, now - ERASING_LONG_MS)?.n ?? 0,
    doubtfulPhones: doubtfulPhones(db, vault, PHONES_SHOWN, now),
    notDelivered: OVERVIEW_OUTBOX.get(db, now - TO_MEND_MS)?.n ?? 0,
    institutionIsWhole: missingMembers(db).length === 0,
    officesOpen: OVERVIEW_OFFICES.get(db)?.n ?? 0,
    officesWithoutHours: names(OFFICES_WITHOUT_HOURS.all(db, now)),
    officesWithoutProcedures: names(OFFICES_WITHOUT_PROCEDURES.all(db)),
    appointmentsToday: OVERVIEW_APPOINTMENTS.get(db, day)?.n ?? 0,
    cancelledLate: lateCancellations(db, month, monthAfter),
    holdsPutRight: holdsPutRight(db, month),
    cancelReasons: cancellationsByReason(db, month, monthAfter),
    unusualReadings: unusualReadings(db, now),
  }
}

const names = (rows: { name: string }[]): string[] => rows.sort(byName).map((row) => row.name)

const TEMPLATES_NOW = statement('select name, language, status, reason from templates order by name, language', {
  row: { name: 'text', language: 'text', status: 'text', reason: 'text?' },
})

function templatesNow(db: Db): Overview['templates'] {
  const rows = TEMPLATES_NOW.all(db)
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
