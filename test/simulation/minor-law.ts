import { DAY, type Instant } from '../../src/clock.ts'
import type { Visit } from './compare.ts'
import { RULES } from './setting.ts'

/** Whoever brings children brings what a family has: so many to come at a time, and so many different ones in a year. */
export interface MinorLaw {
  isMinor(procedure: string | null): boolean
  /** This one becomes an appointment now. */
  check(visit: Visit, at: Instant): void
}

const YEAR_MS = 365 * DAY

export function createMinorLaw(visits: Map<number, Visit>, found: (what: string) => void): MinorLaw {
  const broughtBy = (contact: number) => [...visits.values()].filter((one) => one.minor && one.contact === contact)
  return {
    isMinor: (procedure) => procedure?.startsWith('minor_') === true,
    check({ minor, contact, person }, at) {
      if (!minor || contact === undefined) return
      const others = broughtBy(contact).filter((one) => one.person !== person)
      const live = others.filter((one) => one.state === 'confirmed' && one.endsAt > at)
      if (live.length >= RULES.liveMinors) found(`contact ${contact}: more children to come than a guardian may have`)
      const inAYear = new Set(others.filter((one) => (one.confirmedAt ?? 0) > at - YEAR_MS).map((one) => one.person))
      if (inAYear.size >= RULES.minorsAYear) found(`contact ${contact}: more children in a year than a guardian may bring`)
    },
  }
}
