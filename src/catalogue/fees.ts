import { desc } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { query } from '../../db/queries.ts'
import { feeTables, fees as table } from '../../db/schema.ts'
import { ageOn } from './calendar.ts'
import { inEveryLanguage } from './languages.ts'
import { remember } from './memory.ts'
import { rule } from './rules.ts'
import { type Currency, type Language, type LocalDay, PASSPORT_FEES, type Prices, type Quote } from './types.ts'

type Fee = typeof table.$inferSelect & { year: number }

/**
 * For each validity that the age on that day allows. Half is taken of the unrounded amount and then rounded (897.645 -> 900, not 895).
 * `mayChange`: the visit is in a later year than the newest tariff, and tariffs change each 1 January (LFD art. 1).
 */
export function pricesOn(db: Db, feeTable: string | undefined, birthDate: LocalDay | undefined, day: LocalDay): Prices {
  const known = priced(db)
  const asked = `${feeTable ?? ''} ${birthDate} ${day}`
  const before = known.get(asked)
  if (before) return before
  const prices = workOut(db, feeTable, birthDate, day)
  if (known.size >= REMEMBERED) known.clear()
  known.set(asked, prices)
  return prices
}

/** Whoever is not asked for an age pays as an adult whom no age favours. */
const UNKNOWN_AGE = 30

/** Answers of `pricesOn`: a turn asks for the same ones several times. So many are kept, until the catalogue changes. */
const REMEMBERED = 1_000
const priced = remember(() => new Map<string, Prices>())

function workOut(db: Db, feeTable: string | undefined, birthDate: LocalDay | undefined, day: LocalDay): Prices {
  const age = birthDate === undefined ? UNKNOWN_AGE : ageOn(birthDate, day)
  const tariff = tariffOf(db, feeTable ?? PASSPORT_FEES)
  const halfByAge = tariff.halfAge !== undefined && age >= tariff.halfAge
  const known = feesOf(db, feeTable)
  const inForce = rowsInForce(known, day)
  const years = inForce.map((row) => row.year)
  return {
    currency: tariff.currency,
    quotes: inForce
      .filter((row) => age >= row.minAge && (row.maxAge === null || age <= row.maxAge))
      .map((row) => quote(row, tariff)),
    halfPrice: tariff.halfPrice || halfByAge || (tariff.halfAge !== undefined && birthDate === undefined),
    halfByAge,
    tariffYear: years.length > 0 ? Math.max(...years) : Number(day.slice(0, 4)),
    mayChange: known.length > 0 && Math.max(...known.map((row) => row.year)) < Number(day.slice(0, 4)),
  }
}

const ALL_FEES = query((orm) => orm.select().from(table).orderBy(table.years, desc(table.validFrom)))

/** Newest of each validity first. */
const fees = remember(
  (db): ReadonlyMap<string, readonly Fee[]> =>
    Map.groupBy(
      ALL_FEES(db).map((row) => ({ ...row, year: Number(row.validFrom.slice(0, 4)) })),
      (row) => row.feeTable,
    ),
)

const NO_FEES: readonly Fee[] = []
const feesOf = (db: Db, feeTable: string | undefined): readonly Fee[] => fees(db).get(feeTable ?? '') ?? NO_FEES

function rowsInForce(newestFirst: readonly Fee[], day: LocalDay): Fee[] {
  const begun = newestFirst.filter((row) => row.validFrom <= day)
  return begun.filter((row, at) => begun[at - 1]?.years !== row.years)
}

/** Of a tariff that began after `since`, the day of booking; undefined when the told price holds. */
export function priceBegunSince(
  db: Db,
  feeTable: string,
  { years, halfFee }: { years: number; halfFee: boolean },
  day: LocalDay,
  since: LocalDay,
): number | undefined {
  const known = feesOf(db, feeTable).filter((row) => row.years === years)
  const [row] = rowsInForce(known, day)
  if (!row || row.validFrom <= since) return undefined
  const { full, half } = quote(row, tariffOf(db, feeTable))
  return halfFee ? half : full
}

