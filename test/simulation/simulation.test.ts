import { expect, test } from 'bun:test'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { dealer, playElsewhere } from './elsewhere.ts'
import { type Played, play } from './play.ts'

/**
 * Citizens, clerks and a hostile network against the whole house, from one seed each. SIM_SEED=17 plays one seed again,
 * SIM_SEEDS=200 so many, SIM_FROM=5 beginning with that one, SIM_CITIZENS=300 with so many people.
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CITIZENS = Number(process.env.SIM_CITIZENS ?? 30)
const SEEDS = Number(process.env.SIM_SEEDS ?? 4)
const FROM = Number(process.env.SIM_FROM ?? 1)
const ONE = process.env.SIM_SEED === undefined ? undefined : Number(process.env.SIM_SEED)
const PROCESSES = Math.min(SEEDS, 4, availableParallelism())
const LONGEST_MS = 20 * 60_000

/** What the staff do through forms: one that is refused, or only proposes, changes nothing, and then every law holds. */
const DEEDS = [
  ...['given', 'corrected', 'person_corrected', 'arrived', 'arrival_taken_back', 'one of a family cancelled'],
  ...['case: answer', 'case: close', 'case: release', 'question: added', 'question: removed'],
  ...['erased: person', 'erased: contact', 'office rests', 'taken off the list', 'closed a booked day'],
  ...['counter: llamar', 'counter: atendida', 'counter: se-fue', 'counter: sin-cita', 'counter: day ended'],
]
/** In so many worlds of 30 citizens each of them is done. */
const ALL_DONE_AMONG = 4 * 30

const fleet = ONE === undefined ? sail() : undefined

function sail(): Promise<{ played: Played[]; trouble: string }[]> {
  const next = dealer(Array.from({ length: SEEDS }, (_, at) => ({ seed: FROM + at, citizens: CITIZENS })))
  return Promise.all(Array.from({ length: PROCESSES }, () => playElsewhere({ folder: ROOT, next })))
}

function judge({ seed, findings, seen }: Played): void {
  if (findings.length > 0)
    console.error(`Play it again: SIM_SEED=${seed} SIM_CITIZENS=${CITIZENS} npm test ./test/simulation/simulation.test.ts`)
  expect(findings).toEqual([])
  // A world in which nothing happens proves nothing.
  expect(seen.confirmed ?? 0).toBeGreaterThan(CITIZENS / 10)
  expect(seen.look ?? 0).toBeGreaterThan(0)
}

if (ONE !== undefined) {
  test(`seed ${ONE}, ${CITIZENS} citizens: nothing is found`, async () => judge(await play(ONE, CITIZENS)), LONGEST_MS)
} else {
  test(
    `${SEEDS} seeds from ${FROM} on, of ${CITIZENS} citizens, in a hostile world: nothing is found`,
    async () => {
      const sailed = (await fleet) ?? []
      expect(sailed.map((one) => one.trouble).join('')).toBe('')
      const played = sailed.flatMap((one) => one.played)
      expect(played).toHaveLength(SEEDS)
      for (const one of played) judge(one)
      if (SEEDS * CITIZENS >= ALL_DONE_AMONG)
        expect(DEEDS.filter((deed) => played.every(({ seen }) => seen[deed] === undefined))).toEqual([])
    },
    LONGEST_MS,
  )

  // It is the same question with however many seeds and citizens: `npm test` asks it, a longer run does not ask it again.
  if (process.env.SIM_SEEDS === undefined && process.env.SIM_CITIZENS === undefined)
    test(
      'the same seed gives the same database, byte for byte, and each seed another one',
      async () => {
        const small = await play(1, 12)
        expect(small.findings).toEqual([])
        expect(await play(1, 12)).toEqual(small)
        const digests = ((await fleet) ?? []).flatMap(({ played }) => played.map(({ digest }) => digest))
        expect(new Set(digests).size).toBe(SEEDS)
      },
      LONGEST_MS,
    )
}
