import { raiseAlert } from '../../db/alerts.ts'
import type { Db, Tx } from '../../db/open.ts'
import type { outbox } from '../../db/schema.ts'
import type { Parcel } from '../channels/channel.ts'
import { HOUR, type Instant, MINUTE } from '../clock.ts'
import type { Reply } from '../conversation/reply.ts'
import { describeError } from '../log.ts'
import { addressesOf } from './contacts.ts'
import { stillOffers } from './offer-keys.ts'
import { stillReminds } from './reminder-keys.ts'
import type { MessagingRooms } from './rooms.ts'
import { isBarred } from './templates.ts'

/** What a row of the outbox holds, sealed. `answers`: the channel's id of the message that will be marked as read. */
export interface Letter {
  reply: Reply
  answers?: string
}

/** How far a message of ours is. Which step may follow which stands in db/walls.sql (outbox_transitions). */
export type OutboxState = (typeof outbox.$inferSelect)['state']

/** Free text may be sent for 24 hours after the person's last message. One minute is kept for the way. */
export const WINDOW_MS = 24 * HOUR - MINUTE

/**
 * Puts a reply into the contact's outbox. It leaves when the claim allows it, after earlier ones. One `key` is queued
 * only once.
 */
export function enqueue(
  tx: Tx,
  rooms: Pick<MessagingRooms, 'vault'>,
  letter: Letter & { contactId: number; inboxId?: number; key?: string; notBefore?: Instant },
  now: Instant,
): void {
  const { contactId, inboxId, key, notBefore, reply, answers } = letter
  tx.client
    .query(
      `insert into outbox (contact_id, inbox_id, key, kind, question, body_sealed, state, not_before, created_at, updated_at)
       values (?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?) on conflict (key) where key is not null do nothing`,
    )
    .run(
      contactId,
      inboxId ?? null,
      key ?? null,
      reply.kind === 'notice' ? 'notice' : 'reply',
      reply.asks ? 1 : 0,
      rooms.vault.seal(JSON.stringify({ reply, ...(answers !== undefined && { answers }) } satisfies Letter)),
      notBefore ?? now,
      now,
      now,
    )
}

/** Withdraws the contact's questions that did not leave yet: a newer answer or question replaces them. Returns how many. */
export function withdrawQuestions(tx: Tx, contactId: number, now: Instant): number {
  // Usually there is none, and a select is cheaper than an update that finds nothing. Each half uses a partial index
  // of open rows (about `+?` see agenda/expiry.ts). The first index must be named: SQLite would choose the index of
  // all rows and read everything that was ever said to this contact.
  const open = tx.client
    .query<{ id: number }, [number, number]>(
      `select id from outbox indexed by outbox_queued_contact where contact_id = +? and question = 1 and state = 'queued'
       union all select id from outbox where contact_id = +? and question = 1 and state = 'in_doubt'`,
    )
    .all(contactId, contactId)
  for (const { id } of open) setState(tx, id, 'superseded', now)
  return open.length
}

/** Whether the last question to this contact did not leave yet, so that nobody can have read it. */
export function lastQuestionWaits(db: Db, contactId: number): boolean {
  return (
    db.client
      .query(
        "select 1 from outbox indexed by outbox_queued_contact where contact_id = +? and state = 'queued' and question = 1 limit 1",
      )
      .get(contactId) !== null
  )
}

interface Claimable {
  id: number
  contact_id: number
  key: string | null
  attempt: number
  body_sealed: Uint8Array
  created_at: Instant
  last_inbound_at: number
}

/** Sent along with each message and returned by each of its statuses: which row, and which attempt. */
export interface Callback {
  row: number
  attempt: number
  /** When the row was made. Another installation of this number may have rows with the same numbers. */
  createdAt: Instant
}

const writeCallback = ({ row, attempt, createdAt }: Callback): string => `${row}.${attempt}.${createdAt}`

const CALLBACK = /^(\d{1,15})\.(\d{1,6})\.(\d{1,15})$/

/** Undefined for a text that we did not write. */
export function readCallback(text: string | undefined): Callback | undefined {
  const [, row, attempt, createdAt] = CALLBACK.exec(text ?? '') ?? []
  return row === undefined ? undefined : { row: Number(row), attempt: Number(attempt), createdAt: Number(createdAt) }
}

// The oldest waiting row of each contact with nothing in flight and nothing in doubt: so each contact's order is
// kept. Every "not exists" uses a partial index of open rows. About `+?2`, also behind a limit, see agenda/expiry.ts:
// without the `+` the statement is prepared again at each flush (25 us instead of 0.4, measured).
const CLAIMABLE = `
  select o.id, o.contact_id, o.key, o.attempt, o.body_sealed, o.created_at, c.last_inbound_at
  from outbox o join contacts c on c.id = o.contact_id
  where o.state = 'queued' and o.not_before <= +?1
    and not exists (select 1 from outbox s where s.contact_id = o.contact_id and s.state = 'sending')
    and not exists (select 1 from outbox d where d.contact_id = o.contact_id and d.state = 'in_doubt')
    and not exists (select 1 from outbox e where e.contact_id = o.contact_id and e.state = 'queued' and e.id < o.id)
  order by o.not_before, o.id limit +?2`

/**
 * Claims what may be sent now, at most `free` rows: they become `sending` in this commit, and only after it may the
 * parcels go to the worker. What the channel does not allow (closed window, no template) becomes `silent`. A contact
 * that was written to too often waits alone: its message leaves the head of the line, where it would hold up all
 * others.
 */
