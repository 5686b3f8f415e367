// A small version of `npm run brokers`: whoever lives of places that others want must gain nothing. The long table is in docs/proof.md.
import { expect, test } from 'bun:test'
import { SMALL } from './controls.ts'
import { AIMS, brokenGates } from './gates.ts'
import { type Played, play } from './play.ts'
import { STRATEGIES } from './strategies.ts'

const LONGEST_MS = 600_000
const TELEPHONES = 8

async function played(name: string, telephones = TELEPHONES): Promise<Played> {
  const strategy = STRATEGIES.find((one) => one.name === name)
  if (!strategy) throw new Error(`no strategy is called ${name}`)
  return play(strategy, telephones, 1, SMALL)
}

const withoutBroker = played('no broker', 0)

/** Plays it, and holds it to every gate, beside the same town without a broker. */
async function holds(name: string, telephones = TELEPHONES): Promise<Played> {
  const one = await played(name, telephones)
  expect(brokenGates([one, await withoutBroker]).filter(({ gate }) => !AIMS.includes(gate))).toEqual([])
  return one
}

test(
  'without a broker the office is full of people who wait in their order',
  async () => {
    const { used, sold, waitOfOthers } = await withoutBroker
    expect(used).toBeGreaterThan(70)
    expect(sold).toBe(0)
    expect(waitOfOthers).toBeGreaterThan(3)
  },
  LONGEST_MS,
)

// Without the rule these telephones sold more than half of the places.
test.each(['offer, CURP and name corrected'])(
  'whoever hoards places sells none of them: %s',
  async (name) => {
    const { sold, used, refused } = await holds(name)
    expect(sold).toBe(0)
    expect(used).toBeGreaterThan(65)
    // The broker tried, and was told so.
    expect(Object.keys(refused).length).toBeGreaterThan(0)
  },
  LONGEST_MS,
)

test(
  'free accounts at Messenger waste no more than a few seats, however many there are',
  async () => {
    const { used, sold, refused } = await holds('stuffing by accounts at Messenger', 40)
    expect(sold).toBe(0)
    expect((await withoutBroker).used - used).toBeLessThanOrEqual(3)
    expect(Object.keys(refused).join()).toContain('goOnElsewhere')
  },
  LONGEST_MS,
)
