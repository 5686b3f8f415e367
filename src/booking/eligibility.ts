import { addDays, birthdayOf } from '../catalogue/calendar.ts'
import type { LocalDay, Procedure } from '../catalogue/types.ts'

/** Age counts on the day of the visit. */
export interface Aged {
  /** Undefined: not asked, so that no age keeps them out. */
  birthDate: LocalDay | undefined
  procedure: Pick<Procedure, 'minAge' | 'maxAge'>
}

/** `until` undefined: for ever. */
export const daysOfAge = ({ birthDate, procedure: { minAge, maxAge } }: Aged): { from: LocalDay; until: LocalDay | undefined } =>
  birthDate === undefined
    ? { from: '', until: undefined }
    : {
        from: birthdayOf(birthDate, minAge),
        until: maxAge === undefined ? undefined : addDays(birthdayOf(birthDate, maxAge + 1), -1),
      }

export function hasAge(one: Aged, day: LocalDay): boolean {
  const { from, until = day } = daysOfAge(one)
  return day >= from && day <= until
}

/** Both included. */
export interface Days {
  from: LocalDay
  until: LocalDay
}

/** Undefined: no day suits all. */
export function daysForAll(people: readonly Aged[], days: Days): Days | undefined {
  const spans = people.map(daysOfAge)
  const from = [days.from, ...spans.map((one) => one.from)].toSorted().at(-1) ?? days.from
  const [until = days.until] = [days.until, ...spans.flatMap((one) => one.until ?? [])].toSorted()
  return from <= until ? { from, until } : undefined
}

/** The first whose age fits none of these days. */
export const neverOfAge = <One extends Aged>(people: readonly One[], days: Days): One | undefined =>
  people.find((person) => daysForAll([person], days) === undefined)
