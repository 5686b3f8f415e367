import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { invent, type Person } from '../simulation/invented.ts'
import {
  type Broker,
  begin,
  collect,
  createRobot,
  enrol,
  inventedStraw,
  noteRefusal,
  type Offered,
  peopleOf,
  type Robot,
  STRAWS_A_TELEPHONE,
  type Straw,
  watchFreeHours,
} from './broker.ts'
import { follow, type Prompt } from './chat.ts'
import type { Citizen } from './citizens.ts'
import { correctAtCounter, folioIn } from './counter.ts'
import { accept, confirm, correctTo, letGo, NOBODY, reads, rename, renameStepByStep, reopen, retell, toSummary } from './swaps.ts'

/** A way to live of places that others want, or to spoil them. */
export interface Strategy {
  name: string
  telephones: number[]
  begin(broker: Broker, telephones: number): Plans
}

/** What a broker does with those who pay. */
interface Plans {
  /** Somebody would pay, now that they want a place; true when the broker writes in their name from then on. */
  asked?(citizen: Citizen): boolean
  /** Everybody who will ever want one, on the first morning: some brokers know their customers. */
  foreseen?(citizens: readonly Citizen[]): void
}

/** How long an ordinary hold lasts. */
const HOLD_MS = 10 * MINUTE

type Change = (robot: Robot, client: Citizen, straw: Person) => Promise<boolean>

/** Straws wait on every telephone; what is offered to one of them is handled so. */
const collecting =
  (offered: (broker: Broker) => Offered, straw: (broker: Broker) => Straw = inventedStraw, most?: number): Strategy['begin'] =>
  (broker, telephones) => {
    collect(broker, telephones, offered(broker), () => straw(broker), most)
    return {}
  }

/** Accepts for the straw, and tries to have a client written in its place. What is refused goes back. */
const swapping =
  (change: Change) =>
  (broker: Broker): Offered =>
  async (robot, offer) => {
    const straw = strawOf(robot, offer)
    const client = broker.book.newest(({ who }) => who.birth === straw.birth) ?? broker.book.newest()
    if (client && (await accept(robot, offer))) await trySwap(broker, robot, client, () => change(robot, client, straw))
  }

async function trySwap(broker: Broker, robot: Robot, client: Citizen, change: () => Promise<boolean>): Promise<boolean> {
  if ((await change()) && (await confirm(broker, robot, client))) return true
  noteRefusal(broker, robot)
  await letGo(robot)
  return false
}

/** An offer says for whom it is: first name and initial. */
const isToldIn = (body: string, { name }: Person): boolean => {
  const [, told] = /Para: (.+)\.$/m.exec(body) ?? []
  return told !== undefined && name.startsWith(told)
}

const strawOf = ({ straws }: Robot, { body }: Prompt): Person => straws.find(({ who }) => isToldIn(body, who))?.who ?? NOBODY

/** Says yes to everything in the name of whoever waited. */
const taking =
  (): Offered =>
  async ({ chat }, offer) => {
    if (await chat.tap('waitOffer', /^yes/, offer)) await follow(chat, { who: NOBODY, waits: false })
  }

/** The hour of an offer, as one writes it: "lunes 7 de septiembre a las 12:30". */
const hourIn = ({ body }: Prompt): string => {
  const [, day = '', time = ''] = /\*(\S+ \d+ de \S+) de \d+, (\d+:\d+) h\*/.exec(body) ?? []
  return `${day} a las ${time}`
}

/** The hour that was let go is asked for again, for the client. */
async function bookHour(broker: Broker, robot: Robot, { who }: Citizen, hour: string): Promise<boolean> {
  const time = hour.split(' ').at(-1) ?? ''
  await begin(robot.chat)
  await follow(robot.chat, {
    who,
    waits: false,
    holdsOnly: true,
    hour: (free) => free.find(({ title }) => title.includes(` ${time} `))?.value,
  })
  if (robot.chat.newest().question !== 'summary') {
    await robot.chat.write(hour)
    await toSummary(robot, who)
  }
  if (reads(robot.chat.newest(), who.curp) && (await follow(robot.chat, { who, waits: false })) === 'booked') return true
  noteRefusal(broker, robot)
  return false
}

