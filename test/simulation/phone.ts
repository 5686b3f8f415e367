import { readChoiceId } from '../../src/chat/speak.ts'
import { readPageMessage, UNASKED } from './messenger.ts'

/** A message as it lies on a telephone. */
export interface Arrived {
  text: string
  options: { id: string; title: string }[]
  asksLocation: boolean
  /** The name of a template. */
  template: string | undefined
  /** What its buttons answer, by their ids; undefined without buttons. */
  question: string | undefined
  /** A reminder, an offer of the waiting list, or another hour for one that was closed: nobody asked for it just now. */
  unasked: boolean
}

type Json = Record<string, unknown>

/** Reads the body of a Graph API message as the telephone shows it. */
export function readMessage(body: Json): Arrived {
  if (isJson(body.message)) return readPageMessage(body)
  const interactive = part(body, 'interactive')
  const action = part(interactive, 'action')
  const rows = list(action, 'sections').flatMap((section) => list(section, 'rows'))
  const buttons = list(action, 'buttons').map((button) => part(button, 'reply'))
  const shown = [...rows, ...buttons].map((one) => ({ id: word(one, 'id'), title: word(one, 'title') }))
  const parameters = list(part(body, 'template'), 'components').flatMap((one) => list(one, 'parameters'))
  const replies = parameters
    .filter((one) => one.type === 'payload')
    .map((one) => ({ id: word(one, 'payload'), title: 'respuesta' }))
  const options = [...shown, ...replies]
  const words = parameters.map((one) => word(one, 'text')).join(' | ')
  const question = options.map((one) => readChoiceId(one.id)?.question).find((one) => one !== undefined && one !== 'go')
  return {
    text:
      word(part(body, 'text'), 'body') ||
      word(part(interactive, 'body'), 'text') ||
      word(part(body, 'document'), 'caption') ||
      words,
    options,
    template: word(part(body, 'template'), 'name') || undefined,
    asksLocation: interactive.type === 'location_request_message',
    question,
    unasked: question !== undefined && UNASKED.has(question),
  }
}

/** What stands after the question's name in the id of an option. */
export const answerIn = (option: { id: string }): string => readChoiceId(option.id)?.value ?? ''

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null
const part = (of: Json, name: string): Json => {
  const value = of[name]
  return isJson(value) ? value : {}
}
const list = (of: Json, name: string): Json[] => {
  const value = of[name]
  return Array.isArray(value) ? value.filter(isJson) : []
}
const word = (of: Json, name: string): string => {
  const value = of[name]
  return typeof value === 'string' ? value : ''
}

/** What an adult taps who wants a first passport, by the question. */
export const TAPPED_FIRST: Record<string, RegExp> = {
  menu: /^(?:self:first|self)/,
  office: /^\d+$/,
  officeFull: /^wait/,
  waitWhen: /^any/,
  validity: /^(?:alone:)?\d/,
  waitOffer: /^yes/,
  limit: /./,
  purpose: /^first/,
}
