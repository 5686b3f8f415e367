// The only file that knows every room: it opens the doors in order and closes them in reverse.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freeBytes } from '../db/disk.ts'
import { readFact } from '../db/facts.ts'
import { lockDatabase } from '../db/lock.ts'
import { type Db, emptyLog, openDatabase } from '../db/open.ts'
import { openReserve } from '../db/reserve.ts'
import type { ProcessStatus } from './admin/deps.ts'
import { listFolder } from './booking/day-list.ts'
import { DUE, FILES, HOOKS, JOBS, PERSONAL_DATA } from './capabilities.ts'
import { overruled } from './catalogue/rules.ts'
import type { Outcome } from './channels/channel.ts'
import { type Accounts, askedOf, type Destinations, destinationsOf } from './channels/list.ts'
import { graphTime } from './channels/meta/time.ts'
import { type Clock, type Instant, SECOND, systemClock } from './clock.ts'
import { type Config, localAddress, readConfig } from './config.ts'
import { demoAccounts, demoDataKey, demoToken, forgetDemo } from './demo/account.ts'
import { openDemoClock } from './demo/time.ts'
import { listen } from './http/serve.ts'
import { allJobs, type Schedule, startSchedule } from './jobs/schedule.ts'
import { createLog, describeError, type Log } from './log.ts'
import { recordOutcome } from './messaging/delivery.ts'
import { birthInPlace, refuseOtherMode } from './start/birth.ts'
import { prepareDatabase } from './start/prepare.ts'
import { openAt, whyRefused } from './start/refusal.ts'
import { START } from './texts/start.ts'
import { createVault } from './vault.ts'
import { VERSION } from './version.ts'
import { buildHouse, type House, longReads } from './wiring.ts'
import { type Crew, createCrew } from './workers/crew.ts'
import { createReader, type Reader } from './workers/reader.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** For messages on their way, after the signal: Docker kills the process after ten seconds. */
const STOP_MS = 9 * SECOND
/** For requests: they take milliseconds, and Meta repeats unanswered ones. */
const DOORS_STOP_MS = 2 * SECOND
/** For jobs: a longer one waits for the reader, which is closed next, and runs again after the start. */
const JOBS_STOP_MS = 2 * SECOND
/** After the database could not take an outcome. */
const OUTCOME_AGAIN_MS = SECOND
/** For work that becomes due without a message. */
const WATCH_MS = 200
const DISK_WATCH_MS = SECOND

/** Resolves when citizens and administrators can be served. */
async function start(config: Config, machine: Clock): Promise<Running> {
  // Only the demonstration's clock can be put forward.
  const demoClock = config.isDemo ? openDemoClock(config.databasePath, machine) : undefined
  const clock = demoClock ?? machine
  const log = createLog(config.LOG_LEVEL, (line) => console.log(line), clock.now)
  const demo = demoClock !== undefined
  const world = demo ? await import('./demo/world.ts') : undefined // A real start does not load the emulator.
  const lock = holdDatabase(config)
  const { accounts, dataKey, adminToken } = credentials(config, clock, demo)
  const vault = createVault(dataKey, clock)
  const waiting = await world?.prepareDemoWorld(config, dataKey, { clock, log, tell: console.error })

  const db = openDatabase(config.databasePath)
  prepareDatabase(db, config, vault, log, clock)

  const giveUp = () => void close().then(() => process.exit(1))
  const reader = createReader({ databasePath: config.databasePath, dataKey, files: FILES, clock, log, onHopeless: giveUp })
  let crew: Crew | undefined
  let jobs: Schedule | undefined
  const house = buildHouse(config, {
    db,
    vault,
    clock,
    log,
    schedule: (flush) => void setImmediate(flush),
    crew: { free: (channel) => crew?.free(channel) ?? 0, post: (parcels) => crew?.post(parcels) },
    accounts,
    adminToken,
    ...(demo && config.ADMIN_TOKEN === undefined && { demoKey: adminToken }),
    status: (startedAt) => processStatus(db, startedAt),
    longReads: longReads(reader),
    reserve: openReserve(db.path, clock.random),
  })
  const listeners = openListeners(house, config)
  const emulator =
    demoClock &&
    world &&
    openAt({ port: config.EMULATOR_PORT, variable: 'EMULATOR_PORT' }, () =>
      world.openDemoWorld({
        ...{ waiting, config, accounts, address: listeners.publicAddress, clock: demoClock, log, db, house },
        jobs: () => jobs,
        startOver: () => void startOver(config, machine, close),
      }),
    )
  const destinations = destinationsOf(accounts, (name) => ({ ...config.apis[name], ...(emulator && { apiUrl: emulator.url }) }))
  crew = openCrew(house, reader, { destinations, clock, log, onHopeless: giveUp })
  const stopWatching = watchAll(house, clock)
  tellReady(log, listeners, demo)
  tellOverruled(db, config, log)
  greet(`${listeners.officeAddress}/swagger`, emulator && { phone: `${emulator.url}/telefono`, token: adminToken ?? '' })

  const close = once<void, Promise<void>>(async () => {
    log('stop.began')
    const began = machine.now()
    stopWatching()
    await closeListeners(listeners, clock)
    await Promise.race([jobs?.stop(), aMoment(clock, JOBS_STOP_MS)])
    await crew?.stop(Math.max(0, STOP_MS - (machine.now() - began)))
    house.writer.close()
    await Promise.all([reader.stop(), emulator?.stop()])
    emptyLog(db) // A full disk may refuse; nothing is lost by that.
    db.close()
    lock.release()
    log('stop.done')
  })
  await aMoment(clock)
  jobs = startJobs(house, { db, reader, clock, log }, config, destinations)
  return { close }
}

