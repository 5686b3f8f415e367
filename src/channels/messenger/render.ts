import type { Option, Reply } from '../../chat/reply.ts'
import { MESSENGER } from '../../texts/messenger.ts'
import type { Alias } from '../channel.ts'
import type { UtilityTemplate } from './utility.ts'

/** What Meta accepts in one message, in UTF-16 units. Source: the Messenger Platform's send reference, 2026. */
const LIMITS = {
  text: 2000,
  metadata: 999,
  quickReplies: 13,
  quickReplyTitle: 20,
  payload: 1000,
  buttonText: 640,
  buttons: 3,
  buttonTitle: 20,
  cards: 10,
  cardTitle: 80,
  cardSubtitle: 80,
} as const

/** A reply that Messenger would refuse: a bug in a text or a dialog. Tests render every text to find it. */
class OverLimit extends Error {
  override readonly name = 'OverLimit'
  constructor(part: string, length: number, limit: number) {
    super(`${part}: ${length} over ${limit}`)
  }
}

/** A contact without an address at this channel. */
class NoAddress extends Error {
  override readonly name = 'NoAddress'
}

function fits(part: string, words: string, limit: number): string {
  if (words.length > limit || words.trim() === '') throw new OverLimit(part, words.length, limit)
  return words
}

type Body = Record<string, unknown>
type Choices = Extract<Reply, { kind: 'choices' }>

/**
 * The messages of which a reply consists. A question whose rows say more than their title is words, and then a row of cards; words that
 * are longer than a message are cut between paragraphs. Everything else is one message.
 */
export function messagesOf(reply: Reply): Reply[] {
  if (reply.kind === 'text') return pages(reply.body, LIMITS.text).map((body) => ({ ...reply, body }))
  if (reply.kind !== 'choices' || !needsCards(reply.options)) return [reply]
  const { body, footer, open, asks } = reply
  return [...messagesOf({ kind: 'text', body: withFooter(inSight(body, open), footer), asks }), { ...reply, cards: true }]
}

/** Cards where there is more to say of a row than fits on a quick reply, as of offices and hours. */
const needsCards = (options: readonly Option[]): boolean => {
  const described = options.filter(({ description }) => description !== undefined)
  return described.length > 1 && described.length <= LIMITS.cards && options.length - described.length <= LIMITS.quickReplies
}

const withFooter = (body: string, footer: string | undefined): string => (footer === undefined ? body : `${body}\n\n${footer}`)

/** Cuts between paragraphs; a paragraph that is longer than a message, between its lines. */
function pages(words: string, limit: number, gap = '\n\n'): string[] {
  if (words.length <= limit) return [words]
  const whole: string[] = []
  for (const piece of words.split(gap)) {
    const last = whole.at(-1)
    if (last !== undefined && last.length + gap.length + piece.length <= limit) whole[whole.length - 1] = last + gap + piece
    else if (piece.length > limit && gap === '\n\n') whole.push(...pages(piece, limit, '\n'))
    else whole.push(piece)
  }
  return whole
}

/**
 * The body of `POST /{page}/messages` for one message; undefined when it may not be sent: outside of the 24 hours only a notice with an
 * approved template may. Its echo brings `callback` back. Throws OverLimit and NoAddress. A title is never cut so that it misleads: what
 * does not fit on a quick reply stands whole above it.
 */
export function renderReply(
  reply: Reply,
  to: readonly Alias[],
  callback: string,
  windowOpen: boolean,
  templates: readonly UtilityTemplate[],
): Body | undefined {
  const metadata = fits('metadata', callback, LIMITS.metadata)
  const recipient = { id: addressOf(to) }
  if (!windowOpen) {
    const template = renderClosed(reply, templates)
    return template && { recipient, messaging_type: 'UTILITY', message: { template, metadata } }
  }
  const isFirst = reply.kind === 'notice'
  const { message, ...beside } = renderOpen(reply)
  return { recipient, messaging_type: isFirst ? 'UPDATE' : 'RESPONSE', message: { ...message, metadata }, ...beside }
}

/** The person's id for our Page. */
function addressOf(to: readonly Alias[]): string {
  const found = to.find(({ kind }) => kind === 'psid')
  if (!found) throw new NoAddress()
  return found.value
}

/** `fileName` and `after` are for the sender (send.ts): Meta gets them in another form. */
interface Rendered {
  message: Body
  fileName?: string
  after?: string
}

