import { raiseAlert } from '../../db/alerts.ts'
import type { Db, Tx } from '../../db/open.ts'
import type { ChannelName } from '../../db/schema/columns.ts'
import { row, statement } from '../../db/statements.ts'
import type { Alias, Channel, Parcel } from '../channels/channel.ts'
import type { Rendered } from '../channels/fit.ts'
import type { Reply } from '../chat/reply.ts'
import type { Instant } from '../clock.ts'
import { UNSENDABLE } from '../errors.ts'
import { describeError } from '../log.ts'
import { addressesOf } from './contacts.ts'
import { writeCallback } from './delivery.ts'
import type { MessagingDeps } from './deps.ts'
import { type Letter, postpone, sendIn, setState, WINDOW_MS } from './outbox.ts'
import { mayUse, templateChannels } from './reach.ts'

interface Claimable {
  id: number
  contact_id: number
  channel: ChannelName
  key: string | null
  attempt: number
  claimed_at: Instant | null
  error_code: number | null
  body_sealed: Uint8Array
  created_at: Instant
  last_inbound_at: number
  /** Last written in: only there a window is open. */
  wrote_in: ChannelName
}

// The oldest waiting row of each contact with nothing in flight or in doubt, which keeps each contact's order. Every "not exists" uses a
// partial index of open rows. About `+?2`, also behind a limit, see booking/expiry.ts: without the `+` the statement is prepared again at
// each flush (25 us instead of 0.4, measured).
const CLAIMABLE = `
  select o.id, o.contact_id, o.channel, o.key, o.attempt, o.claimed_at, o.error_code, o.body_sealed, o.created_at,
    c.last_inbound_at, c.channel as wrote_in
  from outbox o join contacts c on c.id = o.contact_id
  where o.state = 'queued' and o.channel = +?3 and o.not_before <= +?1
    and not exists (select 1 from outbox s where s.contact_id = o.contact_id and s.channel = o.channel and s.state = 'sending')
    and not exists (select 1 from outbox d where d.contact_id = o.contact_id and d.channel = o.channel and d.state = 'in_doubt')
    and not exists (select 1 from outbox e where e.contact_id = o.contact_id and e.channel = o.channel and e.state = 'queued' and e.id < o.id)
  order by o.not_before, o.id limit +?2`

const CLAIM = statement(CLAIMABLE, {
  row: row<Claimable>({
    id: 'int',
    contact_id: 'int',
    channel: 'text',
    key: 'text?',
    attempt: 'int',
    claimed_at: 'int?',
    error_code: 'int?',
    body_sealed: 'bytes!',
    created_at: 'int',
    last_inbound_at: 'int',
    wrote_in: 'text',
  }),
  params: ['int', 'int', 'text'],
  uses: 'outbox_doubt_contact outbox_one_in_flight outbox_queued outbox_queued_contact',
})

/**
 * Claims what each channel and the sending thread have room for: rows become `sending` in this commit, and only after it may the parcels go
 * to the worker. What no channel allows (closed window, no template) becomes `silent`. A throttled contact's message leaves the head of the
 * line, where it would hold up all others.
 */
export function claim(tx: Tx, deps: MessagingDeps, free: (channel: ChannelName) => number, now: Instant): Parcel[] {
  return deps.channels.all.flatMap((channel) => claimOf(tx, deps, channel, free(channel.name), now))
}

function claimOf(tx: Tx, deps: MessagingDeps, channel: Channel, free: number, now: Instant): Parcel[] {
  const pace = deps.paces.of(channel.name)
  const room = Math.min(free, pace.room(now))
  if (room <= 0) return []
  const rows = CLAIM.all(tx, now, room, channel.name)
  const parcels: Parcel[] = []
  for (const row of rows) {
    // An answer has no key, and no capability takes one back.
    if (row.key !== null && !deps.mayGo(tx, { outboxId: row.id, contactId: row.contact_id }, now)) {
      setState(tx, row.id, 'superseded', now)
      continue
    }
    const wait = pace.pairWait(row.contact_id, now)
    if (wait > 0) {
      postpone(tx, row.id, now + wait, now)
      continue
    }
    const parcel = prepareOrPark(tx, deps, channel, row, now)
    if (parcel === 'done') continue
    if (pace.take(row.contact_id, now)) {
      markSending(tx, row.id, now)
      parcels.push(parcel)
    }
  }
  return parcels
}

