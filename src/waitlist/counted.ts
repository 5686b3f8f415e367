import type { Db } from '../../db/open.ts'
import type { Booked } from '../booking/hooks.ts'

/**
 * How many people this phone has in the waiting list: they count together with its appointments. A wish with one of `booked`, or
 * of which they come, is left out, and so is a search for an earlier date, whose people have an appointment. Whoever was told anew since the offer waits under the old key.
 */
export function waitingPeople(db: Db, contactId: number, booked: Booked): { people: number; unverified: number } {
  const waiting = db.client
    .query<{ id: number; people: number; unverified: number }, [number]>(
      'select id, people, unverified from wait_wishes where contact_id = +? and live = 1 and moves_group is null',
    )
    .all(contactId)
  const counted = waiting.filter(({ id }) => !waitsIn(db, id, booked))
  return {
    people: counted.reduce((sum, one) => sum + one.people, 0),
    unverified: counted.reduce((sum, one) => sum + one.unverified, 0),
  }
}

function waitsIn(db: Db, wishId: number, { keys = [], personIds = [], offerIds = [] }: Booked): boolean {
  const found = db.client
    .query<unknown, { wish: number; keys: string; ids: string; offers: string }>(
      `select 1 from wait_people p where p.wish_id = +$wish and (hex(p.person_key) in (select value from json_each(+$keys))
         or p.person_key in (select key from people where id in (select value from json_each(+$ids))))
       union all select 1 from wait_offers where wish_id = +$wish and id in (select value from json_each(+$offers)) limit 1`,
    )
    .get({
      wish: wishId,
      keys: JSON.stringify(keys.map(hex)),
      ids: JSON.stringify(personIds),
      offers: JSON.stringify(offerIds),
    })
  return found !== null
}

const hex = (key: Uint8Array): string => Buffer.from(key).toString('hex').toUpperCase()
