import type { Option, Reply } from '../../chat/reply.ts'
import type { Alias } from '../channel.ts'
import { addressOf } from './addresses.ts'
import type { Template } from './templates.ts'

/**
 * What Meta accepts in one message, in UTF-16 units (Meta does not publish its unit; this one never counts less). Source: the
 * Cloud API pages on text, reply buttons, lists, templates and the send endpoint, September 2026.
 */
export const LIMITS = {
  textBody: 4096,
  /** Documented for lists with 4096; the schema says 1024, and we stay under both. */
  interactiveBody: 1024,
  footer: 60,
  buttons: 3,
  buttonTitle: 20,
  buttonIdBytes: 256,
  rows: 10,
  rowTitle: 24,
  rowDescription: 72,
  rowIdBytes: 200,
  listButton: 20,
  templateBody: 1024,
  /** Not documented; half of what a reply button holds. */
  quickReplyPayloadBytes: 128,
  templateButton: 25,
  caption: 1024,
  fileName: 240,
  callbackData: 512,
} as const

/** A reply that WhatsApp would refuse: a bug in a text or a dialog. Tests render every text to find it. */
export class OverLimit extends Error {
  override readonly name = 'OverLimit'
  constructor(
    readonly part: string,
    readonly length: number,
    readonly limit: number,
  ) {
    super(`${part}: ${length} over ${limit}`)
  }
}

/** Returns the text if it is neither empty nor too long. Nothing is ever cut: half a sentence can mislead. */
function fits(part: string, text: string, limit: number): string {
  if (text.length > limit) throw new OverLimit(part, text.length, limit)
  if (text.trim() === '') throw new OverLimit(`${part} (empty)`, 0, limit)
  return text
}

/** Returns the id if it is neither empty, too long in bytes, nor with blanks at its ends, which Meta refuses. */
function fitsId(part: string, id: string, limitBytes: number): string {
  const bytes = Buffer.byteLength(id)
  if (bytes === 0 || bytes > limitBytes || id.trim() !== id) throw new OverLimit(part, bytes, limitBytes)
  return id
}

/** Throws for repeated values, which Meta refuses. */
function allDifferent(part: string, values: readonly string[]): void {
  const different = new Set(values).size
  if (different < values.length) throw new OverLimit(`${part} (repeated)`, values.length, different)
}

type Body = Record<string, unknown>
type Choices = Extract<Reply, { kind: 'choices' }>
type Notice = Extract<Reply, { kind: 'notice' }>

/** The language of a notice that names none. */
const SPANISH = 'es_MX'

/**
 * The body of `POST /messages` for a reply; undefined when it may not be sent: outside the 24-hour window only a notice with a
 * known template may. Each status returns `callback`. Throws OverLimit when a text breaks a limit of WhatsApp, and NoAddress
 * when the contact has none. Nothing is ever cut.
 */
export function renderReply(
  reply: Reply,
  to: readonly Alias[],
  callback: string,
  windowOpen: boolean,
  templates: readonly Template[],
): Body | undefined {
  const content = windowOpen ? renderOpen(reply) : renderClosed(reply, templates)
  if (!content) return undefined
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...addressOf(to),
    ...content,
    biz_opaque_callback_data: fits('callback', callback, LIMITS.callbackData),
  }
}

/** The body that marks a message and all before it as read. `typing` shows the three dots until our answer, 25 s at most. */
export function renderRead(messageId: string, typing = false): Body {
  return {
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: messageId,
    ...(typing && { typing_indicator: { type: 'text' } }),
  }
}

function renderOpen(reply: Reply): Body {
  switch (reply.kind) {
    case 'text':
      return renderText(reply.body)
    case 'choices':
      return renderChoices(reply)
    case 'ask_location':
      return interactive({
        type: 'location_request_message',
        body: { text: fits('body', reply.body, LIMITS.interactiveBody) },
        action: { name: 'send_location' },
      })
    case 'place':
      return {
        type: 'location',
        location: {
          latitude: degrees(reply.latitude),
          longitude: degrees(reply.longitude),
          name: reply.name,
          address: reply.address,
        },
      }
    case 'document':
      return {
        type: 'document',
        document: {
          filename: fits('file name', reply.name, LIMITS.fileName),
          caption: fits('caption', reply.body, LIMITS.caption),
        },
      }
    case 'notice':
      return renderOpen(reply.plain)
  }
}

