import { momentOf } from '../../src/catalogue/calendar.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../src/clock.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import { invent, type Person } from '../simulation/invented.ts'
import { type Chat, follow, type Prompt } from './chat.ts'
import type { Town } from './town.ts'

/** Somebody who wants a place for themselves. What became of it is read in the tables, by the CURP. */
export interface Citizen {
  who: Person
  since: Instant
  /** So long the passport makes sense; then they take none any more. */
  patienceMs: number
  speed: Speed
  /** Would pay a broker. */
  pays: boolean
  comes: boolean
  /** Once the broker writes in their name they do not write themselves. */
  leavesItToTheBroker: boolean
}

/** The mean time until somebody answers what arrives on the telephone, and from the wish to the first message. */
const SPEEDS = {
  quick: { answersMs: 5 * MINUTE, beginsMs: 10 * MINUTE },
  usual: { answersMs: 30 * MINUTE, beginsMs: 3 * HOUR },
  slow: { answersMs: 2 * HOUR, beginsMs: 12 * HOUR },
} as const
type Speed = keyof typeof SPEEDS

/** How many people come, and what they do. The shares are those of fair allocation's literature, as far as it has any. */
const HABITS = {
  /** So many people as places. */
  load: 1.25,
  /** On the first morning more people wait than the open days have places, by so many days: an empty agenda is not what brokers live of. */
  backlogDays: 2,
  pays: 0.5,
  cancels: 0.1,
  moves: 0.05,
  staysAway: 0.12,
  patienceDays: { least: 12, mean: 25 },
}

export interface Crowd {
  citizens: Citizen[]
  byCurp: Map<string, Citizen>
}

/** Everybody who will want a place, from the first morning to the end. `comesToBroker`: whoever pays says so when the wish begins. */
export function gatherCitizens(town: Town, asksBroker: (citizen: Citizen) => boolean): Crowd {
  const crowd: Crowd = { citizens: [], byCurp: new Map() }
  const chance = town.chance.fork('citizens')
  const perDay = (town.placesADay * 5 * HABITS.load) / 7
  const join = (at: Instant) => {
    const citizen = createCitizen(at, chance)
    crowd.citizens.push(citizen)
    crowd.byCurp.set(citizen.who.curp, citizen)
    const mine = chance.fork(citizen.who.curp)
    town.timeline.at(at, () => {
      citizen.leavesItToTheBroker = citizen.pays && asksBroker(citizen)
      if (!citizen.leavesItToTheBroker) live(town, citizen, mine)
    })
  }
  for (let nth = 0; nth < (town.daysAhead + HABITS.backlogDays) * town.placesADay; nth++)
    join(town.start + 2 * HOUR + chance.between(0, 8 * HOUR))
  for (let at = town.start + DAY; ; ) {
    at += exponential(chance, DAY / perDay)
    if (at > town.end) return crowd
    join(awake(at, town.start))
  }
}

/** Nobody has wishes at night: those of the night come in the morning. */
const awake = (at: Instant, start: Instant): Instant => {
  const sinceSix = (at - start) % DAY
  return sinceSix < 15 * HOUR ? at + HOUR : at + (DAY - sinceSix) + 2 * HOUR
}

const exponential = (chance: Chance, mean: number): number => -Math.log(1 - chance.next()) * mean

function createCitizen(since: Instant, chance: Chance): Citizen {
  return {
    who: invent(chance),
    since,
    patienceMs: (HABITS.patienceDays.least + exponential(chance, HABITS.patienceDays.mean)) * DAY,
    speed: chance.weigh({ quick: 3, usual: 5, slow: 2 }),
    pays: chance.may(HABITS.pays),
    comes: !chance.may(HABITS.staysAway),
    leavesItToTheBroker: false,
  }
}

/** Writes, waits, answers what arrives, and changes plans now and then. */
function live(town: Town, citizen: Citizen, chance: Chance): void {
  const { timeline } = town
  const { answersMs, beginsMs } = SPEEDS[citizen.speed]
  const givesUpAt = citizen.since + citizen.patienceMs
  let reading = false
  const chat = town.telephone(() => {
    if (reading) return
    reading = true
    timeline.after(exponential(chance, answersMs) + MINUTE, read)
  })

  async function begin(): Promise<void> {
    await chat.write('Hola')
    await booked(await follow(chat, { who: citizen.who, hour: (free) => chance.any(free)?.value }))
  }

  async function read(): Promise<void> {
    reading = false
    for (const prompt of chat.unread()) {
      if (prompt.question === 'waitOffer') await decide(prompt)
      else if (prompt.question === 'waitingList' && timeline.now() < givesUpAt) await chat.tap('waitingList', /^back/, prompt)
      else if (prompt.question === 'reminder') await chat.tap('reminder', /^yes/, prompt)
    }
  }

  async function decide(offer: Prompt): Promise<void> {
    if (timeline.now() > givesUpAt) return void (await chat.tap('waitOffer', /^(?:leave|no)/, offer))
    if (chance.may(0.08)) return void (await chat.tap('waitOffer', /^no/, offer))
    if (await chat.tap('waitOffer', /^yes/, offer)) await booked(await follow(chat, { who: citizen.who, waits: false }))
  }

  async function booked(end: string): Promise<void> {
    if (end !== 'booked') return
    if (chance.may(HABITS.cancels)) timeline.after(chance.next() * 5 * DAY, () => cancel(chat))
    else if (chance.may(HABITS.moves)) timeline.after(chance.next() * 4 * DAY, () => move(chat, chance))
  }

  timeline.after(exponential(chance, beginsMs), begin)
}

async function cancel(chat: Chat): Promise<void> {
  await chat.write('cancelar mi cita')
  await chat.tap('cancelling', /^yes|^all/)
}

async function move(chat: Chat, chance: Chance): Promise<void> {
  const { options } = await chat.write('cambiar mi cita')
  const free = chance.any(options.filter(({ value }) => value.startsWith('slot')))
  if (free && (await chat.tap('moving', new RegExp(`^${free.value}`)))) await chat.tap('movingTo', /./)
}

/** The beginning of a visit on an office's wall. */
export const visitAt = (day: string, minute: number): Instant => momentOf(day, minute, 'America/Mexico_City') ?? 0
