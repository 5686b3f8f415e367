import type { Db } from '../../../db/open.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import { pricesOn } from '../../catalogue/fees.ts'
import { findProcedure } from '../../catalogue/procedures.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import type { AppError } from '../../errors.ts'
import type { Choice, PersonDraft } from '../types.ts'

/** What choosing the years of a passport may refuse. */
export const VALIDITY_REFUSALS = refusals({
  no_validity: [
    'vigencia_no_existe',
    'conflict',
    'No hay pasaporte de esos años para esa persona ese día.',
    'Elija otra vigencia.',
  ],
})

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

const EITHER = new Intl.ListFormat('es-MX', { type: 'disjunction' })

/** With the years that there are; `field` is the one of the other people of a family or that of the first. */
function noSuchValidity(known: number[], field: string): AppError {
  const others = field === 'vigencia' ? '' : ' Escríbala al final de su línea, por ejemplo: 3 años.'
  const years = `${EITHER.format(known.map(String))} ${known.at(-1) === 1 ? 'año' : 'años'}`
  const remedy = `Por su edad ese día puede ser de ${years}.${others}`
  return refuse({ ...VALIDITY_REFUSALS.no_validity, remedy }, field)
}
