import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { wishLabelled } from '../../reading/acts.ts'
import { isOwnWish } from '../wishes.ts'
import type { Classifier, Proposal } from './classifier.ts'
import { examplesIn, GATHERED_FILE, NOTHING, WRITTEN_FILE } from './examples.ts'
import { featuresOf } from './features.ts'
import { type Score, scoresOf } from './scores.ts'
import { readWeights, type Table, tableOf } from './weights.ts'

/** Made by `npm run train`. Its first line names the hash of its sources. */
export const WEIGHTS_FILE = fileURLToPath(new URL('weights.txt', import.meta.url))

let known: Table | undefined

/** Loaded when a message is first not understood. */
export function shippedTable(): Table {
  known ??= tableOf(readWeights(readFileSync(WEIGHTS_FILE, 'utf8').replace(/^learnt from .*\n/, '')))
  return known
}

/** Below it there is no button. */
const LEAST_PERCENT = 5
/** From this likelihood of none on, nothing is proposed. */
const NOTHING_PERCENT = 50

/** Best first. */
export function likelyLabels(text: string, taught?: Table): Score[] {
  const scores = scoresOf(text, shippedTable(), taught)
  if (scores.some(({ label, percent }) => label === NOTHING && percent >= NOTHING_PERCENT)) return []
  return scores.filter(({ label, percent }) => label !== NOTHING && percent >= LEAST_PERCENT)
}

/** By the shipped weights and what this office taught. */
export const classifier: Classifier = {
  propose: (text, _moment, taught) =>
    likelyLabels(text, taught).flatMap(({ label, percent }): Proposal[] => {
      const wish = isOwnWish(label) ? label : wishLabelled(label)
      if (!wish) return []
      return [
        {
          wish,
          score: percent,
          get because() {
            return decidedBy(text, label)
          },
        },
      ]
    }),
}

const SHOWN = 3

/** The label's examples that share most of its deciding features, for explanation. */
export function decidedBy(text: string, label: string): string[] {
  const table = shippedTable()
  const at = table.labels.indexOf(label)
  const worth = new Map(featuresOf(text).map(({ place }) => [place, weightAt(table, place, at)]))
  return [WRITTEN_FILE, GATHERED_FILE]
    .flatMap((file) => examplesIn(file).filter((one) => one.label === label))
    .map((one) => ({
      text: one.text,
      shares: featuresOf(one.text).reduce((sum, { place }) => sum + Math.max(0, worth.get(place) ?? 0), 0),
    }))
    .filter(({ shares }) => shares > 0)
    .toSorted((a, b) => b.shares - a.shares)
    .slice(0, SHOWN)
    .map((one) => one.text)
}

function weightAt({ starts, entries }: Table, place: number, label: number): number {
  for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at++)
    if (entries.label[at] === label) return entries.weight[at] ?? 0
  return 0
}
