import { actingTime, officeTime } from '../db/acting-time.ts'
import type { Db } from '../db/open.ts'
import type { Parcel } from './channels/channel.ts'
import { createWhatsApp } from './channels/whatsapp/channel.ts'
import { type Clock, type Instant, SECOND } from './clock.ts'
import type { Config, WhatsAppAccount } from './config.ts'
import type { LongReads, ProcessStatus } from './http/admin/rooms.ts'
import { createApp } from './http/app.ts'
import { healthFacts, readFigures } from './http/figures.ts'
import { createMetrics, type Metrics } from './http/metrics.ts'
import type { Log } from './log.ts'
import { createCitizens } from './messaging/citizens.ts'
import { claim } from './messaging/claiming.ts'
import { doWhatIsDue, nextAgendaDue } from './messaging/due.ts'
import { nextDue } from './messaging/outbox.ts'
import { createPace } from './messaging/pace.ts'
import type { CountedEvent, MessagingRooms } from './messaging/rooms.ts'
import { createWriter, type FlushHooks } from './messaging/writer.ts'
import { EDGE } from './texts/admin-edge.ts'
import type { Vault } from './vault.ts'
import { type Reader, ReaderGone } from './workers/reader.ts'

/** What the house gets from outside. The simulation passes its own clock, crew and moment of flushing. */
export interface Outside {
  db: Db
  vault: Vault
  clock: Clock
  log: Log
  /** When the writer flushes: `setImmediate` in the product. */
  schedule(flush: () => void): void
  /** Measures how long a flush takes, in milliseconds; the machine's own unless given. */
  stopwatch?: () => number
  crew: { free(): number; post(parcels: Parcel[]): void }
  account: WhatsAppAccount
  adminToken: string | undefined
  /** The administrator's key when the demonstration made it up: its pages may fill it in. */
  demoKey?: string | undefined
  /** A copy that is open to be looked at (db/look-only.ts): nothing is done when it is due, and nothing is sent. */
  lookOnly?: boolean | undefined
  /** What only the running process knows; administrators read it. */
  status(startedAt: Instant): ProcessStatus
  /** What administrators ask of the reader's thread. */
  longReads: LongReads
}

export type HouseConfig = Pick<
  Config,
  'HOLD_SECONDS' | 'DRAFT_DAYS' | 'IN_DOUBT_SECONDS' | 'WHATSAPP_MESSAGES_PER_SECOND' | 'PUBLIC_URL' | 'ADMIN_PUBLIC'
>

export type House = ReturnType<typeof buildHouse>

/** Connects the rooms. Opens no socket, thread or timer: those belong to main, or to a test. */
export function buildHouse(config: HouseConfig, outside: Outside) {
  const { db, vault, clock, log, account } = outside
  const startedAt = clock.now()
  const metrics = createMetrics(() => readFigures(db, clock.now()))
  const tally = createTally(metrics)
  const channel = createWhatsApp(account)
  const messaging: MessagingRooms = {
    channel,
    vault,
    clock,
    log,
    pace: createPace(config.WHATSAPP_MESSAGES_PER_SECOND),
    limits: {
      holdMs: config.HOLD_SECONDS * SECOND,
      draftDays: config.DRAFT_DAYS,
      inDoubtMs: config.IN_DOUBT_SECONDS * SECOND,
    },
    heard: { at: 0 },
    count: tally.count,
  }
  const time = () => actingTime(db, clock.now())
  messaging.pace.rebuild(db, time())
  const hooks = hooksOf(outside, messaging, tally, metrics)
  const { schedule, stopwatch } = outside
  const writer = createWriter({ db, clock, log, hooks, schedule, time, ...(stopwatch && { stopwatch }) })
  const officeClock = { ...clock, now: () => officeTime(db, clock.now()) }
  const app = createApp({
    webhooks: {
      writer,
      messaging,
      channel,
      clock,
      log,
      appSecrets: [account.appSecret, account.oldAppSecret].filter((secret) => secret !== undefined),
      verifyToken: account.verifyToken,
      count: metrics.webhook,
    },
    health: { writer, facts: () => healthFacts(db, startedAt, clock.now()), metrics: metrics.text },
    admin: {
      db,
      vault,
      clock: officeClock,
      machine: clock,
      log,
      writer: { submit: (name, step, weight) => writer.submit(name, (tx) => step(tx, officeClock.now()), weight) },
      adminToken: outside.adminToken,
      citizens: createCitizens(messaging),
      lookOnly: outside.lookOnly,
      status: () => outside.status(startedAt),
      ...outside.longReads,
    },
    demoKey: outside.demoKey,
    publicUrl: config.PUBLIC_URL,
    adminPublic: config.ADMIN_PUBLIC === 'yes',
  })
  /** When the next work is due that only a flush can do: send a message, let go of a hold. Undefined: nothing is planned. */
  const nextMoment = () => {
    const times = [nextDue(db), nextAgendaDue(db)].filter((at) => at !== undefined)
    return times.length > 0 ? Math.min(...times) : undefined
  }
  const somethingIsDue = () => (nextMoment() ?? Number.POSITIVE_INFINITY) <= time()
  return { writer, messaging, metrics, app, nextMoment, somethingIsDue }
}

/** What surrounds the steps of each flush. */
function hooksOf(
  outside: Outside,
  messaging: MessagingRooms,
  tally: ReturnType<typeof createTally>,
  metrics: Metrics,
): FlushHooks<Parcel[]> {
  const { crew, lookOnly } = outside
  return {
    first: (tx, now) => lookOnly || doWhatIsDue(tx, messaging, now),
    last: (tx, now) => (lookOnly ? [] : claim(tx, messaging, crew.free(), now)),
    committed(parcels) {
      tally.keep()
      crew.post(parcels)
    },
    abandoned() {
      tally.forget()
      messaging.pace.rebuild(outside.db, actingTime(outside.db, outside.clock.now()))
    },
    measured: (facts) => metrics.flushed(facts),
  }
}

/** Keeps the counts of a flush back until its commit succeeded. */
function createTally(metrics: Metrics) {
  let pending: CountedEvent[] = []
  return {
    count(event: CountedEvent) {
      pending.push(event)
    },
    keep() {
      for (const event of pending) metrics.count(event)
      pending = []
    },
    forget() {
      pending = []
    },
  }
}

/** What administrators ask of the reader's thread. */
export const longReads = (reader: Reader): LongReads => ({
  checkInvariants: () => orLater(reader.ask('invariants', {})),
  comingCsv: (asked) => orLater(reader.ask('comingCsv', asked)),
  visitorsNamed: (asked) => orLater(reader.ask('visitorsNamed', asked)),
})

/** While the reader's thread is being started again, the caller is told to come back later. */
function orLater<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((error) => {
    throw error instanceof ReaderGone ? EDGE.busy() : error
  })
}
