import type { Said } from '../../chat/input.ts'
import { idText, number, part, text } from './schema.ts'

const pressed = part({ id: text, title: text })
const contentSchema = part({
  text: part({ body: text }),
  interactive: part({ type: text, button_reply: pressed, list_reply: pressed }),
  button: part({ payload: idText, text: text }),
  location: part({ latitude: number, longitude: number, name: text }),
  unsupported: part({ type: text }),
})
type Content = NonNullable<ReturnType<typeof contentSchema.parse>>

/** Kinds whose content we never open: the conversation only needs to know that it came. */
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
/** Gestures about earlier messages, which Meta reports as `unsupported`: a person who pins the folio expects no answer. */
const GESTURES = new Map<string | undefined, Said>([
  ...['pin', 'keep_in_chat', 'poll_update', 'reaction'].map((type): [string, Said] => [type, { kind: 'reaction' }]),
  ['edit', { kind: 'edited' }],
])

/**
 * What a person did, by the message's `type` and content. An unknown type, or one without its content, is `unsupported`: its
 * sender deserves an answer. Undefined for a call permission, which says nothing to us.
 */
export function readSaid(type: string, raw: unknown): Said | undefined {
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

/** The button of a template. Without a payload its title counts as typed. */
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