/**
 * `done`: nothing is sent now. A message that cannot be read or rendered is our fault: it is parked for a person, and the others go on. One
 * not allowed here is tried in another channel of the same person.
 */
function prepareOrPark(tx: Tx, deps: MessagingDeps, channel: Channel, row: Claimable, now: Instant): Parcel | 'done' {
  try {
    const letter = JSON.parse(deps.vault.open(row.body_sealed)) as Letter
    const to = addressesOf(tx, deps, row.contact_id)
    const parcel = prepare(tx, deps, channel, row, { letter, to }, now)
    if (typeof parcel !== 'string') return parcel
    const other = templateChannels(tx, deps, letter.reply, to).find((one) => one !== channel)
    if (other) sendIn(tx, row.id, other.name, now)
    else if (parcel === 'silent') setState(tx, row.id, whatIsUnsaid(tx, letter.reply, row), now, { code: channel.windowClosed })
    else {
      deps.count('parked')
      setState(tx, row.id, 'parked', now, { code: channel.noTemplate })
      raiseAlert(tx, 'template_stopped', now)
    }
  } catch (error) {
    deps.count('parked')
    const told = describeError(error)
    deps.log.error('outbox.unsendable', { outbox: row.id, ...told })
    setState(tx, row.id, 'parked', now, { code: UNSENDABLE })
    raiseAlert(tx, 'reply_unsendable', now, told.errorCode ?? told.error)
  }
  return 'done'
}

/** What the office has to tell waits for a person, who calls; a reminder has a list of its own, and an answer is no longer needed. */
const whatIsUnsaid = (db: Db, { kind }: Reply, { id }: Claimable): 'parked' | 'silent' =>
  kind === 'notice' && !IS_ONCE.finds(db, id) ? 'parked' : 'silent'

const IS_ONCE = statement('select 1 from outbox where id = ? and once = 1', { params: ['int'] })

function prepare(
  tx: Tx,
  deps: MessagingDeps,
  channel: Channel,
  row: Claimable,
  { letter, to }: { letter: Letter; to: Alias[] },
  now: Instant,
): Parcel | 'stopped' | 'silent' {
  const attempt = row.attempt + 1
  const windowOpen = row.wrote_in === channel.name && now - row.last_inbound_at < WINDOW_MS
  const may = windowOpen ? 'yes' : mayUse(tx, channel, letter.reply)
  if (may !== 'yes') return may
  const callback = writeCallback({ row: row.id, attempt, createdAt: row.created_at })
  const render = (reply: Reply) => channel.render(reply, to, callback, windowOpen)
  const rendered = render(letter.reply)
  if (!rendered) return 'silent'
  if (rendered.mended.length > 0) {
    const parts = rendered.mended.join(', ')
    deps.log.error('outbox.mended', { outbox: row.id, parts })
    raiseAlert(tx, 'reply_mended', now, parts)
  }
  const toMake = letter.reply.kind === 'document' ? fileToMake(letter.reply, row.contact_id, render) : undefined
  const answers = row.wrote_in === channel.name && attempt === 1 ? letter.answers : undefined
  const read = answers === undefined ? undefined : channel.renderRead(answers, to, toMake !== undefined)
  const doubted = channel.canLook && row.attempt > 0 && row.error_code === null
  const look = doubted ? { since: row.claimed_at ?? 0, sure: row.key !== null } : undefined
  return {
    channel: channel.name,
    row: row.id,
    attempt,
    body: rendered.body,
    ...(toMake && { toMake }),
    ...(read && { read }),
    ...(look && { look }),
  }
}

type Render = (reply: Reply) => Rendered | undefined

/** The reader makes the file after this commit; if that fails, one of two prepared sentences goes instead. */
function fileToMake({ wish, instead }: Extract<Reply, { kind: 'document' }>, contactId: number, render: Render): Parcel['toMake'] {
  const [gone, later] = [instead.gone, instead.later].map((body) => render({ kind: 'text', body, asks: false })?.body)
  return gone && later && { wish: { ...wish, contactId }, gone, later }
}

const MARK_SENDING = statement(
  "update outbox set state = 'sending', attempt = attempt + 1, claimed_at = ?, updated_at = ? where id = ?",
  { params: ['int?', 'int', 'int'] },
)

function markSending(tx: Tx, id: number, now: Instant): void {
  MARK_SENDING.run(tx, now, now, id)
}
