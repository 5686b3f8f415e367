import { statement } from '../../db/statements.ts'
import { DAY } from '../clock.ts'
import type { PersonalData } from '../messaging/deps.ts'

/** After this a receipt opens no door. The arrival itself is kept with the visit. */
const DOOR_MS = 31 * DAY

const DOOR_SCANS = statement('delete from door_scans where id in (select id from door_scans where last_at < ? limit +?)', {
  params: ['int', 'int'],
  because: 'a job of each day, in chunks',
})

/** Which receipts were read at the door. */
export const personalData: PersonalData = {
  expire: { doorScans: (tx, now, limit) => DOOR_SCANS.run(tx, now - DOOR_MS, limit).changes },
}