function renderOpen(reply: Reply): Rendered {
  switch (reply.kind) {
    case 'ask_location':
      return { message: { text: fits('text', plain(withoutButton(reply.body)), LIMITS.text) } }
    case 'text':
      return { message: { text: fits('text', plain(reply.body), LIMITS.text) } }
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

/** Its telephones do not send a place any more: the last paragraph, which says how to, is left out. Words answer the same. */
const withoutButton = (body: string): string => (body.includes('\n\n') ? body.slice(0, body.lastIndexOf('\n\n')) : body)

/** There is no list to be opened. */
const inSight = (words: string, open: string): string => words.replaceAll(`*${open}*`, MESSENGER.below(open))

/** The chat's own marks for bold and slanted words, which Messenger would show as stars and lines. */
const plain = (words: string): string =>
  words
    .replace(/(?<![\p{L}\p{N}*])\*(?!\s)([^*\n]*[^*\s])\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?!\s)([^_\n]*[^_\s])_(?![\p{L}\p{N}_])/gu, '$1')

/** Words with quick replies. Where a title is too long for one, or says more, all of it stands numbered above. */
function renderChoices({ body: said, footer, open, options }: Choices): Body {
  const body = inSight(said, open)
  if (options.length > LIMITS.quickReplies) throw new OverLimit('quick replies', options.length, LIMITS.quickReplies)
  refuseRepeated(options)
  const whole = options.every(({ title, description }) => title.length <= LIMITS.quickReplyTitle && description === undefined)
  const listed = whole ? body : [body, options.map(numbered).join('\n')].join('\n\n')
  const quick = options.map((option, nth) => quickReply(option, whole ? option.title : shortened(option.title, nth)))
  return {
    text: fits('text', plain(withFooter(listed, footer)), LIMITS.text),
    ...(quick.length > 0 && { quick_replies: quick }),
  }
}

const numbered = ({ title, description }: Option, nth: number): string =>
  `${nth + 1}. ${title}${description === undefined ? '' : `: ${description}`}`

/** With its number, by which it can also be typed. */
function shortened(title: string, nth: number): string {
  const whole = `${nth + 1}. ${title}`
  return whole.length <= LIMITS.quickReplyTitle ? whole : `${whole.slice(0, LIMITS.quickReplyTitle - 1).trimEnd()}…`
}

const quickReply = ({ id }: Option, title: string): Body => ({
  content_type: 'text',
  title: fits('quick reply', title, LIMITS.quickReplyTitle),
  payload: fits('payload', id, LIMITS.payload),
})

/** A page of offices or hours: a card for each row that says more than its title; the ways on stay quick replies. */
function renderCards({ options }: Choices): Body {
  refuseRepeated(options)
  const described = options.filter(({ description }) => description !== undefined)
  const ways = options.filter(({ description }) => description === undefined)
  const elements = described.map((option) => ({
    title: fits('card title', option.title, LIMITS.cardTitle),
    subtitle: fits('card subtitle', option.description ?? '', LIMITS.cardSubtitle),
    buttons: [postback(option, MESSENGER.choose)],
  }))
  return {
    attachment: { type: 'template', payload: { template_type: 'generic', elements } },
    ...(ways.length > 0 && { quick_replies: ways.map((option, nth) => quickReply(option, shortWay(option.title, nth))) }),
  }
}

const shortWay = (title: string, nth: number): string => (title.length <= LIMITS.quickReplyTitle ? title : shortened(title, nth))

const postback = ({ id }: Option, title: string): Body => ({
  ...{ type: 'postback', title: fits('button', title, LIMITS.buttonTitle) },
  payload: fits('payload', id, LIMITS.payload),
})

/** What we say first is answered hours later: its buttons must still be there, where there is room for them. */
function renderLasting(reply: Choices): Body {
  const words = plain(withFooter(reply.body, reply.footer))
  const { options } = reply
  const hasRoom =
    options.length > 0 &&
    options.length <= LIMITS.buttons &&
    words.length <= LIMITS.buttonText &&
    options.every(({ title }) => title.length <= LIMITS.buttonTitle)
  if (!hasRoom) return renderChoices(reply)
  refuseRepeated(options)
  return buttons(
    words,
    options.map((option) => postback(option, option.title)),
  )
}

const buttons = (words: string, all: Body[]): Body => ({
  attachment: {
    type: 'template',
    payload: { template_type: 'button', text: fits('button text', words, LIMITS.buttonText), buttons: all },
  },
})

function renderPlace({ latitude, longitude, name, address }: Extract<Reply, { kind: 'place' }>): Body {
  const url = `https://www.google.com/maps/search/?api=1&query=${latitude.toFixed(6)},${longitude.toFixed(6)}`
  return buttons(`${name}\n${address}`, [{ type: 'web_url', title: MESSENGER.map, url }])
}

function refuseRepeated(options: readonly Option[]): void {
  const different = new Set(options.map(({ id }) => id)).size
  if (different < options.length) throw new OverLimit('option ids (repeated)', options.length, different)
}

const SPANISH = 'es_MX'

function renderClosed(reply: Reply, templates: readonly UtilityTemplate[]): Body | undefined {
  if (reply.kind !== 'notice') return undefined
  const language = reply.language ?? SPANISH
  const template = templates.find((one) => one.name === reply.template && one.language === language)
  if (!template) return undefined
  const { examples, buttons: titles, name } = template
  const given = template.uses.flatMap((nth) => reply.parameters[nth - 1] ?? [])
  if (given.length !== examples.length) throw new OverLimit(`parameters of ${name}`, given.length, examples.length)
  const options = reply.plain.kind === 'choices' ? reply.plain.options : []
  if (options.length !== titles.length) throw new OverLimit(`buttons of ${name}`, options.length, titles.length)
  const words = given.map((value) => ({ type: 'text', text: fits('parameter', value.replace(/\s+/g, ' ').trim(), LIMITS.text) }))
  const payloads = options.map(({ id }) => ({ type: 'POSTBACK', payload: fits('payload', id, LIMITS.payload) }))
  return {
    name,
    language: { code: language },
    components: [
      ...(words.length > 0 ? [{ type: 'body', parameters: words }] : []),
      ...(payloads.length > 0 ? [{ type: 'buttons', parameters: payloads }] : []),
    ],
  }
}

/** Marks everything as seen; `slow` shows the three dots as well, 20 s at most, for an answer that takes time. */
export const renderSeen = (to: readonly Alias[], slow: boolean): Body[] => {
  const recipient = { id: addressOf(to) }
  return [{ recipient, sender_action: 'mark_seen' }, ...(slow ? [{ recipient, sender_action: 'typing_on' }] : [])]
}
