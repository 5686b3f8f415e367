import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import type { Person } from '../simulation/invented.ts'
import { begin, hasPlace, isToldIn } from './broker.ts'
import { type Chat, follow, type Prompt, type Want } from './chat.ts'
import type { Citizen, Kind } from './citizens.ts'
import { NOBODY, reopen } from './swaps.ts'
import type { Town } from './town.ts'
import { askAtCounter } from './window.ts'

/** The mean time until somebody answers what arrives on the telephone, and from the wish to the first message. */
const SPEEDS = {
  quick: { answersMs: 5 * MINUTE, beginsMs: 10 * MINUTE },
  usual: { answersMs: 30 * MINUTE, beginsMs: 3 * HOUR },
  slow: { answersMs: 2 * HOUR, beginsMs: 12 * HOUR },
} as const
export type Speed = keyof typeof SPEEDS

const HABITS = { cancels: 0.1, moves: 0.05, declines: 0.08, declinesWhoRests: 3 }
const PEOPLE_A_VILLAGE = 12

export const exponential = (chance: Chance, mean: number): number => -Math.log(1 - chance.next()) * mean

/** The people of one telephone. */
interface Household {
  chat: Chat
  members: Citizen[]
}

export interface Households {
  /** Writes, waits, answers what arrives, and changes plans now and then. */
  live(kind: Kind, members: Citizen[], chance: Chance): void
}

export function openHouseholds(town: Town): Households {
  let village: Household | undefined
  return {
    live(kind, members, chance) {
      const [first] = members
      if (!first) return
      if (kind === 'withoutTelephone') return askAtCounter(town, first, chance)
      if (kind !== 'villageTelephone') return void settle(town, members, chance)
      if (!village || village.members.length >= PEOPLE_A_VILLAGE) village = settle(town, members, chance)
      else {
        village.members.push(first)
        enrol(town, village, first, chance)
      }
    },
  }
}

function settle(town: Town, members: Citizen[], chance: Chance): Household {
  const [first] = members
  const { answersMs } = SPEEDS[first?.speed ?? 'usual']
  let reading = false
  const chat = town[first?.kind === 'messengerOnly' ? 'account' : 'telephone'](() => {
    if (reading) return
    reading = true
    town.timeline.after(exponential(chance, answersMs) + MINUTE, read)
  })
  const household = { chat, members }
  let declined = 0

  async function read(): Promise<void> {
    reading = false
    for (const prompt of chat.unread()) {
      if (prompt.question === 'waitOffer') await decide(prompt)
      else if (prompt.question === 'waitingList' && members.some((one) => wants(town, one)))
        await chat.tap('waitingList', /^back/, prompt)
      else if (prompt.question === 'reminder') await chat.tap('reminder', /^yes/, prompt)
      else if (prompt.question === 'notNoted') await chat.tap('notNoted', /^could_not/, prompt)
    }
  }

  async function decide(offer: Prompt): Promise<void> {
    const one = members.find(({ who }) => isToldIn(offer.body, who)) ?? first
    if (!one) return
    if (!wants(town, one)) return void (await chat.tap('waitOffer', /^(?:leave|no)/, offer))
    const rests = one.kind === 'rests' && declined < HABITS.declinesWhoRests
    if (rests || chance.may(HABITS.declines)) {
      declined++
      await chat.tap('waitOffer', /^no/, offer)
      return void (await chat.tap('waitingList', /^back/))
    }
    if (await chat.tap('waitOffer', /^yes/, offer)) await take(town, household, one, chance)
  }

  for (const one of members) enrol(town, household, one, chance)
  return household
}

const wants = (town: Town, { since, patienceMs }: Citizen): boolean => town.timeline.now() < since + patienceMs

function enrol(town: Town, household: Household, one: Citizen, chance: Chance): void {
  const { chat, members } = household
  const ask = async () => {
    if (one === members[0]) await chat.write('Hola')
    else await begin(chat)
    const until = { from: one.kind === 'plans' ? one.since : undefined, urgent: isUrgent(town, one) }
    const end = await follow(chat, { ...wish(one), ...until, hour: (free) => chance.any(free)?.value })
    if (end === 'booked') booked(town, household, chance)
    if (end === 'waiting' && until.urgent) askUrgently(town, household, one, chance)
    if (end !== 'stuck') return
    one.refused = chat.newest().body
    if (one.kind === 'messengerOnly' || one.kind === 'villageTelephone') askAtCounter(town, one, chance)
  }
  town.timeline.after(exponential(chance, SPEEDS[one.speed].beginsMs), ask)
}

const isUrgent = (town: Town, { needsBy }: Citizen): boolean => town.keepsUrgent && needsBy !== undefined

/** Whoever cannot wait looks again each day whether a place is kept. */
function askUrgently(town: Town, household: Household, one: Citizen, chance: Chance): void {
  const { chat, members } = household
  town.timeline.after(DAY * (0.6 + 0.8 * chance.next()), async () => {
    if (!wants(town, one) || town.timeline.now() > (one.needsBy ?? 0) || hasPlace(town, one.who)) return
    if (one === members[0]) await chat.write('menú')
    else await begin(chat)
    const end = await follow(chat, { ...wish(one), urgent: true, waits: false, hour: () => undefined })
    if (end !== 'booked') askUrgently(town, household, one, chance)
  })
}

/** Who changed names gives another surname than that of the CURP, and puts it right where the whole is read back. */
const wish = ({ who, kind }: Citizen): Want => ({ who: kind === 'changedName' ? { ...who, name: misspelt(who) } : who })

const misspelt = ({ name }: Person): string => name.replace(/.(?=\S*$)/, '$&h')

async function take(town: Town, household: Household, one: Citizen, chance: Chance): Promise<void> {
  const { chat } = household
  if (one.kind === 'changedName') {
    await follow(chat, { who: NOBODY, waits: false, holdsOnly: true })
    if (await reopen({ chat }, 'name')) await chat.write(one.who.name)
  }
  const end = await follow(chat, { who: one.who, waits: false })
  if (end === 'booked') booked(town, household, chance)
  else if (!chat.newest().body.includes(TOO_LATE)) one.refused = chat.newest().body
}

/** Answered when the offer was over: the line goes on. */
const TOO_LATE = 'ya no está apartado para usted'

function booked(town: Town, { chat, members }: Household, chance: Chance): void {
  if (members.length > 1) return
  if (chance.may(HABITS.cancels)) town.timeline.after(chance.next() * 5 * DAY, () => cancel(chat))
  else if (chance.may(HABITS.moves)) town.timeline.after(chance.next() * 4 * DAY, () => move(chat, chance))
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
