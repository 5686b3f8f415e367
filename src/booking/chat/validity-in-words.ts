import type { Quote } from '../../catalogue/types.ts'
import type { Draft } from '../../chat/draft.ts'
import { onlyOne } from '../../chat/only-one.ts'
import { hearAmount, hearExtreme } from '../../chat/understanding/amounts.ts'
import { hearRow } from '../../chat/understanding/rows.ts'
import { everyday } from '../../chat/understanding/spelling.ts'
import { hearCount, plain, withoutCourtesy } from '../../chat/understanding/words.ts'
import { type Payer, toPay } from './prices.ts'
import { yearsOf } from './validity-combined.ts'
import { discountFor, yearsFor, yearsForAll } from './validity-values.ts'

const DISCOUNT = /\b(?:descuento|inapam|discapacidad|discount|disability)\b/
/** "10 los dos": they are counted, not their years. */
const EVERYBODY = /\bl[oa]s (?:dos|tres|cuatro|cinco)\b/g
/** "a las 12" is another hour, and no years. */
const AN_HOUR = /\b(?:a|de) las? \w+|\bat \d/

/** The value that typed words stand for. `asked`: the one of several who is asked about alone. */
export function hearValidity(text: string, draft: Draft, all: Payer[], asked: Payer | undefined): string | undefined {
  const words = withoutCourtesy(everyday(text)).replace(EVERYBODY, ' ')
  if (DISCOUNT.test(words)) return discountFor(draft, asked)
  const priced = byPrice(text, draft, asked ? [asked] : all)
  if (priced) return priced
  // "the ten year one": what is counted is the ten.
  const counted = words.split(' ').filter((word) => hearCount(word) !== undefined)
  const numbers = (counted.length > 1 ? counted.filter((word) => word !== 'one') : counted).flatMap((word) => hearCount(word) ?? [])
  if (numbers.length === 0 || numbers.length > all.length || AN_HOUR.test(words)) return undefined
  if (asked && (draft.yearsEach || numbers.length === 1)) return yearsFor(draft, asked, numbers[0] ?? 0)
  return yearsForAll(draft, numberForEach(all, numbers))
}

/** "el más barato", "el de 1,795": what is offered is chosen by what it costs, or how long it is. */
function byPrice(text: string, draft: Draft, choosing: Payer[]): string | undefined {
  const only = onlyOne(choosing)
  const answer = (years: number[]) => (only ? yearsFor(draft, only, years[0] ?? 0) : yearsForAll(draft, years))
  const counted = choosing.flatMap(({ quotes }) => byOrder(text, quotes)?.years ?? [])
  if (counted.length > 0 && counted.length === choosing.length) return answer(counted)
  const amount = hearAmount(text)
  const years =
    choosing[0]?.quotes.map((quote) => quote.years).filter((one) => amount !== undefined && costs(choosing, one, amount)) ?? []
  return years.length === 1 ? answer(years) : undefined
}

const IN_THE_MIDDLE = /\b(?:en medio|del medio|intermedi[oa]|median[oa]|in the middle)\b/

/** "el más barato", "el de en medio", "el segundo": more years always cost more. */
function byOrder(text: string, quotes: Quote[]): Quote | undefined {
  const extreme = hearExtreme(text)
  if (extreme) return quotes.at(extreme === 'least' ? 0 : -1)
  const words = plain(text)
  if (IN_THE_MIDDLE.test(words)) return quotes.length % 2 === 1 ? quotes[(quotes.length - 1) / 2] : undefined
  const row = hearRow(words, quotes.length, 'ordinals')
  return row === undefined ? undefined : quotes[row - 1]
}

/** Each of them pays this for so many years, or all together do. */
function costs(choosing: Payer[], years: number, amount: number): boolean {
  const prices = choosing.flatMap(({ quotes, prices, person }) => {
    const quote = quotes.find((one) => one.years === years)
    return quote ? [toPay(prices, person, quote)] : []
  })
  if (prices.length !== choosing.length) return false
  return prices.every((one) => one === amount) || prices.reduce((sum, one) => sum + one, 0) === amount
}

/** "10 y 6": one number for each class of people who may choose among the same years. */
function numberForEach(all: Payer[], numbers: number[]): number[] {
  const classes = [...new Set(all.map(yearsOf))]
  if (numbers.length !== classes.length || classes.length === 1) return numbers
  return all.map((one) => numbers[classes.indexOf(yearsOf(one))] ?? 0)
}
