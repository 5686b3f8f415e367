import { createHash } from 'node:crypto'
import { everyday } from '../../reading/spelling.ts'
import { type Example, examplesIn, GATHERED_FILE, NOTHING, WRITTEN_FILE } from './examples.ts'
import { scoresOf, stepsOf } from './scores.ts'
import { likelyLabels, shippedTable } from './shipped.ts'
import { train } from './trainer.ts'
import { type Table, tableOf, writeWeights } from './weights.ts'

/** What an installation taught: lessons of its office, and its own buttons with sentences that mean them. */
export interface Taught {
  lessons: readonly Example[]
  own: readonly Example[]
}

export interface Learnt {
  /** As `writeWeights` writes them; they add to the shipped ones. */
  weights: string
  /** A shipped sentence whose button would no longer be proposed. */
  breaks?: { text: string; label: string }
  /** A lesson after which its words still lead to other buttons. */
  idle?: Example
}

/** So often a lesson counts beside one shipped sentence. */
const LESSON = 3

/** How many buttons are shown at most. */
const SHOWN = 2

/**
 * Learns what was taught, on top of the shipped weights: the shipped sentences stand beside it, so that it adds to them and does
 * not push them out. Says which of them it breaks all the same. Some seconds of work: for the reader's thread.
 */
export function learn({ lessons, own }: Taught): Learnt {
  const shipped = shippedTable()
  const guards = examplesIn(WRITTEN_FILE)
  const labels = [...new Set([...shipped.labels, ...own.map(({ label }) => label)])]
  const examples = [...guards, ...own, ...lessons.map((one) => ({ ...one, weight: LESSON }))]
  const weights = train(examples, labels, (text) => stepsOf(text, shipped))
  const table = tableOf(weights)
  const breaks = guards.find((one) => isProposed(one) && !isProposed(one, table))
  const idle = [...lessons].find((one) => !isProposed(one, table))
  return { weights: writeWeights(weights), ...(breaks && { breaks }), ...(idle && { idle }) }
}

/** Whether its button is one of those that would be shown for these words; for those that mean none, that none is. */
function isProposed({ text, label }: Example, taught?: Table): boolean {
  const shown = likelyLabels(text, taught).slice(0, SHOWN)
  return label === NOTHING ? shown.length === 0 : shown.some((one) => one.label === label)
}

/** Shorter words are in sentences of every kind. */
const TELLING_LETTERS = 4

/**
 * Whether the shipped weights alone find one of these labels as likely as this, in percent, together, and a telling word of the text
 * stands in an example of the likeliest of them: "me … con mi" alone sounds like many things.
 */
export function mayMean(text: string, labels: ReadonlySet<string>, percent: number): boolean {
  const found = scoresOf(text, shippedTable()).filter(({ label }) => labels.has(label))
  const share = found.reduce((sum, one) => sum + one.percent, 0)
  const telling = new Set(wordsOf(text).filter((word) => word.length >= TELLING_LETTERS))
  const said = [WRITTEN_FILE, GATHERED_FILE].flatMap((file) => examplesIn(file).filter(({ label }) => label === found[0]?.label))
  return share >= percent && said.some((one) => wordsOf(one.text).some((word) => telling.has(word)))
}

const wordsOf = (text: string): string[] => everyday(text).split(' ')

let shippedHash: string | undefined

/** Of the shipped weights: another release has others. */
function hashOfShipped(): string {
  const { unit, always, entries } = shippedTable()
  shippedHash ??= createHash('sha256').update(`${unit}`).update(always).update(entries.label).update(entries.weight).digest('hex')
  return shippedHash
}

/** Changes with what was taught and with the shipped weights: what was learnt of anything else is learnt anew. */
export const sourcesOf = ({ lessons, own }: Taught): string =>
  `${hashOfShipped()}:${createHash('sha256')
    .update(JSON.stringify([lessons, own]))
    .digest('hex')}`

/** Whether it was learnt on top of the weights that are shipped now: what adds to others would say anything. */
export const isOnShipped = (sources: string): boolean => sources.startsWith(`${hashOfShipped()}:`)
