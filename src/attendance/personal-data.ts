import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { keepMark } from '../booking/asker-marks.ts'
import { DAY, type Instant } from '../clock.ts'
import type { PersonalData } from '../messaging/deps.ts'
import { COUNTED_FOR_MS, LOOKED_BACK_DAYS } from './missed-visits.ts'

const OLD = statement('delete from missed_visits where id in (select id from missed_visits where created_at < +? limit +?)', {
  params: ['int', 'int'],
  because: 'a job of each day, over the visits of a year to which nobody came',
})

const forgetOld = (tx: Tx, now: Instant, limit: number): number => OLD.run(tx, now - COUNTED_FOR_MS, limit).changes

const FORGET_CONTACT = statement(
  `update missed_visits set contact_id = null, version = version + 1,
     due_at = iif(state in ('planned', 'asked', 'came'), coalesce(due_at, created_at), null),
     state = iif(state in ('asked', 'came'), 'planned', state) where contact_id = +?`,
  { params: ['int'], uses: 'missed_visits_contact' },
)

const FORGET_GROUP = statement('update missed_visits set group_id = null, version = version + 1 where group_id = ?', {
  params: ['text'],
  uses: 'missed_visits_one',
})

const MERGE = statement('update missed_visits set contact_id = ?1, version = version + 1 where contact_id = ?2', {
  params: ['int', 'int'],
  uses: 'missed_visits_contact',
})

const LAST = statement(
  'select max(m.created_at) as at from contacts c join missed_visits m on m.asker_id = c.asker_id where c.id = +?',
  { row: { at: 'int?' }, params: ['int'], uses: 'missed_visits_asker' },
)

const LAST_VISIT = statement(
  `select max(a.visit_ends_at) as at from contacts c join appointments a on a.asked_by = c.asker_id join attendance_rules r on r.office_id = a.office_id
   where c.id = +? and a.state in ('confirmed', 'past')`,
  { row: { at: 'int?' }, params: ['int'], uses: 'appointments_asked' },
)

/** Whether anybody came to the last visit may be known only some days after. */
function countsUntil(db: Db, contactId: number): Instant | undefined {
  const [missed, visited] = [LAST, LAST_VISIT].map((last) => last.get(db, contactId)?.at ?? undefined)
  const until = [missed && missed + COUNTED_FOR_MS, visited && visited + (1 + LOOKED_BACK_DAYS) * DAY].filter(
    (at) => at !== undefined,
  )
  return until.length === 0 ? undefined : Math.max(...until)
}

/** All stays with the asker, who is asked when it writes again what was not answered, or not decided, yet. */
export const personalData: PersonalData = {
  expire: { missedVisits: forgetOld },
  forgetContact(tx, contactId) {
    keepMark(tx, contactId, countsUntil(tx, contactId))
    FORGET_CONTACT.run(tx, contactId)
  },
  eraseGroup: (tx, groupId) => void FORGET_GROUP.run(tx, groupId),
  mergeContacts: (tx, _deps, { id, other }) => void MERGE.run(tx, id, other),
  shown: () => import('./operations/personal-data.ts').then(({ shown }) => shown),
}
