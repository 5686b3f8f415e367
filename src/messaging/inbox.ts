import { noteOutsideTime } from '../../db/acting-time.ts'
import { clearAlert, raiseAlert } from '../../db/alerts.ts'
import { type Db, savepoint, TransactionEnded, type Tx } from '../../db/open.ts'
import type { ChannelName } from '../../db/schema/columns.ts'
import { statement } from '../../db/statements.ts'
import { rule } from '../catalogue/rules.ts'
import type { Update } from '../channels/channel.ts'
import { sayApology } from '../chat/unasked.ts'
import { DAY, HOUR, type Instant } from '../clock.ts'
import { describeError } from '../log.ts'
import {
  type Contact,
  endElsewhere,
  findContacts,
  lookUpWriters,
  noteElsewhere,
  recogniseContact,
  renameContact,
} from './contacts.ts'
import { recordStatus, recordWatermark } from './delivery.ts'
import type { MessagingDeps } from './deps.ts'
import { resolveDoubtsAmong } from './doubt.ts'
import { enqueue, openMessagesOf, queuedSoFar, withdrawQuestions } from './outbox.ts'
import { noteTemplate } from './template-state.ts'
import { type Message, takeTurn } from './turn.ts'

/** Meta repeats a webhook for 7 days; its hash is kept one day longer. */
export const REPETITIONS_KNOWN_MS = 8 * DAY

/** The assistant's silence after the office wrote in the channel's own inbox. */
export const ELSEWHERE_MS = 2 * HOUR

const IS_BEYOND_MEMORY = statement('select 1 from contacts where id = ? and last_inbound_at >= ?', { params: ['int', 'int'] })

const IS_BEYOND_MEMORY_CONTACTS = statement('select 1 from contacts where last_inbound_at >= ? limit 1', {
  params: ['int'],
  because: 'asked at the start, and it stops at the first that wrote lately',
})

/**
 * Older than the hashes kept, so indistinguishable from a repetition. Our own clock may be wrong: Meta's must have gone on too, shown by a
 * later message of this contact, or one days later of any contact.
 */
function isBeyondMemory(db: Db, at: Instant, contactId: number | undefined, now: Instant): boolean {
  if (at === 0 || at > now - REPETITIONS_KNOWN_MS) return false
  const heardLater = IS_BEYOND_MEMORY.finds(db, contactId ?? 0, at)
  return heardLater || IS_BEYOND_MEMORY_CONTACTS.finds(db, at + REPETITIONS_KNOWN_MS)
}

/**
 * Takes one update of a verified webhook: stores it and, for a message, takes the turn. A repeated update changes nothing, nor does one too
 * old to tell from a repetition. A failing turn is undone alone: the message is set aside and one apology is queued.
 */
export function takeUpdate(tx: Tx, deps: MessagingDeps, via: ChannelName, update: Update, flushed: Instant): void {
  // Its own time was signed outside: while the clock is doubted it is newer than the flush's.
  const doubted = flushed < deps.clock.now()
  const now = doubted && writtenAt(update) > 0 ? noteOutsideTime(tx, writtenAt(update), deps.clock.now()) : flushed
  switch (update.kind) {
    case 'status':
      return recordStatus(tx, deps, via, update, now)
    case 'watermark':
      return recordWatermark(tx, deps, via, update, now)
    case 'message':
      return takeMessage(tx, deps, via, update.sentAt > 0 ? update : { ...update, sentAt: now }, now)
    case 'taken_over':
      if (store(tx, deps, via, update, now) !== undefined && !isOwnEcho(tx, deps, via, update))
        noteElsewhere(tx, deps, update.from, now + ELSEWHERE_MS)
      return
    case 'given_back':
      if (store(tx, deps, via, update, now) !== undefined) endElsewhere(tx, deps, update.from)
      return
    case 'renamed':
      if (isBeyondMemory(tx, update.at, undefined, now)) return storeTooOld(tx, deps, via, update.id, update.at, now)
      if (store(tx, deps, via, update, now) !== undefined) renameContact(tx, deps, update.was, update.now, now)
      return
    case 'account':
      if (isBeyondMemory(tx, update.at, undefined, now)) return storeTooOld(tx, deps, via, update.id, update.at, now)
      if (store(tx, deps, via, update, now) === undefined) return
      if (update.alert && isOurs(deps, update.number)) raiseAlert(tx, update.alert, now, update.event)
      if (update.template) noteTemplate(tx, via, update.template, update.at > 0 ? update.at : now)
      return
    case 'other':
      store(tx, deps, via, update, now)
  }
}

