import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import {
  type Broker,
  collect,
  createRobot,
  enrol,
  inventedStraw,
  noteRefusal,
  peopleOf,
  type Robot,
  STRAWS_A_TELEPHONE,
  watchFreeHours,
} from './broker.ts'
import { taking } from './hoarding.ts'
import { peopleSum } from './own-name.ts'
import type { Plans } from './strategies.ts'

// Nothing is sold: places are spoilt, or somebody is shut out.

/** People who do not exist, so many a telephone, and will not come. `urgent`: each of them says that they cannot wait. */
export const stuff =
  (people = STRAWS_A_TELEPHONE + 1, urgent = false) =>
  (broker: Broker, telephones: number): Plans => {
    collect(broker, telephones, taking(), () => ({ ...inventedStraw(broker), urgent }), people)
    return {}
  }

/**
 * Accounts at Messenger cost nothing, so there are as many as somebody likes. On the second morning each tries to wait in the line; from
 * `from` on, whatever is free for everybody is taken within the minute by one that has nothing, for somebody who does not exist.
 */
export const stuffByAccounts =
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

/** As `stuffByAccounts`; each account sends its appointment over to a telephone by the code, and takes the next one. */
export function handOver(broker: Broker, accounts: number): Plans {
  const telephones = Array.from({ length: Math.ceil(accounts / ACCOUNTS_A_TELEPHONE) }, () => createRobot(broker, taking()))
  const from = Array.from({ length: accounts }, () => createRobot(broker, taking(), 'account'))
  let next = 0
  watchFreeHours(broker.town, async () => {
    const account = from[next++ % from.length]
    if (!account || peopleOf(broker, account).live > 0) return false
    if ((await enrol(account, inventedStraw(broker), false)) !== 'booked') {
      noteRefusal(broker, account)
      return false
    }
    const to = telephones.find((one) => peopleSum(broker, one) < STRAWS_A_TELEPHONE)
    if (to) await sendOver(broker, account, to)
    return true
  })
  return {}
}
const ACCOUNTS_A_TELEPHONE = 5
const CODE = /\b(?:CITA )?([A-Z0-9]{4}-[A-Z0-9]{4})\b/

/** By the code, from the one chat to the other. */
export async function sendOver(broker: Broker, from: Robot, to: Robot): Promise<void> {
  await from.chat.write('mandar mi cita')
  await from.chat.tap('handOver', /./)
  const [, code] = CODE.exec(from.chat.newest().body) ?? []
  if (code === undefined) return noteRefusal(broker, from)
  await to.chat.write(code)
  await broker.town.passTo(broker.town.timeline.now() + MINUTE)
  if (!(await from.chat.tap('sendIt', /^send:/))) noteRefusal(broker, to)
}

/** Knows names and CURPs of people who will want a place, and takes one for each, to which nobody will come. */
export function block(broker: Broker, telephones: number): Plans {
  const { timeline, start } = broker.town
  const robots = Array.from({ length: telephones }, () => createRobot(broker, taking()))
  return {
    foreseen(citizens) {
      for (const { who, since } of citizens) {
        if (since - KNOWN_BEFORE_MS < start || !broker.chance.may(KNOWN)) continue
        timeline.at(since - KNOWN_BEFORE_MS, async () => {
          const robot = robots.find((one) => peopleSum(broker, one) <= STRAWS_A_TELEPHONE)
          if (robot && (await enrol(robot, { who, withoutCurp: false })) === 'stuck') noteRefusal(broker, robot)
        })
      }
    },
  }
}
const KNOWN = 0.2
const KNOWN_BEFORE_MS = 2 * DAY
