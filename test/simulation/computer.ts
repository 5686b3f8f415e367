import type { Db } from '../../db/open.ts'
import { lookAtMissed } from '../../src/attendance/asking.ts'
import { DUE, HOOKS, PERSONAL_DATA } from '../../src/capabilities.ts'
import type { Parcel } from '../../src/channels/channel.ts'
import { learn } from '../../src/chat/classifier/taught.ts'
import type { Clock, Instant } from '../../src/clock.ts'
import { cleaning } from '../../src/jobs/cleanup.ts'
import { dueWork, heartbeat } from '../../src/jobs/heartbeat.ts'
import type { JobDeps } from '../../src/jobs/job.ts'
import { byActingTime } from '../../src/jobs/schedule.ts'
import { createLog } from '../../src/log.ts'
import { nextDueWork } from '../../src/messaging/due.ts'
import { nextDue } from '../../src/messaging/outbox.ts'
import type { Writer } from '../../src/messaging/writer.ts'
import { erasing } from '../../src/privacy/erasure-job.ts'
import { publishing } from '../../src/schedule/publication.ts'
import { prepareDatabase } from '../../src/start/prepare.ts'
import type { Vault } from '../../src/vault.ts'
import { buildHouse, type House } from '../../src/wiring.ts'
import { PAGE } from './messenger.ts'
import { asked, signed, wanted } from './requests.ts'
import { ACCOUNT, ADMIN_TOKEN, CONFIG } from './setting.ts'
import type { SkewedClock } from './skewed-clock.ts'

/** The office's computer: it runs the house, and is switched off, killed and given a full disk. */
export interface Computer {
  isOn(): boolean
  /** It runs, and its clock does not show another day or year: then the house waits until somebody outside agrees. */
  knowsTheTime(): boolean
  /** Starts as the product does: what was being sent is in doubt, then the first round of jobs. */
  start(): Promise<void>
  /** Killed: whatever was not committed never was, and nobody hears the answers that were under way. */
  kill(): void
  /** Signed webhooks that come in together and share flushes. The status of each; undefined: the connection broke. */
  receive(bodies: { object: string }[], fate: Fate): Promise<(number | undefined)[]>
  /** An administrator's request, the first one's without a key; undefined when the computer is off. */
  ask(path: string, form: Record<string, string>, key?: string): Promise<Answered | undefined>
  /** What an administrator reads there; undefined when the computer is off. */
  read(path: string, query: Record<string, string>, key?: string): Promise<Answered | undefined>
  /** Works with the house until the promise is settled, flush by flush. Undefined when it died meanwhile. */
  work<T>(task: (house: House) => Promise<T>): Promise<T | undefined>
  /** One look whether something is due, as the product's watch does. */
  watch(): Promise<void>
  jobs(): Promise<void>
  /** The sign of life of each minute. */
  beat(): Promise<void>
  /** The job that carries out deletions. */
  erase(): Promise<void>
  /** By the computer's own clock: when the next thing is due. */
  nextDue(): Instant | undefined
  /** As whoever looks at it takes it: nobody works at a screen that shows another year. */
  clock: Clock
}

export interface Answered {
  status: number
  body: Record<string, unknown>
}

/** What befalls the computer while it handles some webhooks. */
export type Fate = 'fine' | 'disk full' | 'turns fail' | 'killed before the commit' | 'killed after the commit'

export interface ComputerDeps {
  db: Db
  vault: Vault
  clock: SkewedClock
  /** What Meta says when it is asked for the time. */
  outsideTime(): Instant | undefined
  /** Where copies would go, with the list of what was erased. */
  folder: string
  crew: { free(): number; post(parcels: Parcel[]): void }
  line(line: string): void
  /** After each flush, when the database stands at a commit. */
  committed(): void
  /** The process is gone, and with it whatever its workers had in hand. */
  died(): void
}

