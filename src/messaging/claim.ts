import { raiseAlert } from '../../db/alerts.ts'
import type { Db, Tx } from '../../db/open.ts'
import type { ChannelName } from '../../db/schema/columns.ts'
import { row, statement } from '../../db/statements.ts'
import type { Parcel } from '../channels/channel.ts'
import type { Reply } from '../chat/reply.ts'
import type { Instant } from '../clock.ts'
import { describeError } from '../log.ts'
import { addressesOf } from './contacts.ts'
import { writeCallback } from './delivery.ts'
import type { MessagingDeps } from './deps.ts'
import { type Letter, postpone, setState, WINDOW_MS } from './outbox.ts'
import { isBarred } from './template-state.ts'

interface Claimable {
  id: number
  contact_id: number
  channel: ChannelName
  attempt: number
  body_sealed: Uint8Array
  created_at: Instant
  last_inbound_at: number
}

// The oldest waiting row of each contact with nothing in flight and nothing in doubt: so each contact's order is
// kept. Every "not exists" uses a partial index of open rows. About `+?2`, also behind a limit, see booking/expiry.ts:
// without the `+` the statement is prepared again at each flush (25 us instead of 0.4, measured).
const CLAIMABLE = `
  select o.id, o.contact_id, o.channel, o.attempt, o.body_sealed, o.created_at, c.last_inbound_at
  from outbox o join contacts c on c.id = o.contact_id
  where o.state = 'queued' and o.not_before <= +?1
    and not exists (select 1 from outbox s where s.contact_id = o.contact_id and s.state = 'sending')
    and not exists (select 1 from outbox d where d.contact_id = o.contact_id and d.state = 'in_doubt')
    and not exists (select 1 from outbox e where e.contact_id = o.contact_id and e.state = 'queued' and e.id < o.id)
  order by o.not_before, o.id limit +?2`

const CLAIM = statement(CLAIMABLE, {
  row: row<Claimable>({
    id: 'int',
    contact_id: 'int',
    channel: 'text',
    attempt: 'int',
    body_sealed: 'bytes!',
    created_at: 'int',
    last_inbound_at: 'int',
  }),
  params: ['int', 'int'],
  uses: 'outbox_doubt_contact outbox_one_in_flight outbox_queued outbox_queued_contact',
})

/**
 * Claims what may be sent now, at most `free` rows: they become `sending` in this commit, and only after it may the
 * parcels go to the worker. What the channel does not allow (closed window, no template) becomes `silent`. A contact
 * that was written to too often waits alone: its message leaves the head of the line, where it would hold up all
 * others.
 */
export function claim(tx: Tx, deps: MessagingDeps, free: number, now: Instant): Parcel[] {
  const room = Math.min(free, deps.pace.room(now))
  if (room <= 0) return []
  const rows = CLAIM.all(tx, now, room)
  const parcels: Parcel[] = []
  for (const row of rows) {
    if (!deps.mayGo(tx, { outboxId: row.id, contactId: row.contact_id }, now)) {
      setState(tx, row.id, 'superseded', now)
      continue
    }
    const wait = deps.pace.pairWait(row.contact_id, now)
    if (wait > 0) {
      postpone(tx, row.id, now + wait, now)
      continue
    }
    const parcel = prepareOrPark(tx, deps, row, now)
    if (parcel === 'parked') continue
    if (!parcel) setState(tx, row.id, 'silent', now)
    else if (deps.pace.take(row.contact_id, now)) {
      markSending(tx, row.id, now)
      parcels.push(parcel)
    }
  }
  return parcels
}

/** The channel's own code for a template that is missing or stopped. */
const NO_TEMPLATE = 132001

/** A message that cannot be rendered is our fault: it is parked for a person, and the others go on. */
function prepareOrPark(tx: Tx, deps: MessagingDeps, row: Claimable, now: Instant): Parcel | 'parked' | undefined {
  try {
    const parcel = prepare(tx, deps, row, now)
    if (parcel !== 'stopped') return parcel
    deps.count('parked')
    setState(tx, row.id, 'parked', now, { code: NO_TEMPLATE })
    raiseAlert(tx, 'template_stopped', now)
    return 'parked'
  } catch (error) {
    deps.count('parked')
    deps.log.error('outbox.malformed', { outbox: row.id, ...describeError(error) })
    setState(tx, row.id, 'parked', now)
    raiseAlert(tx, 'message_malformed', now)
    return 'parked'
  }
}

function prepare(db: Db, deps: MessagingDeps, row: Claimable, now: Instant): Parcel | 'stopped' | undefined {
  const letter = JSON.parse(deps.vault.open(row.body_sealed)) as Letter
  const to = addressesOf(db, deps, row.contact_id)
  const attempt = row.attempt + 1
  const windowOpen = now - row.last_inbound_at < WINDOW_MS
  if (!windowOpen && isStopped(db, row.channel, letter.reply)) return 'stopped'
  const callback = writeCallback({ row: row.id, attempt, createdAt: row.created_at })
  const render = (reply: Reply) => deps.channel.render(reply, to, callback, windowOpen)
  const body = render(letter.reply)
  if (!body) return undefined
  const read = letter.answers !== undefined && attempt === 1 ? deps.channel.renderRead(letter.answers) : undefined
  const toMake = letter.reply.kind === 'document' ? fileToMake(letter.reply, row.contact_id, render) : undefined
  return { row: row.id, attempt, body, ...(toMake && { toMake }), ...(read && { read }) }
}

/** Whether the channel does not let us send this notice's template now. Then it waits for a person. */
function isStopped(db: Db, channel: ChannelName, reply: Reply): boolean {
  return reply.kind === 'notice' && reply.language !== undefined && isBarred(db, channel, reply.template, reply.language)
}

type Render = (reply: Reply) => Record<string, unknown> | undefined

/** The reader makes the file after this commit. If that fails, one of two prepared sentences goes instead. */
function fileToMake({ wish, instead }: Extract<Reply, { kind: 'document' }>, contactId: number, render: Render): Parcel['toMake'] {
  const [gone, later] = [instead.gone, instead.later].map((body) => render({ kind: 'text', body, asks: false }))
  return gone && later && { wish: { ...wish, contactId }, gone, later }
}

const MARK_SENDING = statement(
  "update outbox set state = 'sending', attempt = attempt + 1, claimed_at = ?, updated_at = ? where id = ?",
  { params: ['int?', 'int', 'int'] },
)

function markSending(tx: Tx, id: number, now: Instant): void {
  MARK_SENDING.run(tx, now, now, id)
}
