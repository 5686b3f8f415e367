import { addDays, birthdayOf } from '../catalogue/calendar.ts'
import type { LocalDay, Procedure } from '../catalogue/types.ts'

/** Somebody who wants a procedure. Age counts on the day of the visit. */
export interface Aged {
  birthDate: LocalDay
  procedure: Pick<Procedure, 'minAge' | 'maxAge'>
}

/** From when until when somebody has the age that the procedure asks for; `until` undefined: for ever. */
export const daysOfAge = ({ birthDate, procedure: { minAge, maxAge } }: Aged): { from: LocalDay; until: LocalDay | undefined } => ({
  from: birthdayOf(birthDate, minAge),
  until: maxAge === undefined ? undefined : addDays(birthdayOf(birthDate, maxAge + 1), -1),
})

export function hasAge(one: Aged, day: LocalDay): boolean {
  const { from, until = day } = daysOfAge(one)
  return day >= from && day <= until
}

/** Days, with both ends. */
export interface Days {
  from: LocalDay
  until: LocalDay
}

/** Those of these days on which everybody has the age; undefined: there is none. */
export function daysForAll(people: readonly Aged[], days: Days): Days | undefined {
  const spans = people.map(daysOfAge)
  const from = [days.from, ...spans.map((one) => one.from)].toSorted().at(-1) ?? days.from
  const [until = days.until] = [days.until, ...spans.flatMap((one) => one.until ?? [])].toSorted()
  return from <= until ? { from, until } : undefined
}

/** The first whose age keeps them away on each of these days. */
export const neverOfAge = <One extends Aged>(people: readonly One[], days: Days): One | undefined =>
  people.find((person) => daysForAll([person], days) === undefined)
