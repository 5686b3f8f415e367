import { personKey } from '../../src/booking/people.ts'
import type { Alias } from '../../src/channels/channel.ts'
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../src/clock.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import { invent, type Person } from '../simulation/invented.ts'
import { type Chat, follow, type Prompt } from './chat.ts'
import type { Citizen } from './citizens.ts'
import type { Town } from './town.ts'

/** Somebody invented, or lent, in whose name a broker collects places. */
export interface Straw {
  who: Person
  withoutCurp: boolean
  /** Waits for no day before this one. */
  from?: Instant
  /** Says that it cannot wait. */
  urgent?: boolean
}

/** A telephone that answers within seconds, day and night. */
export interface Robot {
  chat: Chat & { number: string }
  /** By what it writes: an account at Messenger costs nothing. */
  kind: 'telephone' | 'account'
  straws: Straw[]
  /** In the middle of something that takes longer than a talk. */
  busy: boolean
  /** Has said that it could not come. */
  excused: boolean
}

/** Whoever pays and has no place yet. */
export interface Book {
  add(citizen: Citizen): void
  /** Who asked last, still wants a place and has none: nobody else gains as many days. `suits` may look for a certain one. */
  newest(suits?: (citizen: Citizen) => boolean): Citizen | undefined
}

export interface Broker {
  town: Town
  chance: Chance
  book: Book
  robots: Robot[]
  /** In whose own name it writes. */
  served: Set<Citizen>
  /** The names to which a straw's place was passed on, under whatever CURP. */
  passedOnTo: Set<string>
  /** Hours that became free for everybody in minutes that the broker knew before. */
  foreseenHours: number
  /** What the house said where it did not do as the broker wanted, and how often. */
  refused: Record<string, number>
}

export type Offered = (robot: Robot, offer: Prompt) => Promise<void>

const ANSWERS_AFTER_MS = 20 * SECOND
/** With a client, four: so many a telephone may have. */
export const STRAWS_A_TELEPHONE = 3

export function createBroker(town: Town): Broker {
  return {
    town,
    chance: town.chance.fork('broker'),
    book: createBook(town),
    robots: [],
    served: new Set(),
    passedOnTo: new Set(),
    foreseenHours: 0,
    refused: {},
  }
}

function createBook(town: Town): Book {
  const clients: Citizen[] = []
  const wants = (one: Citizen) => town.timeline.now() < one.since + one.patienceMs && !hasPlace(town, one.who)
  return {
    add: (citizen) => void clients.push(citizen),
    newest(suits = () => true) {
      for (let at = clients.length - 1; at >= 0; at--) {
        const one = clients[at]
        if (!one || !wants(one)) clients.splice(at, 1)
        else if (suits(one)) return one
      }
      return undefined
    },
  }
}

/** The keys under which the house may know somebody: by the CURP, and by name and birth date without one. */
export const keysOf = ({ office }: Town, { name, curp, birth }: Person): Uint8Array[] => [
  personKey(office.vault, { name, curp, birthDate: birth }),
  personKey(office.vault, { name, birthDate: birth }),
]

const LIVE = 'select 1 from appointments a join people p on p.id = a.person_id where p.key = ? and a.live = 1'

export const hasPlace = (town: Town, who: Person): boolean =>
  keysOf(town, who).some((key) => town.office.db.client.query<unknown, [Uint8Array]>(LIVE).get(key) !== null)

/** A robot whose owner does `offered` with each place that the list offers to it. */
export function createRobot(broker: Broker, offered: Offered, kind: 'telephone' | 'account' = 'telephone'): Robot {
  const { town } = broker
  let looking = false
  const chat = town[kind](() => {
    if (looking) return
    looking = true
    town.timeline.after(ANSWERS_AFTER_MS, look)
  })
  const robot: Robot = { chat, kind, straws: [], busy: false, excused: false }
  async function look(): Promise<void> {
    looking = false
    for (const prompt of chat.unread()) {
      if (robot.busy) continue
      if (prompt.question === 'waitOffer') await offered(robot, prompt)
      else if (prompt.question === 'waitingList') await chat.tap('waitingList', /^back/, prompt)
      else if (prompt.question === 'reminder') await chat.tap('reminder', /^yes/, prompt)
      else if (prompt.question === 'notNoted') await excuse(prompt)
    }
  }
  /** The first does not count; of the others it is said that they came. */
  async function excuse(prompt: Prompt): Promise<void> {
    await chat.tap('notNoted', robot.excused ? /^came/ : /^could_not/, prompt)
    robot.excused = true
  }
  broker.robots.push(robot)
  return robot
}

