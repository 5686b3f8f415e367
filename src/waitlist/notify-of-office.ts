import type { Db, Tx } from '../../db/open.ts'
import { notAtNight } from '../catalogue/quiet-hours.ts'
import type { Instant } from '../clock.ts'
import { alone } from '../messaging/alone.ts'
import type { MessagingRooms } from '../messaging/rooms.ts'
import { tell } from '../messaging/telling.ts'
import { isMuted } from '../reminders/keys.ts'
import { sayOfficeRests, sayWishRemoved } from './chat/notices.ts'
import { restWasTold, tellRestLater, type UntoldRest, untoldRests, waitOnlyAt } from './resting-offices.ts'
import { readWish } from './wishes.ts'

/** So many are told in one flush, so that no citizen's message waits long behind it. */
const TOLD_A_FLUSH = 100

/**
 * Tells those who wait only at an office that it gives no appointments for now, some at a time. How far it got is noted in the same
 * transaction, so that a crash leaves nobody untold and tells nobody twice. Whoever said BAJA loses nothing and is left in peace.
 */
export function tellOfRests(tx: Tx, rooms: MessagingRooms, now: Instant): void {
  for (const rest of untoldRests(tx, now)) {
    const morning = notAtNight(tx, now, rest.zone)
    if (morning > now) tellRestLater(tx, rest.id, morning)
    else tellSome(tx, rooms, rest, now)
  }
}

function tellSome(tx: Tx, rooms: MessagingRooms, { id, officeId, reason, toldUpTo }: UntoldRest, now: Instant): void {
  const waiting = waitOnlyAt(tx, officeId, toldUpTo, TOLD_A_FLUSH)
  for (const { wishId, contactId } of waiting.filter((one) => !isMuted(tx, one.contactId)))
    alone(tx, rooms.log, 'waiting.untold', { wish: wishId }, () => {
      const key = `wait_rests:${id}:${contactId}` // Whoever waits there with two wishes reads it once.
      tell(tx, rooms, { contactId, key }, (desk) => sayOfficeRests(officeId, reason, desk), now)
    })
  restWasTold(tx, id, waiting.length === TOLD_A_FLUSH ? waiting.at(-1)?.wishId : undefined)
}

/** Tells whoever joined the list that the office takes this wish off it (admin/staff-rooms.ts). */
export function tellWishRemoved(tx: Tx, rooms: MessagingRooms, wishId: number, now: Instant): void {
  const wish = readWish(tx, rooms.vault, wishId)
  const contactId = contactOf(tx, wishId)
  if (!wish || contactId === undefined) return
  tell(tx, rooms, { contactId, key: `wait_removed:${wishId}:${wish.version}` }, (desk) => sayWishRemoved(wish, desk), now)
}

const contactOf = (db: Db, wishId: number): number | undefined =>
  db.client.query<{ id: number }, [number]>('select contact_id as id from wait_wishes where id = ?').get(wishId)?.id
