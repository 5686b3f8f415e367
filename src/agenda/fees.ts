import type { Db } from '../../db/open.ts'
import { ageOn } from './calendar.ts'
import { remember } from './catalogue.ts'
import { rule } from './rules.ts'
import type { LocalDay, Prices, Quote } from './types.ts'

interface FeeRow {
  fee_table: string
  years: number
  min_age: number
  max_age: number | null
  centavos: number
  valid_from: LocalDay
}

/** What is paid is the nearest multiple of five pesos, ties down (LFD art. 26-A). */
const HALF_CENTAVOS_IN_FIVE_PESOS = 1_000

/**
 * What a person would pay on the day of the visit, for each validity that the age on that day allows. Half is taken of
 * the unrounded amount and then rounded (897.645 -> 900, not 895). `mayChange`: the visit is in a later year than the
 * newest tariff, and tariffs change each 1 January (LFD art. 1). Half price from the rule `half_fee_age` (LFD art. 20).
 */
export function pricesOn(db: Db, feeTable: string | undefined, birthDate: LocalDay, day: LocalDay): Prices {
  const age = ageOn(birthDate, day)
  const halfByAge = age >= rule(db, 'half_fee_age')
  const known = allFees(db).filter((row) => row.fee_table === feeTable)
  const inForce = rowsInForce(known, day)
  const years = inForce.map(yearOf)
  return {
    quotes: inForce.filter((row) => age >= row.min_age && (row.max_age === null || age <= row.max_age)).map(quote),
    halfByAge,
    tariffYear: years.length > 0 ? Math.max(...years) : Number(day.slice(0, 4)),
    mayChange: known.length > 0 && Math.max(...known.map(yearOf)) < Number(day.slice(0, 4)),
  }
}

const yearOf = (row: FeeRow): number => Number(row.valid_from.slice(0, 4))

/** All tariffs, the newest of each validity first. */
const allFees = remember((db) =>
  db.client
    .query<FeeRow, []>('select fee_table, years, min_age, max_age, centavos, valid_from from fees order by years, valid_from desc')
    .all(),
)

/** The row of each validity that is in force on that day; what comes later does not count yet. */
function rowsInForce(newestFirst: readonly FeeRow[], day: LocalDay): FeeRow[] {
  const begun = newestFirst.filter((row) => row.valid_from <= day)
  return begun.filter((row, at) => begun[at - 1]?.years !== row.years)
}

/** Works in half centavos, so that half of an odd amount is still a whole number. */
export function quote(row: { years: number; centavos: number }): Quote {
  return { years: row.years, full: toPesos(row.centavos * 2), half: toPesos(row.centavos) }
}

function toPesos(halfCentavos: number): number {
  const rest = halfCentavos % HALF_CENTAVOS_IN_FIVE_PESOS
  const fives = (halfCentavos - rest) / HALF_CENTAVOS_IN_FIVE_PESOS
  return 5 * (rest * 2 > HALF_CENTAVOS_IN_FIVE_PESOS ? fives + 1 : fives)
}
