import { sexIn } from '../../catalogue/curp.ts'
import { type Draft, isMinor } from '../../chat/draft.ts'
import { givenNames } from '../../reading/called.ts'
import { yearsInParts } from '../../reading/clauses.ts'
import { namedBy, namedOrShe, type Relative, thoseOfAge } from '../../reading/family.ts'
import type { Reading } from '../../reading/reading.ts'
import type { Payer } from './prices.ts'

/**
 * "mi esposa de 10 y yo de 6", "Guadalupe 10 y Luis 6": the numbers in the order of `all`. As they were said where no person is named;
 * undefined where it stays open which person is meant.
 */
export function yearsByOwner(reading: Reading, draft: Draft, all: readonly Payer[], numbers: number[]): number[] | undefined {
  const oldestFirst = all
    .map((_, at) => at)
    .toSorted((one, other) => (all[one]?.person.birthDate ?? '').localeCompare(all[other]?.person.birthDate ?? ''))
  const parts = yearsInParts(reading).map(({ text, years }) => {
    const byAge = thoseOfAge(text, oldestFirst)
    return { years, byAge, owners: byAge ?? ownersIn(text, draft, all) }
  })
  if (parts.some(({ byAge }) => byAge)) {
    const each = all.flatMap((_, at) => parts.find(({ owners }) => owners?.includes(at))?.years ?? [])
    return each.length === all.length ? each : undefined
  }
  if (numbers.length !== all.length || parts.length !== all.length || parts.every(({ owners }) => owners === undefined))
    return numbers
  const taken = new Set(parts.flatMap(({ owners }) => (owners?.length === 1 ? owners : [])))
  const left = all.flatMap((_, at) => (taken.has(at) ? [] : [at]))
  const placed = parts.map(({ owners }) => (owners?.length === 1 ? owners[0] : left.length === 1 ? left[0] : undefined))
  if (new Set(placed).size < all.length || placed.includes(undefined)) return undefined
  return all.map((_, at) => parts[placed.indexOf(at)]?.years ?? 0)
}

/** Undefined where no person is named. */
function ownersIn(text: string, draft: Draft, all: readonly Payer[]): number[] | undefined {
  const named = namedBy(
    text,
    all.map(({ person }) => givenNames(person.name ?? '')),
  )
  if (named === 'unclear') return []
  if (named.length > 0) return named
  const [told, another] = namedOrShe(text)
  if (another) return []
  return told && all.flatMap(({ person }, at) => (isThat(told, draft, person) ? [at] : []))
}

function isThat({ age, sex }: Relative, draft: Draft, person: Payer['person']): boolean {
  const told = sexIn(person.curp)
  return isMinor(draft, person) === (age === 'child') && (sex === undefined || told === undefined || told === sex)
}
