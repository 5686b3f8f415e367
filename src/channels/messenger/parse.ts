import type { Said } from '../../chat/input.ts'
import type { Instant } from '../../clock.ts'
import type { Alias, Update } from '../channel.ts'
import { anything, contentId, envelopeSchema, idText, list, number, part, readTime, text, word } from '../meta/schema.ts'
import { parsePageField } from './parse-account.ts'
import { isPublished, wordsOf } from './profile.ts'

/** News of another Page become `other`. */
export interface OurPage {
  pageId: string
}

/** A person's id for one Page. Messages go to no other form. */
export const PSID = /^\d{1,32}$/
const personOf = (id: string | undefined): Alias[] => (id !== undefined && PSID.test(id) ? [{ kind: 'psid', value: id }] : [])

const who = part({ id: idText })
const referralSchema = part({ ref: text, source: text })
const eventSchema = part({
  sender: who,
  recipient: who,
  timestamp: anything,
  message: part({
    mid: idText,
    text,
    is_echo: anything,
    app_id: idText,
    metadata: text,
    quick_reply: part({ payload: text }),
    attachments: list,
    referral: referralSchema,
  }),
  postback: part({ mid: idText, title: text, payload: text, referral: referralSchema }),
  referral: referralSchema,
  delivery: part({ watermark: anything, mids: list }),
  read: part({ watermark: anything }),
  reaction: part({ action: text }),
  message_edit: part({ mid: idText }),
  policy_enforcement: part({ action: text, reason: text }),
  take_thread_control: part({ new_owner_app_id: idText }),
  pass_thread_control: part({ new_owner_app_id: idText }),
})
type Event = NonNullable<ReturnType<typeof eventSchema.parse>>
type Message = NonNullable<Event['message']>

const entrySchema = part({ id: idText, time: anything, messaging: list, standby: list, changes: list })
const changeSchema = part({ field: text, value: anything })

/**
 * In order. Never throws and never returns an empty list: what it cannot read becomes `other`, with an id made of its content. Times are
 * milliseconds; 0 where Meta gave none that can be true.
 */
export function parsePage(body: unknown, ours: OurPage): Update[] {
  const updates = envelopeSchema.parse(body).entry.flatMap((raw): Update[] => {
    const entry = entrySchema.parse(raw)
    const at = readTime(entry?.time)
    if (!entry) return [other('empty_entry', raw, 0)]
    if (entry.id !== undefined && entry.id !== ours.pageId) return [other('another_account', raw, at)]
    return [
      ...entry.messaging.flatMap((event) => parseEvent(event, at, ours)),
      // Another program has the thread: its answers are not ours.
      ...entry.standby.map((event) => other('standby', event, at)),
      ...entry.changes.map((change): Update => {
        const { field, value } = changeSchema.parse(change) ?? {}
        return field === undefined ? other('empty_change', change, at) : parsePageField(field, value, at)
      }),
    ]
  })
  return updates.length > 0 ? updates : [other('empty_body', body, 0)]
}

const other = (what: string, raw: unknown, at: Instant): Update => ({
  ...{ kind: 'other', id: contentId('other', raw), at, what: word(what) },
})

function parseEvent(raw: unknown, entryTime: Instant, ours: OurPage): Update[] {
  const event = eventSchema.parse(raw)
  if (!event) return [other('empty_event', raw, entryTime)]
  const at = readTime(event.timestamp) || entryTime
  if (event.message?.is_echo === true) return [parseEcho(event, event.message, raw, at)]
  if (event.policy_enforcement) return [parsePageField('policy_enforcement', event.policy_enforcement, at)]
  const from = personOf(event.sender?.id)
  if (event.recipient?.id !== undefined && event.recipient.id !== ours.pageId) return [other('another_account', raw, at)]
  if (from.length === 0) return [other('without_sender', raw, at)]
  return [...receipts(event, from, at), ...(said(event, raw, from, at) ?? [])]
}

/**
 * Our own message with our metadata: proof that it went, often before the answer to the send. Without that a person of the office or
 * another program wrote.
 */
