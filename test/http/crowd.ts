// Many people with an appointment on one day, as a large office has them.
import { write } from '../../db/open.ts'
import { give } from '../../src/booking/staff-bookings.ts'
import { addPlaces } from '../../src/schedule/opening-hours.ts'
import { CLERK, HOOKS, meet, somebody } from '../cast.ts'
import type { openDesk } from './desk.ts'

const WINDOWS = 100

/** Seats `people` in Toluca on a day, from 9:00 h on; all but each tenth have WhatsApp. `before`: so many were seated elsewhere. */
export function seatCrowd(
  { db, vault, clock }: Pick<ReturnType<typeof openDesk>, 'db' | 'vault' | 'clock'>,
  day: string,
  people: number,
  before = 0,
): void {
  write(db, (tx) => {
    const officeId = tx.client.query<{ id: number }, []>("select id from offices where name = 'Toluca'").get()?.id ?? 0
    addPlaces(
      tx,
      { vault, hooks: HOOKS },
      { officeId, day, fromMinute: 540, untilMinute: 1020, windows: WINDOWS, reason: 'crowd' },
      clock.now(),
    )
    const hours = tx.client
      .query<{ id: number }, [number, string]>('select id from slots where office_id = ? and day = ? order by starts_at')
      .all(officeId, day)
    for (let nth = 0; nth < people; nth++) {
      const gift = {
        slotId: hours[Math.floor(nth / WINDOWS)]?.id ?? 0,
        members: [{ person: somebody(before + nth), procedureId: 'renewal' }],
        origin: 'counter' as const,
        ...(nth % 10 !== 9 && { contactId: meet(tx, before + nth) }),
        actor: CLERK,
        reason: 'crowd',
      }
      const given = give(tx, { vault, clock, hooks: HOOKS }, gift, clock.now())
      if (!given.ok) throw new Error(`nobody got place ${nth}: ${given.why}`)
    }
  })
}
