import { type Example, NOTHING } from '../../src/chat/classifier/examples.ts'
import { scoresOf } from '../../src/chat/classifier/scores.ts'
import { train } from '../../src/chat/classifier/trainer.ts'
import { type Table, tableOf } from '../../src/chat/classifier/weights.ts'

/** What was found of sentences that were not trained on. */
export interface Figures {
  /** Sentences that mean a button, and those that mean none. */
  meant: number
  none: number
  /** The button was the likeliest; it was one of two that were likely enough. */
  first: number
  proposed: number
  /** Two others were proposed; something was proposed where nothing was meant. */
  others: number
  needless: number
}

/** From which percent on a button is proposed, and from which on that none is meant. */
export interface Least {
  button: number
  nothing: number
}

const EMPTY: Figures = { meant: 0, none: 0, first: 0, proposed: 0, others: 0, needless: 0 }

/** Each fifth of the examples is answered by what was learnt from the other four. */
const PARTS = 5

export function crossValidate(examples: readonly Example[], least: Least): Figures {
  const labels = labelsOf(examples)
  let all = EMPTY
  for (let part = 0; part < PARTS; part++) {
    const table = tableOf(
      train(
        examples.filter((_, at) => at % PARTS !== part),
        labels,
      ),
    )
    all = plus(
      all,
      figuresOf(
        examples.filter((_, at) => at % PARTS === part),
        table,
        least,
      ),
    )
  }
  return all
}

export const labelsOf = (examples: readonly Example[]): string[] => [...new Set(examples.map(({ label }) => label))].toSorted()

export function figuresOf(examples: readonly Example[], table: Table, least: Least): Figures {
  return examples.map((one) => figureOf(one, table, least)).reduce(plus, EMPTY)
}

function figureOf({ text, label }: Example, table: Table, least: Least): Figures {
  const scores = scoresOf(text, table)
  const isNothing = scores.some((one) => one.label === NOTHING && one.percent >= least.nothing)
  const likely = isNothing ? [] : scores.filter((one) => one.label !== NOTHING && one.percent >= least.button).slice(0, 2)
  if (label === NOTHING) return { ...EMPTY, none: 1, needless: likely.length > 0 ? 1 : 0 }
  const isProposed = likely.some((one) => one.label === label)
  return {
    ...EMPTY,
    meant: 1,
    first: likely[0]?.label === label ? 1 : 0,
    proposed: isProposed ? 1 : 0,
    others: !isProposed && likely.length > 0 ? 1 : 0,
  }
}

const plus = (some: Figures, more: Figures): Figures => ({
  meant: some.meant + more.meant,
  none: some.none + more.none,
  first: some.first + more.first,
  proposed: some.proposed + more.proposed,
  others: some.others + more.others,
  needless: some.needless + more.needless,
})

const share = (part: number, all: number): string => `${Math.round((1000 * part) / all) / 10} %`

export const told = ({ meant, none, first, proposed, others, needless }: Figures): string =>
  [
    `${meant} sentences that mean a button: the likeliest is right for ${share(first, meant)}, one of two for ${share(proposed, meant)}, two others are proposed for ${share(others, meant)}`,
    `${none} that mean none: something is proposed for ${share(needless, none)}`,
  ].join('\n')
