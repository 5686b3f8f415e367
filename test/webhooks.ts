import type { Said } from '../src/chat/input.ts'
import type { Instant } from '../src/clock.ts'

/** What a person does on the telephone. */
export type Gesture = Said

interface Account {
  phoneNumberId: string
  businessAccountId: string
}

/** A webhook body as Meta sends it for one message of one person. */
export function messageWebhook(
  account: Account,
  from: string,
  name: string | undefined,
  id: string,
  at: Instant,
  gesture: Gesture,
) {
  const contact: Record<string, unknown> = { wa_id: from, ...(name !== undefined && { profile: { name } }) }
  const message: Record<string, unknown> = { from, id, timestamp: seconds(at), ...bodyOf(gesture) }
  return envelope(account, { contacts: [contact], messages: [message] })
}

export function statusWebhook(
  account: Account,
  id: string,
  status: 'sent' | 'delivered' | 'read' | 'failed',
  at: Instant,
  callback?: string,
  errorCode?: number,
) {
  const errors = errorCode === undefined ? {} : { errors: [{ code: errorCode, title: 'error' }] }
  const data = callback === undefined ? {} : { biz_opaque_callback_data: callback }
  return envelope(account, { statuses: [{ id, status, timestamp: seconds(at), ...data, ...errors }] })
}

/** Several bodies in one POST, as Meta batches them. */
export function batched(...bodies: ReturnType<typeof envelope>[]) {
  return { object: 'whatsapp_business_account', entry: bodies.flatMap((body) => body.entry) }
}

function envelope<Value extends Record<string, unknown>>(account: Account, value: Value) {
  const metadata = { display_phone_number: '5215500000000', phone_number_id: account.phoneNumberId }
  const change = { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } }
  return { object: 'whatsapp_business_account', entry: [{ id: account.businessAccountId, changes: [change] }] }
}

function bodyOf(gesture: Gesture): Record<string, unknown> {
  switch (gesture.kind) {
    case 'text':
      return { type: 'text', text: { body: gesture.text } }
    case 'choice':
      return { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: gesture.id, title: gesture.title } } }
    case 'location':
      return { type: 'location', location: { latitude: gesture.latitude, longitude: gesture.longitude } }
    case 'voice':
      return { type: 'audio', audio: { id: '1', mime_type: 'audio/ogg; codecs=opus', voice: true } }
    case 'picture':
      return { type: 'image', image: { id: '2', mime_type: 'image/jpeg' } }
    case 'file':
      return { type: 'document', document: { id: '3', mime_type: 'application/pdf', filename: 'acta.pdf' } }
    case 'sticker':
      return { type: 'sticker', sticker: { id: '4', mime_type: 'image/webp' } }
    case 'contact_card':
      return { type: 'contacts', contacts: [{ name: { formatted_name: 'X' } }] }
    case 'reaction':
      return { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } }
    case 'edited':
      return { type: 'edit', edit: { original_message_id: 'wamid.x', message: { type: 'text', text: { body: 'otra cosa' } } } }
    case 'unsupported':
      return { type: 'unsupported', errors: [{ code: 131051, title: 'Message type unknown' }] }
  }
}

const seconds = (at: Instant) => String(Math.floor(at / 1000))

/** A webhook body as Messenger sends it for one thing that a person did. */
export function pageWebhook(pageId: string, psid: string, id: string, at: Instant, gesture: Gesture) {
  const event = {
    sender: { id: psid },
    recipient: { id: pageId },
    timestamp: at,
    message: { mid: id, ...messengerBodyOf(gesture) },
  }
  return pageEnvelope(pageId, at, event)
}

/** The receipt that everything to this person arrived until then, as Messenger sends it: without any id. */
export const watermarkWebhook = (pageId: string, psid: string, upTo: Instant) =>
  pageEnvelope(pageId, upTo, { sender: { id: psid }, recipient: { id: pageId }, delivery: { watermark: upTo } })

/** What Messenger tells us of our own message, with what we gave along. */
export function echoWebhook(pageId: string, psid: string, id: string, at: Instant, metadata: string) {
  const message = { is_echo: true, app_id: 880099, mid: id, metadata }
  return pageEnvelope(pageId, at, { sender: { id: pageId }, recipient: { id: psid }, timestamp: at, message })
}

const pageEnvelope = (pageId: string, at: Instant, event: Record<string, unknown>) => ({
  object: 'page',
  entry: [{ id: pageId, time: at, messaging: [event] }],
})

const ATTACHED: Partial<Record<Gesture['kind'], string>> = { voice: 'audio', picture: 'image', file: 'file', sticker: 'sticker' }

function messengerBodyOf(gesture: Gesture): Record<string, unknown> {
  if (gesture.kind === 'text') return { text: gesture.text }
  if (gesture.kind === 'choice') return { text: gesture.title, quick_reply: { payload: gesture.id } }
  if (gesture.kind === 'location') {
    const coordinates = { lat: gesture.latitude, long: gesture.longitude }
    return { attachments: [{ type: 'location', payload: { coordinates } }] }
  }
  return { attachments: [{ type: ATTACHED[gesture.kind] ?? 'fallback', payload: {} }] }
}
