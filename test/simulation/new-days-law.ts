import type { Db } from '../../db/open.ts'
import { MINUTE } from '../../src/clock.ts'
import type { Line } from './journal.ts'
import type { Witness } from './witness.ts'
import { localDay, minuteOfDay, type Zone } from './zones.ts'

interface Deps {
  db: Db
  now(): number
  /** At that Meta dates the messages, which may bring a day about. */
  trueNow(): number
  found(what: string): void
  count(what: string): void
}

/** A new day opens in the opening hours and not at a moment that the computer's start decides; no hour of it is there before. */
export function createNewDaysLaw({ db, now, trueNow, found, count }: Deps): Witness {
  const hoursOf = (schedule: number) =>
    db.client
      .query<{ zone: Zone; from: number | null; until: number | null }, [number]>(
        `select o.zone, min(s.minute) as "from", max(s.minute + (s.ends_at - s.starts_at) / 60000) as until
         from slots s join offices o on o.id = s.office_id where s.schedule_id = ?`,
      )
      .get(schedule)

  const hasUsualWeek = (schedule: number): boolean =>
    db.client
      .query<unknown, [number]>(
        'select 1 from schedule_plans p join schedule_hours h on h.plan_id = p.id where p.schedule_id = ? and p.until_day is null limit 1',
      )
      .get(schedule) !== null

  const caughtUp = new Map<number, number>()

  return {
    read({ kind, id, at, what }: Line) {
      if (kind === 'early') found(`schedule ${id}: has hours of a day that did not open: ${what}`)
      if (kind !== 'opened') return
      count('a new day opened')
      const hours = hoursOf(id)
      // A unit that comes on some days only has no hours of its own.
      if (!hours || hours.from === null || hours.until === null || !hasUsualWeek(id)) return
      if (Math.min(now(), trueNow()) - at > 6 * MINUTE) found(`schedule ${id}: opens a day long after its moment`)
      const minute = minuteOfDay(now(), hours.zone)
      // After days in vain one opens at any hour, and the next with it; on the days of another summer time the hands are an hour off.
      const inVain = what < localDay(now(), hours.zone) || now() - (caughtUp.get(id) ?? 0) < 6 * MINUTE
      if (inVain) caughtUp.set(id, now())
      if (!inVain && (minute < hours.from - 60 || minute > hours.until + 60))
        found(`schedule ${id}: opens a day outside its opening hours`)
    },
    settle: () => undefined,
    compare: () => undefined,
  }
}
