// A small version of `npm run brokers`: whoever lives of places that others want must gain nothing. The long table is in docs/proof.md.
import { expect, test } from 'bun:test'
import { type Played, play } from './play.ts'
import { STRATEGIES } from './strategies.ts'

/** Ten days of an office with eight places a day. Without the rule these telephones sold about half of the places. */
const SMALL = { days: 10, windows: 1, daysAhead: 2 }
const TELEPHONES = 8
const LONGEST_MS = 300_000

async function played(name: string, telephones = TELEPHONES): Promise<Played> {
  const strategy = STRATEGIES.find((one) => one.name === name)
  if (!strategy) throw new Error(`no strategy is called ${name}`)
  const one = await play(strategy, telephones, 1, SMALL)
  expect(one.broken).toEqual([])
  return one
}

const withoutBroker = played('no broker', 0)

test(
  'without a broker the office is full of people who wait in their order',
  async () => {
    const { used, sold, waitOfOthers } = await withoutBroker
    expect(used).toBeGreaterThan(75)
    expect(sold).toBe(0)
    expect(waitOfOthers).toBeGreaterThan(3)
  },
  LONGEST_MS,
)

test.each(['offer, CURP and name corrected', 'straw without CURP, the CURP given later'])(
  'whoever hoards places sells none of them: %s',
  async (name) => {
    const { sold, used, refused } = await played(name)
    expect(sold).toBe(0)
    expect(used).toBeGreaterThan(70)
    // The broker tried, and was told so.
    expect(Object.keys(refused).length).toBeGreaterThan(0)
  },
  LONGEST_MS,
)

test(
  'free accounts at Messenger waste no more than a few seats, however many there are',
  async () => {
    const without = await withoutBroker
    const { used, sold, refused } = await played('stuffing by accounts at Messenger', 40)
    expect(sold).toBe(0)
    expect(without.used - used).toBeLessThanOrEqual(3)
    expect(Object.keys(refused).join()).toContain('goOnElsewhere')
  },
  LONGEST_MS,
)
