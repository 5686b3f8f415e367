import type { Db, Tx } from '../../db/open.ts'
import type { Instant } from '../clock.ts'

// Wishes that ended, erased because somebody in them asked for it, and not by age (expired-data.ts).

const OF_PERSON = 'from wait_people p join wait_wishes w on w.id = p.wish_id where p.person_key = +$key and p.open = 0'

/** In how many ended wishes a person stands alone, and together with others. */
export function countEndedWishes(db: Db, key: Uint8Array): { alone: number; together: number } {
  const row = db.client
    .query<{ alone: number | null; together: number | null }, { key: Uint8Array }>(
      `select sum(w.people = 1) as alone, sum(w.people > 1) as together ${OF_PERSON}`,
    )
    .get({ key })
  return { alone: row?.alone ?? 0, together: row?.together ?? 0 }
}

/**
 * Takes a person out of the wishes that ended. One of theirs alone loses its words at once. What was written together with
 * others is theirs too and goes with its age; but with one of its people gone such a wish cannot go on.
 */
export function eraseFromWishes(tx: Tx, key: Uint8Array, until: Instant): void {
  const asked = { key, until }
  tx.client
    .query<unknown, typeof asked>(
      `update wait_wishes set body_sealed = null, names_differ = 0, untold = 0, version = version + 1
       where people = 1 and body_sealed is not null and id in (select w.id ${OF_PERSON} and w.created_at <= +$until)`,
    )
    .run(asked)
  tx.client
    .query<unknown, typeof asked>(
      `delete from wait_people where person_key = $key and open = 0
         and wish_id in (select id from wait_wishes where created_at <= +$until)`,
    )
    .run(asked)
  // As they were told anew while a place was held for them, and where a clerk took their wish off the list while a place was
  // offered; the rest goes with the row above (db/walls.sql).
  tx.client
    .query<unknown, typeof asked>(
      `delete from wait_offer_people where (person_key = $key or waited_as = $key) and offer_id in (
         select o.id from wait_offers o join wait_wishes w on w.id = o.wish_id where w.live = 0 and w.created_at <= +$until)`,
    )
    .run(asked)
}

/** Deletes the words and people of the ended wishes of a contact, at most `limit`. Returns how many. */
export function eraseWishesOf(tx: Tx, contactId: number, { until, limit }: { until: Instant; limit: number }): number {
  const bared = tx.client
    .query<{ id: number }, { contact: number; until: Instant; limit: number }>(
      `update wait_wishes set body_sealed = null, names_differ = 0, untold = 0, version = version + 1 where id in (
         select id from wait_wishes where contact_id = +$contact and live = 0 and body_sealed is not null
           and created_at <= +$until limit +$limit) returning id`,
    )
    .all({ contact: contactId, until, limit })
  const ids = JSON.stringify(bared.map((row) => row.id))
  tx.client.query('delete from wait_people where wish_id in (select value from json_each(?))').run(ids)
  // Also of a wish that was bared before, by a clerk who took it off the list while a place was offered.
  tx.client
    .query<unknown, { contact: number; until: Instant }>(
      `delete from wait_offer_people where offer_id in (
         select o.id from wait_wishes w join wait_offers o on o.wish_id = w.id
         where w.contact_id = +$contact and w.live = 0 and w.body_sealed is null and w.created_at <= +$until)`,
    )
    .run({ contact: contactId, until })
  return bared.length
}

/** How many ended wishes of a contact still have words. */
export const countEndedWishesOf = (db: Db, contactId: number): number =>
  db.client
    .query<{ n: number }, [number]>(
      'select count(*) as n from wait_wishes where contact_id = +? and live = 0 and body_sealed is not null',
    )
    .get(contactId)?.n ?? 0

/** Ends the waiting of a person who waits alone, or of everybody who waits from a contact. Nobody is told: it was asked for. */
export function leaveTheLine(tx: Tx, whose: { key: Uint8Array } | { contactId: number }, now: Instant): void {
  const [where, value] =
    'key' in whose
      ? ['people = 1 and id in (select wish_id from wait_people where person_key = ? and open = 1)', whose.key]
      : ['contact_id = ?', whose.contactId]
  tx.client
    .query<unknown, [Instant, Uint8Array | number]>(
      `update wait_wishes set state = 'left', live = 0, version = version + 1, updated_at = ? where live = 1 and ${where}`,
    )
    .run(now, value)
}
