import { existsSync, renameSync, rmSync } from 'node:fs'
import { type Db, emptyLog, openDatabase, write } from '../../../db/open.ts'
import { SAMPLE_OFFICES } from '../../../db/seeds/sample.ts'
import { seedSample } from '../../../db/seeds/seed.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { type Clock, DAY, type Instant, stopwatch } from '../../clock.ts'
import type { Config } from '../../config.ts'
import { createLog, type Log } from '../../log.ts'
import { prepareDatabase } from '../../start/prepare.ts'
import { START } from '../../texts/start.ts'
import { createVault } from '../../vault.ts'
import { demoAccounts, demoToken, filesOf } from '../account.ts'
import type { DemoClock } from '../time.ts'
import { type Chance, createChance } from './chance.ts'
import { openDoors } from './doors.ts'
import { createTimeline } from './timeline.ts'
import { BUSY, FULL, planWeeks } from './weeks.ts'

const SIX_WEEKS = 42
/** Nothing is lost by an end meanwhile, and a start must not look as if it could not be stopped. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const
/** Those in which something happens. The others open at the end, so that their places are published once and not each night. */
const LIVED: readonly string[] = [BUSY, FULL]

export interface Means {
  clock: Clock
  log: Log
  /** Default: six weeks. */
  days?: number
  tell(sentence: string): void
}

/**
 * Gives a demonstration without a database one in which citizens and staff have lived for six weeks up to now, played through the product's
 * own doors. It gets its name when it is whole: a process that dies meanwhile leaves nothing that a start would open.
 */
export async function makeLived(config: Config, dataKey: Uint8Array, { clock, log, tell, days = SIX_WEEKS }: Means): Promise<void> {
  if (!config.lived || existsSync(config.databasePath)) return
  tell(START.living)
  const began = stopwatch()
  const path = `${config.databasePath}.making`
  for (const file of filesOf(path)) rmSync(file, { force: true })
  const db = openDatabase(path, { mayBeLost: true })
  const leave = () => process.exit(0)
  for (const signal of SIGNALS) process.on(signal, leave)
  try {
    await live({ ...config, databasePath: path }, db, dataKey, clock, days * DAY)
    emptyLog(db)
  } finally {
    for (const signal of SIGNALS) process.off(signal, leave)
    db.close()
  }
  renameSync(path, config.databasePath)
  log('demo.lived', { ms: Math.round(stopwatch() - began) })
}

async function live(config: Config, db: Db, dataKey: Uint8Array, machine: Clock, spanMs: number): Promise<void> {
  const ends = machine.now()
  const begins = ends - spanMs
  const chance = createChance('an office of the demonstration')
  const clock = playedClock(begins, chance.fork('clock'), machine)
  const vault = createVault(dataKey, machine)
  const log = createLog('warn', console.log, clock.now)
  prepareDatabase(db, { ...config, seed: 'catalogue' }, vault, log, clock)
  const isLived = ({ name }: { name: string }) => LIVED.includes(name)
  write(db, (tx) => seedSample(tx, SAMPLE_OFFICES.filter(isLived), begins))
  const accounts = demoAccounts(machine)
  const doors = openDoors({ ...{ db, vault, clock, log, config, accounts }, firstKey: demoToken(machine) })
  const timeline = createTimeline(begins)
  await planWeeks({ doors, clock, timeline, chance, begins, ends, zone: institutionZone(db) })
  for (let at = timeline.nextAt(); at !== undefined && at <= ends; at = timeline.nextAt()) {
    const happening = timeline.take()
    await doors.passTo(at)
    await happening?.()
    await new Promise(setImmediate) // A signal is heard between two events.
  }
  await doors.passTo(ends)
  await doors.close()
  write(db, (tx) =>
    seedSample(
      tx,
      SAMPLE_OFFICES.filter((office) => !isLived(office)),
      ends,
    ),
  )
}

/** As long as a staff member's key, which must not be the same in each demonstration. */
const SECRET_BYTES = 24

function playedClock(begins: Instant, chance: Chance, machine: Clock): DemoClock {
  let now = begins
  return {
    now: () => now,
    random: (length) =>
      length >= SECRET_BYTES ? machine.random(length) : Uint8Array.from({ length }, () => chance.between(0, 255)),
    after: () => () => undefined,
    putForward(to) {
      now = Math.max(now, to)
    },
  }
}
