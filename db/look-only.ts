import type { Db } from './open.ts'

/** What a look may write: who did and who read what. What was read again within minutes is counted in the same row. */
const LOGBOOK: Record<string, string[]> = { audit: ['insert'], audit_reads: ['insert', 'update'] }
const REFUSAL = 'look only: nothing is changed here'

/**
 * From now on this connection refuses every write but the logbook's. The triggers are temporary: they belong to the
 * connection, and nothing of them is in the file.
 */
export function allowOnlyLogbook(db: Db): void {
  const tables = db.client
    .query<{ name: string }, []>(
      "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite\\_%' escape '\\'",
    )
    .all()
  for (const { name } of tables)
    for (const change of ['insert', 'update', 'delete'].filter((one) => !LOGBOOK[name]?.includes(one)))
      db.client.run(
        `create temp trigger "look_only_${name}_${change}" before ${change} on main."${name}" begin select raise(abort, '${REFUSAL}'); end`,
      )
}

/** Whether a write was refused by `allowOnlyLogbook`. */
export const isLookOnly = (error: unknown): boolean => error instanceof Error && error.message === REFUSAL
