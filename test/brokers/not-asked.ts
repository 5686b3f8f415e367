import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { goOnErasing } from '../../src/privacy/carry-out.ts'
import { openErasures } from '../../src/privacy/erasures.ts'
import { type Broker, createRobot, enrol, inventedStraw, peopleOf, type Robot, STRAWS_A_TELEPHONE } from './broker.ts'
import { doTask } from './counter.ts'
import { taking } from './hoarding.ts'
import { sendOver } from './spoiling.ts'
import type { Plans } from './strategies.ts'

// Places are stuffed where coming counts, by telephones that see to it that nobody can ask them why nobody came.

interface Evasion {
  /** Once, before anything. */
  begin?(robot: Robot): void
  /** Before it asks for places at noon, after that, and at nine in the evening. */
  before?(robot: Robot): Promise<void>
  after?(robot: Robot): Promise<void>
  evening?(robot: Robot): Promise<void>
}

const NOON_MS = 6 * HOUR
const EVENING_MS = 9 * HOUR

/** Each telephone has four invented people, and does this around its hour. */
export const evading =
  (evasion: (broker: Broker) => Evasion) =>
  (broker: Broker, telephones: number): Plans => {
    const { begin, before, after, evening } = evasion(broker)
    const { timeline, start } = broker.town
    for (let nth = 0; nth < telephones; nth++) {
      const robot = createRobot(broker, taking())
      begin?.(robot)
      const fill = async () => {
        await before?.(robot)
        await refill(broker, robot)
        await after?.(robot)
        timeline.after(DAY, fill)
        timeline.after(EVENING_MS, async () => evening?.(robot))
      }
      timeline.at(start + DAY + NOON_MS + nth * (HOUR / telephones), fill)
    }
    return {}
  }

async function refill(broker: Broker, robot: Robot): Promise<void> {
  const { waiting, live } = peopleOf(broker, robot)
  for (let nth = waiting + live; nth <= STRAWS_A_TELEPHONE; nth++) {
    const one = inventedStraw(broker)
    if ((await enrol(robot, one)) !== 'stuck') robot.straws.push(one)
    else if (!(await answers(robot)) || (await enrol(robot, one)) === 'stuck') return
  }
}

/** What is asked before another appointment; the first time it could not come. */
async function answers(robot: Robot): Promise<boolean> {
  if (!(await robot.chat.tap('notNoted', robot.excused ? /^came/ : /^could_not/))) return false
  robot.excused = true
  return true
}

/** BAJA each evening, ALTA each noon. */
export const muted = (): Evasion => ({
  before: async ({ chat }) => void (await chat.write('alta')),
  evening: async ({ chat }) => void (await chat.write('baja')),
})

/** Switched off, or blocking us, whenever it would be asked. */
export const unreachable =
  (how: 'off' | 'blocked') =>
  ({ town }: Broker): Evasion => ({
    begin: ({ chat }) => town.neverAsk(chat.number, how),
  })

/** Sends each appointment to another chat of its own, which answers nothing. */
export const handing =
  (kind: 'account' | 'telephone') =>
  (broker: Broker): Evasion => {
    const takers = new Map<Robot, Robot>()
    return {
      async after(robot) {
        const taker = takers.getOrInsertComputed(robot, () => createRobot(broker, async () => undefined, kind))
        for (let tries = peopleOf(broker, robot).live; tries > 0; tries--) await sendOver(broker, robot, taker)
      },
    }
  }

/** Has its data erased each time that it has nothing to come. */
export const erased = (broker: Broker): Evasion => ({
  async before(robot) {
    const { town } = broker
    const { chat } = robot
    if (peopleOf(broker, robot).live > 0) return
    const form = { curp_o_telefono: chat.number.slice(-10), identificacion_vista: 'sí', motivo: 'lo pidió' }
    if ((await doTask(town, '/admin/personas/borrar', form)) !== 'done') return
    const { db, house } = town.office
    for (const { id } of openErasures(db))
      while (await house.writer.submit('erasing.step', (tx, now) => goOnErasing(tx, house.messaging, id, now))) {}
    await town.passTo(town.timeline.now() + MINUTE)
  },
})
