import { placesOf } from './features.ts'
import type { Table } from './weights.ts'

/** In percent; all labels of a text are 100 together, or slightly less by rounding. */
export interface Score {
  label: string
  percent: number
}

/** A label 16 steps behind is e times less likely. */
export const STEPS = 16

const ONE = 65_536
/** e to the power of -1/16, in 65,536ths. */
const FALL = 61_565

/** e to the power of -n/16 in 65,536ths, by integers alone: `Math.exp` differs between machines. */
const POWERS: readonly number[] = (() => {
  const powers = [ONE]
  for (let last = ONE; last > 0; ) {
    last = Math.floor((last * FALL) / ONE)
    powers.push(last)
  }
  return powers
})()

/** Best first. Integers only, so every machine answers alike. A second table adds to the first, and may have labels of its own. */
export const scoresOf = (text: string, first: Table, second?: Table): Score[] => inPercent(stepsOf(text, first, second))

export function stepsOf(text: string, first: Table, second?: Table): Map<string, number> {
  const places = placesOf(text)
  const steps = new Map<string, number>()
  for (const table of second ? [first, second] : [first]) {
    const sums = sumsOf(places, table)
    for (const [at, label] of table.labels.entries()) steps.set(label, (steps.get(label) ?? 0) + (sums[at] ?? 0))
  }
  return steps
}

/** In steps: the constant, and the weights divided by the square root of the number of features. */
function sumsOf(places: readonly number[], { unit, labels, always, starts, entries }: Table): Int32Array {
  const sums = new Int32Array(labels.length)
  for (const place of places)
    for (let at = starts[place] ?? 0, end = starts[place + 1] ?? 0; at < end; at++) {
      const label = entries.label[at] ?? 0
      sums[label] = (sums[label] ?? 0) + (entries.weight[at] ?? 0)
    }
  const root = rootOf(places.length * ONE)
  for (const at of labels.keys())
    sums[at] = (always[at] ?? 0) + (root === 0 ? 0 : Math.trunc(((sums[at] ?? 0) * unit) / (root * (ONE / 256))))
  return sums
}

/** Rounded down. */
function rootOf(number: number): number {
  let root = number
  for (let next = Math.floor((root + 1) / 2); next < root; next = Math.floor((root + Math.floor(number / root)) / 2)) root = next
  return root
}

function inPercent(steps: ReadonlyMap<string, number>): Score[] {
  const best = Math.max(...steps.values())
  const powers = [...steps].map(([label, at]) => ({ label, power: POWERS[best - at] ?? 0 }))
  const sum = powers.reduce((total, { power }) => total + power, 0)
  return powers
    .map(({ label, power }) => ({ label, percent: Math.floor((100 * power) / sum) }))
    .toSorted(
      (a, b) => b.percent - a.percent || (steps.get(b.label) ?? 0) - (steps.get(a.label) ?? 0) || (a.label < b.label ? -1 : 1),
    )
}
