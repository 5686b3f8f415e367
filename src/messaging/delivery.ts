import { raiseAlert } from '../../db/alerts.ts'
import type { Tx } from '../../db/open.ts'
import type { ChannelName } from '../../db/schema/columns.ts'
import { row, statement } from '../../db/statements.ts'
import type { DeliveryState, Outcome, Refusal, Update } from '../channels/channel.ts'
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../clock.ts'
import { codeOfHttp } from '../errors.ts'
import { addressesOf, findContacts, rememberAlias } from './contacts.ts'
import type { MessagingDeps } from './deps.ts'
import { IN_DOUBT_AGAIN } from './doubt.ts'
import { enqueue, type Letter, type OutboxState, sayAgain, setState, WINDOW_MS } from './outbox.ts'

/** Sent with each message and returned by its statuses: which row, which attempt. */
export interface Callback {
  row: number
  attempt: number
  /** Tells apart equal row numbers of another installation with this number. */
  createdAt: Instant
}

export const writeCallback = ({ row, attempt, createdAt }: Callback): string => `${row}.${attempt}.${createdAt}`

const CALLBACK = /^(\d{1,15})\.(\d{1,6})\.(\d{1,15})$/

/** Undefined for a text that we did not write. */
function readCallback(text: string | undefined): Callback | undefined {
  const [, row, attempt, createdAt] = CALLBACK.exec(text ?? '') ?? []
  return row === undefined ? undefined : { row: Number(row), attempt: Number(attempt), createdAt: Number(createdAt) }
}

interface Sent {
  id: number
  contact_id: number
  channel: ChannelName
  state: OutboxState
  attempt: number
  tries: number
  kind: 'reply' | 'notice'
  key: string | null
  question: number
  claimed_at: Instant | null
  error_code: number | null
  created_at: Instant
}

const SENT_ROW = row<Sent>({
  id: 'int',
  contact_id: 'int',
  channel: 'text',
  state: 'text',
  attempt: 'int',
  tries: 'int',
  kind: 'text',
  key: 'text?',
  question: 'int',
  claimed_at: 'int?',
  error_code: 'int?',
  created_at: 'int',
})

/** States outside this order are off the way. */
const RANK: Partial<Record<OutboxState, number>> = {
  queued: 0,
  in_doubt: 0,
  sending: 0,
  accepted: 1,
  sent: 2,
  delivered: 3,
  read: 4,
}

/** A late result of an earlier attempt counts only as proof that it was accepted. */
export function recordOutcome(tx: Tx, deps: MessagingDeps, outcome: Outcome, now: Instant): void {
  const row = findRow(tx, outcome.row)
  if (!row) return
  if (outcome.kind === 'accepted') return recordAccepted(tx, deps, row, outcome, now)
  if (row.attempt !== outcome.attempt || row.state !== 'sending') return
  if (outcome.kind === 'unknown') return doubt(tx, deps, row.id, now)
  deps.count('refused')
  deps.log.warn('delivery.refused', { outbox: row.id, attempt: row.attempt, http: outcome.httpStatus, code: outcome.code })
  applyRemedy(tx, deps, row, outcome, now)
}

const DOUBT = statement(
  // Without the earlier refusal's reason: this attempt is in doubt, not refused.
  `update outbox set state = 'in_doubt', doubt_until = ?, ${IN_DOUBT_AGAIN}, error_code = null, updated_at = ? where id = ? and state = 'sending'`,
  { params: ['int?', 'int', 'int'] },
)

/** Unknown whether it was sent: waits for a status before it may be repeated. */
function doubt(tx: Tx, deps: MessagingDeps, id: number, now: Instant): void {
  deps.count('in_doubt')
  DOUBT.run(tx, now + deps.limits.inDoubtMs, now, id)
}

const RECORD_STATUS = statement(
  'update outbox set channel_key = coalesce(channel_key, ?1), sent_at = coalesce(sent_at, ?2), charge = coalesce(?3, charge) where id = ?4',
  { params: ['bytes?', 'int?', 'text?', 'int'] },
)

