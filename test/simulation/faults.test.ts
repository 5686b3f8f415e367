import { expect, test } from 'bun:test'
import { FAULTS, type Fault } from './faults.ts'
import { changed, type Hunt, hunt } from './plant.ts'

/**
 * The simulation can fail: each of these mistakes, planted in a copy of the house, is found by it. `npm test` hunts three,
 * SIM_FAULTS=all hunts all of them, SIM_FAULTS=guardian those whose name says so; a change whose text is no longer there fails here at once.
 */
const SEEDS = 24
const CITIZENS = 30
const AT_ONCE = 2
const LONGEST_MS = 300_000

function chosen(words: string): Fault[] {
  if (words === 'all') return FAULTS
  return /^\d+$/.test(words) ? FAULTS.slice(0, Number(words)) : FAULTS.filter((one) => one.name.includes(words))
}

/** The cheapest to find come first, so that they are the ones hunted each time. */
const hunted = process.env.SIM_SEED === undefined ? chosen(process.env.SIM_FAULTS ?? '3') : []
const hunts = new Map<Fault, Promise<Hunt>>()
for (const [at, fault] of hunted.entries()) {
  const before = hunted[at - AT_ONCE]
  hunts.set(
    fault,
    (async () => {
      if (before) await hunts.get(before)
      return hunt(fault, SEEDS, CITIZENS)
    })(),
  )
}

test('every planted fault still fits the text that it changes', () => {
  for (const fault of FAULTS) for (const change of fault.changes) expect(changed(change)).not.toBe('')
})

for (const fault of hunted) {
  test(
    `is found: ${fault.name}`,
    async () => {
      const { findings, trouble, seeds } = (await hunts.get(fault)) ?? { findings: [], trouble: 'never hunted', seeds: 0 }
      if (process.env.SIM_FAULTS) console.log(`${fault.name}: seed ${seeds}: ${findings[0]?.slice(25)}`)
      expect({ found: findings.some((one) => fault.says.test(one)), findings, trouble }).toMatchObject({ found: true })
    },
    LONGEST_MS,
  )
}
