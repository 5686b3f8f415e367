import type { Instant } from '../../clock.ts'
import type { Update } from '../channel.ts'
import { parseAccountField, parseValueError } from './parse-account.ts'
import { parseMessage } from './parse-message.ts'
import { parseStatus } from './parse-status.ts'
import { anything, contentId, envelopeSchema, idText, list, part, readTime, text, word } from './schema.ts'

/** Our account. Messages for another number and news of another account become `other`. */
export interface OurAccount {
  phoneNumberId: string
  businessAccountId?: string | undefined
}

const entrySchema = part({ id: idText, time: anything, changes: list })
const changeSchema = part({ field: text, value: anything })
const valueSchema = part({
  metadata: part({ phone_number_id: idText }),
  contacts: list,
  messages: list,
  statuses: list,
  errors: list,
})

/**
 * Reads a verified webhook body, in its order: every entry, change, message, status and error. Never throws and never returns
 * an empty list: what it cannot read becomes `other`, with an id made of its content. `sentAt` and `at` are 0 when Meta gave no
 * believable time.
 */
export function parseWebhook(body: unknown, ours: OurAccount): Update[] {
  const envelope = envelopeSchema.parse(body)
  const updates = envelope.entry.flatMap((raw): Update[] => {
    const entry = entrySchema.parse(raw)
    if (!entry || entry.changes.length === 0) return [other('empty_entry', raw, readTime(entry?.time))]
    const ourEntry = ours.businessAccountId === undefined || entry.id === undefined || entry.id === ours.businessAccountId
    return entry.changes.flatMap((change) => parseChange(change, readTime(entry.time), ourEntry, ours))
  })
  return updates.length > 0 ? updates : [other('empty_body', body, 0)]
}

function parseChange(raw: unknown, entryTime: Instant, ourEntry: boolean, ours: OurAccount): Update[] {
  const change = changeSchema.parse(raw)
  if (!change) return [other('empty_change', raw, entryTime)]
  if (change.field !== undefined && change.field !== 'messages') {
    return ourEntry ? [parseAccountField(change.field, change.value, entryTime)] : [other('another_account', raw, entryTime)]
  }
  const value = valueSchema.parse(change.value)
  if (!value) return [other('empty_value', raw, entryTime)]
  if (value.metadata?.phone_number_id !== ours.phoneNumberId) return [other('another_number', raw, entryTime)]
  const besideMessages = value.messages.length > 0
  const updates = [
    ...value.messages.map((message) => parseMessage(message, value.contacts, entryTime)),
    ...value.statuses.map((status) => parseStatus(status, entryTime)),
    ...value.errors.map((error) => parseValueError(error, besideMessages, entryTime)),
  ]
  return updates.length > 0 ? updates : [other('empty_value', raw, entryTime)]
}

const other = (what: string, raw: unknown, at: Instant): Update => ({
  kind: 'other',
  id: contentId('other', raw),
  at,
  what: word(what),
})
