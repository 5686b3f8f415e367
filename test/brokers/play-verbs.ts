import { fileURLToPath } from 'node:url'
import { brokenInvariants } from '../../db/invariants.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import { createPlayers, type Deed } from './cast-of-verbs.ts'
import { createLaws } from './laws-of-verbs.ts'
import { createTown } from './town.ts'
import { doVerb, nextDeed, type Stage } from './verbs-of-chats.ts'
import { anyStaffVerb, doStaffVerb, holdersIn, keysIn, offeredIn } from './verbs-of-the-office.ts'

export interface PlayedVerbs {
  findings: string[]
  /** How often each thing came about. */
  counts: Record<string, number>
}

/** An office with eight places a day, which verbs in any order may exhaust. */
const SIZE = { days: 400, windows: 1, daysAhead: 2 }
const CALLERS = { telephones: 4, accounts: 4 }
const STAFF_OF_ALL = 0.2

/** So many verbs of chats and clerks from one seed. After each message and each task every law is asked; stops at the first finding. */
export async function playVerbs(seed: number, verbs: number): Promise<PlayedVerbs> {
  const town = createTown(seed, SIZE)
  const { db, house } = town.office
  const chance = town.chance.fork('verbs')
  house.messaging.heard.ourNumber = '525500000000'
  // Else most of what is played would be refused for how often it was tried.
  db.client.run("update rules set value = 50 where name in ('lapses_a_day', 'curps_a_day')")
  db.client.run("update rules set value = 200 where name = 'holds_a_day'")
  // So few that limits are met again and again.
  db.client.run("update rules set value = 2 where name = 'live_people_a_phone'")
  const findings: string[] = []
  const counts: Record<string, number> = {}
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1
  }
  let verb = ''
  const found = (what: string) => void findings.push(`verb ${done} (${verb}): ${what}`)
  const did = (deed: Deed) => {
    count('deeds')
    laws.check(deed)
    for (const broken of brokenInvariants(db)) found(broken)
  }
  const players = createPlayers(town, chance, CALLERS, did)
  const laws = createLaws(town, players, found)
  const stage: Stage = {
    ...players,
    chance,
    codes: [],
    next: [],
    holders: () => holdersIn(town, players.callers, 'confirmed'),
    offered: () => offeredIn(town, players.callers),
  }
  const keys = keysIn(town)
  let done = 0

  const pause = () => chance.weigh({ seconds: 10, minutes: 4, hours: 1.5, day: 0.3 })
  const PAUSES = {
    seconds: () => 20 * SECOND,
    minutes: () => chance.between(1, 15) * MINUTE,
    hours: () => chance.between(1, 6) * HOUR,
    day: () => DAY,
  }
  async function step(): Promise<void> {
    if (done++ >= verbs || findings.length > 0) return
    laws.check() // What time brought.
    if (chance.may(STAFF_OF_ALL)) {
      const isHeld = holdersIn(town, players.callers, 'held').some(({ kind }) => kind === 'phone')
      const task = isHeld && chance.may(0.5) ? 'correctHeld' : anyStaffVerb(chance)
      verb = task
      count(`${task}: ${await doStaffVerb({ ...players, town, chance, keys, did }, task)}`)
    } else {
      const { verb: what, who } = nextDeed(stage)
      verb = `${what} by ${who?.name}`
      count(what)
      if (who) await doVerb(stage, what, who)
    }
    // A code is good for ten minutes.
    town.timeline.after(PAUSES[stage.next.length > 0 ? 'seconds' : pause()](), step)
  }
  town.timeline.at(town.start + 2 * HOUR, step)
  await town.run(() => done > verbs || findings.length > 0)
  for (const { what, n } of db.client
    .query<{ what: string; n: number }, []>('select what, count(*) as n from appointment_events group by what')
    .all())
    counts[`event ${what}`] = n
  for (const { state, n } of db.client
    .query<{ state: string; n: number }, []>('select state, count(*) as n from wait_offers group by state')
    .all())
    counts[`offer ${state}`] = n
  return { findings, counts }
}

// The process that plays: bun test/brokers/play-verbs.ts seed verbs.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [seed = 1, verbs = 0] = process.argv.slice(2).map(Number)
  console.log(JSON.stringify(await playVerbs(seed, verbs)))
}
