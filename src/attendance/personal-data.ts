import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { keepMark } from '../booking/asker-marks.ts'
import type { Instant } from '../clock.ts'
import type { PersonalData } from '../messaging/deps.ts'
import { COUNTED_FOR_MS } from './missed-visits.ts'

const OLD = statement('delete from missed_visits where id in (select id from missed_visits where created_at < +? limit +?)', {
  params: ['int', 'int'],
  because: 'a job of each day, over the visits of a year to which nobody came',
})

const forgetOld = (tx: Tx, now: Instant, limit: number): number => OLD.run(tx, now - COUNTED_FOR_MS, limit).changes

const FORGET_CONTACT = statement(
  `update missed_visits set contact_id = null, version = version + 1, due_at = null,
     state = iif(state in ('planned', 'asked', 'came'), 'cleared', state) where contact_id = +?`,
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

function countsUntil(db: Db, contactId: number): Instant | undefined {
  const last = LAST.get(db, contactId)?.at ?? undefined
  return last === undefined ? undefined : last + COUNTED_FOR_MS
}

/** What counts stays with the asker; what is not settled yet does not count. */
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
