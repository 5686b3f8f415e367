import type { Prices, Quote } from '../../agenda/types.ts'
import type { Desk } from '../desk.ts'
import { type Draft, type Person, whoCome } from '../draft.ts'
import { paysHalf, pricesOf } from '../facts.ts'
import { hearAmount, hearExtreme } from '../understanding/amounts.ts'
import { hearRow } from '../understanding/rows.ts'
import { plain } from '../understanding/words.ts'

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
  const who = open.length === 1 ? String(open[0]?.index) : 'all'
  const counted = open.flatMap(({ quotes }) => byOrder(text, quotes)?.years ?? [])
  if (counted.length > 0 && counted.length === open.length) return `${who}:${counted.join(',')}`
  const amount = hearAmount(text)
  const years = open[0]?.quotes.map((quote) => quote.years).filter((one) => amount !== undefined && costs(open, one, amount)) ?? []
  return years.length === 1 ? `${who}:${years[0]}` : undefined
}

const IN_THE_MIDDLE = /\b(?:en medio|del medio|intermedi[oa]|in the middle)\b/

/** "el más barato", "el de en medio", "el segundo": more years always cost more. */
function byOrder(text: string, quotes: Payer['quotes']): Payer['quotes'][number] | undefined {
  const extreme = hearExtreme(text)
  if (extreme) return quotes.at(extreme === 'least' ? 0 : -1)
  const words = plain(text)
  if (IN_THE_MIDDLE.test(words)) return quotes.length % 2 === 1 ? quotes[(quotes.length - 1) / 2] : undefined
  const row = hearRow(words, quotes.length, 'ordinals')
  return row === undefined ? undefined : quotes[row - 1]
}

/** Each of them pays this for so many years, or all together do. */
function costs(open: Payer[], years: number, amount: number): boolean {
  const prices = open.flatMap(({ quotes, prices, person }) => {
    const quote = quotes.find((one) => one.years === years)
    return quote ? [paysHalf(prices, person) ? quote.half : quote.full] : []
  })
  if (prices.length !== open.length) return false
  return prices.every((one) => one === amount) || prices.reduce((sum, one) => sum + one, 0) === amount
}
