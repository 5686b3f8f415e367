import type { Option, Reply } from '../../chat/reply.ts'
import { fitBody } from '../../texts/lengths.ts'
import { MESSENGER } from '../../texts/messenger.ts'
import type { Alias } from '../channel.ts'
import {
  CannotRender,
  type Choices,
  fitParameter,
  fitPayload,
  fitReply,
  inPages,
  numbered,
  type Rendered,
  type Room,
} from '../fit.ts'
import { parameterWords, type UtilityTemplate } from './utility.ts'

/** In UTF-16 units. Source: the Messenger Platform's send reference, 2026. */
const LIMITS = {
  text: 2000,
  /** Of a quick reply, of which there may be 13, and of a button. */
  title: 20,
  payload: 1000,
  buttonText: 640,
  buttons: 3,
} as const

type Body = Record<string, unknown>

/** One message, where there is room for it; the last paragraphs stay with the options. */
export function messagesOf(reply: Reply): Reply[] {
  if (reply.kind !== 'choices') return inPages(reply, LIMITS.text)
  const most = canLast(reply) ? LIMITS.buttonText : LIMITS.text
  const { before, body } = fitBody(reply.body.split('\n\n'), most - below(reply).length, LIMITS.text)
  const texts = before.map((words): Reply => ({ kind: 'text', body: inSight(words, reply.open), asks: false }))
  return [...texts, { ...reply, body }]
}

/**
 * The body of `POST /{page}/messages`; undefined when it may not be sent: outside the 24 hours only a notice with an approved template may.
 * Its echo returns `metadata`. Throws CannotRender for a notice that no longer fits its template. A title that does not fit on a quick
 * reply stands whole above it.
 */
export function renderReply(
  reply: Reply,
  to: readonly Alias[],
  metadata: string,
  windowOpen: boolean,
  templates: readonly UtilityTemplate[],
): Rendered | undefined {
  const recipient = { id: addressOf(to) }
  if (!windowOpen) {
    const template = renderClosed(reply, templates)
    return template && { body: { recipient, messaging_type: 'UTILITY', message: { template, metadata } }, mended: [] }
  }
  const { reply: fitted, mended } = fitReply(reply, ROOM)
  const { message, ...beside } = renderOpen(fitted)
  const messaging_type = reply.kind === 'notice' ? 'UPDATE' : 'RESPONSE'
  return { body: { recipient, messaging_type, message: { ...message, metadata }, ...beside }, mended }
}

function addressOf(to: readonly Alias[]): string {
  const found = to.find(({ kind }) => kind === 'psid')
  if (!found) throw new CannotRender('no address')
  return found.value
}

/** `fileName` and `after` are for the sender (send.ts): Meta gets them in another form. */
interface Content {
  message: Body
  fileName?: string
  after?: string
}

function renderOpen(reply: Reply): Content {
  switch (reply.kind) {
    case 'ask_location':
      return { message: { text: plain(withoutButton(reply.body)) } }
    case 'text':
      return { message: { text: plain(reply.body) } }
    case 'choices':
      return { message: renderChoices(reply) }
    case 'place':
      return { message: renderPlace(reply) }
    case 'document':
      return { message: { attachment: { type: 'file', payload: {} } }, fileName: reply.name, after: plain(reply.body) }
    case 'notice':
      return { message: renderOpen(reply.plain).message }
  }
}

/** Telephones cannot send a place here: the last paragraph, which says how, is left out. Typed words answer the same. */
const withoutButton = (body: string): string => body.slice(0, body.lastIndexOf('\n\n')).trim() || body

/** There is no list to open. */
const inSight = (words: string, open: string): string => words.replaceAll(`*${open}*`, MESSENGER.below(open))

/** Removes marks for bold and italics, which Messenger would show literally. */
const plain = (words: string): string =>
  words
    .replace(/(?<![\p{L}\p{N}*])\*(?!\s)([^*\n]*[^*\s])\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?!\s)([^_\n]*[^_\s])_(?![\p{L}\p{N}_])/gu, '$1')

