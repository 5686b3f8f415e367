import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { DAY, type Instant } from '../clock.ts'

interface Agreed {
  contact_id: number
  into_id: number
}

const AGREE = statement(
  'insert into joins (contact_id, into_id, agreed_at) select ?1, ?2, ?3 where exists (select 1 from contacts where id = ?1) on conflict (contact_id) do nothing',
  { params: ['int', 'int', 'int'] },
)

/** The chat `into` says that it is the same person as the one of the code: they become one at the next step. */
export const agree = (tx: Tx, contactId: number, into: number, now: Instant): boolean =>
  contactId !== into && AGREE.run(tx, contactId, into, now).changes > 0

const AGREED = statement('select contact_id, into_id from joins order by agreed_at limit +?', {
  row: row<Agreed>({ contact_id: 'int', into_id: 'int' }),
  params: ['int'],
  because: 'each is gone at the next step',
})

export const agreed = (db: Db, limit: number): Agreed[] => AGREED.all(db, limit)

const IS_AGREED = statement('select 1 from joins limit 1', { uses: 'joins_into', because: 'each is gone at the next step' })

export const isAgreed = (db: Db): boolean => IS_AGREED.finds(db)

const FORGET = statement('delete from joins where contact_id in (?1, ?2) or into_id in (?1, ?2)', {
  params: ['int', 'int'],
  uses: 'joins_into',
})

/** Nothing of these chats waits to become one any more. */
export const forgetJoinsOf = (tx: Tx, one: number, other = one): number => FORGET.run(tx, one, other).changes

const FORGET_OLD = statement('delete from joins where contact_id in (select contact_id from joins where agreed_at < ? limit +?)', {
  params: ['int', 'int'],
  because: 'each is gone at the next step',
})

export const forgetOldJoins = (tx: Tx, now: Instant, limit: number): number => FORGET_OLD.run(tx, now - DAY, limit).changes
