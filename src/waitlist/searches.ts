import type { Bindings, Db, Tx } from '../../db/open.ts'
import { STILL_LIVE } from '../booking/expiry.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { restWhenUsedUp } from './offers.ts'

// A search for an earlier date is a wish beside the appointments of a group (`moves_group`), and follows their fate.

/** The names of those of a group who have an appointment: the search is for them. */
export const namesSearching = (db: Db, vault: Vault, groupId: string): string[] =>
  db.client
    .query<{ name_sealed: Uint8Array | null }, [string]>(
      'select name_sealed from appointments where group_id = +? and live = 1 order by member',
    )
    .all(groupId)
    .flatMap((row) => (row.name_sealed ? vault.open(row.name_sealed) : []))

/**
 * Keeps the search of a group for those who have an appointment, so that no offer has more places than people. To be called in
 * each step in which a member was cancelled, came back or had their day. A member who left may wait alone, and searches with
 * the others again after coming back (db/walls.sql ends the lonely wait). Does nothing when the group has no search.
 */
export function followGroup(tx: Tx, groupId: string, now: Instant): void {
  const wish = tx.client
    .query<{ id: number }, [string]>('select id from wait_wishes where moves_group = ? and live = 1')
    .get(groupId)
  if (wish) writeMembers(tx, wish.id, groupId, now)
}

/**
 * Writes the people of a search (also of one that rests) as its group is now. False when nobody of it has an appointment from
 * the search's telephone.
 */
export function writeMembers(tx: Tx, wishId: number, groupId: string, now: Instant): boolean {
  const members = tx.client
    .query<{ key: Uint8Array; unverified: number; differs: number }, { wish: number; group: string; now: number }>(
      `select p.key, a.unverified, a.name_differs as differs from appointments a join people p on p.id = a.person_id
       where a.group_id = +$group and ${STILL_LIVE} and a.contact_id = (select contact_id from wait_wishes where id = +$wish)`,
    )
    .all({ wish: wishId, group: groupId, now })
  if (members.length === 0) return false
  tx.client.query<unknown, [number]>('delete from wait_people where wish_id = ?').run(wishId)
  for (const { key } of members) {
    tx.client
      .query<unknown, [Uint8Array, number]>(
        'insert into wait_people (wish_id, person_key, open) select id, ?, live from wait_wishes where id = ?',
      )
      .run(key, wishId)
  }
  tx.client
    .query<unknown, Bindings>(
      `update wait_wishes set people = $people, unverified = $unverified, names_differ = $differ, version = version + 1,
         updated_at = case live when 1 then $now else updated_at end
       where id = $wish`,
    )
    .run({
      wish: wishId,
      people: members.length,
      unverified: members.filter((one) => one.unverified === 1).length,
      differ: members.filter((one) => one.differs === 1).length,
      now,
    })
  tx.client.query<unknown, [number, number]>('update wait_lines set people = ? where wish_id = ?').run(members.length, wishId)
  return true
}

export interface EndedSearch {
  contactId: number
  groupId: string
  /** over: a cancellation ended it; booked: an accepted offer did. */
  endedAs: 'over' | 'booked'
  /** When that was; the last of several may have ended it a little later. */
  endedAt: Instant
}

/**
 * The cause that ended the search was taken back: the search goes on at its old place in line, unless its people began another
 * one since. It rests when its offers are used up.
 */
export function searchAgain(tx: Tx, ended: EndedSearch, now: Instant): void {
  const back = tx.client
    .query<{ id: number }, Bindings>(
      `update wait_wishes set state = 'waiting', live = 1, untold = 0, version = version + 1, updated_at = $now
       where contact_id = +$contact and live = 0 and state = +$endedAs and moves_group = +$group and updated_at >= +$endedAt
         and expires_at > +$now and body_sealed is not null and not exists (
           select 1 from wait_people p join wait_people q on q.person_key = p.person_key and q.open = 1
           where p.wish_id = wait_wishes.id)
         and not exists (
           select 1 from wait_people p join people q on q.key = p.person_key
             join appointments a on a.person_id = q.id and a.live = 1 and a.group_id <> +$group
           where p.wish_id = wait_wishes.id)
       returning id`,
    )
    .all({ contact: ended.contactId, group: ended.groupId, endedAs: ended.endedAs, endedAt: ended.endedAt, now })
  for (const { id } of back) restWhenUsedUp(tx, id, now)
  followGroup(tx, ended.groupId, now)
}

/** Ends the search of a group whose appointments went to another telephone: that one may begin its own. */
export function endSearch(tx: Tx, groupId: string, now: Instant): void {
  tx.client
    .query<unknown, [Instant, string]>(
      `update wait_wishes set state = 'over', live = 0, version = version + 1, updated_at = ? where moves_group = ? and live = 1`,
    )
    .run(now, groupId)
}
