import type { Prices, Quote } from '../../agenda/types.ts'
import { markOf, markOfAll } from '../changing-group.ts'
import type { Desk } from '../desk.ts'
import { type Draft, type Person, whoCome } from '../draft.ts'
import { paysHalf, pricesOf } from '../facts.ts'
import { hearAmount, hearExtreme } from '../understanding/amounts.ts'

export interface Payer {
  person: Person
  index: number
  prices: Prices
  quotes: Quote[]
}

/** Everybody who pays, with what each validity costs on the day of the visit. */
export function payers({ desk, draft }: { desk: Desk; draft: Draft }): Payer[] {
  return whoCome(draft).flatMap((person, index) => {
    const prices = pricesOf(desk, draft, person)
    return prices && prices.quotes.length > 0 ? [{ person, index, prices, quotes: prices.quotes }] : []
  })
}

export const isOpen = (payer: Payer): boolean => payer.person.years === undefined || !offers(payer, payer.person.years)

export const offers = ({ quotes }: Payer, years: number): boolean => quotes.some((one) => one.years === years)

/** "el más barato", "el de 1,795": what is offered is chosen by what it costs, or how long it is. */
export function byPrice(text: string, all: Payer[], draft: Draft): string | undefined {
  const unknown = all.filter(isOpen)
  const open = draft.yearsEach || unknown.length === 1 ? unknown.slice(0, 1) : all
  const answer = (years: number[]) => {
    const [only, another] = open
    return only && !another ? yearsFor(draft, only, years[0] ?? 0) : yearsForAll(draft, years)
  }
  const extreme = hearExtreme(text)
  if (extreme) return answer(open.map(({ quotes }) => quotes.at(extreme === 'least' ? 0 : -1)?.years ?? 0))
  const amount = hearAmount(text)
  const years = open[0]?.quotes.map((quote) => quote.years).filter((one) => amount !== undefined && costs(open, one, amount)) ?? []
  return years.length === 1 ? answer(years) : undefined
}

/** The answer that this person has so many years. */
export const yearsFor = (draft: Draft, { index }: Payer, years: number): string => `${markOf(draft, index)}:${years}`

/** The answer that all who pay have these years, one number for each or one for everybody: only a mixture is bound to who comes. */
export const yearsForAll = (draft: Draft, years: readonly number[]): string =>
  new Set(years).size === 1 ? `all:${years[0]}` : `all:${years.join(',')}:${markOfAll(draft)}`

/** Each of them pays this for so many years, or all together do. */
function costs(open: Payer[], years: number, amount: number): boolean {
  const prices = open.flatMap(({ quotes, prices, person }) => {
    const quote = quotes.find((one) => one.years === years)
    return quote ? [paysHalf(prices, person) ? quote.half : quote.full] : []
  })
  if (prices.length !== open.length) return false
  return prices.every((one) => one === amount) || prices.reduce((sum, one) => sum + one, 0) === amount
}
