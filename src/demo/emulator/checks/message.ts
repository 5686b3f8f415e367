import { type Json, object, text } from '../json.ts'
import { refuse } from '../refusal.ts'
import type { EmulatedTemplate } from '../types.ts'
import { checkInteractive, type Strictness } from './interactive.ts'
import { checkMedia, type MediaKnown } from './media.ts'
import { checkCount, checkEach, checkOptionalText, checkText, type Verdict } from './parts.ts'
import { checkTemplate } from './template.ts'

export interface CheckDeps extends Strictness {
  templates: readonly EmulatedTemplate[]
  mediaKnown: MediaKnown
}

/** Everything about the content of a message that Meta judges before it looks at the recipient's window. */
export function checkMessage(message: Json, deps: CheckDeps): Verdict {
  return (
    checkOptionalText('biz_opaque_callback_data', message.biz_opaque_callback_data, 512) ??
    checkRecipientType(message) ??
    checkContext(message.context) ??
    checkContent(message, deps)
  )
}

function checkRecipientType({ recipient_type: type }: Json): Verdict {
  return type === undefined || type === 'individual' ? undefined : refuse(131009, 'recipient_type must be individual')
}

const checkContext = (raw: unknown): Verdict =>
  raw === undefined ? undefined : checkText('context.message_id', object(raw)?.message_id, 512)

function checkContent(message: Json, deps: CheckDeps): Verdict {
  const type = text(message.type ?? 'text') ?? ''
  switch (type) {
    case 'text':
      return checkTextMessage(message.text)
    case 'interactive':
      return checkInteractive(message.interactive, deps.mediaKnown, deps)
    case 'template':
      return checkTemplate(message.template, deps.templates)
    case 'location':
      return checkLocation(message.location)
    case 'image':
    case 'audio':
    case 'document':
    case 'sticker':
    case 'video':
      return checkMedia(type, message[type], deps.mediaKnown)
    case 'contacts':
      return checkContacts(message.contacts)
    case 'reaction':
      return checkReaction(message.reaction)
    default:
      return refuse(131051, 'type is not supported')
  }
}

function checkTextMessage(raw: unknown): Verdict {
  const written = object(raw)
  return written ? checkText('text.body', written.body, 4096) : refuse(131008, 'text is required')
}

function checkLocation(raw: unknown): Verdict {
  const location = object(raw)
  if (!location) return refuse(131008, 'location is required')
  return checkDegrees('location.latitude', location.latitude, 90) ?? checkDegrees('location.longitude', location.longitude, 180)
}

function checkDegrees(path: string, raw: unknown, most: number): Verdict {
  if (raw === undefined || raw === null || raw === '') return refuse(131008, `${path} is required`)
  return Math.abs(Number(raw)) <= most ? undefined : refuse(131009, `${path} is out of range`)
}

const checkContacts = (raw: unknown): Verdict =>
  checkCount('contacts', raw, 1, 257) ??
  checkEach(raw, (contact, index) => checkText(`contacts[${index}].name.formatted_name`, object(contact.name)?.formatted_name, 512))

function checkReaction(raw: unknown): Verdict {
  const reaction = object(raw)
  if (!reaction) return refuse(131008, 'reaction is required')
  if (typeof reaction.emoji !== 'string') return refuse(131008, 'reaction.emoji is required')
  return checkText('reaction.message_id', reaction.message_id, 512)
}
