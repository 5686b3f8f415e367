import type { Db, Tx } from '../../db/open.ts'
import { waitOnlyAt } from '../agenda/waiting/resting.ts'
import { readWish } from '../agenda/waiting/wishes.ts'
import type { Instant } from '../clock.ts'
import { sayOfficeRests, sayWishRemoved } from '../conversation/unasked/offering.ts'
import type { Citizens } from '../staff/rooms.ts'
import { isMuted } from './reminder-keys.ts'
import type { MessagingRooms } from './rooms.ts'
import { tell } from './telling.ts'

/** How many people are told in one step of the writer. */
const TOLD_A_STEP = 100

/** One step of telling that an office rests (staff/rooms.ts). Whoever said BAJA loses nothing and is left in peace. */
export function tellOfficeRests(
  tx: Tx,
  rooms: MessagingRooms,
  { officeId, reason, since, after = 0 }: Parameters<Citizens['tellOfficeRests']>[1],
  now: Instant,
): ReturnType<Citizens['tellOfficeRests']> {
  const waiting = waitOnlyAt(tx, officeId, after, TOLD_A_STEP)
  const told = waiting.filter(({ wishId, contactId }) => {
    const key = `wait_rests:${wishId}:${officeId}:${since}` // Nobody is told twice of the same rest.
    return !isMuted(tx, contactId) && tell(tx, rooms, { contactId, key }, (desk) => sayOfficeRests(officeId, reason, desk), now)
  })
  return { told: told.length, next: waiting.length === TOLD_A_STEP ? waiting.at(-1)?.wishId : undefined }
}

/** Tells whoever joined the list that the office takes this wish off it (staff/rooms.ts). */
export function tellWishRemoved(tx: Tx, rooms: MessagingRooms, wishId: number, now: Instant): void {
  const wish = readWish(tx, rooms.vault, wishId)
  const contactId = contactOf(tx, wishId)
  if (!wish || contactId === undefined) return
  tell(tx, rooms, { contactId, key: `wait_removed:${wishId}:${wish.version}` }, (desk) => sayWishRemoved(wish, desk), now)
}

const contactOf = (db: Db, wishId: number): number | undefined =>
  db.client.query<{ id: number }, [number]>('select contact_id as id from wait_wishes where id = ?').get(wishId)?.id
