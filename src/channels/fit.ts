import type { Option, Reply } from '../chat/reply.ts'
import {
  BODY_MAX,
  BUTTON_TITLE_MAX,
  DESCRIPTION_MAX,
  FOOTER_MAX,
  fit,
  fitMessage,
  ID_MAX_BYTES,
  pages,
  ROW_TITLE_MAX,
  ROWS_MAX,
  toldApart,
} from '../texts/lengths.ts'

/** A request body, and parts of its reply that had to give way, which is a fault of the reply's author. */
export interface Rendered {
  body: Record<string, unknown>
  mended: string[]
}

/** Nothing can be made of the reply: our fault. */
export class CannotRender extends Error {
  override readonly name = 'CannotRender'
  constructor(readonly code: string) {
    super(code)
  }
}

export type Choices = Extract<Reply, { kind: 'choices' }>
type Mended = Set<string>

/** Limits of a channel, where they differ. */
export interface Room {
  text: number
  /** Its words for the options, below the text. */
  below?(choices: Choices): string
}

const CAPTION_MAX = 1_024
const FILE_NAME_MAX = 240
/** Meta publishes no limits, and Messenger has both in the words of one button. */
const PLACE_NAME_MAX = 200
const ADDRESS_MAX = 400
/** So many numbered rows leave room for words in a message of any channel. */
const NUMBERED_MAX = 15

/**
 * A reply that breaks a limit, by our fault or in a row of an earlier release, loses its form and not its words. Only one without any
 * content cannot be sent.
 */
export function fitReply(reply: Reply, room: Room): { reply: Reply; mended: string[] } {
  const mended: Mended = new Set()
  return { reply: fitted(reply, room, mended), mended: [...mended] }
}

function fitted(reply: Reply, room: Room, mended: Mended): Reply {
  switch (reply.kind) {
    case 'text':
      return { ...reply, body: message('text', reply.body, room.text, mended) }
    case 'choices':
      return fitChoices(reply, room, mended)
    case 'ask_location':
      if (reply.body.length <= BODY_MAX) return { ...reply, body: message('body', reply.body, BODY_MAX, mended) }
      mended.add('body') // Typed words answer it as well.
      return { kind: 'text', body: message('text', reply.body, room.text, mended), asks: true }
    case 'place': {
      const { name, address } = reply
      return {
        ...reply,
        name: line('place', name, PLACE_NAME_MAX, mended),
        address: line('place', address, ADDRESS_MAX, mended),
      }
    }
    case 'document': {
      const { name, body } = reply
      return { ...reply, name: line('file name', name, FILE_NAME_MAX, mended), body: message('caption', body, CAPTION_MAX, mended) }
    }
    case 'notice':
      return { ...reply, plain: fitted(reply.plain, room, mended) as typeof reply.plain }
    default:
      throw new CannotRender('unknown kind')
  }
}

function message(part: string, words: string, most: number, mended: Mended): string {
  if (words.trim() === '') throw new CannotRender(`${part} (empty)`)
  if (words.length > most) mended.add(part)
  return fitMessage(words, most)
}

function line(part: string, words: string, most: number, mended: Mended): string {
  const short = fit(words, most).trim() || '…'
  if (short !== words) mended.add(part)
  return short
}

/** Where not all can be tapped, all are numbered in the words, and a number can be typed. */
function fitChoices(reply: Choices, room: Room, mended: Mended): Reply {
  const rows = fitRows(reply.options, mended)
  const tapped = rows.filter(({ id }) => canBeId(id)).slice(0, ROWS_MAX)
  const isWhole = tapped.length === rows.length
  if (!isWhole) mended.add('options')
  const body = rows.length > 0 ? line('body', reply.body, Number.POSITIVE_INFINITY, mended) : reply.body
  const short: Choices = {
    ...reply,
    body: isWhole ? body : `${body}\n\n${numbered(rows)}`,
    open: line('open', reply.open, BUTTON_TITLE_MAX, mended),
    options: tapped,
  }
  if (tapped.length > 0 && hasRoom(short, room)) return short
  if (rows.length > 0) mended.add('body')
  const below = [numbered(rows), fit(reply.footer ?? '', ADDRESS_MAX)].map((one) => one.trim() && `\n\n${one}`).join('')
  return { kind: 'text', body: message('text', body, room.text - below.length, mended) + below, asks: reply.asks }
}

const hasRoom = ({ footer = '…', ...reply }: Choices, room: Room): boolean =>
  reply.body.length <= BODY_MAX &&
  reply.body.length + (room.below?.(reply).length ?? 0) <= room.text &&
  footer.length <= FOOTER_MAX &&
  footer.trim() !== ''

/** Each answer once, with short and distinct words. */
function fitRows(options: readonly Option[], mended: Mended): Option[] {
  const once = options.filter(({ id }, nth) => options.findIndex((one) => one.id === id) === nth)
  if (once.length < options.length) mended.add('options (repeated)')
  const short = once.map(({ id, title, description }) => ({
    ...{ id, title: line('title', title, ROW_TITLE_MAX, mended) },
    ...(description?.trim() && { description: line('description', description, DESCRIPTION_MAX, mended) }),
  }))
  const apart = toldApart(short)
  if (apart !== short) mended.add('titles (repeated)')
  return apart
}

/** Meta refuses blanks at the ends. */
const canBeId = (id: string): boolean => id !== '' && id.trim() === id && Buffer.byteLength(id) <= ID_MAX_BYTES

export const numbered = (rows: readonly Option[]): string =>
  rows
    .slice(0, NUMBERED_MAX)
    .map(({ title, description }, nth) => `${nth + 1}. ${description ? `${title}: ${description}` : title}`)
    .join('\n')

/** A template button's payload, possibly returned days later: truncated, it would mean nothing. */
export function fitPayload(id: string, mostBytes: number): string {
  if (id.trim() === '' || Buffer.byteLength(id) > mostBytes) throw new CannotRender('payload')
  return id
}

/** Meta refuses line breaks, tabs and repeated blanks inside a parameter, and an empty one. */
export const fitParameter = (value: string, most: number): string => fit(value.replace(/\s+/g, ' ').trim(), most) || '…'

export const inPages = (reply: Reply, most: number): Reply[] =>
  reply.kind === 'text' ? pages(reply.body, most).map((body) => ({ ...reply, body })) : [reply]
