import type { Db } from '../../../db/open.ts'
import { pricesOn } from '../../catalogue/fees.ts'
import { findProcedure } from '../../catalogue/procedures.ts'
import { noSuchValidity } from '../../texts/admin.ts'
import type { Choice, LocalDay, PersonDraft } from '../types.ts'

/** What was asked for one person. `half`: whether half the price is paid; undefined: the age decides. */
interface Asked {
  person: PersonDraft
  what: { id: string }
  years: number | undefined
  half: boolean | undefined
}

/**
 * What the price of one person depends on; nothing without years, or for what is free. Refuses years that do not exist for that
 * age on that day, and says which ones do; `field` is where they were typed.
 */
export function choiceOf(db: Db, { person, what, years, half }: Asked, day: LocalDay, field: string): { choice?: Choice } {
  const feeTable = findProcedure(db, what.id)?.feeTable
  if (years === undefined || feeTable === undefined) return {}
  const { halfByAge, quotes } = pricesOn(db, feeTable, person.birthDate, day)
  const known = quotes.map((quote) => quote.years)
  if (known.length > 0 && !known.includes(years)) throw noSuchValidity(known, field)
  return { choice: { years, halfFee: half ?? halfByAge } }
}
