import type { Draft } from '../../chat/draft.ts'
import { markOf, markOfAll } from './changed-group.ts'
import type { Payer } from './prices.ts'

/** The answer that this person has so many years. */
export const yearsFor = (draft: Draft, { index }: Payer, years: number): string => `${markOf(draft, index)}:${years}`

/** The answer that all who pay have these years, one number for each in order: only a mixture is bound to who comes. */
export const yearsForAll = (draft: Draft, years: readonly number[]): string =>
  new Set(years).size === 1 ? `all:${years[0]}` : `all:${years.join(',')}:${markOfAll(draft)}`

/** The answer that a discount applies to this person; of nobody, that it is still to be said to whom. */
export const discountFor = (draft: Draft, payer: Payer | undefined): string =>
  payer ? `discount:${markOf(draft, payer.index)}` : 'discount'
