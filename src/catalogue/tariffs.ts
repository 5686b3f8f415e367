import type { Db } from '../../db/open.ts'
import { inEveryLanguage } from './languages.ts'
import { remember } from './memory.ts'
import { rule } from './rules.ts'
import type { Currency, Language } from './types.ts'

/** How the amounts of a fee table are shown, halved, rounded and paid. */
export interface Tariff {
  currency: Currency
  /** Some people pay half. That they do is kept, never why. */
  halfPrice: boolean
  /** From this age, on the day of the visit, half is paid without asking; undefined: age does not matter. */
  halfAge: number | undefined
  /** Amounts are rounded to a multiple of so many centavos, ties down; half is taken before rounding. */
  roundTo: number
  /** Where and how it is paid, in one line; undefined: the office says. */
  howToPay: Record<Language, string> | undefined
}

interface TariffRow {
  name: string
  currency: Currency
  half_price: number
  half_age: number | null
  round_to: number
  how_to_pay: string | null
  how_to_pay_en: string | null
}

/** Federal fees are rounded to five pesos, ties down (LFD art. 26-A). */
const FIVE_PESOS = 5_00

const recorded = remember((db) => {
  const rows = db.client
    .query<TariffRow, []>('select name, currency, half_price, half_age, round_to, how_to_pay, how_to_pay_en from fee_tables')
    .all()
  return new Map(rows.map((row) => [row.name, toTariff(row)]))
})

/**
 * The rules of a fee table. Without a record, the passport's: pesos, half price by age (rule `half_fee_age`) or with a discount
 * (LFD art. 20), rounded to five pesos (LFD art. 26-A).
 */
export function tariffOf(db: Db, feeTable: string): Tariff {
  return (
    recorded(db).get(feeTable) ?? {
      currency: 'MXN',
      halfPrice: true,
      halfAge: rule(db, 'half_fee_age'),
      roundTo: FIVE_PESOS,
      howToPay: undefined,
    }
  )
}

const toTariff = (row: TariffRow): Tariff => ({
  currency: row.currency,
  halfPrice: row.half_price === 1,
  halfAge: row.half_price === 1 ? (row.half_age ?? undefined) : undefined,
  roundTo: row.round_to,
  howToPay: row.how_to_pay ? inEveryLanguage(row.how_to_pay, row.how_to_pay_en ?? row.how_to_pay) : undefined,
})