/** Moves a message forward, never back. A status for an unknown message is kept for later. */
export function recordStatus(
  tx: Tx,
  deps: MessagingDeps,
  via: ChannelName,
  status: Extract<Update, { kind: 'status' }>,
  now: Instant,
): void {
  deps.count('status')
  const channelKey = deps.vault.index('wamid', status.id)
  const callback = readCallback(status.callback)
  const row = findByCallback(tx, via, callback) ?? findByChannelKey(tx, via, channelKey)
  // A failure may arrive before the answer to our request; it waits, because only the answer says which message failed.
  if (!row || (status.state === 'failed' && row.state === 'sending')) return keepEarly(tx, via, channelKey, status, now)
  if (status.state === 'failed' && row.attempt !== (callback?.attempt ?? row.attempt)) return
  const sentAt = status.state === 'sent' && status.at > 0 ? status.at : null
  RECORD_STATUS.run(tx, channelKey, sentAt, status.charge ?? null, row.id)
  advance(tx, deps, row, { ...status, at: Math.min(status.at || now, now) }, now)
  if (status.state === 'sent' && row.question === 1) noteAsked(tx, row, status.at)
}

/** Messages of a contact looked through; more are never on their way at once. */
const WATERMARK_REACH = 100

const SENT_UNTIL = statement(
  `select id from (select id, channel, state, coalesce(sent_at, claimed_at) as left_at from outbox where contact_id = +?1 order by id desc limit ${WATERMARK_REACH})
   where channel = +?2 and state in ('accepted', 'sent', 'delivered') and left_at <= ?3`,
  { row: { id: 'int' }, params: ['int', 'text', 'int'], uses: 'outbox_contact' },
)

/** Takes a receipt without an id: all sent until then moves forward, except what may not have left (sending, in doubt). */
export function recordWatermark(
  tx: Tx,
  deps: MessagingDeps,
  via: ChannelName,
  mark: Extract<Update, { kind: 'watermark' }>,
  now: Instant,
): void {
  deps.count('status')
  const rows = findContacts(tx, deps, mark.from).flatMap((contactId) => SENT_UNTIL.all(tx, contactId, via, mark.upTo))
  const at = Math.min(mark.at || now, now)
  for (const { id } of rows) {
    const row = findRow(tx, id)
    if (row) advance(tx, deps, row, { state: mark.state, at, errorCode: undefined }, now)
  }
}

const RECORD_ACCEPTED = statement('update outbox set channel_key = ? where id = ?', { params: ['bytes?', 'int'] })

function recordAccepted(
  tx: Tx,
  deps: MessagingDeps,
  row: Sent,
  outcome: Extract<Outcome, { kind: 'accepted' }>,
  now: Instant,
): void {
  deps.count('accepted')
  const channelKey = deps.vault.index('wamid', outcome.id)
  RECORD_ACCEPTED.run(tx, channelKey, row.id)
  for (const alias of outcome.aliases) rememberAlias(tx, deps, row.contact_id, alias, now)
  if (RANK[row.state] === 0) setState(tx, row.id, 'accepted', now)
  applyEarly(tx, deps, row.channel, row.id, channelKey, now)
}

const APPLY_EARLY = statement('delete from early_statuses where channel_key = ? and channel = ? returning state, error_code, at', {
  row: row<{ state: DeliveryState; error_code: number | null; at: Instant }>({ state: 'text', error_code: 'int?', at: 'int' }),
  params: ['bytes', 'text'],
})

function applyEarly(tx: Tx, deps: MessagingDeps, via: ChannelName, id: number, channelKey: Uint8Array, now: Instant): void {
  const early = APPLY_EARLY.get(tx, channelKey, via)
  const row = early && findRow(tx, id)
  if (early && row) advance(tx, deps, row, { ...early, errorCode: early.error_code ?? undefined }, now)
}

interface News {
  state: DeliveryState
  at: Instant
  errorCode: number | undefined
}

function advance(tx: Tx, deps: MessagingDeps, row: Sent, { state: to, at, errorCode: code }: News, now: Instant): void {
  if (to === 'failed') {
    if (!['in_doubt', 'accepted', 'sent'].includes(row.state)) return
    deps.log.warn('delivery.failed', { outbox: row.id, code })
    return applyRemedy(tx, deps, row, { httpStatus: 200, code }, now)
  }
  const provable = row.state in RANK || row.state === 'failed' || row.state === 'parked'
  if (provable && (RANK[row.state] ?? 0) < (RANK[to] ?? 0)) {
    setState(tx, row.id, to, now)
    if (to !== 'sent') settleByArrival(tx, deps.channels.find(row.channel)?.keepsAllBack ?? [], row.claimed_at ?? 0)
  }
  if (to === 'delivered' || to === 'read') noteArrival(tx, row.id, at)
}

