import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'

const KEEP = statement(
  `insert into asker_marks (phone_hash, asker_id, until)
   select n.hash, c.asker_id, +$until from contacts c join contact_aliases n on n.contact_id = c.id and n.kind = 'phone'
   where c.id = +$contact
   on conflict (phone_hash) do update set asker_id = excluded.asker_id, until = max(until, excluded.until)`,
  { params: { contact: 'int', until: 'int' }, uses: 'contact_aliases_of' },
)

/** A telephone is forgotten whose requests still count: until then it has the same asker when it writes again. */
export function keepMark(tx: Tx, contactId: number, until: Instant | undefined): void {
  if (until !== undefined) KEEP.run(tx, { contact: contactId, until })
}

const LONGER = statement('update asker_marks set until = max(until, ?) where asker_id = ?', {
  params: ['int', 'int'],
  uses: 'asker_marks_asker',
})

/** Of one that is forgotten already. */
export const keepMarkLonger = (tx: Tx, askerId: number, until: Instant): void => void LONGER.run(tx, until, askerId)

const EXPIRE = statement(
  'delete from asker_marks where phone_hash in (select phone_hash from asker_marks where until <= +? limit +?)',
  {
    params: ['int', 'int'],
    uses: 'asker_marks_until',
  },
)

export const forgetMarks = (tx: Tx, now: Instant, limit: number): number => EXPIRE.run(tx, now, limit).changes
