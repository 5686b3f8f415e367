import { BODY_MAX, BUTTON_TITLE_MAX, BUTTONS_MAX, fitBody, ROWS_MAX, TEXT_MAX, toldApart } from '../texts/lengths.ts'
import type { Texts } from '../texts/texts.ts'
import type { QuestionName } from './part.ts'
import { fitButton, fitDescription, fitRow, type Prompt, type PromptOption } from './prompt.ts'
import type { Option, Reply } from './reply.ts'
import type { Offered, State } from './state.ts'

/** `<epoch>.<turn>.<question>.<value>`. */
export interface ChoiceId {
  epoch: string
  turn: number
  question: string
  value: string
}

export const choiceId = ({ epoch, turn, question, value }: ChoiceId): string => `${epoch}.${turn}.${question}.${value}`

/** Undefined for an id that is not ours. */
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

/** Buttons are bound to this. */
interface Said extends Pick<State, 'epoch' | 'turn'> {
  question: QuestionName
  notes: string[]
  asks: boolean
}

/** The one place where a message takes its form: what is too long for buttons goes before it as text. */
export function speak(prompt: Prompt, said: Said, t: Texts): Spoken {
  const options = fitted(prompt.options ?? [], said.question)
  const most = options.length > 0 || prompt.location ? BODY_MAX : TEXT_MAX
  const { before, body } = fitBody([...said.notes, ...bodyAfter(prompt, said.notes).split('\n\n')], most, TEXT_MAX)
  const texts: Reply[] = before.map((text) => ({ kind: 'text', body: text, asks: false }))
  return {
    replies: [...texts, reply({ ...prompt, body, options }, said, t)],
    options: options.map(({ question, value, title }) => ({ question, value, title })),
  }
}

function reply({ body, options = [], open, footer, location }: Prompt, said: Said, t: Texts): Reply {
  const { asks } = said
  if (location) return { kind: 'ask_location', body, asks: true }
  if (options.length === 0) return { kind: 'text', body, asks }
  const bound = options.map((one) => bind(one, said))
  return { kind: 'choices', body, open: fitButton(open ?? t.common.open), ...(footer && { footer }), options: bound, asks }
}

/** Undefined where the options can be buttons. */
export function listTitle({ options = [], open }: Prompt, t: Texts): string | undefined {
  const needsRow = ({ title, description }: PromptOption) => description !== undefined || title.length > BUTTON_TITLE_MAX
  return options.length > BUTTONS_MAX || options.some(needsRow) ? (open ?? t.common.open) : undefined
}

function bind(option: PromptOption, { epoch, turn, question }: Said): Option {
  const id = choiceId({ epoch, turn, question: option.question ?? question, value: option.value })
  return { id, title: option.title, ...(option.description && { description: option.description }) }
}

/** At most ten distinct rows within their limits; the first ones stay. */
function fitted(options: PromptOption[], question: QuestionName) {
  const short = options.map(({ title, description, ...one }) => ({
    ...{ ...one, question: one.question ?? question, title: fitRow(title) },
    ...(description && { description: fitDescription(description) }),
  }))
  return toldApart(short.filter((one, nth) => short.findIndex((other) => isSame(one, other)) === nth).slice(0, ROWS_MAX))
}

export interface Leading {
  question?: string
  value: string
}

export const isSame = (one: Leading, other: Leading): boolean => one.question === other.question && one.value === other.value

const bodyAfter = ({ thanks, body }: Prompt, notes: string[]): string => (thanks && notes.length === 0 ? `${thanks} ${body}` : body)
