import { createHash } from 'node:crypto'
import { everyday } from '../../reading/spelling.ts'
import { type Example, examplesIn, GATHERED_FILE, NOTHING, WRITTEN_FILE } from './examples.ts'
import { scoresOf, stepsOf } from './scores.ts'
import { likelyLabels, shippedTable } from './shipped.ts'
import { train } from './trainer.ts'
import { type Table, tableOf, writeWeights } from './weights.ts'

/** An office's lessons, and its own buttons with sentences. */
export interface Taught {
  lessons: readonly Example[]
  own: readonly Example[]
}

export interface Learnt {
  /** As `writeWeights` writes them; they add to the shipped ones. */
  weights: string
  /** A shipped sentence whose button would no longer be proposed. */
  breaks?: { text: string; label: string }
  /** A lesson whose words still lead to other buttons. */
  idle?: Example
}

/** A lesson's weight beside a shipped sentence. */
const LESSON = 3

const SHOWN = 2

/**
 * On top of the shipped weights and beside the shipped sentences, so that it adds without displacing them. Reports broken ones. Some
 * seconds: for the reader's thread.
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

/** Among the buttons shown; for sentences that mean none, none. */
function isProposed({ text, label }: Example, taught?: Table): boolean {
  const shown = likelyLabels(text, taught).slice(0, SHOWN)
  return label === NOTHING ? shown.length === 0 : shown.some((one) => one.label === label)
}

/** Shorter words are in sentences of every kind. */
const TELLING_LETTERS = 4

/**
 * The shipped weights find these labels together as likely as this, in percent, and a telling word is in an example of the likeliest: "me …
 * con mi" alone sounds like many things.
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

/** Another release has other weights. */
function hashOfShipped(): string {
  const { unit, always, entries } = shippedTable()
  shippedHash ??= createHash('sha256').update(`${unit}`).update(always).update(entries.label).update(entries.weight).digest('hex')
  return shippedHash
}

/** Changes with the lessons and the shipped weights: then it is learnt again. */
export const sourcesOf = ({ lessons, own }: Taught): string =>
  `${hashOfShipped()}:${createHash('sha256')
    .update(JSON.stringify([lessons, own]))
    .digest('hex')}`

/** Weights on top of others would be meaningless. */
export const isOnShipped = (sources: string): boolean => sources.startsWith(`${hashOfShipped()}:`)
