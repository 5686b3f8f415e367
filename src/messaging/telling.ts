import type { Tx } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import type { Desk } from '../conversation/desk.ts'
import type { Reply } from '../conversation/reply.ts'
import { readContact } from './contacts.ts'
import { createDesk } from './desk.ts'
import { enqueue } from './outbox.ts'
import type { MessagingRooms } from './rooms.ts'

/** Tells a contact something that it did not ask for, once for each `key`. False: there is no such contact (any more). */
export function tell(
  tx: Tx,
  rooms: MessagingRooms,
  { contactId, key }: { contactId: number; key: string },
  say: (desk: Desk) => Reply,
  now: Instant,
): boolean {
  const contact = readContact(tx, rooms, contactId)
  if (!contact) return false
  enqueue(tx, rooms, { contactId, key, reply: say(createDesk(tx, rooms, { contact }, now)) }, now)
  return true
}
