import type { Charge } from '../../../db/schema/columns.ts'
import type { Said } from '../../chat/input.ts'
import type { Instant } from '../../clock.ts'
import type { Alias, DeliveryState, Update } from '../channel.ts'
import { anything, contentId, envelopeSchema, errorItem, idText, list, number, part, readTime, text, word } from '../meta/schema.ts'
import { canonical, readAlias, readAliases } from './addresses.ts'
import { parseAccountField, parseValueError } from './parse-account.ts'

const messageSchema = part({
  id: idText,
  from: idText,
  from_user_id: text,
  timestamp: anything,
  type: text,
  group_id: idText,
  system: part({
    type: text,
    wa_id: idText,
    /** `wa_id` in older versions. */
    new_wa_id: idText,
    user_id: text,
    previous_user_id: text,
  }),
})
type Message = NonNullable<ReturnType<typeof messageSchema.parse>>

const contactSchema = part({ wa_id: idText, user_id: text, profile: part({ name: text }) })

/** Arrive as messages, but expect no answer. */
const NO_ANSWER = new Set(['revoke', 'request_welcome'])

/** One element of `messages[]`. Its contact is found by phone or user id, never by position: `contacts[]` may be shorter or missing. */
function parseMessage(raw: unknown, contacts: readonly unknown[], entryTime: Instant): Update {
  const message = messageSchema.parse(raw)
  const at = readTime(message?.timestamp) || entryTime
  const id = message?.id ?? contentId('message', raw)
  const other = (what: string): Update => ({ kind: 'other', id, at, what: word(what) })
  if (!message) return other('empty_message')
  if (message.group_id !== undefined) return other('group_message')
  if (message.type === 'system') return readRenaming(message, id, at) ?? other(message.system?.type ?? 'system')
  if (message.type === undefined || NO_ANSWER.has(message.type)) return other(message.type ?? 'untyped_message')
  const said = readSaid(message.type, raw)
  if (!said) return other('call_permission')
  const { from, profileName } = identify(message, contacts)
  if (from.length === 0) return other('anonymous_message')
  return { kind: 'message', id, sentAt: at, from, profileName, said }
}

/** Undefined for any other system message. */
function readRenaming(message: Message, id: string, at: Instant): Update | undefined {
  const { system } = message
  if (system?.type !== 'user_changed_number' && system?.type !== 'user_changed_user_id') return undefined
  const was = readAliases([message.from, system.previous_user_id, message.from_user_id])
  const now = readAliases([system.wa_id ?? system.new_wa_id, system.user_id])
  const gone = new Set(now.map(canonical))
  const old = was.filter((alias) => !gone.has(canonical(alias)))
  return old.length > 0 && now.length > 0 ? { kind: 'renamed', id, at, was: old, now } : undefined
}

function identify(message: Message, contacts: readonly unknown[]): { from: Alias[]; profileName: string | undefined } {
  const own = readAliases([message.from, message.from_user_id])
  const names = new Set(own.map(canonical))
  const isOurs = (text: string | undefined) => {
    const alias = readAlias(text)
    return alias !== undefined && names.has(canonical(alias))
  }
  const contact = contacts
    .map((one) => contactSchema.parse(one))
    .find((one) => one !== undefined && (isOurs(one.user_id) || isOurs(one.wa_id)))
  const name = contact?.profile?.name?.toWellFormed().trim()
  return {
    from: readAliases([message.from, message.from_user_id, contact?.wa_id, contact?.user_id]),
    profileName: name === '' ? undefined : name,
  }
}

const pressed = part({ id: text, title: text })
const contentSchema = part({
  text: part({ body: text }),
  interactive: part({ type: text, button_reply: pressed, list_reply: pressed }),
  button: part({ payload: idText, text: text }),
  location: part({ latitude: number, longitude: number, name: text }),
  unsupported: part({ type: text }),
})
type Content = NonNullable<ReturnType<typeof contentSchema.parse>>

