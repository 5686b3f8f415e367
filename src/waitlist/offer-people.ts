import { exists } from '../../db/ask.ts'
import type { Tx } from '../../db/open.ts'

/**
 * Writes that somebody of an offer is told anew while its place is held for them: from here on the new hash is confirmed too
 * (db/walls.sql refuses anybody else). `personId`: as they were told before. Does nothing for somebody who is known already.
 */
export function tellAnew(tx: Tx, asked: { offerId: number; personId: number; key: Uint8Array }): void {
  const { offerId, personId, key } = asked
  if (exists(tx, 'select 1 from wait_offer_people where offer_id = ? and person_key = ?', offerId, key)) return
  tx.client
    .query<unknown, { offer: number; person: number; key: Uint8Array }>(
      `insert into wait_offer_people (offer_id, person_key, waited_as)
       select p.offer_id, $key, coalesce(p.waited_as, p.person_key) from wait_offer_people p join people q on q.key = p.person_key
       where p.offer_id = +$offer and q.id = +$person`,
    )
    .run({ offer: offerId, person: personId, key })
}
