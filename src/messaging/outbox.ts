import type { Db, Tx } from '../../db/open.ts'
import type { ChannelName } from '../../db/schema/columns.ts'
import type { outbox } from '../../db/schema.ts'
import { row, statement } from '../../db/statements.ts'
import type { Refusal } from '../channels/channel.ts'
import type { Reply } from '../chat/reply.ts'
import { HOUR, type Instant, MINUTE } from '../clock.ts'
import type { MessagingDeps } from './deps.ts'

/** A row's sealed content. `answers`: the channel's id of the message to mark as read. */
export interface Letter {
  reply: Reply
  answers?: string
}

/** db/walls.sql (outbox_transitions) says which step may follow which. */
export type OutboxState = (typeof outbox.$inferSelect)['state']

/** Free text may be sent for 24 hours after the person's last message, less a minute for the way. */
export const WINDOW_MS = 24 * HOUR - MINUTE

const WROTE_LAST_IN = statement('select channel from contacts where id = ?', {
  row: row<{ channel: ChannelName }>({ channel: 'text' }),
  params: ['int'],
})

const ENQUEUE = statement(
  `insert into outbox
     (contact_id, channel, inbox_id, key, kind, question, once, hidden, body_sealed, state, not_before, created_at, updated_at)
   values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'queued', ?10, ?11, ?11)
   on conflict (key) where key is not null do nothing`,
  { params: ['int', 'text', 'int?', 'text?', 'text', 'int', 'int', 'int', 'bytes?', 'int', 'int'] },
)

/** Messages queued through a connection since it was opened. */
const queued = new WeakMap<Db['client'], number>()
export const queuedSoFar = (db: Db): number => queued.get(db.client) ?? 0

/**
 * Queues a reply in the channel where the contact wrote last (`channel`, if already known); as several messages where it does not fit in
 * one. It leaves after earlier ones. One `key` is queued once. `once`: never resent. `hidden`: about a complaint, shown to no office.
 * Returns the id of the (first) row; undefined when this `key` was queued before or the contact is gone.
 */
export function enqueue(
  tx: Tx,
  deps: Pick<MessagingDeps, 'vault' | 'channels'>,
  letter: Letter & {
    contactId: number
    channel?: ChannelName
    inboxId?: number
    key?: string
    notBefore?: Instant
    once?: true
    hidden?: boolean
  },
  now: Instant,
): number | undefined {
  const { contactId, inboxId, key, notBefore, answers, once, hidden = false } = letter
  const channel = letter.channel ?? WROTE_LAST_IN.get(tx, contactId)?.channel
  if (channel === undefined) return undefined
  queued.set(tx.client, queuedSoFar(tx) + 1)
  const messages = deps.channels.find(channel)?.messagesOf(letter.reply) ?? [letter.reply]
  const rows = messages.map((reply, nth) => {
    const sealed: Letter = { reply, ...(answers !== undefined && nth === 0 && { answers }) }
    const { changes, lastInsertRowid } = ENQUEUE.run(
      tx,
      contactId,
      channel,
      inboxId ?? null,
      key === undefined ? null : nth === 0 ? key : `${key}#${nth + 1}`,
      reply.kind === 'notice' ? 'notice' : 'reply',
      reply.asks ? 1 : 0,
      once ? 1 : 0,
      hidden ? 1 : 0,
      deps.vault.seal(JSON.stringify(sealed)),
      notBefore ?? now,
      now,
    )
    return changes > 0 ? Number(lastInsertRowid) : undefined
  })
  return rows[0]
}

const SEND_IN = statement("update outbox set channel = ?, updated_at = ? where id = ? and state = 'queued'", {
  params: ['text', 'int', 'int'],
})

export function sendIn(tx: Tx, id: number, channel: ChannelName, now: Instant): void {
  SEND_IN.run(tx, channel, now, id)
}

export interface OpenMessage {
  id: number
  state: 'queued' | 'in_doubt'
  channel: ChannelName
  tries: number
  key: string | null
}

const OPEN_COLUMNS = 'id, state, channel, tries, key'

