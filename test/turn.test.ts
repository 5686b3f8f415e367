import { expect, test } from 'bun:test'
import { FAULT_PARTS, faultsOf, SEED_PARTS, seedsOf } from './shares.ts'
import { chosen, EACH_TIME } from './simulation/chosen.ts'
import { FAULTS } from './simulation/faults.ts'
import { turnOf } from './turn.ts'

const history =
  (answers: Record<string, string | undefined>) =>
  (...words: string[]) =>
    answers[words.join(' ')]

test('each commit takes the next part; in a shallow clone its own number decides; without a history the first', () => {
  const whole = history({ 'rev-parse --is-shallow-repository': 'false', 'rev-list --count HEAD': '1207' })
  expect(turnOf({}, whole).nth).toBe(1207)
  const shallow = history({ 'rev-parse --is-shallow-repository': 'true', 'rev-parse HEAD': '0000001f9a'.padEnd(40, '0') })
  expect(turnOf({}, shallow).nth).toBe(31)
  expect(turnOf({}, history({})).nth).toBe(0)
  expect(turnOf({ CI_TURN: '5' }, whole).nth).toBe(5)
})

test('commits that follow each other hunt every fault and play every seed, none of them twice', () => {
  const hunted = Array.from({ length: FAULT_PARTS }, (_, nth) => chosen(faultsOf(1207 + nth))).flat()
  expect(new Set(hunted)).toEqual(new Set(FAULTS.slice(EACH_TIME)))
  expect(hunted).toHaveLength(FAULTS.length - EACH_TIME)
  const seeds = Array.from({ length: SEED_PARTS }, (_, nth) => seedsOf(1207 + nth)).flatMap(({ from, many }) =>
    Array.from({ length: many }, (_, at) => from + at),
  )
  expect(seeds.toSorted((a, b) => a - b)).toEqual(Array.from({ length: seeds.length }, (_, at) => at + 5))
  expect(chosen('all')).toEqual(FAULTS)
})