/** The straw's appointment is cancelled, and while that can be undone the client asks for its hour. If in vain, it is undone. */
const cancelling =
  (broker: Broker): Offered =>
  async (robot, offer) => {
    await taking()(robot, offer)
    const client = broker.book.newest()
    if (!client || !robot.chat.newest().body.includes('quedó confirmada')) return
    await robot.chat.write('cancelar mi cita')
    await robot.chat.tap('cancelling', /^yes/)
    const undo = robot.chat.newest()
    if (!(await bookHour(broker, robot, client, hourIn(offer)))) await robot.chat.tap('undo', /^undo/, undo)
  }

/** Straws get appointments; for a client one is cancelled, and robots look each minute for what becomes free. */
function releaseAndRace(broker: Broker, telephones: number): Plans {
  collect(broker, telephones, taking(), () => inventedStraw(broker))
  const { timeline, start } = broker.town
  const release = async () => {
    const robot = broker.chance.any(broker.robots.filter((one) => peopleOf(broker, one).live > 0))
    if (robot && broker.book.newest()) {
      const { options } = await robot.chat.write('cancelar mi cita')
      const one = options.find(({ value }) => value.startsWith('cancel:'))
      if (one) await robot.chat.tap('appointments', new RegExp(`^${one.value}$`))
      await robot.chat.tap('cancelling', /^yes/)
    }
    timeline.after((4 * HOUR) / Math.max(1, telephones / 10), release)
  }
  timeline.at(start + 72 * HOUR, release)
  return race(broker, telephones)
}

/** Books clients themselves the minute in which a place is free for everybody. */
function race(broker: Broker, telephones: number): Plans {
  const robots = Array.from({ length: telephones }, () => createRobot(broker, async () => undefined))
  watchFreeHours(broker.town, async () => {
    const client = broker.book.newest()
    const robot = robots.find((one) => peopleOf(broker, one).live <= STRAWS_A_TELEPHONE)
    return !!client && !!robot && (await enrol(robot, { who: client.who, withoutCurp: false }, false)) === 'booked'
  })
  return {}
}

/** Looks in the first five minutes after 0:15 h alone, when new days once opened. */
function raceForNewDays(broker: Broker, telephones: number): Plans {
  const { timeline } = broker.town
  const robots = Array.from({ length: telephones }, () => createRobot(broker, async () => undefined))
  watchFreeHours(broker.town, async () => {
    const sinceMidnight = (timeline.now() - 6 * HOUR) % DAY
    if (sinceMidnight < 15 * MINUTE || sinceMidnight >= 20 * MINUTE) return false
    const client = broker.book.newest()
    const robot = robots.find((one) => peopleOf(broker, one).live <= STRAWS_A_TELEPHONE)
    return !!client && !!robot && (await enrol(robot, { who: client.who, withoutCurp: false }, false)) === 'booked'
  })
  return {}
}

/** A place that is free for everybody is held for a straw, and then handled so. `list`: the hours among which it was chosen. */
const holdingFree =
  (pass: (broker: Broker, robot: Robot, list: Prompt) => Promise<boolean>): Strategy['begin'] =>
  (broker, telephones) => {
    const robots = Array.from({ length: telephones }, () => createRobot(broker, async () => undefined))
    watchFreeHours(broker.town, async () => {
      const robot = robots.find((one) => !one.busy && peopleOf(broker, one).live <= STRAWS_A_TELEPHONE)
      if (!broker.book.newest() || !robot) return false
      const straw = { who: invent(broker.chance), waits: false, holdsOnly: true }
      await begin(robot.chat)
      await follow(robot.chat, { ...straw, hour: () => undefined })
      const list = robot.chat.newest()
      return (await follow(robot.chat, straw)) === 'summary' && pass(broker, robot, list)
    })
    return {}
  }

async function swapAtOnce(broker: Broker, robot: Robot): Promise<boolean> {
  const client = broker.book.newest()
  return !!client && trySwap(broker, robot, client, () => correctTo(robot, client.who))
}

/** The hold runs out in the middle of a correction, and the row of the old list takes the cooling place back for a client. */
async function takeBack(broker: Broker, robot: Robot, list: Prompt): Promise<boolean> {
  if (!(await reopen(robot, 'curp'))) return false
  robot.busy = true
  broker.town.timeline.after(HOLD_MS + 2 * MINUTE, async () => {
    const client = broker.book.newest()
    if (client) await trySwap(broker, robot, client, () => askAgain(robot, client.who, list))
    robot.busy = false
  })
  return true
}