/** Never opened: the conversation only needs to know that they came. */
const UNOPENED = new Map<string, Said>([
  ['audio', { kind: 'voice' }],
  ['voice', { kind: 'voice' }],
  ['image', { kind: 'picture' }],
  ['video', { kind: 'file' }],
  ['document', { kind: 'file' }],
  ['sticker', { kind: 'sticker' }],
  ['contacts', { kind: 'contact_card' }],
  ['reaction', { kind: 'reaction' }],
  ['edit', { kind: 'edited' }],
])
const UNSUPPORTED: Said = { kind: 'unsupported' }
/** Gestures about earlier messages, reported as `unsupported`, that expect no answer. */
const GESTURES = new Map<string | undefined, Said>([
  ...['pin', 'keep_in_chat', 'poll_update', 'reaction'].map((type): [string, Said] => [type, { kind: 'reaction' }]),
  ['edit', { kind: 'edited' }],
])

/**
 * By the message's `type` and content. An unknown type, or one without content, is `unsupported`: its sender deserves an answer. Undefined
 * for a call permission.
 */
function readSaid(type: string, raw: unknown): Said | undefined {
  const content = contentSchema.parse(raw)
  switch (type) {
    case 'text':
      return readText(content)
    case 'interactive':
      return content?.interactive?.type === 'call_permission_reply' ? undefined : readPressed(content)
    case 'button':
      return readTemplateButton(content)
    case 'location':
      return readLocation(content)
    case 'unsupported':
      return GESTURES.get(content?.unsupported?.type) ?? UNSUPPORTED
    default:
      return UNOPENED.get(type) ?? UNSUPPORTED
  }
}

function readText(content: Content | undefined): Said {
  const body = content?.text?.body
  return body === undefined ? UNSUPPORTED : { kind: 'text', text: body.toWellFormed() }
}

/** A button or a row. Anything else (form replies, what Meta could not render) is `unsupported`. */
function readPressed(content: Content | undefined): Said {
  const reply = content?.interactive?.button_reply ?? content?.interactive?.list_reply
  return reply?.id === undefined ? UNSUPPORTED : { kind: 'choice', id: reply.id, title: reply.title?.toWellFormed() ?? '' }
}

/** Without a payload its title counts as typed. */
function readTemplateButton(content: Content | undefined): Said {
  const { payload, text: words } = content?.button ?? {}
  if (payload !== undefined) return { kind: 'choice', id: payload, title: words?.toWellFormed() ?? '' }
  return words === undefined ? UNSUPPORTED : { kind: 'text', text: words.toWellFormed() }
}

function readLocation(content: Content | undefined): Said {
  const { latitude, longitude, name } = content?.location ?? {}
  if (latitude === undefined || longitude === undefined) return UNSUPPORTED
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return UNSUPPORTED
  return { kind: 'location', latitude, longitude, ...(name !== undefined && { name: name.toWellFormed() }) }
}

const statusSchema = part({
  id: idText,
  status: text,
  timestamp: anything,
  biz_opaque_callback_data: text,
  errors: list,
  pricing: part({ type: text, category: text }),
})

/** `played` (a voice note) counts as read. `deleted` and unknown states change nothing. */
const STATES = new Map<string | undefined, DeliveryState>([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['played', 'read'],
  ['failed', 'failed'],
])

/** Matched by the message's id or our callback, never by the phone. */
function parseStatus(raw: unknown, entryTime: Instant): Update {
  const status = statusSchema.parse(raw)
  const at = readTime(status?.timestamp) || entryTime
  const state = STATES.get(status?.status)
  const callback = status?.biz_opaque_callback_data
  if (!state || status?.id === undefined) return { kind: 'other', id: contentId('status', raw), at, what: 'status' }
  const errorCode = errorItem.parse(status.errors[0])?.code
  return { kind: 'status', id: status.id, at, state, errorCode, callback, charge: status.pricing && chargeOf(status.pricing) }
}

const chargeOf = ({ type, category }: { type?: string | undefined; category?: string | undefined }): Charge | undefined => {
  if (type === 'free_entry_point') return 'entry_point'
  return category === undefined ? undefined : category === 'service' ? 'answer' : 'notice'
}

/** Messages for another number and news of another account become `other`. */
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
 * In order: every entry, change, message, status and error. Never throws and never returns an empty list: what it cannot read becomes
 * `other`, with an id made of its content. `sentAt` and `at` are 0 when Meta gave no believable time.
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
