import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { type Reply, readOut } from '../chat/reply.ts'
import type { Session } from '../chat/session.ts'
import type { State } from '../chat/state.ts'
import type { Instant } from '../clock.ts'
import { type Contact, readContact } from './contacts.ts'
import { saveConversation } from './conversations.ts'
import type { MessagingDeps } from './deps.ts'
import { enqueue, type Letter, withdrawQuestions } from './outbox.ts'

interface Told {
  contactId: number
  key: string
  hidden?: true
  carries?: (outboxId: number) => void
}

/** Sends something unasked, once for each `key`. `carries` gets the message's id. False: the contact is gone. */
export function notify(
  tx: Tx,
  deps: MessagingDeps,
  { contactId, key, hidden, carries }: Told,
  say: (session: Session) => Reply,
  now: Instant,
): boolean {
  const contact = readContact(tx, deps, contactId)
  if (!contact) return false
  const reply = say({ tx, deps, contact, now })
  const id = enqueue(tx, deps, { contactId, key, reply, ...(hidden && { hidden }) }, now)
  if (id !== undefined) carries?.(id)
  return true
}

/** Asks a question unasked. Typed words answer it where `state` says so, unless a person has the chat. Returns the message's id. */
export function putFirst(
  tx: Tx,
  deps: MessagingDeps,
  contact: Contact,
  { state, reply, key }: { state: State | undefined; reply: Reply; key: string },
  now: Instant,
): number | undefined {
  if (state && !deps.listener.isBusy(tx, contact, now)) {
    if (state.asked?.turn === state.turn) withdrawQuestions(tx, contact.id, now)
    saveConversation(tx, deps, contact.id, state, undefined, now)
  }
  return enqueue(tx, deps, { contactId: contact.id, reply, key }, now)
}

/** A closure may tell hundreds of people the same. */
const HEARD_MAX = 100

const OVERHEAR = statement('select coalesce(max(id), 0) as id from outbox', { row: { id: 'int' } })

const OVERHEAR_OUTBOX = statement(
  `select body_sealed as body from outbox where id > ? and inbox_id is null and body_sealed is not null order by id limit +?`,
  { row: { body: 'bytes' }, params: ['int', 'int'] },
)

/** Does this work and collects what it tells people unasked (admin/deps.ts). Answers to a person's own message are not collected. */
export function overhear<T>(tx: Tx, { vault }: Pick<MessagingDeps, 'vault'>, work: () => T): { done: T; words: string[] } {
  const before = OVERHEAR.get(tx)?.id ?? 0
  const done = work()
  const replies = OVERHEAR_OUTBOX.all(tx, before, HEARD_MAX).map((row) => (JSON.parse(vault.open(row.body)) as Letter).reply)
  const firsts = Map.groupBy(replies, (reply) => (reply.kind === 'notice' ? reply.template : reply.kind))
  return { done, words: [...firsts.values()].flatMap(([first]) => (first ? [readOut(first)] : [])) }
}
