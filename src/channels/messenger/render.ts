import type { Option, Reply } from '../../chat/reply.ts'
import { ROWS_MAX } from '../../texts/lengths.ts'
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
import type { UtilityTemplate } from './utility.ts'

/** In UTF-16 units. Source: the Messenger Platform's send reference, 2026. */
const LIMITS = {
  text: 2000,
  quickReplyTitle: 20,
  payload: 1000,
  buttonText: 640,
  buttons: 3,
  buttonTitle: 20,
} as const

type Body = Record<string, unknown>

/**
 * A question whose rows say more than their title is words, and then a row of cards; longer words are cut between paragraphs. Everything
 * else is one message.
 */
export function messagesOf(reply: Reply): Reply[] {
  if (reply.kind !== 'choices' || !needsCards(reply.options)) return inPages(reply, LIMITS.text)
  const { body, footer, open, asks } = reply
  return [...inPages({ kind: 'text', body: withFooter(inSight(body, open), footer), asks }, LIMITS.text), { ...reply, cards: true }]
}

/** Cards where a row says more than fits on a quick reply, as of offices and hours. */
const needsCards = (options: readonly Option[]): boolean => {
  const described = options.filter(({ description }) => description !== undefined)
  return described.length > 1 && options.length <= ROWS_MAX
}

const withFooter = (body: string, footer: string | undefined): string => (footer === undefined ? body : `${body}\n\n${footer}`)

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
      return { message: reply.cards ? renderCards(reply) : renderChoices(reply) }
    case 'place':
      return { message: renderPlace(reply) }
    case 'document':
      return { message: { attachment: { type: 'file', payload: {} } }, fileName: reply.name, after: plain(reply.body) }
    case 'notice':
      return { message: reply.plain.kind === 'choices' ? renderLasting(reply.plain) : renderOpen(reply.plain).message }
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

/** Where a title is too long for a quick reply, or says more, all of it stands numbered above. */
function renderChoices(reply: Choices): Body {
  const { options } = reply
  const whole = areWhole(options)
  const quick = options.map((option, nth) => quickReply(option, whole ? option.title : shortened(option.title, nth)))
  return {
    text: plain(inSight(reply.body, reply.open) + below(reply)),
    ...(quick.length > 0 && { quick_replies: quick }),
  }
}

const areWhole = (options: readonly Option[]): boolean =>
  options.every(({ title, description }) => title.length <= LIMITS.quickReplyTitle && description === undefined)

const below = ({ options, footer }: Choices): string => withFooter(areWhole(options) ? '' : `\n\n${numbered(options)}`, footer)

const ROOM: Room = { text: LIMITS.text, below }

/** With its number, which can also be typed. */
function shortened(title: string, nth: number): string {
  const whole = `${nth + 1}. ${title}`
  return whole.length <= LIMITS.quickReplyTitle ? whole : `${whole.slice(0, LIMITS.quickReplyTitle - 1).trimEnd()}…`
}

const quickReply = ({ id }: Option, title: string): Body => ({
  content_type: 'text',
  title,
  payload: id,
})

/** A card for each row that says more than its title; navigation stays quick replies. */
function renderCards({ options }: Choices): Body {
  const described = options.filter(({ description }) => description !== undefined)
  const ways = options.filter(({ description }) => description === undefined)
  const elements = described.map((option) => ({
    title: option.title,
    subtitle: option.description,
    buttons: [postback(option, MESSENGER.choose)],
  }))
  return {
    attachment: { type: 'template', payload: { template_type: 'generic', elements } },
    ...(ways.length > 0 && { quick_replies: ways.map((option, nth) => quickReply(option, shortWay(option.title, nth))) }),
  }
}

const shortWay = (title: string, nth: number): string => (title.length <= LIMITS.quickReplyTitle ? title : shortened(title, nth))

const postback = ({ id }: Option, title: string): Body => ({ type: 'postback', title, payload: id })

/** An unasked message is answered hours later: its buttons must still be there, where there is room. */
function renderLasting(reply: Choices): Body {
  const words = plain(withFooter(reply.body, reply.footer))
  const { options } = reply
  const hasRoom =
    options.length > 0 &&
    options.length <= LIMITS.buttons &&
    words.length <= LIMITS.buttonText &&
    options.every(({ title }) => title.length <= LIMITS.buttonTitle)
  if (!hasRoom) return renderChoices(reply)
  return buttons(
    words,
    options.map((option) => postback(option, option.title)),
  )
}

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
  const given = template.uses.flatMap((nth) => reply.parameters[nth - 1] ?? [])
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
