import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { DAY, type Instant } from '../clock.ts'
import type { PersonalData } from '../messaging/deps.ts'

/** For the office to look up after settling. */
const KEPT_MS = 90 * DAY

const OLD = `select id from rebookings where state <> 'offered' and updated_at < +$before
  and not exists (select 1 from calls c where c.rebooking_id = rebookings.id and c.open = 1) order by updated_at limit +$limit`

const FORGET_SEATS = statement(`delete from rebooking_seats where rebooking_id in (${OLD})`, {
  params: { before: 'int', limit: 'int' },
  uses: 'calls_rebooking rebookings_over',
})

const FORGET = statement(`delete from rebookings where id in (${OLD})`, {
  params: { before: 'int', limit: 'int' },
  uses: 'calls_of_rebooking calls_rebooking rebookings_over',
})

const ERASE_SEATS = statement('delete from rebooking_seats where rebooking_id in (select id from rebookings where group_id = ?)', {
  params: ['text'],
  uses: 'rebookings_group',
})

const ERASE = statement('delete from rebookings where group_id = ?', {
  params: ['text'],
  uses: 'calls_of_rebooking rebookings_group',
})

/** No name and no words. */
export const personalData: PersonalData = {
  expire: { rebookings: forgetOld },
  eraseGroup(tx, groupId) {
    ERASE_SEATS.run(tx, groupId)
    ERASE.run(tx, groupId)
  },
}

function forgetOld(tx: Tx, now: Instant, limit: number): number {
  const asked = { before: now - KEPT_MS, limit }
  FORGET_SEATS.run(tx, asked)
  return FORGET.run(tx, asked).changes
}
