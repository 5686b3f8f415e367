import type { Outcome } from '../../src/channels/channel.ts'
import { type Clock, DAY, HOUR, type Instant, MINUTE, SECOND } from '../../src/clock.ts'
import { recordOutcome } from '../../src/messaging/delivery.ts'
import { createVault } from '../../src/vault.ts'
import { type Chance, createChance } from './chance.ts'
import { checkFolios, checkNothingWaits, checkNow } from './checks.ts'
import { type Citizen, createCitizen } from './citizen.ts'
import { type Computer, createComputer, type Fate } from './computer.ts'
import { digestOf } from './digest.ts'
import { createGraph, type Graph, phoneOf } from './graph.ts'
import { createLedger } from './ledger.ts'
import { createModel } from './model.ts'
import { makePerson } from './people.ts'
import { readMessage } from './phone.ts'
import { createPostman, type Postman } from './postman.ts'
import { openSetting, planOffices, START } from './setting.ts'
import { employStaff, isOfficeHour } from './staff.ts'
import { createTimeline, type Timeline } from './timeline.ts'

export interface Played {
  seed: number
  digest: string
  /** What was wrong; empty when all held. */
  findings: string[]
  /** What happened, so that nobody takes a quiet world for a sound one. */
  seen: Record<string, number>
}

/** Citizens begin within this time, and the world is hostile until `CALM_AFTER_MS`. */
const BEGIN_WITHIN_MS = 30 * HOUR
const CALM_AFTER_MS = 4 * DAY
/** When every message has arrived, the days of the visits still have to pass. */
const END_AFTER_MS = 10 * DAY
const JOBS_EACH_MS = HOUR
/** One of so many moments is looked at closely. */
const LOOKS_EACH = 250
/** After so many findings the rest tells nothing new. */
const FINDINGS_MAX = 8
const LOUD = /"event":"(?:writer\.letting_go_failed|writer\.claim_failed|outbox\.malformed|job\.failed)"/

/** Plays one seed to its end. */
export async function play(seed: number, citizens: number): Promise<Played> {
  const world = createWorld(seed, citizens)
  try {
    await world.run()
  } catch (error) {
    world.found(`the simulation broke off: ${error instanceof Error ? error.stack : String(error)}`)
  }
  return { seed, digest: digestOf(world.db), findings: world.findings, seen: world.seen() }
}