async function askAgain(robot: Robot, client: Person, list: Prompt): Promise<boolean> {
  await robot.chat.write(client.curp)
  if (!(await robot.chat.tap('slot', /^\d+$/, list))) return false
  await toSummary(robot, client)
  if (await reopen(robot, 'name')) await robot.chat.write(client.name)
  await toSummary(robot, client)
  return reads(robot.chat.newest(), client.curp)
}

/** Puts whoever pays on the list within seconds, four a telephone, and answers offers at once. */
function enrolAtOnce(broker: Broker, telephones: number): Plans {
  const robots = Array.from({ length: telephones }, () => ({ robot: createRobot(broker, taking()), coming: 0 }))
  return {
    asked({ who }) {
      const one = robots.find(({ robot, coming }) => peopleSum(broker, robot) + coming <= STRAWS_A_TELEPHONE)
      if (!one) return false
      one.coming++
      broker.town.timeline.after(0, async () => {
        await enrol(one.robot, { who, withoutCurp: false })
        one.coming--
      })
      return true
    },
  }
}

/** One in five of those who will pay is known before they want a place, and put on the list so long before. */
const KNOWN = 0.2

/**
 * Puts customers on the list so long before they want a place, and takes no offer of a day that is too early for them. One that rests after
 * three of them is taken up again at once.
 */
const enrolAhead =
  (aheadMs: number) =>
  (broker: Broker, telephones: number): Plans => {
    const { timeline, start } = broker.town
    const names = new Map<string, Citizen>()
    const tooEarly = ({ body }: Prompt, robot: Robot): boolean => {
      const citizen = robot.straws.map(({ who }) => names.get(who.curp)).find((one) => one && isToldIn(body, one.who))
      return citizen !== undefined && timeline.now() < citizen.since - 3 * DAY
    }
    const robots = Array.from({ length: telephones }, () =>
      createRobot(broker, async (robot, offer) => {
        if (tooEarly(offer, robot)) {
          await robot.chat.tap('waitOffer', /^no/, offer)
          await robot.chat.tap('waitingList', /^back:/)
        } else await taking()(robot, offer)
      }),
    )
    const known = new Set<Citizen>()
    return {
      asked: (citizen) => known.has(citizen),
      foreseen(citizens) {
        for (const citizen of citizens) {
          if (!citizen.pays || citizen.since - aheadMs < start || !broker.chance.may(KNOWN)) continue
          timeline.at(citizen.since - aheadMs, async () => {
            const robot = robots.find((one) => peopleSum(broker, one) <= STRAWS_A_TELEPHONE)
            if (!robot || (await enrol(robot, { who: citizen.who, withoutCurp: false })) === 'stuck') return
            known.add(citizen)
            names.set(citizen.who.curp, citizen)
            robot.straws.push({ who: citizen.who, withoutCurp: false })
          })
        }
      },
    }
  }

const peopleSum = (broker: Broker, robot: Robot): number => {
  const { waiting, live } = peopleOf(broker, robot)
  return waiting + live
}

/** A straw who is born on the day of somebody who pays. */
const bornLikeAClient =
  (withoutCurp: boolean) =>
  (broker: Broker): Straw => ({
    who: invent(broker.chance, broker.book.newest(() => broker.chance.may(0.2))?.who.birth),
    withoutCurp,
  })

/** So many names that nearly every CURP has initials of some of them; born on the day of somebody who pays. */
const ofManyNames = (broker: Broker): Straw => {
  const { who } = bornLikeAClient(true)(broker)
  return { who: { ...who, name: 'Ana Luisa Elena Gloria Herrera Medina Salazar Tapia' }, withoutCurp: true }
}

/** Straws get appointments, and a clerk is asked to put their data right: they become a client's. */
const correctingAtCounter =
  (broker: Broker): Offered =>
  async (robot, offer) => {
    await taking()(robot, offer)
    const folio = folioIn(robot.chat.newest().body)
    const client = broker.book.newest()
    if (folio && client) await correctAtCounter(broker, folio, client.who)
  }

