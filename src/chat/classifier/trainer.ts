import type { Example } from './examples.ts'
import { PLACES, placesOf } from './features.ts'
import { STEPS } from './scores.ts'
import type { Column, Weights } from './weights.ts'

// Multinomial logistic regression. exp and square roots differ between machines, so it runs in `npm run train`, and in the reader's thread
// for an office's lessons; the resulting integers are kept.

export interface Lesson extends Example {
  /** Default: 1. */
  weight?: number
}

/** Chosen on held-out parts (`npm run train -- check`). */
const ROUNDS = 15
const STEP = 0.5
/** Regularisation: what only few examples say weighs less. */
const SHRINK = 2e-5
/** Smaller moves are skipped. */
const LEAST = 1e-3
/** Smaller weights are left out: of 117,000 half remain, without another result. */
const SMALLEST = 0.3
const LARGEST = 127

interface Model {
  labels: readonly string[]
  /** labels × places */
  numbers: Float64Array
  /** Squared moves (Adagrad). */
  moved: Float64Array
  always: Float64Array
}

interface Prepared {
  places: number[]
  label: number
  weight: number
  /** What another table says of each label. */
  before: Float64Array | undefined
}

/**
 * `before`: another table's scores of each text (in steps); only the difference is learnt. The same examples in the same order on the same
 * machine give the same weights.
 */
export function train(
  examples: readonly Lesson[],
  labels: readonly string[],
  before?: (text: string) => ReadonlyMap<string, number>,
): Weights {
  const prepared = examples.map(({ text, label, weight = 1 }): Prepared => {
    const known = before?.(text)
    return {
      places: placesOf(text),
      label: labels.indexOf(label),
      weight,
      before: known && Float64Array.from(labels, (one) => (known.get(one) ?? 0) / STEPS),
    }
  })
  const model: Model = {
    labels,
    numbers: new Float64Array(labels.length * PLACES),
    moved: new Float64Array(labels.length * PLACES).fill(1e-2),
    always: new Float64Array(labels.length),
  }
  const next = shuffler(prepared.length)
  for (let round = 0; round < ROUNDS; round++) for (const at of next()) learn(model, prepared[at] as Prepared)
  return inWholeNumbers(model)
}

/** One step towards the example. */
function learn({ labels, numbers, moved, always }: Model, { places, label, weight, before }: Prepared): void {
  const share = 1 / Math.sqrt(places.length || 1)
  const thought = likelihoods(places, share, { labels, numbers, always }, before)
  for (const one of labels.keys()) {
    const off = weight * ((thought[one] ?? 0) - (one === label ? 1 : 0))
    if (Math.abs(off) < LEAST) continue
    always[one] = (always[one] ?? 0) - 0.02 * off
    for (const place of places) {
      const at = one * PLACES + place
      const number = numbers[at] ?? 0
      const slope = off * share + SHRINK * number
      const far = (moved[at] ?? 0) + slope * slope
      moved[at] = far
      numbers[at] = number - (STEP * slope) / Math.sqrt(far)
    }
  }
}

function likelihoods(
  places: readonly number[],
  share: number,
  { labels, numbers, always }: Pick<Model, 'labels' | 'numbers' | 'always'>,
  before: Float64Array | undefined,
): Float64Array {
  const found = new Float64Array(labels.length)
  for (const one of labels.keys()) {
    let sum = 0
    for (const place of places) sum += numbers[one * PLACES + place] ?? 0
    found[one] = (always[one] ?? 0) + sum * share + (before?.[one] ?? 0)
  }
  const most = Math.max(...found)
  let total = 0
  for (const one of labels.keys()) total += found[one] = Math.exp((found[one] ?? 0) - most)
  return found.map((power) => power / total)
}

function inWholeNumbers({ labels, numbers, always }: Model): Weights {
  const most = numbers.reduce((largest, number) => Math.max(largest, Math.abs(number)), 0)
  const worth = most / LARGEST || 1
  const columns = labels.map((label, one): Column => {
    const weights: Column['weights'] = []
    for (let place = 0; place < PLACES; place++) {
      const number = numbers[one * PLACES + place] ?? 0
      const weight = Math.round(number / worth)
      if (Math.abs(number) >= SMALLEST && weight !== 0) weights.push([place, weight])
    }
    return { label, always: Math.round((always[one] ?? 0) * STEPS), weights }
  })
  return { unit: Math.round(STEPS * worth * 65_536), columns }
}

/** Different orders, reproducible: chance would make other weights of the same examples. */
function shuffler(size: number): () => readonly number[] {
  const order = Array.from({ length: size }, (_, at) => at)
  let seed = 12_345
  return () => {
    for (let at = size - 1; at > 0; at--) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      const other = seed % (at + 1)
      const moved = order[at] ?? 0
      order[at] = order[other] ?? 0
      order[other] = moved
    }
    return order
  }
}
