import { pricesOn } from '../../catalogue/fees.ts'
import type { Prices, Quote } from '../../catalogue/types.ts'
import { next } from '../../chat/answer.ts'
import { type Draft, headcount, type Person, whoCome } from '../../chat/draft.ts'
import { fitRow } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Booking } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { firstName } from '../../reading/called.ts'
import { plain } from '../../reading/engine/words.ts'
import { toldApart } from '../../texts/lengths.ts'
import type { AppointmentView } from '../types.ts'
import { markOf, positionOf } from './changed-group.ts'
import { procedureOf } from './procedures.ts'

/** Prices of this person on the day of the visit; undefined before the hour is known. */
export function pricesOf(session: Session, draft: Draft, person: Person): Prices | undefined {
  const procedure = procedureOf(session, draft, person)
  if (!procedure?.feeTable || !draft.slot || !person.birthDate) return undefined
  return pricesOn(session.tx, procedure.feeTable, person.birthDate, draft.slot.day)
}

export const paysHalf = (prices: Prices, person: Person): boolean =>
  prices.halfPrice && (prices.halfByAge || person.halfFee === true)

/** What this person pays for the validity that was chosen; undefined when it is free or not chosen yet. */
export function priceOf(session: Session, draft: Draft, person: Person): number | undefined {
  const prices = pricesOf(session, draft, person)
  const quote = prices?.quotes.find((one) => one.years === yearsOf(prices, person))
  if (!prices || !quote) return undefined
  return toPay(prices, person, quote)
}

/** Of so many years: what was chosen, or what there is nothing to choose about, a single price without a validity. */
export function yearsOf({ quotes, halfPrice, halfByAge }: Prices, { years, halfFee }: Person): number | undefined {
  const [only, another] = quotes
  const isSettled = only?.years === 0 && !another && (!halfPrice || halfByAge || halfFee !== undefined)
  return years ?? (isSettled ? 0 : undefined)
}

/** What this person pays of a quote: half of it or all. */
export const toPay = (prices: Prices, person: Person, { full, half }: Quote): number => (paysHalf(prices, person) ? half : full)

/** Everybody's price together; undefined when nothing is to be paid or something is not chosen. */
export function totalPrice(session: Session, draft: Draft): number | undefined {
  const prices = draft.people.map((person) => priceOf(session, draft, person))
  return prices.reduce((sum, price) => (sum === undefined || price === undefined ? undefined : sum + price), 0)
}

/** Somebody who pays, and what may be chosen among. */
export interface Payer {
  person: Person
  /** The position in the draft. */
  index: number
  prices: Prices
  quotes: Quote[]
}

/** Everybody who pays, with what each validity costs on the day of the visit. */
export function payers({ session, draft }: Booking): Payer[] {
  return whoCome(draft).flatMap((person, index) => {
    const prices = pricesOf(session, draft, person)
    return prices && prices.quotes.length > 0 ? [{ person, index, prices, quotes: prices.quotes }] : []
  })
}

export const offersYears = ({ quotes }: Payer, years: number): boolean => quotes.some((one) => one.years === years)

/** Whether it is open for how many years: nothing was chosen, or what cannot be had on that day. */
export function lacksYears(payer: Payer): boolean {
  const years = yearsOf(payer.prices, payer.person)
  return years === undefined || !offersYears(payer, years)
}

/** Whether somebody who pays has no validity yet. */
export const isValidityOpen = (booking: Booking): boolean => payers(booking).some(lacksYears)

/** Whose discount it is; never why. */
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
    const index = scene.draft.people.findIndex((one) => one.name !== undefined && words.includes(plain(firstName(one.name))))
    return index >= 0 ? this.choose(markOf(scene.draft, index), scene) : undefined
  },
  corrected: { with: 'validity' },
}

/** What the people of these visits pay together. */
export const totalOf = (views: readonly AppointmentView[]): number => views.reduce((sum, view) => sum + (view.price ?? 0), 0)
