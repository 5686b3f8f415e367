import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { missingMembers } from '../catalogue/institution.ts'
import { atOneVersion } from '../catalogue/memory.ts'
import { rule } from '../catalogue/rules.ts'
import { converse } from '../chat/converse.ts'
import type { Input, Said } from '../chat/input.ts'
import type { QuestionName } from '../chat/part.ts'
import type { Reply } from '../chat/reply.ts'
import type { Session } from '../chat/session.ts'
import type { State } from '../chat/state.ts'
import { sayEnough, sayNotReady } from '../chat/unasked.ts'
import { DAY, type Instant, MINUTE, SECOND } from '../clock.ts'
import { answerInWriting, type Contact } from './contacts.ts'
import { loadConversation, type StoredConversation, saveConversation } from './conversations.ts'
import type { MessagingDeps } from './deps.ts'
import { enqueue, lastQuestionWaits, queuedSoFar, withdrawQuestions } from './outbox.ts'

export interface Message {
  inboxId: number
  /** To mark the message as read. */
  channelId: string
  contact: Contact
  said: Said
  sentAt: Instant
  /** The count of all queued messages when nothing of ours was open to this contact; left out: something was, or unknown. */
  quietSince?: number | undefined
}

/** Nothing of ours was open to this contact, and nothing was queued since. */
const isQuiet = (db: Db, { quietSince }: Message): boolean => quietSince !== undefined && quietSince === queuedSoFar(db)

/** A message arrived while we were off; the answer apologises. */
const LATE_MS = 15 * MINUTE
/** After a night off the messages of one contact come in pieces: the answer waits, so that they get one. */
const BACKLOG_MS = 4 * SECOND

const UPDATE_INBOX = statement('update inbox set hidden = 1 where id = ?', { params: ['int'] })

const FORGET_WORDS = statement('update inbox set body_sealed = null where id = ?', { params: ['int'] })

const UPDATE_CONTACTS = statement('update contacts set language = ? where id = ?', { params: ['text', 'int'] })

/** Answers one message in the caller's savepoint: new state, effects, replies. Unread questions are withdrawn when the new answer comes. */
export function takeTurn(step: Tx, deps: MessagingDeps, message: Message, now: Instant): void {
  const tx = atOneVersion(step)
  const { contact, inboxId, said, sentAt } = message
  if (missingMembers(tx).length > 0) return answerNotReady(tx, deps, message, now)
  // The office answers in the channel's own inbox: two voices in one chat would confuse.
  if (contact.elsewhereUntil > now && said.kind !== 'choice') return
  const listener = deps.listener.hear(tx, deps, message, now)
  if (listener === 'kept') return
  const session = { tx, deps, contact, inboxId, ...waysToUs(deps, contact), now }
  const again = answeredAgainAt(tx, contact.id, now)
  if (again !== undefined) return answerEnough(tx, deps, message, session, again)
  const stored = loadConversation(tx, deps, contact.id, now)
  const isText = said.kind === 'text'
  if (isText && sentAt < stored.askedAt) return // Typed before the question that it would answer (wall 9).
  const late = isLate(tx, message, now)
  const input: Input = {
    said,
    sentAt,
    late,
    unseen: isText && !isQuiet(tx, message) && lastQuestionWaits(tx, contact.id),
    ...((listener === 'tap' || listener === 'back') && { back: true }),
    ...(listener === 'order' && { order: true }),
    ...(typeof listener === 'object' && listener),
  }
  const turn = converse(stored.state, input, session)
  const hidden = input.hidden === true || asksHidden(deps, stored.state) || asksHidden(deps, turn.state)
  if (hidden) UPDATE_INBOX.run(tx, inboxId)
  if (listener === 'tap' && turn.replies.some((reply) => reply.asks)) deps.listener.takeBack(tx, contact.id)
  answer(tx, deps, message, turn.replies, { notBefore: late ? now + BACKLOG_MS : now, hidden }, now)
  if (turn.language && turn.language !== contact.language) {
    UPDATE_CONTACTS.run(tx, turn.language, contact.id)
  }
  if (turn.unkept) FORGET_WORDS.run(tx, inboxId)
  if (turn.missed) deps.count(turn.missed)
  if (turn.missed && isText && !hidden) for (const part of deps.chat.parts) part.missed?.(session, said.text, turn.missed)
  if (turn.inWriting) answerInWriting(tx, contact.id)
  saveConversation(tx, deps, contact.id, turn.state, askedAt(message, turn.replies, stored), now)
}

/** Addresses for passing a message on and for the person's other chat. */
const waysToUs = (
  { heard, channels }: MessagingDeps,
  { channel }: Session['contact'],
): Pick<Session, 'ourNumber' | 'ourLink' | 'onWhatsApp' | 'rowsNumbered'> => ({
  ourNumber: heard.ourNumber,
  ourLink: channels.all.find(({ link }) => link !== undefined)?.link,
  onWhatsApp: channels.find('whatsapp') !== undefined,
  rowsNumbered: channels.find(channel)?.rowsNumbered,
})

