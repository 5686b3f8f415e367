import type { Option, Reply } from '../../chat/reply.ts'
import { BUTTON_TITLE_MAX, BUTTONS_MAX, TEXT_MAX } from '../../texts/lengths.ts'
import type { Alias } from '../channel.ts'
import { CannotRender, type Choices, fitParameter, fitPayload, fitReply, type Rendered } from '../fit.ts'
import { addressOf } from './addresses.ts'
import type { Template } from './templates.ts'

/** Source: the Cloud API page on templates, September 2026. */
const PARAMETER_MAX = 1_024
/** Not documented; half of what a reply button holds. */
const QUICK_REPLY_MAX_BYTES = 128

type Body = Record<string, unknown>
type Notice = Extract<Reply, { kind: 'notice' }>

/** The language of a notice that names none. */
const SPANISH = 'es_MX'

/**
 * The body of `POST /messages`; undefined when it may not be sent: outside the 24-hour window only a notice with a known template may. Each
 * status returns `callback`. Throws CannotRender for a notice that no longer fits its template, and for a contact without an address.
 */
export function renderReply(
  reply: Reply,
  to: readonly Alias[],
  callback: string,
  windowOpen: boolean,
  templates: readonly Template[],
): Rendered | undefined {
  const open = windowOpen ? fitReply(reply, { text: TEXT_MAX }) : undefined
  const content = open ? renderOpen(open.reply) : renderClosed(reply, templates)
  if (!content) return undefined
  const body = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...addressOf(to),
    ...content,
    biz_opaque_callback_data: callback,
  }
  return { body, mended: open?.mended ?? [] }
}

/** Marks a message and all before it as read. `typing` shows the three dots until our answer, 25 s at most. */
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
        body: { text: reply.body },
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
        document: { filename: reply.name, caption: reply.body },
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

/** Meta takes degrees as text, although it sends numbers. Six decimals are 11 cm, and never an exponent. */
const degrees = (value: number): string => value.toFixed(6)

const renderText = (body: string): Body => ({
  type: 'text',
  text: { body, preview_url: false },
})

function renderChoices({ body, footer, open, options }: Choices): Body {
  const frame = { body: { text: body }, ...(footer !== undefined && { footer: { text: footer } }) }
  return areButtons(options)
    ? interactive({ type: 'button', ...frame, action: { buttons: options.map(renderButton) } })
    : interactive({ type: 'list', ...frame, action: { button: open, sections: [{ rows: options.map(renderRow) }] } })
}

/** Buttons need one tap, a list two. A description, or a title too long for a button, needs the list. */
const areButtons = (options: readonly Option[]): boolean =>
  options.length <= BUTTONS_MAX &&
  options.every((option) => option.description === undefined && option.title.length <= BUTTON_TITLE_MAX)

const renderButton = ({ id, title }: Option): Body => ({ type: 'reply', reply: { id, title } })

const renderRow = ({ id, title, description }: Option): Body => ({ id, title, ...(description !== undefined && { description }) })

function renderTemplate(notice: Notice, template: Template): Body {
  const { name, language, examples, buttons } = template
  if (notice.parameters.length !== examples.length) throw new CannotRender(`parameters of ${name}`)
  return {
    type: 'template',
    template: {
      name,
      language: { policy: 'deterministic', code: language }, // Meta has one policy, and its own document demands that it is said.
      components: [{ type: 'body', parameters: notice.parameters.map(renderParameter) }, ...renderQuickReplies(notice, buttons)],
    },
  }
}

/** A template's quick reply returns the id of the option in its place, perhaps days later. */
function renderQuickReplies({ template, plain }: Notice, buttons: readonly string[]): Body[] {
  const options = plain.kind === 'choices' ? plain.options : []
  if (options.length !== buttons.length) throw new CannotRender(`buttons of ${template}`)
  return options.map(({ id }, index) => ({
    type: 'button',
    sub_type: 'quick_reply',
    index: String(index),
    parameters: [{ type: 'payload', payload: fitPayload(id, QUICK_REPLY_MAX_BYTES) }],
  }))
}

const renderParameter = (value: string): Body => ({ type: 'text', text: fitParameter(value, PARAMETER_MAX) })

const interactive = (content: Body): Body => ({ type: 'interactive', interactive: content })