/** The number of the contact that writes from this telephone. */
export const contactOf = ({ town }: Broker, { chat, kind }: Robot): number =>
  contactAt(town, { kind: kind === 'account' ? 'psid' : 'phone', value: chat.number })

/** 0: it never wrote. */
export function contactAt({ office: { db, vault, house } }: Town, alias: Alias): number {
  const hash = vault.index(alias.kind, house.messaging.channels.canonical(alias))
  const found = db.client
    .query<{ id: number }, [Uint8Array]>('select contact_id as id from contact_aliases where hash = ?')
    .get(hash)
  return found?.id ?? 0
}

/** An offer says for whom it is: first name and initial. */
export const isToldIn = (body: string, { name }: Person): boolean => {
  const [, told] = /Para: (.+)\.$/m.exec(body) ?? []
  return told !== undefined && name.startsWith(told)
}

/** How many people this robot has waiting and with an appointment: a broker knows what he has. */
export function peopleOf(broker: Broker, robot: Robot): { waiting: number; live: number } {
  const found = broker.town.office.db.client
    .query<{ waiting: number; live: number }, { contact: number }>(
      `select (select coalesce(sum(people), 0) from wait_wishes where contact_id = $contact and live = 1) as waiting,
         (select count(*) from appointments where contact_id = $contact and live = 1) as live`,
    )
    .get({ contact: contactOf(broker, robot) })
  return found ?? { waiting: 0, live: 0 }
}

export const inventedStraw = ({ chance }: Broker, withoutCurp = false): Straw => ({ who: invent(chance), withoutCurp })

/** To the menu, and into a booking for another person. */
export async function begin(chat: Chat): Promise<void> {
  if ((await chat.write('menú')).question !== 'menu') await chat.write('empezar de nuevo')
  await chat.tap('menu', /^other$/)
}

/** Where there is room a straw, or a client, gets a place; else they wait in the list. */
export async function enrol({ chat }: Robot, straw: Straw, waits = true) {
  await begin(chat)
  return follow(chat, { ...straw, waits })
}

/** Every telephone waits with straws, from the second morning on, when the office is full, and is filled up each day to `most` people. */
export function collect(broker: Broker, telephones: number, offered: Offered, straw: () => Straw, most = STRAWS_A_TELEPHONE): void {
  const { timeline, start } = broker.town
  for (let nth = 0; nth < telephones; nth++) {
    const robot = createRobot(broker, offered)
    const fill = async () => {
      if (!robot.busy) await refill(broker, robot, straw, most)
      timeline.after(DAY, fill)
    }
    timeline.at(start + DAY + nth * (HOUR / telephones), fill)
  }
}

async function refill(broker: Broker, robot: Robot, straw: () => Straw, most: number): Promise<void> {
  const { waiting, live } = peopleOf(broker, robot)
  for (let nth = waiting + live; nth < most; nth++) {
    const one = straw()
    if ((await enrol(robot, one)) === 'stuck') return
    robot.straws.push(one)
  }
}

const FREE = `select 1 from slots where closed_at is null and capacity > taken + cooling + kept and starts_at > ? limit 1`
const NOTICE_MS = 2 * HOUR

/**
 * Once a minute, in a minute in which a place is free for everybody: as a robot that looks all the time would see it. `take` says
 * whether there is reason to look again in the same minute.
 */
export function watchFreeHours({ office, timeline, start }: Town, take: () => Promise<boolean>): void {
  const isAnyFree = () => office.db.client.query<unknown, [number]>(FREE).get(timeline.now() + NOTICE_MS) !== null
  const look = async () => {
    for (let tries = 0; tries < 30 && isAnyFree() && (await take()); tries++);
    timeline.after(MINUTE, look)
  }
  timeline.at(start + 2 * HOUR, look)
}

/** The house did not do what the broker wanted: its words are kept for the table. */
export function noteRefusal(broker: Broker, { chat }: Robot): void {
  const { body, question } = chat.newest()
  const why = `${question}: ${body
    .replace(/[*\s]+/g, ' ')
    .replace(/\d+/g, '#')
    .slice(0, 100)}`
  broker.refused[why] = (broker.refused[why] ?? 0) + 1
}
