import type { Db } from '../../../db/open.ts'
import { pricesOn } from '../../agenda/fees.ts'
import { findProcedure } from '../../agenda/procedures.ts'
import type { Choice, LocalDay, PersonDraft } from '../../agenda/types.ts'
import { noSuchValidity } from '../../texts/admin.ts'

/** Of one person: how many years were asked for, and whether half is paid; half undefined: as the age says. */
interface Asked {
  person: PersonDraft
  what: { id: string }
  years: number | undefined
  half: boolean | undefined
}

/**
 * What is told as the price of one person. Without years, and for what costs nothing, there is none. Refuses years that there are
 * not for that age on that day, by the field in which they stand, with those that there are.
 */
export function choiceOf(db: Db, { person, what, years, half }: Asked, day: LocalDay, field: string): { choice?: Choice } {
  const feeTable = findProcedure(db, what.id)?.feeTable
  if (years === undefined || feeTable === undefined) return {}
  const { halfByAge, quotes } = pricesOn(db, feeTable, person.birthDate, day)
  const known = quotes.map((quote) => quote.years)
  if (known.length > 0 && !known.includes(years)) throw noSuchValidity(known, field)
  return { choice: { years, halfFee: half ?? halfByAge } }
}
