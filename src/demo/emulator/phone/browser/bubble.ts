import type { PhoneTick } from '../../types.ts'
import { WORDS } from '../words.ts'
import { timeOf } from './dates.ts'
import { el, type IconName, icon, unseen } from './el.ts'
import type { Body, Card, Choice, Message, Touch } from './messages.ts'

export interface BubbleActions {
  choose(message: Message, choice: Choice): void
  openList(message: Message, list: Extract<Body, { kind: 'list' }>): void
  giveLocation(message: Message): void
  showJson(message: Message): void
}

/** With its buttons, and the way to its JSON. */
export function bubble(message: Message, actions: BubbleActions): HTMLElement {
  const who = message.from === 'office' ? WORDS.office : WORDS.you
  return el(
    'article',
    { class: `message from-${message.from}`, 'data-id': message.id, 'data-kind': message.body.kind },
    el(
      'div',
      { class: 'bubble' },
      unseen(WORDS.at(who, timeOf(message.at))),
      message.template && el('p', { class: 'template' }, WORDS.template),
      ...content(message.body),
      el('p', { class: 'meta' }, el('time', { 'aria-hidden': 'true' }, timeOf(message.at)), tickOf(message)),
    ),
    ...touchables(message, actions),
    el('button', { type: 'button', class: 'see-json', click: () => actions.showJson(message) }, icon('code', 16), WORDS.seeJson),
  )
}

/** Quiet for screen readers, who find it when they read it again. */
export function updateTick(element: Element, tick: PhoneTick): void {
  const shown = element.querySelector('.tick')
  if (shown?.getAttribute('aria-label') === WORDS.ticks[tick]) return
  if (shown) shown.replaceWith(tickMark(tick))
  else if (tick === 'failed') element.querySelector('.meta')?.append(tickMark(tick))
}

/** Only the citizen's own messages, and failed ones of the office. */
function tickOf(message: Message): HTMLElement | undefined {
  return message.from === 'citizen' || message.tick === 'failed' ? tickMark(message.tick) : undefined
}

const TICK_ICON: Record<PhoneTick, IconName> = {
  waiting: 'waiting',
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  failed: 'failed',
}

function tickMark(tick: PhoneTick): HTMLElement {
  const name = WORDS.ticks[tick]
  const seen = tick === 'failed' && ` ${name}`
  return el('span', { class: `tick tick-${tick}`, role: 'img', 'aria-label': name, title: name }, icon(TICK_ICON[tick], 16), seen)
}

function content(body: Body): (Node | undefined)[] {
  switch (body.kind) {
    case 'buttons':
    case 'list':
      return [heading(body.header), words(body.text), footer(body.footer)]
    case 'link':
      return [words(body.text), footer(body.footer)]
    case 'text':
    case 'ask_location':
    case 'quick':
    case 'touches':
      return [words(body.text)]
    case 'cards':
      return []
    case 'picked':
      return [el('p', { class: 'words' }, body.title), footer(body.description)]
    case 'location':
      return [place(body)]
    case 'picture':
      return [el('div', { class: 'picture', role: 'img', 'aria-label': WORDS.photo }, icon('picture', 48)), caption(body.caption)]
    case 'file':
      return [fileCard(body), caption(body.caption)]
    case 'voice':
      return [voice()]
    case 'sticker':
      return [attachment('picture', WORDS.sticker)]
    case 'contact_card':
      return [attachment('file', WORDS.contactCard)]
    case 'unknown':
      return [attachment('file', WORDS.unknownMessage)]
  }
}

const heading = (text: string | undefined) => (text ? el('p', { class: 'heading' }, text) : undefined)
const words = (text: string) => el('p', { class: 'words' }, rich(text))
const footer = (text: string | undefined) => (text ? el('p', { class: 'footer' }, text) : undefined)
const caption = (text: string | undefined) => (text ? words(text) : undefined)
const attachment = (name: IconName, text: string) => el('p', { class: 'attachment' }, icon(name), text)

/** Opens in a page of its own, as outside of the chat on a telephone. */
function fileCard({ name, id }: Extract<Body, { kind: 'file' }>): HTMLElement {
  if (id === undefined) return attachment('file', name)
  const href = `/telefono/api/file?${new URLSearchParams({ id, name })}`
  return el(
    'a',
    { class: 'attachment file', href, target: '_blank', rel: 'noopener noreferrer' },
    icon('file', 28),
    el('span', { class: 'file-name' }, name),
    unseen(` (${WORDS.openFile})`),
  )
}

function voice(): HTMLElement {
  return el(
    'div',
    { class: 'voice' },
    icon('play'),
    unseen(WORDS.voice),
    el('span', { class: 'wave', 'aria-hidden': 'true' }),
    WORDS.voiceLength,
  )
}

