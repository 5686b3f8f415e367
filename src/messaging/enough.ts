import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { rule } from '../catalogue/rules.ts'
import type { Session } from '../chat/session.ts'
import { sayEnough } from '../chat/unasked/enough.ts'
import { DAY, type Instant } from '../clock.ts'
import type { MessagingDeps } from './deps.ts'
import { enqueue } from './outbox.ts'

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
 * When this contact is answered again; undefined: it is answered now. Somebody who writes without end could otherwise use up
 * the institution's free messages and its money (rule `answers_a_day`). Messages that were withdrawn before they left do not
 * count.
 */
export function answeredAgainAt(db: Db, contactId: number, now: Instant): Instant | undefined {
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

/** Usually not, and then only the index of this contact's messages is read (1 us). */
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

/** Tells the contact that a day's answers are used up and when it is answered again, unless that was our last message to it. */
export function answerEnough(tx: Tx, deps: MessagingDeps, message: Heard, session: Session, again: Instant): void {
  deps.count('answered_enough')
  const { contact, inboxId } = message
  const last = ANSWER_ENOUGH.get(tx, contact.id)
  if (last?.key?.startsWith(`${KEY}:`)) return
  const key = `${KEY}:${contact.id}:${session.now}`
  enqueue(tx, deps, { contactId: contact.id, inboxId, key, reply: sayEnough(session, again) }, session.now)
}