/** Four people a telephone who do not exist and will not come. */
function stuff(broker: Broker, telephones: number): Plans {
  collect(broker, telephones, taking(), () => inventedStraw(broker), STRAWS_A_TELEPHONE + 1)
  return {}
}

/**
 * Accounts at Messenger cost nothing, so there are as many as somebody likes. On the second morning each tries to wait in the line; from
 * `from` on, whatever is free for everybody is taken within the minute by one that has nothing, for somebody who does not exist.
 */
const stuffByAccounts =
  (from: number) =>
  (broker: Broker, accounts: number): Plans => {
    const { timeline, start } = broker.town
    const robots = Array.from({ length: accounts }, () => createRobot(broker, taking(), 'account'))
    for (const [nth, robot] of robots.entries())
      timeline.at(start + DAY + nth * (HOUR / accounts), async () => {
        if ((await enrol(robot, inventedStraw(broker))) === 'stuck') noteRefusal(broker, robot)
      })
    let next = 0
    watchFreeHours({ ...broker.town, start: start + from }, async () => {
      for (let tries = 0; tries < robots.length; tries++) {
        const robot = robots[next++ % robots.length]
        if (!robot || peopleOf(broker, robot).live > 0) continue
        if ((await enrol(robot, inventedStraw(broker), false)) === 'booked') return true
        noteRefusal(broker, robot)
        return false
      }
      return false
    })
    return {}
  }

const withoutCurp = (broker: Broker): Straw => inventedStraw(broker, true)

export const STRATEGIES: Strategy[] = [
  { name: 'no broker', telephones: [0], begin: () => ({}) },
  {
    name: 'offer, CURP and name corrected',
    telephones: [10, 100],
    begin: collecting(swapping((robot, { who }) => correctTo(robot, who))),
  },
  { name: 'free place held, CURP and name corrected', telephones: [100], begin: holdingFree(swapAtOnce) },
  { name: 'cooling place taken back', telephones: [100], begin: holdingFree(takeBack) },
  { name: 'release and race', telephones: [100], begin: releaseAndRace },
  { name: 'robot that looks each minute', telephones: [100], begin: race },
  { name: 'clients enrolled at once', telephones: [100], begin: enrolAtOnce },
  {
    name: 'straw without CURP, the CURP given later',
    telephones: [100],
    begin: collecting(
      swapping((robot, { who }) => correctTo(robot, who)),
      withoutCurp,
      1,
    ),
  },
  {
    name: 'name and birth date told anew',
    telephones: [100],
    begin: collecting(swapping((robot, { who }) => retell(robot, who))),
  },
  {
    name: 'name changed word by word',
    telephones: [100],
    begin: collecting(
      swapping((robot, { who }, straw) => renameStepByStep(robot, straw, who)),
      bornLikeAClient(true),
      1,
    ),
  },
  {
    name: 'straw of many names, the CURP given later',
    telephones: [100],
    begin: collecting(
      swapping((robot, { who }) => correctTo(robot, who)),
      ofManyNames,
      1,
    ),
  },
  {
    name: 'a client’s name under an invented CURP',
    telephones: [100],
    begin: collecting(swapping((robot, { who }) => rename(robot, who))),
  },
  { name: 'clients enrolled a week ahead', telephones: [100], begin: enrolAhead(7 * DAY) },
  { name: 'clients enrolled 14 days ahead', telephones: [100], begin: enrolAhead(14 * DAY) },
  { name: 'robots that look for new days at 0:15', telephones: [100], begin: raceForNewDays },
  {
    name: 'straw born on the day of a client',
    telephones: [100],
    begin: collecting(
      swapping((robot, { who }) => correctTo(robot, who)),
      bornLikeAClient(false),
    ),
  },
  { name: 'cancelled, asked for anew, undone', telephones: [100], begin: collecting(cancelling) },
  { name: 'corrected at the counter', telephones: [100], begin: collecting(correctingAtCounter) },
  { name: 'stuffing, four invented CURPs a telephone', telephones: [10, 100], begin: stuff },
  { name: 'stuffing by accounts at Messenger', telephones: [1000], begin: stuffByAccounts(DAY) },
  { name: 'the same by accounts, from the first morning on', telephones: [1000], begin: stuffByAccounts(0) },
]
