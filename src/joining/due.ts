import type { Tx } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import { joinContacts, readContact } from '../messaging/contacts.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import type { DueWork } from '../messaging/due.ts'
import { enqueue } from '../messaging/outbox.ts'
import { TEXTS } from '../texts/texts.ts'
import { agreed, forgetJoinsOf, isAgreed } from './joins.ts'

/** Two chats of one person become one, at the step after the yes: within the turn itself both still have a conversation. */
function join(tx: Tx, deps: MessagingDeps, limit: number, now: Instant): void {
  for (const { contact_id: other, into_id: id } of agreed(tx, limit)) {
    forgetJoinsOf(tx, id, other)
    const contact = readContact(tx, deps, id)
    if (!contact || !readContact(tx, deps, other)) continue
    // What was begun goes on: in the other chat was nothing but the question whether they are one person.
    joinContacts(tx, deps, { id, other, goesOn: other }, now)
    const reply = { kind: 'text' as const, body: TEXTS[contact.language].joining.joined, asks: false }
    enqueue(tx, deps, { contactId: id, reply }, now)
  }
}

export const due: DueWork = {
  nextAt: (db) => (isAgreed(db) ? 0 : undefined),
  settle: { joins: join },
}
