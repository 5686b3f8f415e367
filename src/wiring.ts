import { actingTime, officeTime } from '../db/acting-time.ts'
import { clearAlert, hasAlert, raiseAlert } from '../db/alerts.ts'
import { forgetFact, readFact, writeFact } from '../db/facts.ts'
import { type Db, type Tx, write } from '../db/open.ts'
import type { Reserve } from '../db/reserve.ts'
import type { ChannelName } from '../db/schema/columns.ts'
import type { LongReads, ProcessStatus } from './admin/deps.ts'
import { isSending } from './admin/overview.ts'
import { createWrongKeys } from './admin/wrong-keys.ts'
import { createCitizens } from './booking/citizens.ts'
import { CHAT, DUE, FIGURES, HOOKS, LISTENER, loadOperations, MAY_GO, PAGES, PERSONAL_DATA, REQUESTS } from './capabilities.ts'
import type { Channels, Parcel } from './channels/channel.ts'
import { type Accounts, type Door, openChannels } from './channels/list.ts'
import { type Clock, HOUR, type Instant, SECOND } from './clock.ts'
import type { Config } from './config.ts'
import { ReaderGone } from './errors.ts'
import { createMetrics, healthFacts, type Metrics, readFigures } from './http/metrics.ts'
import { createOfficeApp } from './http/office-app.ts'
import { createPublicApp, type WebhookDeps } from './http/public-app.ts'
import { createApp } from './http/serve.ts'
import { describeError, type Log } from './log.ts'
import { claim } from './messaging/claim.ts'
import type { Counted, MessagingDeps } from './messaging/deps.ts'
import { doWhatIsDue, nextDueWork } from './messaging/due.ts'
import { nextDue } from './messaging/outbox.ts'
import { createPaces } from './messaging/pace.ts'
import { createWriter, type FlushHooks, type GroupWriter, type Writer } from './messaging/writer.ts'
import { EDGE } from './texts/admin-edge.ts'
import type { Vault } from './vault.ts'
import type { Reader } from './workers/reader.ts'

/** The simulation passes its own clock, crew and moment of flushing. */
export interface Outside {
  db: Db
  vault: Vault
  clock: Clock
  log: Log
  /** `setImmediate` in the product. */
  schedule(flush: () => void): void
  /** Milliseconds; default: the machine's own. */
  stopwatch?: () => number
  crew: { free(channel: ChannelName): number; post(parcels: Parcel[]): void }
  accounts: Accounts
  adminToken: string | undefined
  /** The generated administrator's key, which pages may fill in. */
  demoKey?: string | undefined
  /** A copy opened to look at (db/open.ts): no due work, nothing sent. */
  lookOnly?: boolean | undefined
  status(startedAt: Instant): ProcessStatus
  longReads: LongReads
  /** Undefined without a disk of its own. */
  reserve?: Reserve | undefined
}

export type HouseConfig = Pick<
  Config,
  'IN_DOUBT_SECONDS' | 'WHATSAPP_MESSAGES_PER_SECOND' | 'PUBLIC_URL' | 'PUBLIC_PORT' | 'OFFICE_HOSTS'
>

export type House = ReturnType<typeof buildHouse>

/** Read by a trigger: where Messenger is the only channel, free accounts have no share. */
function noteChannels(db: Db, channels: Channels): void {
  const only = channels.find('whatsapp') === undefined
  if (only === (readFact(db, 'only_free_accounts') !== undefined)) return
  write(db, (tx) => (only ? writeFact(tx, 'only_free_accounts', '1') : forgetFact(tx, 'only_free_accounts')))
}

/** Opens no socket, thread or timer: those belong to main, or to a test. */
export function buildHouse(config: HouseConfig, outside: Outside) {
  const { db, vault, clock, log, accounts, schedule, stopwatch } = outside
  const startedAt = clock.now()
  const metrics = createMetrics(() => readFigures(db, FIGURES, clock.now()), FIGURES)
  const tally = createTally(metrics)
  const { channels, doors } = openChannels(accounts, config.WHATSAPP_MESSAGES_PER_SECOND)
  if (!outside.lookOnly) noteChannels(db, channels)
  const ourNumber = readFact(db, 'our_number')
  const messaging: MessagingDeps = {
    channels,
    vault,
    clock,
    hooks: HOOKS,
    chat: CHAT,
    due: DUE,
    personalData: PERSONAL_DATA,
    mayGo: MAY_GO,
    listener: LISTENER,
    log,
    paces: createPaces(channels.all),
    limits: { inDoubtMs: config.IN_DOUBT_SECONDS * SECOND },
    heard: { at: {}, ...(channels.find('whatsapp') && ourNumber !== undefined && { ourNumber }) },
    count: tally.count,
  }
  const time = () => actingTime(db, clock.now())
  messaging.paces.rebuild(db, time())
  const hooks = hooksOf(outside, messaging, tally, metrics)
  const reserve = watchReserve(outside.reserve, log, (step) => writer.submitForOffice('disk.alert', step))
  const writer: GroupWriter = createWriter({ db, clock, log, hooks, schedule, time, ...(stopwatch && { stopwatch }), reserve })
  const apps = openApps(config, outside, { startedAt, metrics, doors, messaging, writer })
  /** When only a flush can do the next work: send a message, end a hold. Undefined: nothing is planned. */
  const nextMoment = () => {
    const times = [nextDue(db), nextDueWork(db, DUE)].filter((at) => at !== undefined)
    return times.length > 0 ? Math.min(...times) : undefined
  }
  const somethingIsDue = () => (nextMoment() ?? Number.POSITIVE_INFINITY) <= time()
  return { writer, messaging, metrics, ...apps, nextMoment, somethingIsDue, actingTime: time, lookAtDisk: reserve?.look }
}

