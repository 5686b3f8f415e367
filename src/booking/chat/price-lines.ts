import { pricesOn } from '../../catalogue/fees.ts'
import { proceduresOffered } from '../../catalogue/offices.ts'
import type { Prices, Procedure, Quote } from '../../catalogue/types.ts'
import { hasProgress } from '../../chat/draft.ts'
import { today } from '../../chat/moments.ts'
import { capital, lines } from '../../chat/prompt.ts'
import type { Scene } from '../../chat/scene.ts'
import { proceduresInHand } from './bookings.ts'
import { quoteWords } from './prices.ts'
import { adultPassports, offeredProcedure, procedureOf } from './procedures.ts'

export const KINDS = ['renewal', 'first', 'lost', 'minor'] as const
/** For the brackets of the tariff: under three, other minors, adults. */
export const TYPICAL = { toddler: 1, minor: 10, adult: 30 }

export function procedureBooked(scene: Scene): Procedure | undefined {
  const { draft, session } = scene
  if (!hasProgress(draft) || draft.who === 'group') return undefined
  return draft.who === 'minor' ? procedureFor(scene, 'minor') : procedureOf(session, draft, draft.people[0])
}

/** In hand, else all that are offered. */
export function proceduresMeant(scene: Scene): readonly Procedure[] {
  const inHand = proceduresInHand(scene)
  return inHand.length > 0 ? inHand : proceduresOffered(scene.session.tx)
}

export const headed = ({ language }: Scene, { name }: Procedure): string => `*${capital(name[language])}*`

export const procedureFor = ({ session }: Scene, kind: (typeof KINDS)[number]): Procedure | undefined =>
  kind === 'minor' ? offeredProcedure(session, 'first', 'minor') : offeredProcedure(session, kind, 'adult')

export const pricesAt = ({ session }: Scene, { feeTable }: Procedure, age: number): Prices => {
  const day = today(session)
  return pricesOn(session.tx, feeTable, Temporal.PlainDate.from(day).subtract({ years: age }).toString(), day)
}

/** Where it is one price for all passports; else undefined. */
export function pricesForAdults(scene: Scene, years: readonly number[] = []): string | undefined {
  const [first, ...rest] = adultPassports(scene.session)
  if (!first?.feeTable || rest.some((one) => one.feeTable !== first.feeTable)) return undefined
  if (pricesAt(scene, first, TYPICAL.adult).quotes.length === 0) return undefined
  return priceLines(scene, first, false, scene.t.costs.pricesForAdults, years)
}

/** `years`: of these alone; empty: all. */
export function priceLines(
  scene: Scene,
  procedure: Procedure,
  minor: boolean,
  heading = scene.t.costs.prices,
  years: readonly number[] = [],
): string {
  const { t } = scene
  const main = pricesAt(scene, procedure, minor ? TYPICAL.minor : TYPICAL.adult)
  const isMeant = (quote: Quote) => years.length === 0 || years.includes(quote.years)
  if (main.quotes.length === 0) return procedure.feeTable ? t.unknownPrice.told : t.costs.freeOfCharge
  const toddlers = minor ? pricesAt(scene, procedure, TYPICAL.toddler).quotes : []
  return lines(
    heading(main.tariffYear),
    ...main.quotes.filter(isMeant).map((quote) => line(scene, quote, main)),
    toddlers.length > 0 && t.costs.under3,
    ...toddlers.map((quote) => line(scene, quote, main)),
    whoPaysHalf(scene, procedure, minor),
  )
}

/** As its record says. Minors have no discount for age. */
export function whoPaysHalf({ t }: Scene, { halfPrice, halfAge }: Procedure, minor = false): string {
  if (halfAge === undefined || minor) return halfPrice ? t.costs.discountForDisability : ''
  return halfPrice ? t.costs.discount(halfAge) : t.costs.discountForAge(halfAge)
}

function line(scene: Scene, quote: Quote, { currency, halfPrice }: Prices): string {
  const { t } = scene
  const [words, price] = [quoteWords(scene, quote), t.amount(quote.full, currency)]
  return halfPrice ? t.costs.lineWithHalf(words, price, t.money(quote.half, currency)) : t.costs.line(words, price)
}
