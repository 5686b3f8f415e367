import type { Db } from './open.ts'
import { statement } from './statements.ts'

const LAST_BEAT = statement('select at from heartbeat where id = 1', { row: { at: 'int' } })

/** When the process last noted that it lives; undefined in a database that never had a process. */
export function lastBeat(db: Db): number | undefined {
  return LAST_BEAT.get(db)?.at
}

const LAST_GAP = statement('select from_at as "from", until_at as until from gaps order by id desc limit 1', {
  row: { from: 'int', until: 'int' },
})

/** The last time in which the computer or the process was off; undefined when it never was. */
export function lastGap(db: Db): { from: number; until: number } | undefined {
  return LAST_GAP.get(db) ?? undefined
}