/** By the channel's clock; 0: unknown. */
const writtenAt = (update: Update): Instant => (update.kind === 'message' ? update.sentAt : update.at)

/** News about another number of the account are not for this office. Our number is unknown until the first message. */
const isOurs = ({ heard: { ourNumber } }: MessagingDeps, number: string | undefined): boolean =>
  number === undefined || ourNumber === undefined || number === ourNumber

const STORE_UNREADABLE = statement(
  `insert into inbox (key, channel, kind, state, body_sealed, sent_at, received_at) values (?, ?, 'unreadable', 'stored', ?, ?, ?)
   on conflict (key, channel) do nothing`,
  { params: ['bytes', 'text', 'bytes?', 'int', 'int'] },
)

/** A signed body that is not JSON: whatever was answered 200 is kept. */
export function storeUnreadable(tx: Tx, deps: MessagingDeps, via: ChannelName, body: string, now: Instant): void {
  deps.count('unreadable')
  const key = deps.vault.index('wamid', `unreadable:${body}`)
  STORE_UNREADABLE.run(tx, key, via, deps.vault.seal(body), now, now)
}

const STORE_TOO_OLD = statement(
  `insert into inbox (key, channel, kind, state, sent_at, received_at, handled_at) values (?, ?, 'event', 'stored', ?, ?, ?)
   on conflict (key, channel) do nothing`,
  { params: ['bytes', 'text', 'int', 'int', 'int?'] },
)

/** Records its arrival so that it is acknowledged; its words were here before and must not be acted on. */
function storeTooOld(tx: Tx, deps: MessagingDeps, via: ChannelName, id: string, sentAt: Instant, now: Instant): void {
  deps.count('too_old')
  deps.log.warn('webhook.too_old', { days: Math.floor((now - sentAt) / DAY) })
  STORE_TOO_OLD.run(tx, deps.vault.index('wamid', id), via, sentAt, now, now)
}

const RETAKE_SET_ASIDE = statement("select body_sealed from inbox where id = ? and state = 'aside'", {
  row: { body_sealed: 'bytes?' },
  params: ['int'],
})

const UPDATE_INBOX = statement(
  `update inbox set state = 'handled', error = null, handled_at = ?1,
     body_sealed = case when received_at < ?1 - ?3
       then null else body_sealed end
   where id = ?2`,
  { params: ['int?', 'int', 'int'] },
)

/** Throws what the turn throws; then nothing changed. */
export function retakeSetAside(tx: Tx, deps: MessagingDeps, inboxId: number, now: Instant): boolean {
  const row = RETAKE_SET_ASIDE.get(tx, inboxId)
  if (!row?.body_sealed) return false
  const update = JSON.parse(deps.vault.open(row.body_sealed)) as Extract<Update, { kind: 'message' }>
  const contact = recogniseContact(tx, deps, update.from, { at: update.sentAt, profileName: update.profileName }, now)
  takeTurn(tx, deps, messageOf(update, inboxId, contact), now)
  // Its words may be older than any are kept: the next cleaning is up to an hour away.
  UPDATE_INBOX.run(tx, now, inboxId, rule(tx, 'body_hours') * HOUR)
  settleSetAside(tx)
  return true
}

const SET_ASIDE = 'mensaje_apartado'

const SETTLE_SET_ASIDE = statement("select 1 from inbox where state = 'aside' limit 1", { uses: 'inbox_aside' })

export function settleSetAside(tx: Tx): void {
  if (!SETTLE_SET_ASIDE.finds(tx)) clearAlert(tx, SET_ASIDE)
}

const TAKE_MESSAGE = statement('update inbox set contact_id = ? where id = ?', { params: ['int?', 'int'] })

function takeMessage(
  tx: Tx,
  deps: MessagingDeps,
  via: ChannelName,
  update: Extract<Update, { kind: 'message' }>,
  now: Instant,
): void {
  const writers = lookUpWriters(tx, deps, update.from)
  const [known] = writers.contacts
  if (isBeyondMemory(tx, update.sentAt, known, now)) return storeTooOld(tx, deps, via, update.id, update.sentAt, now)
  const inboxId = store(tx, deps, via, update, now, known)
  if (inboxId === undefined) return deps.count('duplicate')
  deps.count('message')
  const contact = recogniseContact(tx, deps, update.from, { at: update.sentAt, profileName: update.profileName }, now, writers)
  if (contact.id !== known) TAKE_MESSAGE.run(tx, contact.id, inboxId)
  try {
    savepoint(tx, () => {
      const open = openMessagesOf(tx, contact.id)
      resolveDoubtsAmong(tx, deps, open, now)
      const quietSince = open.length === 0 ? queuedSoFar(tx) : undefined
      takeTurn(tx, deps, { ...messageOf(update, inboxId, contact), quietSince }, now)
    })
  } catch (error) {
    if (error instanceof TransactionEnded) throw error
    setAside(tx, deps, inboxId, contact, error, now)
  }
}

