import type { Db } from '../../db/open.ts'
import type { LocalDay, Requirement } from './types.ts'

/** What to bring for this procedure on that day, in the order of the record; `applies` says in which case. */
export function requirementsOn(db: Db, procedureId: string, day: LocalDay): Requirement[] {
  return db.client
    .query<{ text: string; text_en: string; applies: string }, { procedure: string; day: string }>(
      `select text, text_en, applies from requirements
       where procedure_id = +$procedure and valid_from <= +$day and (valid_until is null or valid_until >= +$day)
       order by position, id`,
    )
    .all({ procedure: procedureId, day })
    .map((row) => ({ text: { 'es-MX': row.text, en: row.text_en }, applies: row.applies }))
}