interface Running {
  close(): Promise<void>
}

/** A new demonstration in place of this one; the key of this run stays valid. */
async function startOver(config: Config, machine: Clock, close: Running['close']): Promise<void> {
  await close()
  forgetDemo(config.databasePath)
  await run(() => config, machine)
}

/** The demonstration's token never expires. */
function startJobs(
  house: House,
  deps: Pick<Parameters<typeof startSchedule>[0], 'db' | 'reader' | 'clock' | 'log'>,
  config: Config,
  destinations: Destinations,
): Schedule {
  const given: Parameters<typeof startSchedule>[0] = {
    ...deps,
    hooks: HOOKS,
    due: DUE,
    personalData: PERSONAL_DATA,
    writer: house.writer,
    settings: { backupDir: config.backupDir, listFolder: listFolder(config.databasePath) },
    messaging: house.messaging,
    // The demonstration's time is known only to its own clock.
    askTheTime: async () =>
      config.isDemo ? deps.clock.now() : graphTime(Object.values(destinations)[0]?.apiUrl ?? '', fetchSoon).catch(() => undefined),
    ...askedOf(destinations, { fetch, clock: deps.clock, timeoutMs: 10 * SECOND }),
    ...(config.isDemo && { inspectToken: undefined }),
  }
  return startSchedule(given, allJobs(JOBS))
}

/** First: of two processes starting together, or beside data of the other mode, one must be refused before it creates files. */
function holdDatabase(config: Config): ReturnType<typeof lockDatabase> {
  const lock = lockDatabase(config.databasePath)
  refuseOtherMode(birthInPlace(config.databasePath), config)
  return lock
}

type Credentials = { accounts: Accounts; dataKey: Buffer; adminToken: string | undefined }

/** The demonstration generates missing ones. */
const credentials = (config: Config, clock: Clock, demo: boolean): Credentials => ({
  accounts: demo ? demoAccounts(clock) : config.accounts,
  dataKey: Buffer.from(config.DATA_KEY ?? demoDataKey(config.databasePath, clock), 'base64'),
  adminToken: config.ADMIN_TOKEN ?? (demo ? tokenOfThisRun(clock) : undefined),
})

const tokenOfThisRun = once(demoToken)

/** With a real number, stdout carries the log and nothing else. */
function greet(administration: string, demo: { phone: string; token: string } | undefined): void {
  if (!demo) return console.error(START.open(administration))
  for (const line of START.demo(demo.phone, administration, demo.token)) console.log(line)
}

/** Waiting citizens are answered first: starting the jobs takes 20 ms, and their first round uses the disk. */
const aMoment = (clock: Clock, ms = 100) => new Promise<void>((over) => void clock.after(ms, over))

