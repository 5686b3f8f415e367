import type { Db } from '../../db/open.ts'
import type { Reading } from '../../db/reads.ts'
import { row, statement } from '../../db/statements.ts'
import { addDays, dayOf } from '../catalogue/calendar.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { rule } from '../catalogue/rules.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'

/** What was read within some minutes by one key, or by a job (`byClock`). */
export interface ReadingLine extends Pick<Reading, 'operation' | 'form' | 'outcome'> {
  id: number
  firstAt: Instant
  lastAt: Instant
  /** Name of the key; null for the first administrator. */
  who: string | null
  byClock: 0 | 1
  office: string | null
  /** The day that was asked about. */
  day: LocalDay | null
  code: string | null
  named: 0 | 1
  isList: 0 | 1
  requests: number
  people: number
}

/** Whose lines: of every key, of the keys of this name, or (null) of the first administrator. */
export type Whose = { name: string | null } | undefined

/** The condition on `k.name` and its bindings, for lines that are joined with `access_keys k`. */
export const ofWhom = (whose: Whose) => ({ anybody: whose === undefined ? 1 : 0, name: whose?.name ?? null })
export const OF_WHOM = '($anybody = 1 or k.name is $name)'

const READ_READINGS = statement(
  `select r.id, r.first_at as firstAt, r.last_at as lastAt, k.name as who, r.by_clock as byClock, o.name as office, r.day,
     r.operation, r.form, r.outcome, r.code, r.named, r.is_list as isList,
     r.requests, r.people
   from audit_reads r left join access_keys k on k.id = r.key_id left join offices o on o.id = r.office_id
   where r.first_at < $until and r.id < $before and ($tries = 0 or r.outcome = 'refused' or r.tries > 0) and ${OF_WHOM}
     and ($anybody = 1 or r.by_clock = 0)
   order by r.id desc limit $limit`,
  {
    row: row<ReadingLine>({
      id: 'int',
      firstAt: 'int',
      lastAt: 'int',
      who: 'text?',
      byClock: 'int',
      office: 'text?',
      day: 'text?',
      operation: 'text',
      form: 'text',
      outcome: 'text',
      code: 'text?',
      named: 'int',
      isList: 'int',
      requests: 'int',
      people: 'int',
    }),
    params: { until: 'int', before: 'int', tries: 'int', anybody: 'int', name: 'text?', limit: 'int' },
  },
)

/** What was read before a moment, newest first. `tries`: only what was looked for in vain or refused. */
export function readReadings(
  db: Db,
  query: { until: Instant; before: number | undefined; limit: number; tries: boolean; whose: Whose },
): ReadingLine[] {
  const { until, before, limit, tries, whose } = query
  return READ_READINGS.all(db, { until, before: before ?? Number.MAX_SAFE_INTEGER, limit, tries: tries ? 1 : 0, ...ofWhom(whose) })
}

/** What one key read on one day, when it is more than the institution's rules call usual. */
export interface UnusualReading {
  day: LocalDay
  /** Name of the key; null for the first administrator. */
  who: string | null
  /** People whose names it saw: those of a list once, however often it was opened. */
  people: number
  /** Searches without a result, and refusals that answer a question about somebody. */
  tries: number
}

/** Whoever leads an office looks on Monday at what was done on Friday. */
const LOOKED_BACK_DAYS = 3

const UNUSUAL_READINGS = statement(
  `with lists as (
     select on_day, key_id, sum(tries) as tries, case when is_list = 1 then max(people) else sum(people) end * named as people
     from audit_reads where on_day >= $since and by_clock = 0
     group by on_day, key_id, operation, form, office_id, day, is_list, named)
   select l.on_day as day, k.name as who, sum(l.people) as people, sum(l.tries) as tries
   from lists l left join access_keys k on k.id = l.key_id group by l.on_day, l.key_id
   having sum(l.people) > $people or sum(l.tries) > $tries order by l.on_day desc, people desc`,
  {
    row: row<UnusualReading>({ day: 'text', who: 'text?', people: 'int', tries: 'int' }),
    params: { since: 'text', people: 'int', tries: 'int' },
    uses: 'audit_reads_same',
  },
)

/**
 * Who read more than usual today or on the three days before, most first. What is usual are two rules, not the habit of a key:
 * a habit can be made slowly, and nobody could say why a number is shown.
 */
export function unusualReadings(db: Db, now: Instant): UnusualReading[] {
  const since = addDays(dayOf(now, institutionZone(db)), -LOOKED_BACK_DAYS)
  return UNUSUAL_READINGS.all(db, { since, people: rule(db, 'people_read_a_day'), tries: rule(db, 'tries_a_day') })
}