/** Buttons, or quick replies: where a title is too long for one, or says more, all of it stands numbered above. */
function renderChoices(reply: Choices): Body {
  const { options } = reply
  const words = plain(inSight(inWords(reply), reply.open))
  if (canLast(reply) && words.length <= LIMITS.buttonText) return buttons(words, options.map(postback))
  return { text: words, ...(options.length > 0 && { quick_replies: options.map(quickReply) }) }
}

/**
 * Quick replies vanish with the next message. What asks nothing (the way there, the receipt) must be within reach after that one too, and
 * what we say first is answered hours later.
 */
const canLast = ({ asks, options }: Choices): boolean =>
  !asks && options.length > 0 && options.length <= LIMITS.buttons && areWhole(options)

const areWhole = (options: readonly Option[]): boolean =>
  options.every(({ title, description }) => title.length <= LIMITS.title && description === undefined)

const rows = ({ options }: Choices): string => (areWhole(options) ? '' : `\n\n${numbered(options)}`)
const foot = ({ footer }: Choices): string => (footer === undefined ? '' : `\n\n${footer}`)
const below = (reply: Choices): string => rows(reply) + foot(reply)

/** The question stays in sight: the last paragraph comes after the rows, next to what is tapped. */
function inWords(reply: Choices): string {
  const { body } = reply
  const last = body.lastIndexOf('\n\n')
  return last < 0 ? body + below(reply) : body.slice(0, last) + rows(reply) + body.slice(last) + foot(reply)
}

const ROOM: Room = { text: LIMITS.text, below }

const quickReply = ({ id, title }: Option, nth: number): Body => ({
  content_type: 'text',
  title: shortened(title, nth),
  payload: id,
})

/** With its number, which can also be typed. */
function shortened(title: string, nth: number): string {
  if (title.length <= LIMITS.title) return title
  return `${`${nth + 1}. ${title}`.slice(0, LIMITS.title - 1).trimEnd()}…`
}

const postback = ({ id, title }: Option): Body => ({ type: 'postback', title, payload: id })

const buttons = (words: string, all: Body[]): Body => ({
  attachment: {
    type: 'template',
    payload: { template_type: 'button', text: words, buttons: all },
  },
})

function renderPlace({ latitude, longitude, name, address }: Extract<Reply, { kind: 'place' }>): Body {
  const url = `https://www.google.com/maps/search/?api=1&query=${latitude.toFixed(6)},${longitude.toFixed(6)}`
  return buttons(`${name}\n${address}`, [{ type: 'web_url', title: MESSENGER.map, url }])
}

const SPANISH = 'es_MX'

function renderClosed(reply: Reply, templates: readonly UtilityTemplate[]): Body | undefined {
  if (reply.kind !== 'notice') return undefined
  const language = reply.language ?? SPANISH
  const template = templates.find((one) => one.name === reply.template && one.language === language)
  if (!template) return undefined
  const { examples, buttons: titles, name } = template
  const given = reply.parameters.map(parameterWords)
  if (given.length !== examples.length) throw new CannotRender(`parameters of ${name}`)
  const options = reply.plain.kind === 'choices' ? reply.plain.options : []
  if (options.length !== titles.length) throw new CannotRender(`buttons of ${name}`)
  const words = given.map((value) => ({ type: 'text', text: fitParameter(value, LIMITS.text) }))
  const payloads = options.map(({ id }) => ({ type: 'POSTBACK', payload: fitPayload(id, LIMITS.payload) }))
  return {
    name,
    language: { code: language },
    components: [
      ...(words.length > 0 ? [{ type: 'body', parameters: words }] : []),
      ...(payloads.length > 0 ? [{ type: 'buttons', parameters: payloads }] : []),
    ],
  }
}

/** `slow` also shows the three dots, 20 s at most. */
export const renderSeen = (to: readonly Alias[], slow: boolean): Body[] => {
  const recipient = { id: addressOf(to) }
  return [{ recipient, sender_action: 'mark_seen' }, ...(slow ? [{ recipient, sender_action: 'typing_on' }] : [])]
}
