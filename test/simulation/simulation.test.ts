import { expect, test } from 'bun:test'
import { play } from './world.ts'

/**
 * Citizens, clerks and a hostile network against the whole house, from one seed each. SIM_SEED=17 plays one seed again,
 * SIM_SEEDS=200 so many, SIM_CITIZENS=300 with so many people.
 */
const CITIZENS = Number(process.env.SIM_CITIZENS ?? 30)
const ONE = process.env.SIM_SEED === undefined ? undefined : Number(process.env.SIM_SEED)
const SEEDS = ONE === undefined ? Array.from({ length: Number(process.env.SIM_SEEDS ?? 10) }, (_, at) => at + 1) : [ONE]
const MS_A_CITIZEN = 2_000

for (const seed of SEEDS) {
  test(
    `seed ${seed}: ${CITIZENS} citizens and a hostile world find nothing that does not hold`,
    async () => {
      const { findings, seen } = await play(seed, CITIZENS)
      if (findings.length > 0)
        console.error(`play it again: SIM_SEED=${seed} SIM_CITIZENS=${CITIZENS} npm test ./test/simulation/simulation.test.ts`)
      expect(findings).toEqual([])
      // A world in which nothing happens proves nothing.
      expect(seen['confirmed'] ?? 0).toBeGreaterThan(CITIZENS / 10)
      expect(seen['look'] ?? 0).toBeGreaterThan(0)
    },
    CITIZENS * MS_A_CITIZEN,
  )
}

test('the same seed gives the same database, byte for byte', async () => {
  const [first, second] = [await play(1, 12), await play(1, 12)]
  expect(second).toEqual(first)
  expect((await play(2, 12)).digest).not.toBe(first.digest)
}, 60_000)
