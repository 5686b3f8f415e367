import type { Db } from './open.ts'

/** When the process last noted that it lives; undefined in a database that never had a process. */
export function lastBeat(db: Db): number | undefined {
  return db.client.query<{ at: number }, []>('select at from heartbeat where id = 1').get()?.at
}

/** The last time in which the computer or the process was off; undefined when it never was. */
export function lastGap(db: Db): { from: number; until: number } | undefined {
  return (
    db.client
      .query<{ from: number; until: number }, []>('select from_at as "from", until_at as until from gaps order by id desc limit 1')
      .get() ?? undefined
  )
}