function renderClosed(reply: Reply, templates: readonly Template[]): Body | undefined {
  if (reply.kind !== 'notice') return undefined
  const language = reply.language ?? SPANISH
  const template = templates.find((one) => one.name === reply.template && one.language === language)
  return template && renderTemplate(reply, template)
}

/** Meta takes degrees as text, although it sends them as numbers. Six decimals are 11 cm, and never an exponent. */
const degrees = (value: number): string => value.toFixed(6)

const renderText = (body: string): Body => ({
  type: 'text',
  text: { body: fits('body', body, LIMITS.textBody), preview_url: false },
})

function renderChoices(reply: Choices): Body {
  if (reply.options.length === 0) return renderText(reply.footer ? `${reply.body}\n\n${reply.footer}` : reply.body)
  const frame = {
    body: { text: fits('body', reply.body, LIMITS.interactiveBody) },
    ...(reply.footer !== undefined && { footer: { text: fits('footer', reply.footer, LIMITS.footer) } }),
  }
  return fitButtons(reply.options)
    ? interactive({ type: 'button', ...frame, action: { buttons: renderButtons(reply.options) } })
    : interactive({ type: 'list', ...frame, action: renderList(reply) })
}

/** Buttons need one tap, a list two. A description, or a title too long for a button, needs the list. */
const fitButtons = (options: readonly Option[]): boolean =>
  options.length <= LIMITS.buttons &&
  options.every((option) => option.description === undefined && option.title.length <= LIMITS.buttonTitle)

function renderButtons(options: readonly Option[]): Body[] {
  refuseRepeated(options)
  allDifferent(
    'button titles',
    options.map((option) => option.title),
  )
  return options.map((option) => ({
    type: 'reply',
    reply: {
      id: fitsId('button id', option.id, LIMITS.buttonIdBytes),
      title: fits('button title', option.title, LIMITS.buttonTitle),
    },
  }))
}

function renderList(reply: Choices): Body {
  if (reply.options.length > LIMITS.rows) throw new OverLimit('rows', reply.options.length, LIMITS.rows)
  refuseRepeated(reply.options)
  return { button: fits('list button', reply.open, LIMITS.listButton), sections: [{ rows: reply.options.map(renderRow) }] }
}

const renderRow = (option: Option): Body => ({
  id: fitsId('row id', option.id, LIMITS.rowIdBytes),
  title: fits('row title', option.title, LIMITS.rowTitle),
  ...(option.description !== undefined && {
    description: fits('row description', option.description, LIMITS.rowDescription),
  }),
})

function refuseRepeated(options: readonly Option[]): void {
  allDifferent(
    'option ids',
    options.map((option) => option.id),
  )
}

function renderTemplate(notice: Notice, template: Template): Body {
  const { name, language, examples, buttons } = template
  if (notice.parameters.length !== examples.length)
    throw new OverLimit(`parameters of ${name}`, notice.parameters.length, examples.length)
  return {
    type: 'template',
    template: {
      name,
      language: { policy: 'deterministic', code: language }, // Meta has one policy, and its own document demands that it is said.
      components: [{ type: 'body', parameters: notice.parameters.map(renderParameter) }, ...renderQuickReplies(notice, buttons)],
    },
  }
}

/** A quick reply of a template returns the id of the option in its place, perhaps days later. */
function renderQuickReplies({ template, plain }: Notice, buttons: readonly string[]): Body[] {
  const options = plain.kind === 'choices' ? plain.options : []
  if (options.length !== buttons.length) throw new OverLimit(`buttons of ${template}`, options.length, buttons.length)
  refuseRepeated(options)
  return options.map(({ id }, index) => ({
    type: 'button',
    sub_type: 'quick_reply',
    index: String(index),
    parameters: [{ type: 'payload', payload: fitsId('quick reply', id, LIMITS.quickReplyPayloadBytes) }],
  }))
}

/** Meta refuses line breaks, tabs and repeated blanks inside a parameter. */
const renderParameter = (value: string): Body => ({
  type: 'text',
  text: fits('template parameter', value.replace(/\s+/g, ' ').trim(), LIMITS.templateBody),
})

const interactive = (content: Body): Body => ({ type: 'interactive', interactive: content })
