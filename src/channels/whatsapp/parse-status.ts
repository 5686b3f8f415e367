import type { Instant } from '../../clock.ts'
import type { DeliveryState, Update } from '../channel.ts'
import { anything, contentId, errorItem, idText, list, part, readTime, text } from './schema.ts'

const statusSchema = part({
  id: idText,
  status: text,
  timestamp: anything,
  biz_opaque_callback_data: text,
  errors: list,
})

/** `played` (a voice note) counts as read. `deleted` and unknown states change nothing. */
const STATES = new Map<string | undefined, DeliveryState>([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['played', 'read'],
  ['failed', 'failed'],
])

/** Reads a status of one of our messages. It is matched by the message's id or our callback, never by the phone. */
export function parseStatus(raw: unknown, entryTime: Instant): Update {
  const status = statusSchema.parse(raw)
  const at = readTime(status?.timestamp) || entryTime
  const state = STATES.get(status?.status)
  const callback = status?.biz_opaque_callback_data
  if (!state || status?.id === undefined) return { kind: 'other', id: contentId('status', raw), at, what: 'status' }
  return { kind: 'status', id: status.id, at, state, errorCode: errorItem.parse(status.errors[0])?.code, callback }
}