function place(body: Extract<Body, { kind: 'location' }>): HTMLElement {
  return el(
    'div',
    { class: 'place' },
    el('div', { class: 'map', 'aria-hidden': 'true' }, icon('pin', 36)),
    el('p', { class: 'place-name' }, body.name ?? WORDS.location),
    el('p', { class: 'footer' }, body.address ?? WORDS.coordinates(body.latitude, body.longitude)),
  )
}

function touchables(message: Message, actions: BubbleActions): HTMLElement[] {
  const { body } = message
  if (body.kind === 'buttons') return body.buttons.map((choice) => touchable(choice.title, () => actions.choose(message, choice)))
  if (body.kind === 'list') return [touchable(body.open, () => actions.openList(message, body), 'list')]
  if (body.kind === 'touches') return body.touches.map((touch) => touchOf(message, touch, actions))
  if (body.kind === 'quick') return [quickReplies(message, body.quick, actions)]
  if (body.kind === 'cards')
    return [cards(message, body.cards, actions), ...(body.quick.length > 0 ? [quickReplies(message, body.quick, actions)] : [])]
  if (body.kind === 'ask_location') return [touchable(WORDS.sendLocation, () => actions.giveLocation(message), 'pin')]
  if (body.kind === 'link')
    return [
      el(
        'a',
        { class: 'touchable', href: body.url, target: '_blank', rel: 'noopener noreferrer' },
        body.label,
        unseen(` (${WORDS.openLink})`),
      ),
    ]
  return []
}

function touchOf(message: Message, touch: Touch, actions: BubbleActions): HTMLElement {
  if ('id' in touch) return touchable(touch.title, () => actions.choose(message, touch))
  const leaves = unseen(` (${WORDS.openLink})`)
  return el('a', { class: 'touchable', href: touch.url, target: '_blank', rel: 'noopener noreferrer' }, touch.title, leaves)
}

/** The style sheet shows those of the last message alone. */
const quickReplies = (message: Message, choices: Choice[], actions: BubbleActions): HTMLElement =>
  el(
    'div',
    { class: 'quick', role: 'group', 'aria-label': WORDS.quick },
    ...choices.map((choice) =>
      el('button', { type: 'button', class: 'quick-reply', click: () => actions.choose(message, choice) }, choice.title),
    ),
  )

const cards = (message: Message, all: Card[], actions: BubbleActions): HTMLElement =>
  el(
    'ul',
    { class: 'cards', tabindex: '0', 'aria-label': WORDS.cards },
    ...all.map((card) =>
      el(
        'li',
        { class: 'card-one' },
        el('p', { class: 'card-title' }, card.title),
        card.subtitle !== '' && el('p', { class: 'card-subtitle' }, card.subtitle),
        ...card.touches.map((touch) => touchOf(message, touch, actions)),
      ),
    ),
  )

function touchable(label: string, click: () => void, drawing?: IconName): HTMLElement {
  const opens = drawing === undefined ? undefined : 'dialog'
  return el('button', { type: 'button', class: 'touchable', 'aria-haspopup': opens, click }, drawing && icon(drawing, 20), label)
}

const MARKS: { pattern: RegExp; tag: 'strong' | 'em' | 's' | 'code' }[] = [
  { pattern: /```([\s\S]+?)```/, tag: 'code' },
  { pattern: /(?<![\p{L}\p{N}*])\*(?!\s)([^*\n]*[^*\s])\*(?![\p{L}\p{N}*])/u, tag: 'strong' },
  { pattern: /(?<![\p{L}\p{N}_])_(?!\s)([^_\n]*[^_\s])_(?![\p{L}\p{N}_])/u, tag: 'em' },
  { pattern: /(?<![\p{L}\p{N}~])~(?!\s)([^~\n]*[^~\s])~(?![\p{L}\p{N}~])/u, tag: 's' },
]
const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/

/** A chat's marks (*bold*, _italic_, ~struck~, ```code```) and links as elements; line breaks are kept by the style sheet. */
function rich(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment()
  fragment.append(...pieces(text))
  return fragment
}

function pieces(text: string): (Node | string)[] {
  const first = earliest(text)
  if (!first) return text === '' ? [] : [text]
  const before = text.slice(0, first.at)
  const after = text.slice(first.at + first.length)
  return [...(before === '' ? [] : [before]), first.node, ...pieces(after)]
}

function earliest(text: string): { at: number; length: number; node: Node } | undefined {
  const found = MARKS.flatMap(({ pattern, tag }) => {
    const match = pattern.exec(text)
    if (!match) return []
    const inside = match[1] ?? ''
    const node = tag === 'code' ? el('code', {}, inside) : el(tag, {}, ...pieces(inside))
    return [{ at: match.index, length: match[0].length, node }]
  })
  const link = LINK.exec(text)
  if (link) found.push({ at: link.index, length: link[0].length, node: anchor(link[0]) })
  return found.sort((a, b) => a.at - b.at)[0]
}

/** Says that it leaves the page, and sends no referrer. */
function anchor(url: string): HTMLElement {
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, url, unseen(` (${WORDS.openLink})`))
}
