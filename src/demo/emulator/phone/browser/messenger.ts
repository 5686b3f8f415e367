import type { Body, Card, Choice, Touch } from './messages.ts'

type Json = Record<string, unknown>

/** A send names its recipient, an event its sender. */
export const isOfMessenger = (raw: Json): boolean => typeof raw.recipient === 'object' && raw.recipient !== null

/** Never throws: unknown ones become `unknown`. */
export function readMessenger(raw: Json): Body {
  const postback = object(raw.postback)
  if (raw.postback !== undefined) return { kind: 'picked', title: text(postback.title) }
  if (raw.referral !== undefined) return { kind: 'picked', title: `m.me … ref=${text(object(raw.referral).ref)}` }
  const message = object(raw.message)
  const [first] = list(message.attachments)
  const attachment = object(message.attachment ?? first)
  if (attachment.type !== undefined) return withQuick(readAttachment(attachment), message)
  return message.text === undefined ? { kind: 'unknown' } : withQuick({ kind: 'text', text: text(message.text) }, message)
}

/** Quick replies disappear with the next message. */
function withQuick(body: Body, message: Json): Body {
  const quick = list(message.quick_replies).map((one): Choice => {
    const reply = object(one)
    return { id: text(reply.payload), title: text(reply.title) }
  })
  if (quick.length === 0) return body
  if (body.kind === 'text') return { kind: 'quick', text: body.text, quick }
  return body.kind === 'cards' ? { ...body, quick } : body
}

function readAttachment(attachment: Json): Body {
  const payload = object(attachment.payload)
  switch (attachment.type) {
    case 'template':
      return readTemplate(payload)
    case 'image':
      return { kind: 'picture' }
    case 'audio':
      return { kind: 'voice' }
    case 'sticker':
      return { kind: 'sticker' }
    case 'file': {
      const id = text(payload.attachment_id)
      return { kind: 'file', name: text(payload.name) || text(payload.url), ...(id !== '' && { id }) }
    }
    case 'fallback':
      return { kind: 'text', text: [text(payload.title), text(payload.url)].filter(Boolean).join('\n') }
    default:
      return { kind: 'unknown' }
  }
}

function readTemplate(payload: Json): Body {
  if (payload.template_type === 'button')
    return { kind: 'touches', text: text(payload.text), touches: list(payload.buttons).map(readTouch) }
  const cards = list(payload.elements).map((raw): Card => {
    const element = object(raw)
    return { title: text(element.title), subtitle: text(element.subtitle), touches: list(element.buttons).map(readTouch) }
  })
  return { kind: 'cards', cards, quick: [] }
}

function readTouch(raw: unknown): Touch {
  const button = object(raw)
  const url = text(button.url)
  const title = text(button.title)
  // Only web addresses: a button must not be able to run something.
  if (button.type === 'web_url') return { title, url: /^https?:\/\//i.test(url) ? url : 'about:blank' }
  return { title, id: text(button.payload) }
}

const object = (raw: unknown): Json => (typeof raw === 'object' && raw !== null ? { ...raw } : {})
const list = (raw: unknown): unknown[] => (Array.isArray(raw) ? raw : [])
const text = (raw: unknown): string => (typeof raw === 'string' ? raw : '')
