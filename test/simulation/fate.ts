import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../src/clock.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import type { Timeline } from '../../src/demo/lived/timeline.ts'
import type { Computer, Fate } from './computer.ts'
import type { Graph } from './graph.ts'
import { BEGIN_WITHIN_MS, CALM_AFTER_MS, START } from './setting.ts'
import type { SkewedClock } from './skewed-clock.ts'
import { isOfficeHour } from './staff.ts'

export interface FateDeps {
  timeline: Timeline
  chance: Chance
  clock: SkewedClock
  graph: Graph
  computer: Computer
  count(what: string): void
  /** The computer's clock was set. */
  jumped(): void
}

/** What befalls Meta, the workers, the clock and the computer. Returns how the computer is started again after its death. */
export function befall({ timeline, chance, clock, graph, computer, count, jumped }: FateDeps): { startAgain(): Promise<void> } {
  for (let nth = 0; nth < 5; nth++) {
    const mood = chance.pick(['slow', 'failing', 'failing', 'token refused'] as const)
    timeline.after(chance.next() * BEGIN_WITHIN_MS, () => {
      graph.mood = mood
      timeline.after(chance.between(2, 25) * MINUTE, () => {
        graph.mood = 'well'
      })
    })
  }
  for (let nth = 0; nth < 3; nth++) timeline.after(chance.next() * BEGIN_WITHIN_MS, graph.killWorker)
  clock.skew = chance.pick([0, 0, 7 * MINUTE, -7 * MINUTE])
  if (chance.may(0.6)) {
    timeline.after(chance.next() * BEGIN_WITHIN_MS, () => {
      clock.skew = chance.pick([0, 7 * MINUTE, -7 * MINUTE, 40 * SECOND])
      jumped()
      count('clock jump')
    })
  }
  return chance.may(0.4) ? switchOffAtNight(timeline, computer, count) : { startAgain: () => start(computer) }
}

/**
 * Somebody sets another day or year, or a battery is empty, and after a while it is set right; now and then the computer is started
 * meanwhile. Returns what Meta says when it is asked for the time: nothing where a certificate seems to be over.
 */
export function leapAhead(
  { timeline, chance, clock, computer, count, jumped }: Omit<FateDeps, 'graph'>,
  startAgain: () => Promise<void>,
): () => Instant | undefined {
  for (let nth = 0; nth < 2; nth++) {
    const [happens, begin, lasts] = [chance.may(0.5), chance.next() * CALM_AFTER_MS, chance.between(1, 120) * MINUTE]
    const ahead = chance.pick([3 * HOUR, 12 * HOUR, DAY, 40 * DAY, 400 * DAY])
    const restarts = chance.may(0.5)
    if (!happens) continue
    timeline.after(begin, async () => {
      clock.leap = ahead
      jumped()
      count('clock leap')
      if (restarts && computer.isOn()) {
        computer.kill()
        await startAgain()
      } else if (computer.isOn()) await computer.jobs()
    })
    timeline.after(begin + lasts, () => {
      clock.leap = 0
      jumped()
    })
  }
  return () => (clock.leap > 30 * DAY ? undefined : timeline.now())
}

/** From 17:00 to 8:00 the computer is off, until the calm days. */
function switchOffAtNight(timeline: Timeline, computer: Computer, count: FateDeps['count']) {
  const isCalm = () => timeline.now() > START + CALM_AFTER_MS
  const startAgain = async () => {
    if (isCalm() || isOfficeHour(timeline.now())) await start(computer)
  }
  count('off at night')
  for (let at = START + HOUR; at <= START + CALM_AFTER_MS + HOUR; at += HOUR)
    timeline.at(at, async () => {
      if (isCalm() || isOfficeHour(timeline.now())) await startAgain()
      else if (computer.isOn()) computer.kill()
    })
  return { startAgain }
}

const start = async (computer: Computer): Promise<void> => {
  if (!computer.isOn()) await computer.start()
}

/** One webhook in some hundreds is the last that a process sees, or meets a full disk. */
export function fateOf(chance: Chance, timeline: Timeline): Fate {
  if (timeline.now() > START + CALM_AFTER_MS || !chance.may(0.006)) return 'fine'
  return chance.pick(['disk full', 'turns fail', 'killed before the commit', 'killed after the commit'])
}
