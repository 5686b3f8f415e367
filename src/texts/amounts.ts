import type { Currency } from '../catalogue/types.ts'

const grouped = (whole: number): string => String(whole).replace(/\B(?=(\d{3})+$)/g, ',')

/** "$1,795", "US$44": for a button or beside a word that says what it is. The same in every language. */
export const money = (whole: number, currency: Currency = 'MXN'): string => `${currency === 'USD' ? 'US' : ''}$${grouped(whole)}`

/** "$1,795 pesos", "US$44 dólares": with the currency's name, so that nobody takes one for the other. */
export const amountIn =
  (names: Record<Currency, string>) =>
  (whole: number, currency: Currency = 'MXN'): string =>
    `${money(whole, currency)} ${names[currency]}`
