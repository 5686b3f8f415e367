import { type Db, emptyLog } from '../../db/open.ts'
import { once, todayFrom } from './once.ts'
import type { Job } from './rooms.ts'

/** 4:10: after the copy. */
const FROM_MINUTE = 4 * 60 + 10

/** Once a day SQLite looks over its statistics and the log file goes back to nothing. */
export const upkeep: Job = {
  name: 'upkeep',
  pattern: '11 * * * *',
  async look(rooms) {
    const day = todayFrom(rooms, FROM_MINUTE)
    if (!day) return
    await once(rooms, `upkeep:${day}`, async () => {
      const emptied = keepUp(rooms.db)
      return emptied ? 'done' : 'busy'
    })
  },
}

/**
 * Outside of any transaction, on the writer's own connection: between two flushes nobody else writes. Returns false
 * when a reader still needed the log.
 */
export function keepUp(db: Db): boolean {
  db.client.run('pragma optimize')
  return emptyLog(db)
}