const NOTE_ARRIVAL = statement('update outbox set delivered_at = min(coalesce(delivered_at, ?1), ?1) where id = ?2', {
  params: ['int?', 'int'],
})

/** The earliest moment reported, because statuses come in any order. */
function noteArrival(tx: Tx, id: number, at: Instant): void {
  NOTE_ARRIVAL.run(tx, at, id)
}

/** The longest wait that we accept (a proxy's page may ask for more): asking again in an hour costs nothing. */
const ASKED_WAIT_MAX_MS = HOUR

function applyRemedy(tx: Tx, deps: MessagingDeps, row: Sent, told: Refusal, now: Instant): void {
  const refusal = { ...told, code: told.code ?? codeOfHttp(told.httpStatus) }
  const nth = row.error_code === refusal.code ? row.tries + 1 : 1
  const channel = deps.channels.find(row.channel)
  // A channel that was given up sends nothing more.
  if (!channel) return park(tx, deps, row, refusal, undefined, now)
  const remedy = channel.remedy(told, nth)
  const askedMs = Math.min(refusal.retryAfterMs ?? 0, ASKED_WAIT_MAX_MS)
  switch (remedy.do) {
    case 'slow_down':
    case 'retry':
      if (remedy.do === 'slow_down') deps.paces.of(row.channel).pauseUntil(now + Math.max(remedy.pauseMs, askedMs))
      if (nth >= remedy.tries) return park(tx, deps, row, refusal, undefined, now)
      return sayAgain(tx, row.id, now + Math.max(remedy.afterMs, askedMs), refusal, now)
    case 'other_form':
      if (tryOtherForm(tx, deps, row, now)) return sayAgain(tx, row.id, now, refusal, now)
      return park(tx, deps, row, refusal, remedy.alert, now)
    case 'window_closed':
      return closeWindow(tx, row, { refusal, nth }, now)
    case 'park':
      return park(tx, deps, row, refusal, remedy.alert, now)
  }
}

function park(tx: Tx, deps: MessagingDeps, row: Sent, refusal: Refusal, alert: string | undefined, now: Instant): void {
  deps.count('parked')
  setState(tx, row.id, 'parked', now, refusal)
  if (alert) raiseAlert(tx, alert, now, (refusal.code ?? -1) < 0 ? undefined : String(refusal.code))
  if (alert === 'message_malformed') sayNoFileComes(tx, deps, row, now)
}

const SAY_NO_FILE_COMES = statement('select body_sealed from outbox where id = ?', {
  row: { body_sealed: 'bytes?' },
  params: ['int'],
})

/** Replaces a file that the channel refuses by one sentence. */
function sayNoFileComes(tx: Tx, deps: MessagingDeps, row: Sent, now: Instant): void {
  const kept = SAY_NO_FILE_COMES.get(tx, row.id)
  if (!kept?.body_sealed) return
  const { reply } = JSON.parse(deps.vault.open(kept.body_sealed)) as Letter
  if (reply.kind !== 'document') return
  enqueue(tx, deps, { contactId: row.contact_id, reply: { kind: 'text', body: reply.instead.later, asks: false } }, now)
}

/** Tries of a notice as plain text. */
const PLAIN_TRIES = 4

/** The platform sometimes learns late that a window is open, so we ask once more. */
const JUST_MS = 10 * MINUTE
const REOPENS_MS = 5 * SECOND

const CLOSE_WINDOW = statement('select last_inbound_at as at from contacts where id = ?', { row: { at: 'int' }, params: ['int'] })

const UPDATE_CONTACTS = statement('update contacts set last_inbound_at = min(?, ?) where id = ?', { params: ['int', 'int', 'int'] })

/**
 * Believes the platform's closed window over our clock, so that a notice becomes a template. Not for a person who wrote since: such news
 * may be hours old.
 */