const SET_ASIDE_INBOX = statement("update inbox set state = 'aside', error = ? where id = ?", { params: ['text?', 'int'] })

function setAside(tx: Tx, deps: MessagingDeps, inboxId: number, contact: Contact, error: unknown, now: Instant): void {
  const facts = describeError(error)
  deps.count('set_aside')
  deps.log.error('message.set_aside', { inbox: inboxId, contact: contact.id, ...facts })
  SET_ASIDE_INBOX.run(tx, facts.errorCode ?? facts.error, inboxId)
  raiseAlert(tx, SET_ASIDE, now)
  const session = { tx, deps, contact, now }
  withdrawQuestions(tx, contact.id, now)
  enqueue(tx, deps, { contactId: contact.id, inboxId, reply: sayApology(session) }, now)
}

const STORE = statement(
  `insert into inbox (key, channel, kind, state, body_sealed, sent_at, received_at, handled_at, contact_id)
   values (?, ?, ?, 'handled', ?, ?, ?, ?, ?) on conflict (key, channel) do nothing`,
  { params: ['bytes', 'text', 'text', 'bytes?', 'int', 'int', 'int?', 'int?'] },
)

/** Undefined when this update was stored before. */
function store(
  tx: Tx,
  deps: MessagingDeps,
  via: ChannelName,
  update: Exclude<Update, { kind: 'status' | 'watermark' }>,
  now: Instant,
  contactId?: number,
): number | undefined {
  const [kind, sentAt] = update.kind === 'message' ? ['message', update.sentAt] : ['event', update.at]
  // No `returning`: it costs as much as the insert itself.
  const { changes, lastInsertRowid } = STORE.run(
    tx,
    deps.vault.index('wamid', update.id),
    via,
    kind,
    deps.vault.seal(JSON.stringify(update)),
    sentAt,
    now,
    now,
    contactId ?? null,
  )
  return changes > 0 ? Number(lastInsertRowid) : undefined
}

const IS_OWN_ECHO = statement(
  `select 1 from outbox where channel_key = ?1 and channel = ?2
   union all select 1 from outbox where contact_id = ?3 and channel = ?2 and state = 'sending'
   union all select 1 from outbox where contact_id = ?3 and channel = ?2 and state = 'in_doubt' limit 1`,
  { params: ['bytes', 'text', 'int'], uses: 'outbox_channel_key outbox_one_in_flight outbox_doubt_contact' },
)

/**
 * Whether a seemingly foreign message is our own echo without our text (Meta promises that text for cards, unverified): it has the id of
 * one of ours, or one of ours is on its way. Otherwise our own cards would silence us.
 */
function isOwnEcho(db: Db, deps: MessagingDeps, via: ChannelName, { id, from }: Extract<Update, { kind: 'taken_over' }>): boolean {
  const key = deps.vault.index('wamid', id)
  return findContacts(db, deps, from).some((contactId) => IS_OWN_ECHO.finds(db, key, via, contactId))
}

const IS_KNOWN = statement('select 1 from inbox where key = ? and channel = ?', { params: ['bytes', 'text'], uses: 'inbox_key' })

export const isKnown = (db: Db, { vault }: Pick<MessagingDeps, 'vault'>, via: ChannelName, id: string): boolean =>
  IS_KNOWN.finds(db, vault.index('wamid', id), via)

/** Keeps a message that the assistant does not answer, to recognise and show it later. */
export function keepUnanswered(
  tx: Tx,
  deps: MessagingDeps,
  via: ChannelName,
  update: Extract<Update, { kind: 'message' }>,
  now: Instant,
): void {
  const { id } = recogniseContact(tx, deps, update.from, { at: update.sentAt, profileName: update.profileName }, now)
  store(tx, deps, via, update, now, id)
}

function messageOf(update: Extract<Update, { kind: 'message' }>, inboxId: number, contact: Contact): Message {
  return { inboxId, channelId: update.id, contact, said: update.said, sentAt: update.sentAt }
}
