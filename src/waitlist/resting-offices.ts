import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { WaitingAt } from '../catalogue/office-change.ts'
import { asOfficeReason, type OfficeReason } from '../catalogue/office-reasons.ts'
import type { Instant } from '../clock.ts'

export interface WaitsThere {
  wishId: number
  contactId: number
}

/** No office that gives appointments is in the entry `l.wish_id`. */
const ONLY_HERE = `not exists (select 1 from wait_lines m join offices o on o.id = m.office_id and o.active = 1
    where m.wish_id = l.wish_id and m.office_id <> l.office_id)`

const WAITING_AT = statement(
  `select coalesce(sum(people) filter (where only), 0) as only, coalesce(sum(people), 0) as people,
     count(distinct case when only and muted_at is null then contact_id end) as contacts
   from (select l.people, w.contact_id, c.muted_at, ${ONLY_HERE} as only
     from wait_lines l join wait_wishes w on w.id = l.wish_id left join contacts c on c.id = w.contact_id
     where l.office_id = +? and l.open = 1)`,
  {
    row: { only: 'int', people: 'int', contacts: 'int' },
    params: ['int'],
    uses: 'wait_lines_open',
    because: 'asked when the line of an office is about to rest',
  },
)

export function waitingAt(db: Db, officeId: number): WaitingAt {
  const row = WAITING_AT.get(db, officeId)
  const { only = 0, people = 0, contacts = 0 } = row ?? {}
  return { onlyHere: only, elsewhereToo: people - only, contacts }
}

/** Some of its people must still be told. */
export interface UntoldRest {
  id: number
  officeId: number
  zone: string
  reason: OfficeReason
  /** Id of the last entry that was told. */
  toldUpTo: number
}

const REST_IS_UNTOLD = statement('insert into untold_rests (office_id, reason, tell_at) values (?, ?, ?)', {
  params: ['int', 'text', 'int'],
})

export function restIsUntold(tx: Tx, { officeId, reason }: { officeId: number; reason: OfficeReason }, now: Instant): void {
  forgetRest(tx, officeId)
  REST_IS_UNTOLD.run(tx, officeId, reason, now)
}

const FORGET_REST = statement('delete from untold_rests where office_id = ?', { params: ['int'], uses: 'untold_rests_office' })

/** The office gives appointments again: the rest need not be told. */
export function forgetRest(tx: Tx, officeId: number): void {
  FORGET_REST.run(tx, officeId)
}

const UNTOLD_RESTS = statement(
  `select r.id, r.office_id as officeId, o.zone, r.reason, r.told_up_to as toldUpTo from untold_rests r
   join offices o on o.id = r.office_id where r.tell_at <= ? order by r.id`,
  {
    row: row<Omit<UntoldRest, 'reason'> & { reason: string }>({
      id: 'int',
      officeId: 'int',
      zone: 'text',
      reason: 'text',
      toldUpTo: 'int',
    }),
    params: ['int'],
    because: 'a row for each office whose line rests',
  },
)

export const untoldRests = (db: Db, now: Instant): UntoldRest[] =>
  UNTOLD_RESTS.all(db, now).map((row) => ({ ...row, reason: asOfficeReason(row.reason) }))

const TELL_REST_LATER = statement('update untold_rests set tell_at = ? where id = ?', { params: ['int', 'int'] })

export function tellRestLater(tx: Tx, restId: number, at: Instant): void {
  TELL_REST_LATER.run(tx, at, restId)
}

const DELETE_UNTOLD_RESTS = statement('delete from untold_rests where id = ?', { params: ['int'] })

const UPDATE_UNTOLD_RESTS = statement('update untold_rests set told_up_to = ? where id = ?', { params: ['int', 'int'] })

/** Undefined: all were told. */
export function restWasTold(tx: Tx, restId: number, upTo: number | undefined): void {
  if (upTo === undefined) DELETE_UNTOLD_RESTS.run(tx, restId)
  else UPDATE_UNTOLD_RESTS.run(tx, upTo, restId)
}

const WAIT_ONLY_AT = statement(
  `select l.wish_id as wishId, w.contact_id as contactId from wait_lines l join wait_wishes w on w.id = l.wish_id
   where l.office_id = +$office and l.open = 1 and l.wish_id > $after and w.contact_id is not null and ${ONLY_HERE} order by l.wish_id limit +$limit`,
  {
    row: row<WaitsThere>({ wishId: 'int', contactId: 'int' }),
    params: { office: 'int', after: 'int', limit: 'int' },
    uses: 'wait_lines_open',
    because: 'told in chunks when the line of an office rests',
  },
)

/** At most `limit` with an id beyond `after`. */
export const waitOnlyAt = (db: Db, officeId: number, after: number, limit: number): WaitsThere[] =>
  WAIT_ONLY_AT.all(db, { office: officeId, after, limit })

const UPDATE_WAIT_WISHES = statement(
  `update wait_wishes set state = 'left', live = 0, body_sealed = null, names_differ = 0, untold = 0, version = version + 1, updated_at = $now
   where id = $wish and live = 1`,
  { params: { now: 'int', wish: 'int' } },
)

const DELETE_WAIT_PEOPLE = statement('delete from wait_people where wish_id = ?', { params: ['int'] })

/**
 * For good: it cannot be taken up again, and its people are forgotten at once. A kept place goes to the next in line. False when it does
 * not wait.
 */
export function removeEntry(tx: Tx, wishId: number, now: Instant): boolean {
  const { changes } = UPDATE_WAIT_WISHES.run(tx, { wish: wishId, now })
  if (changes === 1) DELETE_WAIT_PEOPLE.run(tx, wishId)
  return changes === 1
}
