import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { keepMark } from '../booking/asker-marks.ts'
import { DAY, type Instant } from '../clock.ts'
import type { PersonalData } from '../messaging/deps.ts'
import { BARRED_FOR_MS, COUNTS } from './urgent-visits.ts'

/** By then the day is settled, or never will be. */
const SETTLED_MS = 3 * DAY

const NOBODY_CAME = statement(
  `update urgent_visits as u set proof = 'not_there' where u.proof is null and u.group_id is not null
     and exists (select 1 from visits v join slots s on s.id = u.slot_id
       where v.group_id = u.group_id and v.starts_at = s.starts_at and v.state = 'absent' and s.ends_at < +?)`,
  { params: ['int'], uses: 'urgent_visits_one visits_one' },
)

const FORGET_REASON = statement(
  `update urgent_visits as u set why_sealed = null
   where u.why_sealed is not null and exists (select 1 from slots s where s.id = u.slot_id and s.ends_at < +?)`,
  { params: ['int'], because: 'a job of each day, over the urgent visits of a year' },
)

const OLD = statement(
  `delete from urgent_visits where id in (select u.id from urgent_visits u join slots s on s.id = u.slot_id
     where u.created_at < +$year or s.ends_at < +$settled and not coalesce(${COUNTS}, 0) limit +$limit)`,
  {
    params: { year: 'int', settled: 'int', limit: 'int' },
    because: 'a job of each day, over the urgent visits of a year',
  },
)

/** Only what counts outlives the visit, without its reason. */
function forgetOld(tx: Tx, now: Instant, limit: number): number {
  NOBODY_CAME.run(tx, now - DAY)
  FORGET_REASON.run(tx, now - DAY)
  return OLD.run(tx, { year: now - BARRED_FOR_MS, settled: now - SETTLED_MS, limit }).changes
}

const FORGET_CONTACT = statement('update urgent_visits set contact_id = null, why_sealed = null where contact_id = +?', {
  params: ['int'],
  uses: 'urgent_visits_contact',
})

const LAST_WITHOUT = statement(
  `select max(u.created_at) as at from contacts c join urgent_visits u on u.asker_id = c.asker_id
   where c.id = +? and ${COUNTS}`,
  { row: { at: 'int?' }, params: ['int'], uses: 'urgent_visits_asker' },
)

function barredUntil(db: Db, contactId: number): Instant | undefined {
  const last = LAST_WITHOUT.get(db, contactId)?.at ?? undefined
  return last === undefined ? undefined : last + BARRED_FOR_MS
}

const FORGET_GROUP = statement('update urgent_visits set group_id = null, why_sealed = null where group_id = ?', {
  params: ['text'],
  uses: 'urgent_visits_one',
})

const MERGE = statement('update urgent_visits set contact_id = ?1 where contact_id = ?2', {
  params: ['int', 'int'],
  uses: 'urgent_visits_contact',
})

export const personalData: PersonalData = {
  expire: { urgentVisits: forgetOld },
  forgetContact(tx, contactId) {
    keepMark(tx, contactId, barredUntil(tx, contactId))
    FORGET_CONTACT.run(tx, contactId)
  },
  eraseGroup: (tx, groupId) => void FORGET_GROUP.run(tx, groupId),
  mergeContacts: (tx, _deps, { id, other }) => void MERGE.run(tx, id, other),
  shown: () => import('./operations/personal-data.ts').then(({ shown }) => shown),
}
