import type { Db, Tx } from '../../db/open.ts'
import { waitOnlyAt } from '../agenda/waiting/resting.ts'
import { readWish } from '../agenda/waiting/wishes.ts'
import type { Instant } from '../clock.ts'
import type { Desk } from '../conversation/desk.ts'
import type { Reply } from '../conversation/reply.ts'
import { sayOfficeRests, sayWishRemoved } from '../conversation/unasked/offering.ts'
import { readContact } from './contacts.ts'
import { createDesk } from './desk.ts'
import { enqueue } from './outbox.ts'
import { isMuted } from './reminder-keys.ts'
import type { MessagingRooms } from './rooms.ts'

/** So many people are told in one step of the writer. */
const TOLD_A_STEP = 100

/** Whom a resting office is to be told of, one step. */
export interface Resting {
  officeId: number
  reason: string
  /** When the office began to rest: nobody is told twice of the same. */
  since: Instant
  /** The number of the wish after which the last step ended. */
  after?: number | undefined
}

/**
 * Tells those who wait only at this office that it gives no appointments for now, one step. Whoever said BAJA loses nothing and is left
 * in peace. Returns how many were told, and the number of the wish behind which to go on; undefined: everybody was told.
 */
export function tellOfficeRests(
  tx: Tx,
  rooms: MessagingRooms,
  { officeId, reason, since, after = 0 }: Resting,
  now: Instant,
): { told: number; next: number | undefined } {
  const waiting = waitOnlyAt(tx, officeId, after, TOLD_A_STEP)
  const said = waiting.filter(
    ({ wishId, contactId }) =>
      !isMuted(tx, contactId) &&
      say(tx, rooms, contactId, `wait_rests:${wishId}:${officeId}:${since}`, (desk) => sayOfficeRests(officeId, reason, desk), now),
  )
  return { told: said.length, next: waiting.length === TOLD_A_STEP ? waiting.at(-1)?.wishId : undefined }
}

/** Tells whoever joined the list that the office takes this wish off it. To be called while the wish still waits. */
export function tellWishRemoved(tx: Tx, rooms: MessagingRooms, wishId: number, now: Instant): void {
  const wish = readWish(tx, rooms.vault, wishId)
  const contactId = contactOf(tx, wishId)
  if (wish && contactId !== undefined)
    say(tx, rooms, contactId, `wait_removed:${wishId}:${wish.version}`, (desk) => sayWishRemoved(wish, desk), now)
}

function say(tx: Tx, rooms: MessagingRooms, contactId: number, key: string, words: (desk: Desk) => Reply, now: Instant): boolean {
  const contact = readContact(tx, rooms, contactId)
  if (!contact) return false
  enqueue(tx, rooms, { contactId, reply: words(createDesk(tx, rooms, { contact }, now)), key }, now)
  return true
}

const contactOf = (db: Db, wishId: number): number | undefined =>
  db.client.query<{ id: number }, [number]>('select contact_id as id from wait_wishes where id = ?').get(wishId)?.id
