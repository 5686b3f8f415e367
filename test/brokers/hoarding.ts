import { HOUR, MINUTE } from '../../src/clock.ts'
import { invent, type Person } from '../simulation/invented.ts'
import {
  type Broker,
  begin,
  collect,
  createRobot,
  inventedStraw,
  isToldIn,
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
import { correctAtCounter, correctForMoney, folioIn } from './counter.ts'
import { race } from './own-name.ts'
import type { Plans, Strategy } from './strategies.ts'
import { accept, confirm, correctTo, letGo, NOBODY, reads, reopen, toSummary } from './swaps.ts'

// Places are collected in the names of people who do not exist, and made a client's afterwards.

/** How long an ordinary hold lasts. */
const HOLD_MS = 10 * MINUTE

type Change = (robot: Robot, client: Citizen, straw: Person) => Promise<boolean>

/** Straws wait on every telephone; what is offered to one of them is handled so. */
export const collecting =
  (offered: (broker: Broker) => Offered, straw: (broker: Broker) => Straw = inventedStraw, most?: number): Strategy['begin'] =>
  (broker, telephones) => {
    collect(broker, telephones, offered(broker), () => straw(broker), most)
    return {}
  }

/** Accepts for the straw, and tries to have a client written in its place. What is refused goes back. */
export const swapping =
  (change: Change) =>
  (broker: Broker): Offered =>
  async (robot, offer) => {
    const straw = strawOf(robot, offer)
    const client = broker.book.newest(({ who }) => who.birth === straw.birth) ?? broker.book.newest()
    if (client && (await accept(robot, offer))) await trySwap(broker, robot, client, () => change(robot, client, straw))
  }

async function trySwap(broker: Broker, robot: Robot, client: Citizen, change: () => Promise<boolean>): Promise<boolean> {
  if ((await change()) && (await confirm(broker, robot, client))) {
    broker.passedOnTo.add(client.who.name)
    return true
  }
  noteRefusal(broker, robot)
  await letGo(robot)
  return false
}

const strawOf = ({ straws }: Robot, { body }: Prompt): Person => straws.find(({ who }) => isToldIn(body, who))?.who ?? NOBODY

/** Says yes to everything in the name of whoever waited. */
export const taking =
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
export const cancelling =
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
export function releaseAndRace(broker: Broker, telephones: number): Plans {
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

/** A place that is free for everybody is held for a straw, and then handled so. `list`: the hours among which it was chosen. */
export const holdingFree =
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

export async function swapAtOnce(broker: Broker, robot: Robot): Promise<boolean> {
  const client = broker.book.newest()
  return !!client && trySwap(broker, robot, client, () => correctTo(robot, client.who))
}

/** The hold runs out in the middle of a correction, and the row of the old list takes the cooling place back for a client. */
export async function takeBack(broker: Broker, robot: Robot, list: Prompt): Promise<boolean> {
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

/** A straw who is born on the day of somebody who pays. */
export const bornLikeAClient =
  (withoutCurp: boolean) =>
  (broker: Broker): Straw => ({
    who: invent(broker.chance, broker.book.newest(() => broker.chance.may(0.2))?.who.birth),
    withoutCurp,
  })

/** So many names that nearly every CURP has initials of some of them; born on the day of somebody who pays. */
export const ofManyNames = (broker: Broker): Straw => {
  const { who } = bornLikeAClient(true)(broker)
  return { who: { ...who, name: 'Ana Luisa Elena Gloria Herrera Medina Salazar Tapia' }, withoutCurp: true }
}

/** Straws get appointments, and a clerk is asked to put their data right: they become a client's. */
export const correctingAtCounter =
  (broker: Broker): Offered =>
  async (robot, offer) => {
    await taking()(robot, offer)
    const folio = folioIn(robot.chat.newest().body)
    const client = broker.book.newest()
    if (folio && client) await correctAtCounter(broker, folio, client.who)
  }

/** Somebody born on the day of a client, whose CURP shares the initials with the client's. */
export function sharingInitials(broker: Broker): Straw {
  const client = broker.book.newest(() => broker.chance.may(0.2))
  for (let tries = 0; client && tries < MOST_TRIES; tries++) {
    const who = invent(broker.chance, client.who.birth)
    if (who.curp.slice(0, 4) === client.who.curp.slice(0, 4)) return { who, withoutCurp: false }
  }
  return inventedStraw(broker)
}
const MOST_TRIES = 400

/** A clerk who takes money writes a client over the straw for whom a place is held, of the line's places and of those that are free for everybody. */
export function bribing(broker: Broker, telephones: number): Plans {
  const change: Change = (robot, client) => correctForMoney(broker, robot.chat.number, client.who)
  collect(broker, telephones, swapping(change)(broker), () => inventedStraw(broker))
  return holdingFree(async (_broker, robot) => {
    const client = broker.book.newest()
    return client !== undefined && trySwap(broker, robot, client, () => change(robot, client, NOBODY))
  })(broker, telephones)
}
