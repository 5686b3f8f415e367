import type { Db } from '../db/open.ts'

/** The same database, which writes down each SQL text that is prepared or asked for. */
export function writingDown<D extends Db>(db: D): { db: D; asked: string[] } {
  const asked: string[] = []
  const client = new Proxy(db.client, {
    get: (target, name) => {
      if (name !== 'query' && name !== 'prepare') return Reflect.get(target, name)
      return (sql: string) => {
        asked.push(sql)
        return target[name](sql)
      }
    },
  })
  return { db: { ...db, client }, asked }
}