/** In half centavos, so that half of an odd amount is whole. */
export function quote(
  row: { years: number; centavos: number; title?: string | null | undefined; titleEn?: string | null | undefined },
  tariff: Pick<Tariff, 'halfPrice' | 'halfAge' | 'roundTo'>,
): Quote {
  const full = round(row.centavos * 2, tariff.roundTo)
  return { years: row.years, title: titleOf(row), full, half: anyHalf(tariff) ? round(row.centavos, tariff.roundTo) : full }
}

/** Whether some people pay half. */
export const anyHalf = ({ halfPrice, halfAge }: Pick<Tariff, 'halfPrice' | 'halfAge'>): boolean =>
  halfPrice || halfAge !== undefined

const titleOf = ({ title, titleEn }: { title?: string | null | undefined; titleEn?: string | null | undefined }): Quote['title'] =>
  title ? inEveryLanguage(title, titleEn ?? title) : undefined

/** Which of the prices somebody chose: by its record's words, else by its validity; undefined where nothing is chosen. */
export function optionWords(
  db: Db,
  feeTable: string | undefined,
  years: number | undefined,
  says: { language: Language; years: (years: number) => string },
): string | undefined {
  if (years === undefined) return undefined
  const named = feesOf(db, feeTable).find((row) => row.years === years && row.title !== null)
  return (named && titleOf(named)?.[says.language]) ?? (years > 0 ? says.years(years) : undefined)
}

/** The words of each of its prices, each once. */
export const optionsOfTable = (db: Db, feeTable: string, says: Parameters<typeof optionWords>[3]): string[] => [
  ...new Set(feesOf(db, feeTable).flatMap(({ years }) => optionWords(db, feeTable, years, says) ?? [])),
]

/** To whole units of the currency: the nearest multiple of `roundTo` centavos, ties down. */
function round(halfCentavos: number, roundTo: number): number {
  const step = roundTo * 2
  const rest = halfCentavos % step
  const steps = (halfCentavos - rest) / step + (rest * 2 > step ? 1 : 0)
  return Math.round((steps * roundTo) / 100)
}

export interface Tariff {
  currency: Currency
  /** People with a disability pay half. The reason is never kept. */
  halfPrice: boolean
  /** Half from this age, on the day of the visit; undefined: age does not matter. */
  halfAge: number | undefined
  /** The office alone knows what it costs. */
  toldThere: boolean
  /** In centavos, ties down, after halving. */
  roundTo: number
  /** In one line; undefined: the office says. */
  howToPay: Record<Language, string> | undefined
}

/** Ties down (LFD art. 26-A). */
const FIVE_PESOS = 5_00

const RECORDED = query((orm) => orm.select().from(feeTables))

const recorded = remember((db) => new Map(RECORDED(db).map((row) => [row.name, toTariff(row)])))

const PLAIN: Tariff = { currency: 'MXN', halfPrice: false, halfAge: undefined, toldThere: false, roundTo: 100, howToPay: undefined }

/**
 * Without a record, the passport's are the law's: half price by age (rule `half_fee_age`) or with a discount (LFD art. 20), rounded to five
 * pesos (LFD art. 26-A); for others nothing is assumed.
 */
export function tariffOf(db: Db, feeTable: string): Tariff {
  const own = recorded(db).get(feeTable)
  if (own) return own
  return feeTable === PASSPORT_FEES ? { ...PLAIN, halfPrice: true, halfAge: rule(db, 'half_fee_age'), roundTo: FIVE_PESOS } : PLAIN
}

const toTariff = ({ howToPay, howToPayEn, halfAge, ...row }: typeof feeTables.$inferSelect): Tariff => ({
  ...row,
  halfAge: halfAge ?? undefined,
  howToPay: howToPay ? inEveryLanguage(howToPay, howToPayEn ?? howToPay) : undefined,
})
