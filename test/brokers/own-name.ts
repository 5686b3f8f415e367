import { DAY, HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import {
  type Broker,
  begin,
  createRobot,
  enrol,
  isToldIn,
  peopleOf,
  type Robot,
  STRAWS_A_TELEPHONE,
  watchFreeHours,
} from './broker.ts'
import { follow, type Prompt, spanishDay } from './chat.ts'
import { type Citizen, visitAt } from './citizens.ts'
import { taking } from './hoarding.ts'
import type { Plans } from './strategies.ts'

// Clients are served as themselves: sooner than they would be alone, if anything is to be gained.

/** Books clients themselves the minute in which a place is free for everybody. */
export function race(broker: Broker, telephones: number): Plans {
  const robots = Array.from({ length: telephones }, () => createRobot(broker, async () => undefined))
  watchFreeHours(broker.town, async () => {
    const client = broker.book.newest()
    const robot = robots.find((one) => peopleOf(broker, one).live <= STRAWS_A_TELEPHONE)
    return !!client && !!robot && (await enrol(robot, { who: client.who, withoutCurp: false }, false)) === 'booked'
  })
  return {}
}

/**
 * Looks in the five minutes after 0:15 h alone, when new days once opened, and takes nothing but hours that were not free at 0:15: what a known
 * moment is worth.
 */
export function raceForNewDays(broker: Broker, telephones: number): Plans {
  const { office, timeline, start, end } = broker.town
  const robots = Array.from({ length: telephones }, () => createRobot(broker, async () => undefined))
  const free = () => office.db.client.query<{ id: number; day: string }, [number]>(FREE_HOURS).all(timeline.now())
  let known = new Set<number>()
  const take = async (): Promise<boolean> => {
    const fresh = free().find(({ id }) => !known.has(id))
    const client = broker.book.newest()
    const robot = robots.find((one) => peopleOf(broker, one).live <= STRAWS_A_TELEPHONE)
    if (!fresh || !client || !robot) return false
    await begin(robot.chat)
    await follow(robot.chat, { who: client.who, hour: () => undefined })
    await robot.chat.write(spanishDay(visitAt(fresh.day, 0)))
    return (await follow(robot.chat, { who: client.who, waits: false })) === 'booked'
  }
  const look = async (until: number) => {
    for (let tries = 0; tries < MOST_A_NIGHT && (await take()); tries++);
    if (timeline.now() < until) timeline.after(MINUTE, () => look(until))
  }
  for (let at = start + 18 * HOUR + 15 * MINUTE - SECOND; at < end; at += DAY)
    timeline.at(at, () => {
      known = new Set(free().map(({ id }) => id))
      timeline.after(2 * SECOND, () => {
        broker.foreseenHours += free().filter(({ id }) => !known.has(id)).length
        return look(at + 5 * MINUTE)
      })
    })
  return {}
}
const FREE_HOURS =
  'select id, day from slots where closed_at is null and capacity > taken + cooling + kept and starts_at > ? order by id'
const MOST_A_NIGHT = 40

/** Puts whoever pays on the list within seconds, four a telephone, and answers offers at once. */
export function enrolAtOnce(broker: Broker, telephones: number): Plans {
  const robots = Array.from({ length: telephones }, () => ({ robot: createRobot(broker, taking()), coming: 0 }))
  return {
    asked(citizen) {
      const { who } = citizen
      const one = robots.find(({ robot, coming }) => peopleSum(broker, robot) + coming <= STRAWS_A_TELEPHONE)
      if (!one) return false
      one.coming++
      broker.served.add(citizen)
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
 * three of them is taken up again at once. `namesDay`: they wait for no day before the one they want instead.
 */
export const enrolAhead =
  (aheadMs: number, namesDay = false) =>
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
    const straw = ({ who, since }: Citizen) => ({ who, withoutCurp: false, ...(namesDay && { from: since }) })
    const known = new Set<Citizen>()
    return {
      asked: (citizen) => known.has(citizen),
      foreseen(citizens) {
        for (const citizen of citizens) {
          if (!citizen.pays || citizen.since - aheadMs < start || !broker.chance.may(KNOWN)) continue
          timeline.at(citizen.since - aheadMs, async () => {
            const robot = robots.find((one) => peopleSum(broker, one) <= STRAWS_A_TELEPHONE)
            if (!robot || (await enrol(robot, straw(citizen))) === 'stuck') return
            known.add(citizen)
            broker.served.add(citizen)
            names.set(citizen.who.curp, citizen)
            robot.straws.push(straw(citizen))
          })
        }
      },
    }
  }

export const peopleSum = (broker: Broker, robot: Robot): number => {
  const { waiting, live } = peopleOf(broker, robot)
  return waiting + live
}