function answer(
  tx: Tx,
  deps: MessagingDeps,
  message: Message,
  replies: Reply[],
  how: { notBefore: Instant; hidden: boolean },
  now: Instant,
): void {
  if (replies.length === 0) return
  const { id: contactId, channel } = message.contact
  for (let i = isQuiet(tx, message) ? 0 : withdrawQuestions(tx, contactId, now); i > 0; i--) deps.count('superseded')
  for (const [i, reply] of replies.entries()) {
    const answers = i === 0 ? { answers: message.channelId } : {}
    enqueue(tx, deps, { contactId, channel, inboxId: message.inboxId, reply, ...how, ...answers }, now)
  }
}

/** The open question's answers may not appear in a copy that an office makes. */
function asksHidden({ chat }: MessagingDeps, state: State | undefined): boolean {
  const { question = '', about } = state?.asked ?? {}
  return (Object.hasOwn(chat.questions, question) && chat.questions[question as QuestionName].isHidden?.(about)) === true
}

const IS_LATE = statement('select max(claimed_at) as at from outbox where contact_id = +?', {
  row: { at: 'int?' },
  params: ['int'],
  uses: 'outbox_contact',
})

/** Late, and nothing was sent to this contact since: one apology is enough for a night. */
function isLate(db: Db, message: Message, now: Instant): boolean {
  if (now - message.sentAt < LATE_MS) return false
  const row = IS_LATE.get(db, message.contact.id)
  return (row?.at ?? 0) < message.sentAt
}

/** By the channel's clock: as the message that it answers, until a status tells it exactly. */
function askedAt(message: Message, replies: Reply[], stored: StoredConversation): Instant | undefined {
  return replies.some((reply) => reply.asks) ? Math.max(message.sentAt, stored.askedAt) : undefined
}

/** While the institution's record is incomplete nothing may be said in its name. Told once a day. */
function answerNotReady(tx: Tx, deps: MessagingDeps, message: Message, now: Instant): void {
  const { contact, inboxId } = message
  const key = `not_ready:${contact.id}:${Math.floor(now / DAY)}`
  enqueue(tx, deps, { contactId: contact.id, inboxId, key, reply: sayNotReady('es-MX') }, now)
}

const ANSWERED_AGAIN_AT = statement(
  'select claimed_at from outbox where contact_id = +? and claimed_at > +? order by claimed_at desc limit 1 offset +?',
  {
    row: { claimed_at: 'int' },
    params: ['int', 'int', 'int'],
    uses: 'outbox_contact',
    because: 'what was said to one contact within a day',
  },
)

/**
 * Undefined: answered now. Endless writing could use up the institution's free messages and money (rule `answers_a_day`). Messages
 * withdrawn before they left do not count.
 */
function answeredAgainAt(db: Db, contactId: number, now: Instant): Instant | undefined {
  const most = rule(db, 'answers_a_day')
  if (most === 0 || !saidSoMuch(db, contactId, most, now)) return undefined
  const first = ANSWERED_AGAIN_AT.get(db, contactId, now - DAY, most - 1)
  return first ? first.claimed_at + DAY : undefined
}

const SAID_SO_MUCH = statement(
  `select created_at from outbox where id =
   (select id from outbox indexed by outbox_contact where contact_id = +? order by id desc limit 1 offset +?)`,
  { row: { created_at: 'int' }, params: ['int', 'int'], uses: 'outbox_contact' },
)

/** Usually false, and then only the index of this contact's messages is read (1 us). */
function saidSoMuch(db: Db, contactId: number, most: number, now: Instant): boolean {
  const nth = SAID_SO_MUCH.get(db, contactId, most - 1)
  return nth !== null && nth.created_at > now - DAY
}

interface Heard {
  inboxId: number
  contact: { id: number }
}

const KEY = 'enough'

const ANSWER_ENOUGH = statement('select key from outbox where contact_id = +? order by id desc limit 1', {
  row: { key: 'text?' },
  params: ['int'],
  uses: 'outbox_contact',
})

/** Says when answers go on, unless that was our last message. */
function answerEnough(tx: Tx, deps: MessagingDeps, message: Heard, session: Session, again: Instant): void {
  deps.count('answered_enough')
  const { contact, inboxId } = message
  const last = ANSWER_ENOUGH.get(tx, contact.id)
  if (last?.key?.startsWith(`${KEY}:`)) return
  const key = `${KEY}:${contact.id}:${session.now}`
  enqueue(tx, deps, { contactId: contact.id, inboxId, key, reply: sayEnough(session, again) }, session.now)
}
