import { type Db, emptyLog } from '../../db/open.ts'
import type { Job } from './deps.ts'
import { once, todayFrom } from './once.ts'

/** 4:10: after the copy. */
const FROM_MINUTE = 4 * 60 + 10

/** Once a day SQLite updates its statistics, and the log file is emptied. */
export const upkeep: Job = {
  name: 'upkeep',
  pattern: '11 * * * *',
  async look(deps) {
    const day = todayFrom(deps, FROM_MINUTE)
    if (!day) return
    await once(deps, `upkeep:${day}`, async () => {
      const emptied = keepUp(deps.db)
      return emptied ? 'done' : 'busy'
    })
  },
}

/** On the writer's own connection, between two flushes: outside of any transaction. False when a reader still needs the log. */
export function keepUp(db: Db): boolean {
  db.client.run('pragma optimize')
  return emptyLog(db)
}