export function createComputer(deps: ComputerDeps): Computer {
  const { db, vault, clock } = deps
  const log = createLog('info', deps.line, clock.now)
  const disk = fullDiskOf(db)
  let house: House | undefined
  let armed: (() => void) | undefined
  let deafCrew = false

  const build = (): House =>
    buildHouse(CONFIG, {
      db,
      vault,
      clock,
      log,
      schedule: (flush) => {
        armed = flush
      },
      stopwatch: () => 0,
      crew: { free: deps.crew.free, post: (parcels) => (deafCrew ? undefined : deps.crew.post(parcels)) },
      accounts: { whatsapp: ACCOUNT, messenger: PAGE },
      adminToken: ADMIN_TOKEN,
      longReads: {
        checkInvariants: async () => [],
        comingCsv: async () => '',
        visitorsNamed: async () => [],
        learn: async (taught) => learn(taught),
      },
      status: (startedAt) => ({ startedAt }),
    })
  const flush = () => {
    const go = armed
    armed = undefined
    go?.()
    deps.committed()
  }
  const kill = () => {
    house = undefined
    armed = undefined
    deps.died()
  }

  async function work<T>(task: (house: House) => Promise<T>): Promise<T | undefined> {
    const living = house
    if (!living) return undefined
    let settled = false
    const result = task(living).finally(() => {
      settled = true
    })
    result.catch(() => undefined)
    for (let idle = 0; !settled; idle++) {
      if (house !== living) return undefined
      if (armed) {
        flush()
        idle = 0
      }
      await (idle < 50 ? undefined : new Promise(setImmediate))
    }
    return result
  }

  async function request(about: Request): Promise<Answered | undefined> {
    if (clock.leap !== 0) return undefined
    const response = await work((living) => living.officeApp.handle(about))
    if (!response) return undefined
    const body: unknown = await response.json()
    return { status: response.status, body: body as Record<string, unknown> }
  }

  /** Lets a request run until it waits for a commit or has its answer. */
  async function knock(living: House, request: Request): Promise<() => number | undefined> {
    const waiting = living.writer.waiting
    let status: number | undefined
    living.publicApp.handle(request).then((response) => {
      status = response.status
    })
    for (let idle = 0; status === undefined && living.writer.waiting === waiting; idle++)
      await (idle < 50 ? undefined : new Promise(setImmediate))
    return () => status
  }

  return {
    clock: { ...clock, now: clock.meant },
    isOn: () => house !== undefined,
    knowsTheTime: () => house !== undefined && clock.leap === 0,
    async start() {
      prepareDatabase(db, CONFIG, vault, log, clock)
      house = build()
      deps.committed()
      await this.jobs()
    },
    kill,
    async receive(bodies, fate) {
      const living = house
      if (!living) return bodies.map(() => undefined)
      const answers: (() => number | undefined)[] = []
      for (const body of bodies) answers.push(await knock(living, signed(body)))
      if (fate === 'killed before the commit') {
        for (let idle = 0; idle < 50; idle++) await undefined
        kill()
        return answers.map((answer) => answer()) // Whoever was answered by now was told too much.
      }
      disk.full = fate === 'disk full'
      deafCrew = fate === 'killed after the commit'
      if (fate === 'turns fail') db.client.run(POISON)
      flush()
      if (fate === 'turns fail') db.client.run('drop trigger poison')
      disk.full = false
      deafCrew = false
      if (fate === 'killed after the commit') {
        kill()
        return bodies.map(() => undefined)
      }
      for (let idle = 0; answers.some((answer) => answer() === undefined); idle++) {
        if (armed) flush()
        await (idle < 50 ? undefined : new Promise(setImmediate))
      }
      return answers.map((answer) => answer())
    },
    ask: (path, form, key) => request(asked(path, form, key)),
    read: (path, query, key) => request(wanted(path, query, key)),
    work,
    async watch() {
      house?.writer.nudge()
      if (armed) flush()
    },
    async jobs() {
      let isClean = false
      const noting = (living: House): JobDeps => {
        const given = jobDeps(deps, living, log)
        const submit: Writer['submit'] = (name, step, weight) => {
          isClean ||= name === LAST_OF_CLEANING
          return given.writer.submit(name, step, weight)
        }
        return { ...given, writer: { submit } }
      }
      // A beat after a silence cleans: in that same moment nothing is left to clean again.
      for (const job of [heartbeat, dueWork, publishing, { look: lookAtMissed }, cleaning])
        if (job !== cleaning || !isClean) await work((living) => job.look(noting(living)))
    },
    beat: async () => void (await work((living) => heartbeat.look(jobDeps(deps, living, log)))),
    erase: async () => void (await work((living) => erasing.look(jobDeps(deps, living, log)))),
    nextDue: () => (house ? earliest(nextDue(db), nextDueWork(db, DUE)) : undefined),
  }
}

/** What src/jobs/cleanup.ts calls its last step. */
const LAST_OF_CLEANING = 'cleaning.measures'

/**
 * A fault of ours at the very end of a turn, when the place is held and the replies wait: a number that is too large, because no wall
 * of the house would say so. A wall that somebody runs against is a finding.
 */
const POISON = `create temp trigger poison before insert on conversations begin select abs(-9223372036854775807 - 1); end`

const earliest = (...moments: (Instant | undefined)[]): Instant | undefined => {
  const known = moments.filter((at) => at !== undefined)
  return known.length > 0 ? Math.min(...known) : undefined
}

function jobDeps({ db, clock, folder, outsideTime }: ComputerDeps, house: House, log: JobDeps['log']): JobDeps {
  return byActingTime({
    db,
    hooks: HOOKS,
    personalData: PERSONAL_DATA,
    due: DUE,
    writer: house.writer,
    reader: { ask: () => Promise.reject(new Error('no reader in the simulation')), stop: () => Promise.resolve() },
    clock,
    log,
    settings: { backupDir: folder, listFolder: folder },
    messaging: house.messaging,
    askTheTime: async () => outsideTime(),
  })
}

/** A disk that is full at the moment of a commit: nothing of the batch is kept. */
function fullDiskOf(db: Db): { full: boolean } {
  const disk = { full: false }
  const query = db.client.query.bind(db.client)
  const commit = query('commit')
  const refused = {
    run() {
      if (disk.full) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
      return commit.run()
    },
  }
  db.client.query = ((sql: string) => (sql === 'commit' ? refused : query(sql))) as typeof db.client.query
  return disk
}
