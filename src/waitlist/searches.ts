import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { STILL_LIVE } from '../booking/expiry.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { restWhenUsedUp } from './offers.ts'

// A search for an earlier date is an entry beside the appointments of a group (`moves_group`), and follows them.

const NAMES_SEARCHING = statement('select name_sealed from appointments where group_id = +? and live = 1 order by member', {
  row: { name_sealed: 'bytes?' },
  params: ['text'],
  uses: 'appointments_group',
})

export const namesSearching = (db: Db, vault: Vault, groupId: string): string[] =>
  NAMES_SEARCHING.all(db, groupId).flatMap((row) => (row.name_sealed ? vault.open(row.name_sealed) : []))

const FOLLOW_GROUP = statement('select id from wait_wishes where moves_group = ? and live = 1', {
  row: { id: 'int' },
  params: ['text'],
  uses: 'wait_wishes_moves',
})

/**
 * Keeps a group's search to those with an appointment, so that no offer has more places than people. Call it in each step in which a member
 * was cancelled, came back or had their day. A member who left may wait alone, and rejoins the search after coming back (db/walls.sql ends
 * the lone entry). Does nothing without a search.
 */
export function followGroup(tx: Tx, groupId: string, now: Instant): void {
  const wish = FOLLOW_GROUP.get(tx, groupId)
  if (wish) writeMembers(tx, wish.id, groupId, now)
}

const WRITE_MEMBERS = statement(
  `select p.key, a.exclusive_group, a.unverified, a.name_differs as differs from appointments a join people p on p.id = a.person_id
   where a.group_id = +$group and ${STILL_LIVE} and a.contact_id = (select w.contact_id from wait_wishes w where w.id = +$wish)`,
  {
    row: { key: 'bytes', exclusive_group: 'text?', unverified: 'int', differs: 'int' },
    params: { group: 'text', now: 'int', wish: 'int' },
    uses: 'appointments_contact',
  },
)

const DELETE_WAIT_PEOPLE = statement('delete from wait_people where wish_id = ?', { params: ['int'] })

const INSERT_WAIT_PEOPLE = statement(
  'insert into wait_people (wish_id, person_key, exclusive_group, open) select id, ?, ?, live from wait_wishes where id = ?',
  { params: ['bytes', 'text?', 'int'] },
)

const UPDATE_WAIT_WISHES = statement(
  `update wait_wishes set people = $people, unverified = $unverified, names_differ = $differ, version = version + 1,
     updated_at = case live when 1 then $now else updated_at end
   where id = $wish`,
  { params: { people: 'int', unverified: 'int', differ: 'int', now: 'int', wish: 'int' } },
)

const UPDATE_WAIT_LINES = statement('update wait_lines set people = ? where wish_id = ?', { params: ['int', 'int'] })

/**
 * Writes a search's people (also a resting one's) as its group is now. False when none of them has an appointment from the search's
 * telephone.
 */
export function writeMembers(tx: Tx, wishId: number, groupId: string, now: Instant): boolean {
  const members = WRITE_MEMBERS.all(tx, { wish: wishId, group: groupId, now })
  if (members.length === 0) return false
  DELETE_WAIT_PEOPLE.run(tx, wishId)
  for (const { key, exclusive_group } of members) INSERT_WAIT_PEOPLE.run(tx, key, exclusive_group, wishId)
  UPDATE_WAIT_WISHES.run(tx, {
    wish: wishId,
    people: members.length,
    unverified: members.filter((one) => one.unverified === 1).length,
    differ: members.filter((one) => one.differs === 1).length,
    now,
  })
  UPDATE_WAIT_LINES.run(tx, members.length, wishId)
  return true
}

export interface EndedSearch {
  contactId: number
  groupId: string
  /** over: a cancellation ended it; booked: an accepted offer did. */
  endedAs: 'over' | 'booked'
  /** The last of several may have ended a little later. */
  endedAt: Instant
}

const SEARCH_AGAIN = statement(
  `update wait_wishes set state = 'waiting', live = 1, untold = 0, version = version + 1, updated_at = $now
   where contact_id = +$contact and live = 0 and state = +$endedAs and moves_group = +$group and updated_at >= +$endedAt
     and expires_at > +$now and body_sealed is not null and not exists (
       select 1 from wait_people p join wait_people q on q.person_key = p.person_key and q.open = 1 and q.exclusive_group = p.exclusive_group
         join wait_wishes o on o.id = q.wish_id and o.contact_id = +$contact
       where p.wish_id = wait_wishes.id)
     and not exists (
       select 1 from wait_people p join people q on q.key = p.person_key
         join appointments a on a.person_id = q.id and a.live = 1 and a.group_id <> +$group and a.exclusive_group = p.exclusive_group
           and (a.name_differs = 0 or a.origin <> 'chat' or a.contact_id is +$contact)
       where p.wish_id = wait_wishes.id group by p.person_key having count(*) >= min(a.most_live))
   returning id`,
  {
    row: { id: 'int' },
    params: { now: 'int', contact: 'int', endedAs: 'text', group: 'text', endedAt: 'int' },
    uses: 'appointments_person people_key wait_people_open wait_wishes_contact',
  },
)

/**
 * The cause of the end was undone: the search goes on at its old place in line, unless its people began another. It rests when its offers
 * are used up.
 */
export function searchAgain(tx: Tx, ended: EndedSearch, now: Instant): void {
  const back = SEARCH_AGAIN.all(tx, {
    contact: ended.contactId,
    group: ended.groupId,
    endedAs: ended.endedAs,
    endedAt: ended.endedAt,
    now,
  })
  for (const { id } of back) restWhenUsedUp(tx, id, now)
  followGroup(tx, ended.groupId, now)
}

const END_SEARCH = statement(
  `update wait_wishes set state = 'over', live = 0, version = version + 1, updated_at = ? where moves_group = ? and live = 1`,
  { params: ['int', 'text'], uses: 'wait_wishes_moves' },
)

/** The group's appointments went to another telephone, which may begin its own. */
export function endSearch(tx: Tx, groupId: string, now: Instant): void {
  END_SEARCH.run(tx, now, groupId)
}
