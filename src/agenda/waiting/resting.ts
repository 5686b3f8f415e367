import type { Bindings, Db, Tx } from '../../../db/open.ts'
import type { Instant } from '../../clock.ts'

// What an office does to those who wait: it rests, or takes somebody off the list.

/** Somebody who waits at an office that rests. */
export interface WaitsThere {
  wishId: number
  contactId: number
}

/** No office that gives appointments is in the wish `l.wish_id`: its people wait for nothing. */
const ONLY_HERE = `not exists (select 1 from wait_lines m join offices o on o.id = m.office_id and o.active = 1
    where m.wish_id = l.wish_id and m.office_id <> l.office_id)`

/** How many people wait at this office and at no other one that gives appointments, and how many also wait at another. */
export function waitingAt(db: Db, officeId: number): { onlyHere: number; elsewhereToo: number } {
  const row = db.client
    .query<{ only: number; people: number }, [number]>(
      `select coalesce(sum(l.people) filter (where ${ONLY_HERE}), 0) as only, coalesce(sum(l.people), 0) as people
       from wait_lines l where l.office_id = +? and l.open = 1`,
    )
    .get(officeId)
  const { only = 0, people = 0 } = row ?? {}
  return { onlyHere: only, elsewhereToo: people - only }
}

/** The wishes of those who wait only at this office, at most `limit` with a number beyond `after`. */
export const waitOnlyAt = (db: Db, officeId: number, after: number, limit: number): WaitsThere[] =>
  db.client
    .query<WaitsThere, Bindings>(
      `select l.wish_id as wishId, w.contact_id as contactId from wait_lines l join wait_wishes w on w.id = l.wish_id
       where l.office_id = +$office and l.open = 1 and l.wish_id > $after and ${ONLY_HERE} order by l.wish_id limit $limit`,
    )
    .all({ office: officeId, after, limit })

/**
 * Takes a wish off the list for good: nobody can take it up again, and who it was for is forgotten at once. A place that is kept for it
 * goes to the next in line. False when it does not wait (any more).
 */
export function removeWish(tx: Tx, wishId: number, now: Instant): boolean {
  const { changes } = tx.client
    .query<unknown, Bindings>(
      `update wait_wishes set state = 'left', live = 0, body_sealed = null, untold = 0, version = version + 1, updated_at = $now
       where id = $wish and live = 1`,
    )
    .run({ wish: wishId, now })
  if (changes === 1) tx.client.query<unknown, [number]>('delete from wait_people where wish_id = ?').run(wishId)
  return changes === 1
}