function closeWindow(tx: Tx, row: Sent, { refusal, nth }: { refusal: Refusal; nth: number }, now: Instant): void {
  const sentAt = row.claimed_at ?? now
  const isReply = row.kind === 'reply'
  const wrote = CLOSE_WINDOW.get(tx, row.contact_id)
  const justWrote = Math.abs(sentAt - (wrote?.at ?? 0)) < JUST_MS
  if (isReply && justWrote && nth === 1) return sayAgain(tx, row.id, now + REOPENS_MS, refusal, now)
  if (wrote && wrote.at <= sentAt) UPDATE_CONTACTS.run(tx, wrote.at, now - DAY, row.contact_id)
  const wentPlain = sentAt - (wrote?.at ?? 0) < WINDOW_MS
  if (!isReply && wentPlain && nth < PLAIN_TRIES) sayAgain(tx, row.id, now, refusal, now)
  else setState(tx, row.id, 'silent', now, refusal)
}

/**
 * Mexico's numbers have two written forms, one of them registered. The other is tried once and kept if it works; a second such refusal
 * means that both were tried.
 */
function tryOtherForm(tx: Tx, deps: MessagingDeps, row: Sent, now: Instant): boolean {
  const channel = deps.channels.find(row.channel)
  const before = row.error_code === null ? undefined : channel?.remedy({ httpStatus: 200, code: row.error_code }, 1)
  if (before?.do === 'other_form') return false
  const phone = addressesOf(tx, deps, row.contact_id).find((alias) => alias.kind === 'phone')
  const other = phone && channel?.otherForm(phone)
  if (!other) return false
  rememberAlias(tx, deps, row.contact_id, other, now)
  return true
}

const NOTE_ASKED = statement(
  `update conversations set asked_at = max(asked_at, ?1) where contact_id = +?2
   and not exists (select 1 from outbox o where o.contact_id = +?2 and o.question = 1 and o.id > ?3)`,
  { params: ['int', 'int', 'int'], uses: 'outbox_contact' },
)

/** Records when the channel sent our question, by its own clock: words typed before that answer something else (wall 9). */
function noteAsked(tx: Tx, row: Sent, at: Instant): void {
  NOTE_ASKED.run(tx, at, row.contact_id, row.id)
}

const KEEP_EARLY = statement('select state from early_statuses where channel_key = ? and channel = ?', {
  row: row<{ state: DeliveryState }>({ state: 'text' }),
  params: ['bytes', 'text'],
})

const INSERT_EARLY_STATUSES = statement(
  `insert into early_statuses (channel_key, channel, state, error_code, at) values (?1, ?2, ?3, ?4, ?5)
   on conflict (channel_key, channel) do update set state = ?3, error_code = ?4, at = ?5`,
  { params: ['bytes', 'text', 'text', 'int?', 'int'] },
)

function keepEarly(
  tx: Tx,
  via: ChannelName,
  channelKey: Uint8Array,
  status: Extract<Update, { kind: 'status' }>,
  now: Instant,
): void {
  const before = KEEP_EARLY.get(tx, channelKey, via)
  if (before && (RANK[before.state] ?? 0) >= (RANK[status.state] ?? 0)) return
  INSERT_EARLY_STATUSES.run(tx, channelKey, via, status.state, status.errorCode ?? null, now)
}

const COLUMNS = 'id, contact_id, channel, state, attempt, tries, kind, key, question, claimed_at, error_code, created_at'

const FIND_ROW = statement(`select ${COLUMNS} from outbox where id = ?`, { row: SENT_ROW, params: ['int'] })

function findRow(tx: Tx, id: number): Sent | null {
  return FIND_ROW.get(tx, id)
}

/** Channel and time must match too: another installation of this number may have had the same row number. */
function findByCallback(tx: Tx, via: ChannelName, callback: Callback | undefined): Sent | null {
  const row = callback ? findRow(tx, callback.row) : null
  return row?.channel === via && row.created_at === callback?.createdAt ? row : null
}

const FIND_BY_CHANNEL_KEY = statement(`select ${COLUMNS} from outbox where channel_key = ? and channel = ?`, {
  row: SENT_ROW,
  params: ['bytes', 'text'],
  uses: 'outbox_channel_key',
})

function findByChannelKey(tx: Tx, via: ChannelName, channelKey: Uint8Array): Sent | null {
  return FIND_BY_CHANNEL_KEY.get(tx, channelKey, via)
}

const SETTLE_BY_ARRIVAL = statement('delete from alerts where code in (select value from json_each(?)) and last_at < ?', {
  params: ['text', 'int'],
})

/** A message that left at `sentAt` arrived: an older cause is over. */
function settleByArrival(tx: Tx, causes: readonly string[], sentAt: Instant): void {
  SETTLE_BY_ARRIVAL.run(tx, JSON.stringify(causes), sentAt)
}
