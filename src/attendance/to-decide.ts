import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import { COLUMNS, MISSED_ROW, type MissedVisit, missedById, step } from './missed-visits.ts'

/** What a person of these offices has to look at: the oldest first. */
const TO_DECIDE = statement(
  `select ${COLUMNS} from missed_visits m where m.office_id in (select value from json_each(+?))
     and (m.state = 'came' or m.review_by is not null and m.reviewed_at is null) order by m.id limit 200`,
  { row: MISSED_ROW, params: ['text'], uses: 'missed_visits_to_decide', because: 'few wait for a person' },
)

export const toDecide = (db: Db, offices: readonly number[]): MissedVisit[] => TO_DECIDE.all(db, JSON.stringify(offices))

const COUNT = statement(
  `select count(*) filter (where m.state = 'came') as came, count(*) filter (where m.state <> 'came') as reviews
   from missed_visits m where m.office_id in (select value from json_each(+?))
     and (m.state = 'came' or m.review_by is not null and m.reviewed_at is null)`,
  { row: { came: 'int', reviews: 'int' }, params: ['text'], uses: 'missed_visits_to_decide' },
)

export const countToDecide = (db: Db, offices: readonly number[]): { came: number; reviews: number } =>
  COUNT.get(db, JSON.stringify(offices)) ?? { came: 0, reviews: 0 }

export type Decision = 'came' | 'not_there' | 'lift' | 'stays'

const REVIEWED = statement('update missed_visits set reviewed_at = ?, version = version + 1 where id = ? and reviewed_at is null', {
  params: ['int', 'int'],
})

const LIFT = statement(
  `update missed_visits as m set state = 'cleared', excused = 0, due_at = null, version = version + 1,
     reviewed_at = iif(m.review_by is null, m.reviewed_at, coalesce(m.reviewed_at, +$now))
   where m.state in ('silent', 'unwanted', 'not_there', 'could_not') and m.asker_id in (
     select a.id from askers a join askers w on w.id = +$asker where coalesce(a.counts_as, a.id) = coalesce(w.counts_as, w.id))
     and m.office_id in (select o.id from offices o join offices p on p.id = +$office where o.agency_id = p.agency_id)`,
  {
    params: { now: 'int', asker: 'int', office: 'int' },
    uses: 'missed_visits_asker',
    because: 'somebody of the office lifts it for one telephone',
  },
)

/** `lift`: nothing of this telephone counts any more. False: it does not fit what is asked. */
export function decide(tx: Tx, one: MissedVisit, decision: Decision, now: Instant): boolean {
  if (decision === 'came' || decision === 'not_there') {
    if (one.state !== 'came') return false
    step(tx, one, { state: decision === 'came' ? 'cleared' : 'not_there' }, now)
    return true
  }
  if (one.reviewBy === null || one.reviewedAt !== null) return false
  REVIEWED.run(tx, now, one.id)
  if (decision === 'lift') LIFT.run(tx, { now, asker: one.askerId, office: one.officeId })
  return missedById(tx, one.id) !== undefined
}
