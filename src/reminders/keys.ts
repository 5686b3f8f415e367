import { exists } from '../../db/ask.ts'
import type { Db } from '../../db/open.ts'
import { HOUR, type Instant } from '../clock.ts'
import type { DueReminder } from './due-rows.ts'
import { visitAt } from './plan.ts'

/** Closer to the visit a reminder helps nobody: the person is on the way, or stays at home for a reason. */
export const TOO_NEAR_MS = HOUR

/** The key of a reminder in the outbox. */
export const reminderKey = ({ groupId, slotId, kind }: Pick<DueReminder, 'groupId' | 'slotId' | 'kind'>): string =>
  `reminder:${groupId}:${slotId}:${kind}`

const KEY = /^reminder:([\w-]+):(\d+):(first|second|last)$/

/**
 * Whether a reminder in the outbox may still go: the visit stands, its contact did not send BAJA, and there is time. Undefined
 * for any other key.
 */
export function stillReminds(
  db: Db,
  { key, contactId }: { key: string | null; contactId: number },
  now: Instant,
): boolean | undefined {
  const [, groupId, slotId] = KEY.exec(key ?? '') ?? []
  if (groupId === undefined) return undefined
  const visit = visitAt(db, groupId, Number(slotId), now)
  return visit !== undefined && visit.contactId === contactId && now <= visit.startsAt - TOO_NEAR_MS / 2 && !isMuted(db, contactId)
}

/** Whether this contact wants neither reminders nor offers. */
export const isMuted = (db: Db, contactId: number): boolean =>
  exists(db, 'select 1 from contacts where id = ? and muted_at is not null', contactId)