function createWorld(seed: number, citizens: number) {
  const chance = createChance(`seed ${seed}, ${citizens} citizens`)
  const timeline = createTimeline(START)
  const clock = skewedClock(timeline, chance.fork('nonces'))
  const offices = planOffices(citizens)
  const db = openSetting(offices)
  const vault = createVault(new Uint8Array(32).fill(7), clock)
  const findings: string[] = []
  const found = (what: string) => void findings.push(`${new Date(timeline.now()).toISOString()} ${what}`)
  const seen: Record<string, number> = {}
  const count = (what: string) => {
    seen[what] = (seen[what] ?? 0) + 1
  }
  const ledger = createLedger(found)
  const model = createModel(offices, found)
  const people = new Map<string, Citizen>()
  const unheard = new Set<string>()
  const outcomes: Outcome[] = []
  let offAtNight = false

  const graph: Graph = createGraph({
    timeline,
    chance: chance.fork('graph'),
    postman: () => postman,
    outcome: (outcome) => void outcomes.push(outcome),
    delivered(phone, body, { row }) {
      count('arrived')
      ledger.arrived(phone, row, readMessage(body))
      people.get(phone)?.receive(body)
    },
    heard: ledger.heard,
    coming: ledger.coming,
  })
  const computer: Computer = createComputer({
    db,
    vault,
    clock,
    crew: {
      free: graph.free,
      post(parcels) {
        for (const parcel of parcels) ledger.posted(parcel, phoneOf(parcel), timeline.now())
        graph.post(parcels)
      },
    },
    line(line) {
      if (LOUD.test(line)) found(`log: ${line}`)
    },
    committed: () => model.follow(db, clock.now()),
    died() {
      outcomes.length = 0
      graph.processDied()
    },
  })
  const postman: Postman = createPostman({
    timeline,
    chance: chance.fork('postman'),
    computer,
    fate: () => fateOf(chance, timeline),
    killed() {
      count('kill')
      timeline.after(chance.between(1, 90) * SECOND, startAgain)
    },
    wrong: (status) => found(`a webhook was answered ${status}`),
  })

  async function run(): Promise<void> {
    await computer.start()
    settle()
    befall()
    await pass(START + END_AFTER_MS)
    await computer.jobs()
    checkNow(db, vault, model, ledger, found)
    checkNothingWaits(db, found)
    checkFolios(db, vault, model, ledger, found)
    for (const wamid of unheard) found(`${wamid} was never answered 200`)
  }

  /** Lets time pass, from one thing that happens to the next. */
  async function pass(until: Instant): Promise<void> {
    let lastJobs = timeline.now()
    let patience = 0
    for (let quietUntil = 0; findings.length < FINDINGS_MAX; ) {
      const next = timeline.nextAt() ?? Number.POSITIVE_INFINITY
      const due = Math.max(quietUntil, timeline.now(), (computer.nextDue() ?? Number.POSITIVE_INFINITY) - clock.skew)
      if (Math.min(next, due) > until) return
      if (due < next) {
        timeline.passTo(due)
        await computer.watch()
        // What stays due waits for something else, so it is looked at ever more rarely.
        const stuck = (computer.nextDue() ?? Number.POSITIVE_INFINITY) - clock.skew <= due
        patience = stuck ? Math.min(30 * SECOND, 2 * patience + SECOND) : 0
        quietUntil = due + patience
      } else await timeline.take()?.()
      await hearOutcomes()
      if (timeline.now() - lastJobs >= JOBS_EACH_MS) {
        lastJobs = timeline.now()
        await computer.jobs()
      }
      if (chance.between(1, LOOKS_EACH) === 1) await look()
    }
  }

  async function look(): Promise<void> {
    count('look')
    if (computer.isOn()) await computer.jobs()
    checkNow(db, vault, model, ledger, found)
  }

  async function hearOutcomes(): Promise<void> {
    for (let outcome = outcomes.shift(); outcome; outcome = outcomes.shift()) {
      const told = outcome
      const kept = await computer.work(async ({ writer, messaging }) => {
        await writer.submit('delivery.outcome', (tx, now) => recordOutcome(tx, messaging, told, now))
        return true
      })
      if (kept && told.kind === 'accepted') ledger.learnt(told.row, told.id)
      if (kept && told.kind === 'unknown') ledger.doubted(told.row, timeline.now())
    }
  }

  function settle(): void {
    const draw = chance.fork('people')
    const everybody = Array.from({ length: citizens }, (_, nth) => makePerson(nth, 'adult', draw))
    const phones = everybody.map((_, nth) => `52155${String(10_000_000 + nth)}`)
    for (const [nth, phone] of phones.entries()) {
      const hides = draw.may(0.2)
      if (hides) ledger.mixes(phone)
      // Some people are booked from two telephones.
      const me = (draw.may(0.12) ? draw.any(everybody) : everybody[nth]) ?? makePerson(nth, 'adult', draw)
      const children = draw.may(0.2) ? [2 * nth, 2 * nth + 1].map((one) => makePerson(one, 'child', draw)) : []
      const citizen = createCitizen(
        { timeline, chance: draw.fork(phone), postman, wrote, heard, coming: (phone) => ledger.spoke(phone, timeline.now()) },
        {
          nth,
          phone,
          me,
          children: children.slice(0, draw.between(1, 2)),
          whims: draw.pick([0.03, 0.1, 0.3]),
          floods: nth === 0 && draw.may(0.4),
          hides,
        },
      )
      people.set(phone, citizen)
      // Half of them come in a rush; the rest as they like.
      timeline.after(draw.may(0.5) ? draw.between(0, 20 * MINUTE) : draw.next() * BEGIN_WITHIN_MS, citizen.begin)
    }
    const resendable = () =>
      ledger.letAgain(
        db.client
          .query<{ id: number }, []>("select id from outbox where state = 'parked'")
          .all()
          .map((row) => row.id),
      )
    employStaff(
      {
        timeline,
        chance: chance.fork('staff'),
        computer,
        offices,
        people: everybody,
        phones,
        folios: model.folios,
        resendable,
        wrong: found,
      },
      8 + Math.round(citizens / 5),
      CALM_AFTER_MS,
    )
  }

  function wrote(wamid: string): void {
    count('message')
    unheard.add(wamid)
  }

  /** Whatever was answered 200 is there, once. */
  function heard(wamid: string): void {
    unheard.delete(wamid)
    const row = db.client
      .query<{ rows: number }, [Uint8Array]>('select count(*) as rows from inbox where key = ?')
      .get(vault.index('wamid', wamid))
    if (row?.rows !== 1) found(`${wamid} was answered 200 and is there ${row?.rows} times`)
  }

  /** What befalls Meta, the workers, the clock and the computer. */
  function befall(): void {
    const draw = chance.fork('fate')
    for (let nth = 0; nth < 5; nth++) {
      const mood = draw.pick(['slow', 'failing', 'failing', 'token refused'] as const)
      timeline.after(draw.next() * BEGIN_WITHIN_MS, () => {
        graph.mood = mood
        timeline.after(draw.between(2, 25) * MINUTE, () => {
          graph.mood = 'well'
        })
      })
    }
    for (let nth = 0; nth < 3; nth++) timeline.after(draw.next() * BEGIN_WITHIN_MS, graph.killWorker)
    clock.skew = draw.pick([0, 0, 7 * MINUTE, -7 * MINUTE])
    if (draw.may(0.6)) {
      timeline.after(draw.next() * BEGIN_WITHIN_MS, () => {
        clock.skew = draw.pick([0, 7 * MINUTE, -7 * MINUTE, 40 * SECOND])
        ledger.jumped()
        count('clock jump')
      })
    }
    offAtNight = draw.may(0.4)
    if (offAtNight) switchOffAtNight()
  }

  function switchOffAtNight(): void {
    count('off at night')
    for (let at = START + HOUR; at <= START + CALM_AFTER_MS; at += HOUR)
      timeline.at(at, async () => {
        if (isOfficeHour(timeline.now())) await startAgain()
        else if (computer.isOn()) computer.kill()
      })
    timeline.at(START + CALM_AFTER_MS + HOUR, () => {
      offAtNight = false
      return startAgain()
    })
  }

  async function startAgain(): Promise<void> {
    if (!computer.isOn() && (!offAtNight || isOfficeHour(timeline.now()))) await computer.start()
  }

  return { db, findings, found, seen: () => ({ ...seen, ...model.seen }), run }
}

/** One webhook in some hundreds is the last that a process sees, or meets a full disk. */
function fateOf(chance: Chance, timeline: Timeline): Fate {
  if (timeline.now() > START + CALM_AFTER_MS || !chance.may(0.006)) return 'fine'
  return chance.pick(['disk full', 'turns fail', 'killed before the commit', 'killed after the commit'])
}

interface SkewedClock extends Clock {
  /** How far the computer's clock is ahead of the true time. */
  skew: number
}

function skewedClock(timeline: Timeline, chance: Chance): SkewedClock {
  const clock: SkewedClock = {
    skew: 0,
    now: () => timeline.now() + clock.skew,
    random: (length) => Uint8Array.from({ length }, () => chance.between(0, 255)),
    after: () => () => undefined,
  }
  return clock
}
