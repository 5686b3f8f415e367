import type { Db } from '../../db/open.ts'
import { addDays } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { peopleOf, type Where } from './attendance.ts'
import { hoursOf } from './places.ts'
import { addPerson, addPlaces, emptyTally, type Tally } from './tally.ts'

interface Asked {
  offices: readonly { id: number; zone: string }[]
  from: LocalDay
  until: LocalDay
  procedureId?: string | undefined
}

/** What a line is about. */
interface At extends Where {
  officeId: number
  /** Undefined of a place, which is of all procedures of its agenda. */
  procedureId?: string
}

/** Undefined: in none of its lines. */
export type Grouping = (at: At) => string | undefined

/** All at once would keep citizens waiting for an answer. */
const DAYS_AT_ONCE = 7

const answerOthers = (): Promise<void> => new Promise(setImmediate)

/** Everything in these days, added up for each grouping in one reading, some days of one office at a time. */
export async function readNumbers<Name extends string>(
  db: Db,
  { offices, from, until, procedureId }: Asked,
  groupings: Readonly<Record<Name, Grouping>>,
  now: Instant,
): Promise<Record<Name, Map<string, Tally>>> {
  const names = Object.keys(groupings) as Name[]
  const read = Object.fromEntries(names.map((name) => [name, new Map<string, Tally>()])) as Record<Name, Map<string, Tally>>
  const add = (at: At, work: (tally: Tally) => void) => {
    for (const name of names) {
      const key = groupings[name](at)
      if (key !== undefined) work(read[name].getOrInsertComputed(key, emptyTally))
    }
  }
  for (const office of offices)
    for (let day = from; day <= until; day = addDays(day, DAYS_AT_ONCE)) {
      const last = addDays(day, DAYS_AT_ONCE - 1)
      const span = { office, from: day, until: last < until ? last : until }
      for (const hour of hoursOf(db, span, procedureId))
        add({ ...hour, officeId: office.id }, (tally) => addPlaces(tally, hour.places))
      for (const one of peopleOf(db, span, now))
        if (procedureId === undefined || one.procedureId === procedureId)
          add({ ...one, officeId: office.id }, (tally) => addPerson(tally, one))
      await answerOthers()
    }
  return read
}