function parseEcho(event: Event, message: Message, raw: unknown, at: Instant): Update {
  const { mid: id, metadata } = message
  if (id !== undefined && metadata !== undefined)
    return { kind: 'status', id, at, state: 'sent', errorCode: undefined, callback: metadata }
  const person = personOf(event.recipient?.id)
  return person.length > 0 && message.app_id !== undefined
    ? { kind: 'taken_over', id: id ?? contentId('echo', raw), at, from: person }
    : other('echo', raw, at)
}

/** Up to a moment; the messages' ids may be missing and are not needed. */
function receipts(event: Event, from: Alias[], at: Instant): Update[] {
  const of = (state: 'delivered' | 'read', watermark: unknown): Update[] => {
    const until = readTime(watermark)
    return until === 0 ? [] : [{ kind: 'watermark', at: at || until, from, state, upTo: until }]
  }
  return [
    ...(event.delivery ? of('delivered', event.delivery.watermark) : []),
    ...(event.read ? of('read', event.read.watermark) : []),
  ]
}

/** Undefined for a mere receipt. */
function said(event: Event, raw: unknown, from: Alias[], at: Instant): Update[] | undefined {
  const message = (id: string | undefined, what: Said): Update[] => [
    { kind: 'message', id: id ?? contentId('message', raw), sentAt: at, from, profileName: undefined, said: what },
  ]
  const { postback } = event
  if (postback) return message(postback.mid, readPostback(postback))
  if (event.message) return message(event.message.mid, readMessage(event.message))
  if (event.referral) return message(undefined, { kind: 'text', text: wordsOf(event.referral.ref) })
  if (event.reaction)
    return event.reaction.action === 'unreact' ? [other('reaction', raw, at)] : message(undefined, { kind: 'reaction' })
  if (event.message_edit) return message(undefined, { kind: 'edited' })
  // Each is told to the one app that it concerns: taken from us, passed to us.
  if (event.take_thread_control) return [{ kind: 'taken_over', id: contentId('control', raw), at, from }]
  if (event.pass_thread_control) return [{ kind: 'given_back', id: contentId('control', raw), at, from }]
  return event.delivery || event.read ? undefined : [other(keyOf(raw), raw, at)]
}

/** Name of an unknown event, for the log. */
const keyOf = (raw: unknown): string =>
  Object.keys(raw as object).find((key) => !['sender', 'recipient', 'timestamp'].includes(key)) ?? 'empty_event'

/** A button of a template, the menu or the start, perhaps tapped weeks later: the conversation judges its worth. */
function readPostback({ payload, title, referral }: NonNullable<Event['postback']>): Said {
  const words = wordsOf(referral?.ref ?? payload)
  if (payload === undefined) return { kind: 'text', text: title?.toWellFormed() ?? words }
  return isPublished(payload) ? { kind: 'text', text: words } : { kind: 'choice', id: payload, title: title?.toWellFormed() ?? '' }
}

const ATTACHMENTS = new Map<string | undefined, Said>([
  ['image', { kind: 'picture' }],
  ['audio', { kind: 'voice' }],
  ['video', { kind: 'file' }],
  ['file', { kind: 'file' }],
  ['sticker', { kind: 'sticker' }],
])
const attachmentSchema = part({
  type: text,
  payload: part({ sticker_id: anything, coordinates: part({ lat: number, long: number }) }),
})

/** A quick reply's payload before its words; words before attachments (a link brings its preview along). */
function readMessage(message: Message): Said {
  const { quick_reply: tapped, text: words, attachments, referral } = message
  if (tapped?.payload !== undefined) return { kind: 'choice', id: tapped.payload, title: words?.toWellFormed() ?? '' }
  if (words !== undefined) return { kind: 'text', text: words.toWellFormed() }
  const attachment = attachmentSchema.parse(attachments[0])
  const { lat, long } = attachment?.payload?.coordinates ?? {}
  if (lat !== undefined && long !== undefined && Math.abs(lat) <= 90 && Math.abs(long) <= 180)
    return { kind: 'location', latitude: lat, longitude: long }
  // On older telephones the thumb is an image with a sticker id.
  if (attachment?.payload?.sticker_id !== undefined) return { kind: 'sticker' }
  if (attachment === undefined && referral) return { kind: 'text', text: wordsOf(referral.ref) }
  return ATTACHMENTS.get(attachment?.type) ?? { kind: 'unsupported' }
}
