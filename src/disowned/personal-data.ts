import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { DAY, type Instant } from '../clock.ts'
import type { PersonalData } from '../messaging/deps.ts'
import { hasOpen } from './disavowals.ts'

/** For the office to look up after settling. */
const KEPT_MS = 30 * DAY

const FORGET = statement(
  'delete from disavowals where id in (select id from disavowals where ended_at is not null and ended_at < +$before limit +$limit)',
  { params: { before: 'int', limit: 'int' }, uses: 'disavowals_ended' },
)

const OVER = statement(
  `update disavowals set state = 'settled', result = 'over', ended_at = $now
   where group_id is null and state = 'open' and said_at < +$before`,
  { params: { now: 'int', before: 'int' }, because: 'a job of each day; few telephones say so' },
)

const MERGE = statement('update disavowals set contact_id = ?1 where contact_id = ?2', {
  params: ['int', 'int'],
  uses: 'disavowals_contact',
})

const FORGET_CONTACT = statement('delete from disavowals where contact_id = ?', { params: ['int'], uses: 'disavowals_contact' })

const ERASE_GROUP = statement('delete from disavowals where group_id = ?', {
  params: ['text'],
  because: 'once for a group that is erased; few telephones say so',
})

/** No name and no words. */
export const personalData: PersonalData = {
  expire: { disavowals: forgetOld },
  needsContact: (db: Db, contactId) => hasOpen(db, contactId),
  forgetContact: (tx, contactId) => void FORGET_CONTACT.run(tx, contactId),
  mergeContacts: (tx, _deps, { id, other }) => void MERGE.run(tx, id, other),
  eraseGroup: (tx, groupId) => void ERASE_GROUP.run(tx, groupId),
  eraseContact: (tx, contactId) => FORGET_CONTACT.run(tx, contactId).changes,
}

function forgetOld(tx: Tx, now: Instant, limit: number): number {
  OVER.run(tx, { now, before: now - KEPT_MS })
  return FORGET.run(tx, { before: now - KEPT_MS, limit }).changes
}