export function claim(tx: Tx, rooms: MessagingRooms, free: number, now: Instant): Parcel[] {
  const room = Math.min(free, rooms.pace.room(now))
  if (room <= 0) return []
  const rows = tx.client.query<Claimable, [number, number]>(CLAIMABLE).all(now, room)
  const parcels: Parcel[] = []
  for (const row of rows) {
    if (stillReminds(tx, row.key, row.contact_id, now) === false || stillOffers(tx, row.key, now) === false) {
      setState(tx, row.id, 'superseded', now)
      continue
    }
    const wait = rooms.pace.pairWait(row.contact_id, now)
    if (wait > 0) {
      postpone(tx, row.id, now + wait, now)
      continue
    }
    const parcel = prepareOrPark(tx, rooms, row, now)
    if (parcel === 'parked') continue
    if (!parcel) setState(tx, row.id, 'silent', now)
    else if (rooms.pace.take(row.contact_id, now)) {
      markSending(tx, row.id, now)
      parcels.push(parcel)
    }
  }
  return parcels
}

/** The channel's own code for a template that is missing or stopped. */
const NO_TEMPLATE = 132001

/** A message that cannot be rendered is our fault: it is parked for a person, and the others go on. */
function prepareOrPark(tx: Tx, rooms: MessagingRooms, row: Claimable, now: Instant): Parcel | 'parked' | undefined {
  try {
    const parcel = prepare(tx, rooms, row, now)
    if (parcel !== 'stopped') return parcel
    rooms.count('parked')
    setState(tx, row.id, 'parked', now, { code: NO_TEMPLATE })
    raiseAlert(tx, 'template_stopped', now)
    return 'parked'
  } catch (error) {
    rooms.count('parked')
    rooms.log.error('outbox.malformed', { outbox: row.id, ...describeError(error) })
    setState(tx, row.id, 'parked', now)
    raiseAlert(tx, 'message_malformed', now)
    return 'parked'
  }
}

function prepare(db: Db, rooms: MessagingRooms, row: Claimable, now: Instant): Parcel | 'stopped' | undefined {
  const letter = JSON.parse(rooms.vault.open(row.body_sealed)) as Letter
  const to = addressesOf(db, rooms, row.contact_id)
  const attempt = row.attempt + 1
  const windowOpen = now - row.last_inbound_at < WINDOW_MS
  if (!windowOpen && isStopped(db, letter.reply)) return 'stopped'
  const callback = writeCallback({ row: row.id, attempt, createdAt: row.created_at })
  const render = (reply: Reply) => rooms.channel.render(reply, to, callback, windowOpen)
  const body = render(letter.reply)
  if (!body) return undefined
  const read = letter.answers !== undefined && attempt === 1 ? rooms.channel.renderRead(letter.answers) : undefined
  const toMake = letter.reply.kind === 'document' ? fileToMake(letter.reply, row.contact_id, render) : undefined
  return { row: row.id, attempt, body, ...(toMake && { toMake }), ...(read && { read }) }
}

/** Whether the channel does not let us send this notice's template now. Then it waits for a person. */
function isStopped(db: Db, reply: Reply): boolean {
  return reply.kind === 'notice' && reply.language !== undefined && isBarred(db, reply.template, reply.language)
}

type Render = (reply: Reply) => Record<string, unknown> | undefined

/** The reader makes the file after this commit. If that fails, one of two prepared sentences goes instead. */
function fileToMake({ wish, instead }: Extract<Reply, { kind: 'document' }>, contactId: number, render: Render): Parcel['toMake'] {
  const [gone, later] = [instead.gone, instead.later].map((body) => render({ kind: 'text', body, asks: false }))
  return gone && later && { wish: { ...wish, contactId }, gone, later }
}

function markSending(tx: Tx, id: number, now: Instant): void {
  tx.client
    .query("update outbox set state = 'sending', attempt = attempt + 1, claimed_at = ?, updated_at = ? where id = ?")
    .run(now, now, id)
}

/** Keeps a queued message back until `notBefore`. */
export function postpone(tx: Tx, id: number, notBefore: Instant, now: Instant): void {
  tx.client.query("update outbox set not_before = ?, updated_at = ? where id = ? and state = 'queued'").run(notBefore, now, id)
}

/** Moves a row to another state. The wall refuses a step that does not exist. */
export function setState(tx: Tx, id: number, state: OutboxState, now: Instant, error?: { code: number | undefined }): void {
  tx.client
    .query('update outbox set state = ?, doubt_until = null, updated_at = ?, error_code = coalesce(?, error_code) where id = ?')
    .run(state, now, error?.code ?? null, id)
}

/** Queues a parked or failed message again. False when it may not go (walls.sql, messages_to_repeat). */
export function requeue(tx: Tx, id: number, now: Instant): boolean {
  return (
    tx.client
      .query(
        `update outbox set state = 'queued', not_before = ?1, updated_at = ?1
         where id = ?2 and exists (select 1 from messages_to_repeat m where m.id = ?2)`,
      )
      .run(now, id).changes > 0
  )
}

/** When the outbox next has something to do; undefined when nothing waits. */
export function nextDue(db: Db): Instant | undefined {
  const row = db.client
    .query<{ at: number | null }, []>(
      `select min(at) as at from (select min(not_before) as at from outbox where state = 'queued'
       union all select min(doubt_until) from outbox where state = 'in_doubt')`,
    )
    .get()
  return row?.at ?? undefined
}
