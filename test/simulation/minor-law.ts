import { DAY, type Instant } from '../../src/clock.ts'
import type { Visit } from './compare.ts'
import { SCHOOL } from './questions.ts'
import { RULES } from './setting.ts'

/** Whoever brings children brings what a family has: so many to come at a time, and so many different ones in a year. */
export interface MinorLaw {
  isMinor(procedure: string | null): boolean
  /** This one becomes an appointment now. */
  check(visit: Visit, at: Instant): void
  /** This contact is told that so many more would be too many. */
  refused(contact: number, why: 'live' | 'year', bringing: number, at: Instant): void
}

const YEAR_MS = 365 * DAY

export function createMinorLaw(visits: Map<number, Visit>, found: (what: string) => void): MinorLaw {
  /** Children of this contact that are to come, and different ones within a year; beside this one. */
  function counted(
    contact: number,
    at: Instant,
    beside?: number,
    isOf = (one: Visit) => one.contact === contact,
  ): { live: number; inAYear: number } {
    const mine = [...visits.values()].filter((one) => one.minor && isOf(one) && one.person !== beside)
    const live = mine.filter((one) => one.state === 'confirmed' && one.endsAt > at).length
    return { live, inAYear: new Set(mine.filter((one) => (one.confirmedAt ?? 0) > at - YEAR_MS).map((one) => one.person)).size }
  }
  return {
    isMinor: (procedure) => procedure?.startsWith('minor_') === true || procedure === SCHOOL.id,
    check({ minor, contact, person }, at) {
      if (!minor || contact === undefined) return
      const { live, inAYear } = counted(contact, at, person)
      if (live + 1 > RULES.liveMinors) found(`contact ${contact}: more children to come than a guardian may have`)
      if (inAYear + 1 > RULES.minorsAYear) found(`contact ${contact}: more children in a year than a guardian may bring`)
    },
    refused(contact, why, bringing, at) {
      const { live, inAYear } = counted(contact, at, undefined, (one) => one.contact === contact || one.askedFrom === contact)
      if (why === 'live' && live + bringing <= RULES.liveMinors)
        found(`contact ${contact}: refused ${bringing} children beside ${live}`)
      if (why === 'year' && inAYear + bringing <= RULES.minorsAYear)
        found(`contact ${contact}: refused ${bringing} children after ${inAYear} in a year`)
    },
  }
}
