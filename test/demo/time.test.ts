import { describe, expect, test } from 'bun:test'
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../src/clock.ts'
import { createDemoTime, type DemoClock, nextRound } from '../../src/demo/time.ts'
import { testClock } from '../clock.ts'
import { openOffice } from '../jobs/arrange.ts'

describe('time that passes', () => {
  /** A house in which things are due at these moments, and a note of all that happens to it. */
  function arrange(moments: Instant[], nights: Instant[] = []) {
    const inner = testClock()
    const began = inner.now()
    const clock: DemoClock = { ...inner, putForward: (to) => inner.set(Math.max(to, inner.now())) }
    // Real waiting takes no time here, and is counted.
    let waits = 0
    clock.after = (_, task) => {
      waits++
      queueMicrotask(task)
      return () => {}
    }
    let due = moments.map((moment) => began + moment)
    const done: string[] = []
    const house = { busy: 0, stuck: false, atNight: (): Instant[] => [] }
    const time = createDemoTime({
      clock,
      nextDue: () => (due.length > 0 ? Math.min(...due) : undefined),
      underWay: () => house.busy-- > 0,
      beat: async (at) => void done.push(`beat ${at - began} at ${clock.now() - began}`),
      async flush() {
        const now = clock.now()
        if (!house.stuck) due = due.filter((moment) => moment > now)
        done.push(`flush ${now - began}`)
      },
      nextRound: (after) => nights.map((night) => began + night).find((at) => at > after) ?? Number.POSITIVE_INFINITY,
      async lookAround() {
        done.push(`jobs ${clock.now() - began}`)
        due.push(...house.atNight().map((moment) => began + moment))
      },
    })
    return { clock, began, done, house, time, waits: () => waits, now: () => clock.now() - began }
  }

  test('on the way there is a stop at everything that is due, with a beat before it and the jobs at the end', async () => {
    const world = arrange([HOUR, 2 * HOUR, 9 * HOUR])
    await world.time.passTo(world.began + 3 * HOUR)
    expect(world.done).toEqual([
      `beat ${HOUR} at 0`,
      `flush ${HOUR}`,
      `beat ${2 * HOUR} at ${HOUR}`,
      `flush ${2 * HOUR}`,
      `beat ${3 * HOUR} at ${2 * HOUR}`,
      `flush ${3 * HOUR}`,
      `jobs ${3 * HOUR}`,
    ])
  })

  test('in each night on the way the jobs look at their hour, also where nothing else is due', async () => {
    const world = arrange([30 * HOUR], [14 * HOUR, 38 * HOUR, 62 * HOUR])
    await world.time.passTo(world.began + 40 * HOUR)
    expect(world.done.filter((one) => !one.startsWith('beat'))).toEqual([
      `flush ${14 * HOUR}`,
      `jobs ${14 * HOUR}`,
      `flush ${30 * HOUR}`,
      `flush ${38 * HOUR}`,
      `jobs ${38 * HOUR}`,
      `flush ${40 * HOUR}`,
      `jobs ${40 * HOUR}`,
    ])
  })

  test('to the next thing passes the nights before it, and what a night brings comes first', async () => {
    const world = arrange([50 * DAY], [DAY, 2 * DAY, 3 * DAY])
    world.house.atNight = () => (world.now() === 2 * DAY ? [2 * DAY + HOUR] : [])
    expect(await world.time.passToNext(() => world.now() === 2 * DAY + HOUR)).toBe(true)
    expect(world.now()).toBe(2 * DAY + HOUR)
  })

  test('nights alone are nothing to wait for', async () => {
    const world = arrange([], [DAY, 2 * DAY])
    expect(await world.time.passToNext(() => false)).toBe(false)
    expect(world.now()).toBe(0)
  })

  test('to the next thing goes on past what nobody sees, and stops at what is enough', async () => {
    const world = arrange([MINUTE, HOUR, DAY, 2 * DAY])
    expect(await world.time.passToNext(() => world.now() >= DAY)).toBe(true)
    expect(world.now()).toBe(DAY)
  })

  test('with nothing due within a year the clock stays where it is', async () => {
    for (const moments of [[], [500 * DAY]]) {
      const world = arrange(moments)
      expect(await world.time.passToNext(() => false)).toBe(false)
      expect(world.now()).toBe(0)
      expect(world.done).toEqual([])
    }
  })

  test('what stays due keeps nobody for ever', async () => {
    const world = arrange([-MINUTE])
    world.house.stuck = true
    await world.time.passTo(world.began + 2 * SECOND)
    expect(world.now()).toBe(2 * SECOND)
    expect(await world.time.passToNext(() => false)).toBe(true)
    expect(world.now()).toBeLessThan(2 * HOUR)
  })

  test('a moment that is over is not gone back to', async () => {
    const world = arrange([])
    await world.time.passTo(world.began - DAY)
    expect(world.now()).toBe(0)
  })

  test('each stop waits until its messages arrived, but not for ever', async () => {
    const world = arrange([HOUR])
    world.house.busy = 3
    await world.time.passTo(world.began + HOUR)
    expect(world.waits()).toBe(3)
    world.house.busy = Number.POSITIVE_INFINITY
    await world.time.passTo(world.began + 2 * HOUR)
    expect(world.waits()).toBeLessThan(500)
  })
})

test('the round of a night is at 6:05 of the institution, today or tomorrow', () => {
  const { db } = openOffice()
  const at = (text: string) => new Date(nextRound(db, Date.parse(text))).toISOString()
  expect(at('2026-11-24T11:00:00Z')).toBe('2026-11-24T12:05:00.000Z')
  expect(at('2026-11-24T12:05:00Z')).toBe('2026-11-25T12:05:00.000Z')
  expect(at('2026-11-25T05:59:00Z')).toBe('2026-11-25T12:05:00.000Z')
})