const OPEN_MESSAGES_OF = statement(
  `select ${OPEN_COLUMNS} from outbox indexed by outbox_queued_contact where contact_id = +? and state = 'queued'
   union all select ${OPEN_COLUMNS} from outbox where contact_id = +? and state = 'in_doubt'`,
  {
    row: row<OpenMessage>({ id: 'int', state: 'text', channel: 'text', tries: 'int', key: 'text?' }),
    params: ['int', 'int'],
    uses: 'outbox_doubt_contact outbox_queued_contact',
  },
)

/** Messages to this contact that are not known to have left; mostly none. */
export const openMessagesOf = (db: Db, contactId: number): OpenMessage[] => OPEN_MESSAGES_OF.all(db, contactId, contactId)

const WITHDRAW_QUESTIONS = statement(
  `select id from outbox indexed by outbox_queued_contact where contact_id = +? and question = 1 and state = 'queued'
   union all select id from outbox where contact_id = +? and question = 1 and state = 'in_doubt'`,
  { row: { id: 'int' }, params: ['int', 'int'], uses: 'outbox_doubt_contact outbox_queued_contact' },
)

/** Withdraws unsent questions, which a newer answer or question replaces. Returns how many. */
export function withdrawQuestions(tx: Tx, contactId: number, now: Instant): number {
  // Usually there is none, and a select is cheaper than an update that finds nothing. Each half uses a partial index of open rows (about
  // `+?` see booking/expiry.ts). The first index must be named: SQLite would choose the index of all rows and read everything ever said to
  // this contact.
  const open = WITHDRAW_QUESTIONS.all(tx, contactId, contactId)
  for (const { id } of open) setState(tx, id, 'superseded', now)
  return open.length
}

const LAST_QUESTION_WAITS = statement(
  "select 1 from outbox indexed by outbox_queued_contact where contact_id = +? and state = 'queued' and question = 1 limit 1",
  { params: ['int'], uses: 'outbox_queued_contact' },
)

/** The last question has not left yet, so it cannot have been read. */
export function lastQuestionWaits(db: Db, contactId: number): boolean {
  return LAST_QUESTION_WAITS.finds(db, contactId)
}

const POSTPONE = statement("update outbox set not_before = ?, updated_at = ? where id = ? and state = 'queued'", {
  params: ['int', 'int', 'int'],
})

export function postpone(tx: Tx, id: number, notBefore: Instant, now: Instant): void {
  POSTPONE.run(tx, notBefore, now, id)
}

const SET_STATE = statement(
  `update outbox set state = ?1, doubt_until = null, updated_at = ?2, error_code = coalesce(?3, error_code),
     tries = case when ?3 is null then tries when error_code = ?3 then tries + 1 else 1 end where id = ?4`,
  { params: ['text', 'int', 'int?', 'int'] },
)

/** The wall refuses a step that does not exist. */
export function setState(tx: Tx, id: number, state: OutboxState, now: Instant, refusal?: Pick<Refusal, 'code'>): void {
  SET_STATE.run(tx, state, now, refusal?.code ?? null, id)
}

const SAY_AGAIN = statement('select 1 from outbox where id = ? and body_sealed is not null', { params: ['int'] })

/** Queues a refused message again, from `notBefore` on. One whose words were deleted meanwhile has failed for good. */
export function sayAgain(tx: Tx, id: number, notBefore: Instant, refusal: Pick<Refusal, 'code'>, now: Instant): void {
  const hasWords = SAY_AGAIN.finds(tx, id)
  setState(tx, id, hasWords ? 'queued' : 'failed', now, refusal)
  postpone(tx, id, notBefore, now)
}

const REQUEUE = statement(
  `update outbox set state = 'queued', tries = 0, not_before = ?1, updated_at = ?1
   where id = ?2 and exists (select 1 from messages_to_repeat m where m.id = ?2)`,
  { params: ['int', 'int'], uses: 'outbox_contact' },
)

/** Queues a parked or failed message again. False when it may not go (walls.sql, messages_to_repeat). */
export function requeue(tx: Tx, id: number, now: Instant): boolean {
  return REQUEUE.run(tx, now, id).changes > 0
}

const NEXT_DUE = statement(
  `select min(at) as at from (select min(not_before) as at from outbox where state = 'queued'
   union all select min(doubt_until) from outbox where state = 'in_doubt')`,
  { row: { at: 'int?' }, uses: 'outbox_doubt outbox_queued' },
)

export function nextDue(db: Db): Instant | undefined {
  const row = NEXT_DUE.get(db)
  return row?.at ?? undefined
}
