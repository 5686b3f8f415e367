import type { Db } from '../db/open.ts'
import { HOUR } from '../src/clock.ts'
import type { TestClock } from './clock.ts'

interface Desk {
  db: Db
  clock: TestClock
  settle(): Promise<void>
}

/** When the next day opens; 0: it is drawn with the next commit. */
export const nextNewDay = (db: Db): number =>
  db.client
    .query<{ at: number | null }, []>('select opens_at as at from schedules where opened_on is not null order by opens_at')
    .get()?.at ?? 0

/** Walks through the moments at which new days open, and those that were missed while the test's clock jumped. */
export async function openNewDays({ db, clock, settle }: Desk): Promise<void> {
  await settle()
  for (let at = nextNewDay(db); at <= clock.now() + HOUR; at = nextNewDay(db)) {
    clock.set(Math.max(clock.now(), at))
    await settle()
  }
}
