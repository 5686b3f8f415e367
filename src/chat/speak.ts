import type { Texts } from '../texts/texts.ts'
import type { QuestionName } from './part.ts'
import type { Prompt, PromptOption } from './prompt.ts'
import type { Option, Reply } from './reply.ts'
import type { Offered, State } from './state.ts'

/** WhatsApp's limits, which every channel we know can keep. */
const BODY_MAX = 1_024
const TEXT_MAX = 4_096
export const BUTTONS_MAX = 3
export const ROWS_MAX = 10
export const BUTTON_TITLE_MAX = 20
export const ROW_TITLE_MAX = 24
export const DESCRIPTION_MAX = 72

/** Where a choice id comes from: `<epoch>.<turn>.<question>.<value>`. */
export interface ChoiceId {
  epoch: string
  turn: number
  question: string
  value: string
}

export const choiceId = ({ epoch, turn, question, value }: ChoiceId): string => `${epoch}.${turn}.${question}.${value}`

/** Undefined for an id that this house never made. */
export function readChoiceId(id: string): ChoiceId | undefined {
  const found = /^([\w-]{1,64})\.(\d{1,9})\.(\w{1,32})\.([\s\S]{0,120})$/.exec(id)
  if (!found) return undefined
  const [, epoch = '', turn = '', question = '', value = ''] = found
  return { epoch, turn: Number(turn), question, value }
}

export interface Spoken {
  replies: Reply[]
  options: Offered[]
}

/** Where in a conversation something is said: its buttons are bound to this. */
interface Said extends Pick<State, 'epoch' | 'turn'> {
  question: QuestionName
  /** The sentences before it. */
  notes: string[]
  /** An answer is awaited. */
  asks: boolean
}

/** A prompt with the sentences before it as replies. What is too long for one message with buttons goes before it as text. */
export function speak(prompt: Prompt, said: Said, t: Texts): Spoken {
  const options = distinct(prompt.options ?? []).slice(0, ROWS_MAX)
  const most = options.length > 0 || prompt.location ? BODY_MAX : TEXT_MAX
  const { before, body } = fitBody([...said.notes, ...bodyAfter(prompt, said.notes).split('\n\n')], most, TEXT_MAX)
  const texts: Reply[] = before.map((text) => ({ kind: 'text', body: text, asks: false }))
  return {
    replies: [...texts, reply({ ...prompt, body, options }, said, t)],
    options: options.map(({ question = said.question, value, title }) => ({ question, value, title })),
  }
}

function reply({ body, options = [], open, footer, location }: Prompt, said: Said, t: Texts): Reply {
  const { asks } = said
  if (location) return { kind: 'ask_location', body, asks: true }
  if (options.length === 0) return { kind: 'text', body, asks }
  const bound = options.map((one) => bind(one, said))
  return { kind: 'choices', body, open: open ?? t.common.open, ...(footer && { footer }), options: bound, asks }
}

/** What the button that opens a list says; undefined where the options are few and short enough to be buttons themselves. */
export function listTitle({ options = [], open }: Prompt, t: Texts): string | undefined {
  const needsRow = ({ title, description }: PromptOption) => description !== undefined || title.length > BUTTON_TITLE_MAX
  return options.length > BUTTONS_MAX || options.some(needsRow) ? (open ?? t.common.open) : undefined
}

function bind(option: PromptOption, { epoch, turn, question }: Said): Option {
  const id = choiceId({ epoch, turn, question: option.question ?? question, value: option.value })
  return { id, title: option.title, ...(option.description && { description: option.description }) }
}

/** Channels refuse two options of one title; the first one stays. */
const distinct = (options: PromptOption[]): PromptOption[] =>
  options.filter((one) => options.find((other) => other.title === one.title) === one)

const bodyAfter = ({ thanks, body }: Prompt, notes: string[]): string => (thanks && notes.length === 0 ? `${thanks} ${body}` : body)

/**
 * Keeps the last paragraphs, with the question, within `most` characters. Those before them become texts of their own of at most
 * `textMost`, and nothing is left out: a paragraph that is too long, a list of what to bring perhaps, is broken between its lines.
 */
function fitBody(parts: string[], most: number, textMost: number): { before: string[]; body: string } {
  const whole = parts.filter(Boolean).flatMap((part) => broken(part, most, '\n'))
  let kept = Math.max(0, whole.length - 1)
  while (kept > 0 && whole.slice(kept - 1).join('\n\n').length <= most) kept--
  return { before: gathered(whole.slice(0, kept), textMost, '\n\n'), body: whole.slice(kept).join('\n\n') }
}

type Between = '\n\n' | '\n' | ' '

/** Pieces of at most this length: broken between lines, a line between its words, a word anywhere. */
function broken(part: string, most: number, between: '\n' | ' '): string[] {
  if (part.length <= most) return [part]
  const smaller = part.split(between).flatMap((one) => (between === '\n' ? broken(one, most, ' ') : chopped(one, most)))
  return gathered(smaller, most, between)
}

const chopped = (word: string, most: number): string[] => word.match(new RegExp(`[\\s\\S]{1,${most}}`, 'g')) ?? []

/** As few texts of at most this length as possible, each of whole pieces. */
function gathered(pieces: string[], most: number, between: Between): string[] {
  const texts: string[] = []
  for (const piece of pieces) {
    const last = texts.pop()
    const longer = last === undefined ? piece : `${last}${between}${piece}`
    if (last === undefined || longer.length <= most) texts.push(longer)
    else texts.push(last, piece)
  }
  return texts
}
