import type { Tx } from '../../db/open.ts'
import type { ChannelName } from '../../db/schema/columns.ts'
import { row, statement } from '../../db/statements.ts'
import { DAY, type Instant } from '../clock.ts'
import { httpOfCode } from '../errors.ts'
import type { MessagingDeps } from './deps.ts'
import { requeue } from './outbox.ts'

/** Older ones are a person's to judge. */
const RESENT_FOR_MS = 7 * DAY

const PARKED = statement(
  `select o.id, o.channel, o.error_code from outbox o where o.state = 'parked' and o.state in ('failed', 'parked')
       and o.error_code is not null and o.created_at > +?1
     and exists (select 1 from outbox n where n.claimed_at > o.updated_at and n.channel = o.channel
       and n.state in ('accepted', 'sent', 'delivered', 'read'))`,
  {
    row: row<{ id: number; channel: ChannelName; error_code: number }>({ id: 'int', channel: 'text', error_code: 'int' }),
    params: ['int'],
    uses: 'outbox_claimed outbox_trouble',
  },
)

/** Queues again, oldest first, what was parked for a reason that has ended: since then its channel took another message. Returns how many. */
export function resendParked(tx: Tx, { channels }: MessagingDeps, limit: number, now: Instant): number {
  const mayEnd = ({ channel, error_code: code }: { channel: ChannelName; error_code: number }) => {
    const http = httpOfCode(code)
    const refusal = http === undefined ? { httpStatus: 200, code } : { httpStatus: http, code: undefined }
    const { do: what } = channels.find(channel)?.remedy(refusal, 1) ?? { do: 'park' }
    return what === 'retry' || what === 'slow_down'
  }
  const ended = PARKED.all(tx, now - RESENT_FOR_MS)
    .filter(mayEnd)
    .sort((a, b) => a.id - b.id)
    .slice(0, limit)
  return ended.filter(({ id }) => requeue(tx, id, now)).length
}
