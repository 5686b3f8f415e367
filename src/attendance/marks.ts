import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import { COUNTED_FOR_MS } from './missed-visits.ts'

const KEEP = statement(
  `insert into asker_marks (phone_hash, asker_id, until)
   select n.hash, c.asker_id, (select max(m.created_at) from missed_visits m where m.asker_id = c.asker_id) + +$kept
   from contacts c join contact_aliases n on n.contact_id = c.id and n.kind = 'phone'
   where c.id = +$contact and exists (select 1 from missed_visits m where m.asker_id = c.asker_id)
   on conflict (phone_hash) do update set asker_id = excluded.asker_id, until = excluded.until`,
  { params: { contact: 'int', kept: 'int' }, uses: 'contact_aliases_of missed_visits_asker' },
)

/** A telephone is forgotten whose visits count: erasing does not undo that. */
export const keepMark = (tx: Tx, contactId: number): void => void KEEP.run(tx, { contact: contactId, kept: COUNTED_FOR_MS })

const EXPIRE = statement(
  'delete from asker_marks where phone_hash in (select phone_hash from asker_marks where until <= +? limit +?)',
  {
    params: ['int', 'int'],
    uses: 'asker_marks_until',
  },
)

export const forgetMarks = (tx: Tx, now: Instant, limit: number): number => EXPIRE.run(tx, now, limit).changes