/** The public one, with the webhooks, and the office's. */
function openApps(
  config: HouseConfig,
  outside: Outside,
  {
    startedAt,
    metrics,
    ...deps
  }: Pick<WebhookDeps, 'messaging'> & { writer: GroupWriter } & { doors: readonly Door[]; startedAt: Instant; metrics: Metrics },
) {
  const { db, vault, clock, log } = outside
  const { writer, messaging } = deps
  const officeClock = { ...clock, now: () => officeTime(db, clock.now()) }
  const wrongTunnel = watchTunnel(db, clock, log, writer)
  const publicApp = createApp(
    createPublicApp({
      ...deps,
      clock,
      log,
      count: metrics.webhook,
      onAccepted: wrongTunnel.isMended,
    }),
  )
  const officeApp = createApp(
    createOfficeApp({
      health: {
        writer,
        facts: () => healthFacts(db, startedAt, clock.now()),
        isSending: () => isSending(db, clock.now()),
        metrics: metrics.text,
      },
      admin: {
        db,
        vault,
        hooks: HOOKS,
        clock: officeClock,
        machine: clock,
        log,
        writer: { submit: (name, step, weight) => writer.submitForOffice(name, (tx) => step(tx, officeClock.now()), weight) },
        wrongKeys: createWrongKeys({ clock, log, writer, count: metrics.wrongKey }),
        adminToken: outside.adminToken,
        citizens: createCitizens(messaging),
        messaging,
        requests: REQUESTS,
        lookOnly: outside.lookOnly,
        status: () => outside.status(startedAt),
        ...outside.longReads,
      },
      operations: loadOperations,
      pages: PAGES,
      demoKey: outside.demoKey,
      publicUrl: config.PUBLIC_URL,
      officeHosts: config.OFFICE_HOSTS,
      publicPort: config.PUBLIC_PORT,
      onWrongTunnel: wrongTunnel.isSeen,
    }),
  )
  return { publicApp, officeApp }
}

const TUNNEL_AT_OFFICE = 'tunnel_at_office'

/** Webhooks on the office's port raise an alert, at most once an hour; the first on the right port clears it. */
function watchTunnel(db: Db, clock: Clock, log: Log, writer: Writer) {
  let seenAt = hasAlert(db, TUNNEL_AT_OFFICE) ? clock.now() : undefined
  const note = (step: (tx: Tx, now: Instant) => void) =>
    writer.submit('tunnel.alert', step).catch((error) => log.warn('tunnel.alert_not_kept', describeError(error)))
  return {
    isSeen() {
      if (seenAt !== undefined && clock.now() - seenAt < HOUR) return
      seenAt = clock.now()
      void note((tx, now) => raiseAlert(tx, TUNNEL_AT_OFFICE, now))
    },
    isMended() {
      if (seenAt === undefined) return
      seenAt = undefined
      void note((tx) => clearAlert(tx, TUNNEL_AT_OFFICE))
    },
  }
}

/** More than SQLite's free pages, which prove nothing. */
const PROOF_BYTES = 64 * 1024
const DISK_FULL = 'disk_full'

/** With an alert while it is spent. */
function watchReserve(
  reserve: Reserve | undefined,
  log: Log,
  keep: (step: (tx: Tx, now: Instant) => void) => Promise<void>,
): Reserve | undefined {
  const note = (step: (tx: Tx, now: Instant) => void) =>
    void keep(step).catch((error) => log.warn('disk.alert_not_kept', describeError(error)))
  return (
    reserve && {
      ...reserve,
      spend() {
        if (!reserve.spend()) return false
        log.error('disk.full')
        note((tx, now) => raiseAlert(tx, DISK_FULL, now))
        return true
      },
      look() {
        if (!reserve.look()) return false
        log('disk.has_room_again')
        note((tx) => clearAlert(tx, DISK_FULL))
        return true
      },
    }
  )
}

function hooksOf(
  outside: Outside,
  messaging: MessagingDeps,
  tally: ReturnType<typeof createTally>,
  metrics: Metrics,
): FlushHooks<Parcel[]> {
  const { db, clock, crew, lookOnly } = outside
  return {
    first: (tx, now) => lookOnly || doWhatIsDue(tx, messaging, now),
    last: (tx, now) => (lookOnly ? [] : claim(tx, messaging, crew.free, now)),
    ...(!lookOnly && { provesItself: (tx, now) => writeFact(tx, 'written_at', String(now).padEnd(PROOF_BYTES)) }),
    committed(parcels) {
      tally.keep()
      crew.post(parcels)
    },
    abandoned() {
      tally.forget()
      messaging.paces.rebuild(db, actingTime(db, clock.now()))
    },
    measured: (facts) => metrics.flushed(facts),
  }
}

/** Until the flush's commit succeeded. */
function createTally(metrics: Metrics) {
  let pending: Counted[] = []
  return {
    count(event: Counted) {
      pending.push(event)
    },
    keep() {
      for (const event of pending) typeof event === 'string' ? metrics.count(event) : metrics.missed(event)
      pending = []
    },
    forget() {
      pending = []
    },
  }
}

export const longReads = (reader: Reader): LongReads => ({
  checkInvariants: () => orLater(reader.ask('invariants', {})),
  comingCsv: (asked) => orLater(reader.ask('comingCsv', asked)),
  visitorsNamed: (asked) => orLater(reader.ask('visitorsNamed', asked)),
  learn: (taught) => orLater(reader.ask('learn', taught)),
})

/** While the reader restarts, the caller is told to come back later. */
function orLater<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((error) => {
    throw error instanceof ReaderGone ? EDGE.busy() : error
  })
}