/** The office's, and the public one for a tunnel. */
function openListeners({ officeApp, publicApp }: House, { PORT, HOST, PUBLIC_PORT, PUBLIC_HOST }: Config) {
  const office = openAt({ port: PORT, variable: 'PORT', host: 'HOST' }, () => listen(officeApp, { port: PORT, hostname: HOST }))
  const world = openAt({ port: PUBLIC_PORT, variable: 'PUBLIC_PORT', host: 'PUBLIC_HOST' }, () =>
    listen(publicApp, { port: PUBLIC_PORT, hostname: PUBLIC_HOST }),
  )
  return { office, world, officeAddress: localAddress(HOST, office.port), publicAddress: localAddress(PUBLIC_HOST, world.port) }
}

/** Current requests end; after a moment they are cut off. */
async function closeListeners({ office, world }: ReturnType<typeof openListeners>, clock: Clock): Promise<void> {
  const ended = Promise.all([world.stop(), office.stop()])
  await Promise.race([ended, aMoment(clock, DOORS_STOP_MS)])
  await Promise.all([world.cut(), office.cut()])
}

/** In the log. */
function tellReady(log: Log, { office, world }: ReturnType<typeof openListeners>, demo: boolean): void {
  log('start.ready', { version: VERSION, demo, port: office.port, publicPort: world.port })
}

/** Such a variable would have no effect. */
function tellOverruled(db: Db, { firstRules }: Config, log: Log): void {
  for (const { name, given, inForce } of overruled(db, firstRules)) {
    log.warn('start.rule_counts', { rule: name, variable: given, inForce })
    console.error(START.ruleCounts(name.toUpperCase(), given, inForce))
  }
}

/** Later calls get the first result: two signals stop the process once. */
function once<A, R>(work: (argument: A) => R): (argument: A) => R {
  let begun: { result: R } | undefined
  return (argument) => {
    begun ??= { result: work(argument) }
    return begun.result
  }
}

/** Files of messages are made by the reader. */
const openCrew = (house: House, reader: Reader, deps: Omit<Parameters<typeof createCrew>[0], 'onOutcome' | 'makeFile'>): Crew =>
  createCrew({
    ...deps,
    onOutcome: (outcome) => keepOutcome(house, deps.clock, deps.log, outcome),
    makeFile: (wish) => reader.ask('file', { wish, now: house.actingTime() }),
  })

/** Until kept: a message left in `sending` would block its contact. */
function keepOutcome(house: House, clock: Clock, log: Log, outcome: Outcome): void {
  house.writer
    .submit('delivery.outcome', (tx, now) => recordOutcome(tx, house.messaging, outcome, now))
    .catch((error) => {
      log.error('delivery.outcome_not_kept', { outbox: outcome.row, ...describeError(error) })
      clock.after(OUTCOME_AGAIN_MS, () => keepOutcome(house, clock, log, outcome))
    })
}

/** Due work without messages, and room on the disk. */
function watchAll({ somethingIsDue, writer, lookAtDisk }: House, clock: Clock): () => void {
  const lookAtWork = () => void (somethingIsDue() && writer.nudge())
  lookAtWork()
  const calledOff = [watch(clock, WATCH_MS, lookAtWork), watch(clock, DISK_WATCH_MS, () => lookAtDisk?.())]
  return () => {
    for (const callOff of calledOff) callOff()
  }
}

function watch(clock: Clock, everyMs: number, look: () => void): () => void {
  let callOff = () => {}
  const again = () => {
    look()
    callOff = clock.after(everyMs, again)
  }
  callOff = clock.after(everyMs, again)
  return () => callOff()
}

const fetchSoon = (url: string, init: RequestInit) => fetch(url, { ...init, signal: AbortSignal.timeout(10 * SECOND) })

function processStatus(db: Db, startedAt: Instant): ProcessStatus {
  const tokenExpiresAt = Number(readFact(db, 'token_expires_at') ?? 0)
  return { startedAt, diskFreeBytes: freeBytes(dirname(db.path)), ...(tokenExpiresAt > 0 && { tokenExpiresAt }) }
}

// From the first moment, so that a stop during the start also ends cleanly.
let running: Promise<Running>
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => void running.then(({ close }) => close()).then(() => process.exit(0)))
await run(() => readConfig(process.env, ROOT), systemClock)

async function run(configure: () => Config, machine: Clock): Promise<void> {
  try {
    running = start(configure(), machine)
    await running
  } catch (error) {
    const sentence = whyRefused(error)
    if (sentence === undefined) throw error
    console.error(sentence)
    process.exit(1)
  }
}
