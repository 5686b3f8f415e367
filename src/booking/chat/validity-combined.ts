import type { PromptOption } from '../../chat/prompt.ts'
import type { Scene } from '../../chat/scene.ts'
import { DESCRIPTION_MAX } from '../../chat/speak.ts'
import { fitRow } from '../../chat/titles.ts'
import { calledIn } from '../../chat/understanding/names.ts'
import { offersYears, type Payer, toPay } from './prices.ts'
import { yearsForAll } from './validity-values.ts'

/** Two validities each for three minors: eight rows and the two that lead on. */
const COMBINATIONS_MAX = 8

/**
 * Rows with years for everybody: the same for all first, then the mixtures. Where those are too many, people who may choose
 * among the same years choose together: the parents 10, the children 6. `isWhole`: every choice there is has its row.
 */
export function combinations(scene: Scene, all: Payer[]): { rows: PromptOption[]; isWhole: boolean } {
  const singly = all.reduce((product, one) => product * one.quotes.length, 1) <= COMBINATIONS_MAX
  const listed = yearsCombined(all, singly ? all.map((_, i) => i) : all.map(yearsOf))
  const mixed = listed.length <= COMBINATIONS_MAX ? listed.filter((years) => new Set(years).size > 1) : []
  return {
    rows: toldApartByTitle([...sameForAll(all), ...mixed].map((years) => row(scene, all, years))),
    isWhole: singly && mixed.length > 0,
  }
}

const sameForAll = (all: Payer[]): number[][] =>
  all[0]?.quotes.flatMap(({ years }) => (all.every((one) => offersYears(one, years)) ? [all.map(() => years)] : [])) ?? []

/** What somebody may choose among: those who may choose among the same are a class. */
export const yearsOf = ({ quotes }: Payer): string => quotes.map((one) => one.years).join(',')

/** Years for everybody, in all mixtures in which those of one class have the same. */
function yearsCombined(all: Payer[], classes: unknown[]): number[][] {
  return all.reduce<number[][]>(
    (made, one, i) => {
      const like = classes.indexOf(classes[i])
      return like < i
        ? made.map((left) => [...left, left[like] ?? 0])
        : made.flatMap((left) => one.quotes.map((quote) => [...left, quote.years]))
    },
    [[]],
  )
}

/** Rows that a short title cannot tell apart are left to be chosen one by one. */
const toldApartByTitle = (rows: PromptOption[]): PromptOption[] =>
  rows.filter((one) => rows.filter((other) => other.title === one.title).length === 1)

function row({ draft, t }: Scene, all: Payer[], years: number[]): PromptOption {
  const amounts = all.map(({ quotes, prices, person }, i) => {
    const quote = quotes.find((one) => one.years === years[i])
    return quote ? toPay(prices, person, quote) : 0
  })
  const { currency } = all[0]?.prices ?? {}
  const total = t.amount(
    amounts.reduce((sum, one) => sum + one, 0),
    currency,
  )
  const same = new Set(years).size === 1
  const parts = all.map((one, i) => `${calledIn(draft.people, one.index)} ${years[i]}`).join(', ')
  const title = same ? t.validity.eachTitle(t.years(years[0] ?? 0)) : t.validity.mixedTitle(t.listed(years.map(String)))
  const description =
    same && new Set(amounts).size === 1
      ? t.validity.each(t.money(amounts[0] ?? 0, currency), total)
      : t.validity.total(parts, total)
  // Long names give way to what is to be paid.
  const told = description.length <= DESCRIPTION_MAX ? description : t.group.total(total)
  return { value: yearsForAll(draft, years), title: fitRow(title), description: told }
}
