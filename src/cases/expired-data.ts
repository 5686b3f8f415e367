import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { rule } from '../catalogue/rules.ts'
import { DAY, type Instant } from '../clock.ts'

/** For how many days the words of a closed case are kept: the rule, and at least one. */
export const keepCaseWordsDays = (db: Db): number => Math.max(1, rule(db, 'keep_case_words_days'))

/** The same for a complaint and the lines that are kept with it. */
export const keepComplaintsDays = (db: Db): number => Math.max(1, rule(db, 'keep_complaints_days'))

const FORGET_CASE_WORDS = statement(
  `select id from cases where state = 'closed' and bare_at is null
   and closed_at < iif(kind = 'complaint', +$complaints, +$before) limit +$limit`,
  { row: { id: 'int' }, params: { complaints: 'int', before: 'int', limit: 'int' }, uses: 'cases_with_words' },
)

const DELETE_CASE_MESSAGES = statement('delete from case_messages where case_id in (select value from json_each(?))', {
  params: ['text'],
  uses: 'case_messages_of',
})

const DELETE_CASE_EVIDENCE = statement('delete from case_evidence where case_id in (select value from json_each(?))', {
  params: ['text'],
  uses: 'case_evidence_of',
})

const UPDATE_CASES = statement('update cases set bare_at = ?, version = version + 1 where id in (select value from json_each(?))', {
  params: ['int', 'text'],
})

/**
 * Deletes the words of cases that were closed long ago, at most `limit`, and returns how many. The contact goes with
 * privacy/expired-contacts.ts; what is counted stays. The view `invariant_closed_cases_are_bare` (walls.sql) proves it.
 */
export function forgetCaseWords(tx: Tx, now: Instant, limit: number): number {
  const rows = FORGET_CASE_WORDS.all(tx, {
    before: now - keepCaseWordsDays(tx) * DAY,
    complaints: now - keepComplaintsDays(tx) * DAY,
    limit,
  })
  const ids = JSON.stringify(rows.map((row) => row.id))
  DELETE_CASE_MESSAGES.run(tx, ids)
  DELETE_CASE_EVIDENCE.run(tx, ids)
  UPDATE_CASES.run(tx, now, ids)
  return rows.length
}
