import { optionWords, pricesOn } from '../../catalogue/fees.ts'
import { findProcedure } from '../../catalogue/procedures.ts'
import type { Prices, Quote } from '../../catalogue/types.ts'
import { next } from '../../chat/answer.ts'
import { type Draft, headcount, type Person, whoCome } from '../../chat/draft.ts'
import { fitRow } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Booking, Scene } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { plainText } from '../../collation.ts'
import { firstName } from '../../reading/called.ts'
import { toldApart } from '../../texts/lengths.ts'
import type { AppointmentView } from '../types.ts'
import { markOf, positionOf } from './changed-group.ts'
import { procedureOf } from './procedures.ts'

/** On the day of the visit; undefined before the hour is known. */
export function pricesOf(session: Session, draft: Draft, person: Person): Prices | undefined {
  const procedure = procedureOf(session, draft, person)
  const isKnown = procedure?.identity !== 'curp' || person.birthDate !== undefined
  if (!procedure?.feeTable || !draft.slot || !isKnown) return undefined
  return pricesOn(session.tx, procedure.feeTable, person.birthDate, draft.slot.day)
}

export const paysHalf = (prices: Prices, person: Person): boolean =>
  prices.halfPrice && (prices.halfByAge || person.halfFee === true)

/** Undefined when free or not chosen. */
export function priceOf(session: Session, draft: Draft, person: Person): number | undefined {
  const prices = pricesOf(session, draft, person)
  const quote = prices?.quotes.find((one) => one.years === yearsOf(prices, person))
  if (!prices || !quote) return undefined
  return toPay(prices, person, quote)
}

/** The chosen years, or the only price. */
export function yearsOf({ quotes, halfPrice, halfByAge }: Prices, { years, halfFee }: Person): number | undefined {
  const [only, another] = quotes
  const isSettled = only?.years === 0 && !another && (!halfPrice || halfByAge || halfFee !== undefined)
  return years ?? (isSettled ? 0 : undefined)
}

/** "3 años", or what the record calls the price that was chosen. */
export const chosenWords = (
  { session, t, language }: Pick<Scene, 'session' | 't' | 'language'>,
  procedureId: string,
  years?: number,
) => optionWords(session.tx, findProcedure(session.tx, procedureId)?.feeTable, years, { language, years: t.years })

export const quoteWords = ({ t, language }: Pick<Scene, 't' | 'language'>, { years, title }: Quote): string =>
  title?.[language] ?? t.years(years)

/** Half or all. */
export const toPay = (prices: Prices, person: Person, { full, half }: Quote): number => (paysHalf(prices, person) ? half : full)

/** Undefined when free or something is not chosen. */
export function totalPrice(session: Session, draft: Draft): number | undefined {
  const prices = draft.people.map((person) => priceOf(session, draft, person))
  return prices.reduce((sum, price) => (sum === undefined || price === undefined ? undefined : sum + price), 0)
}

export interface Payer {
  person: Person
  index: number
  prices: Prices
  quotes: Quote[]
}

/** On the day of the visit. */
export function payers({ session, draft }: Booking): Payer[] {
  return whoCome(draft).flatMap((person, index) => {
    const prices = pricesOf(session, draft, person)
    return prices && prices.quotes.length > 0 ? [{ person, index, prices, quotes: prices.quotes }] : []
  })
}

export const offersYears = ({ quotes }: Payer, years: number): boolean => quotes.some((one) => one.years === years)

/** Nothing chosen, or not possible on that day. */
export function lacksYears(payer: Payer): boolean {
  const years = yearsOf(payer.prices, payer.person)
  return years === undefined || !offersYears(payer, years)
}

export const isValidityOpen = (booking: Booking): boolean => payers(booking).some(lacksYears)

/** Never the reason. */
export const discount: AnsweredQuestion = {
  mereQuestion: 'fills nothing',
  numbered: true,
  isNeeded: ({ draft }) =>
    draft.discountAsked === true && headcount(draft) > 1 && !draft.people.some((one) => one.halfFee !== undefined),
  ask({ draft, t }) {
    const people = whoCome(draft).map((one, i) => ({
      value: markOf(draft, i),
      title: fitRow(one.name ?? ''),
      description: t.discount.one,
    }))
    return { body: t.discount.ask, options: [{ value: 'all', ...t.discount.all }, ...toldApart(people)] }
  },
  choose(value, { draft, t }) {
    const whose = positionOf(draft, value)
    if (value !== 'all' && whose < 0) return next(draft, t.groupChange.notThisGroup)
    const people = draft.people.map((one, i) => ({ ...one, halfFee: value === 'all' || i === whose }))
    return next({ ...draft, people })
  },
  hear(reading, scene) {
    const words = reading.plain
    if (reading.says('all of them')) return this.choose('all', scene)
    const index = scene.draft.people.findIndex((one) => one.name !== undefined && words.includes(plainText(firstName(one.name))))
    return index >= 0 ? this.choose(markOf(scene.draft, index), scene) : undefined
  },
  corrected: { with: 'validity' },
}

export const totalOf = (views: readonly AppointmentView[]): number => views.reduce((sum, view) => sum + (view.price ?? 0), 0)
