import type { PhoneTick } from '../../types.ts'
import { isOfMessenger, readMessenger } from './messenger.ts'

/** What the page shows, independent of the protocol. */

export interface Choice {
  id: string
  title: string
  description?: string
}

export type Body =
  | { kind: 'text'; text: string }
  | { kind: 'buttons'; header?: string; text: string; footer?: string; buttons: Choice[] }
  | { kind: 'list'; header?: string; text: string; footer?: string; open: string; sections: Section[] }
  | { kind: 'ask_location'; text: string }
  | { kind: 'link'; text: string; footer?: string; label: string; url: string }
  | { kind: 'location'; latitude: number; longitude: number; name?: string; address?: string }
  | { kind: 'picked'; title: string; description?: string }
  | { kind: 'picture'; caption?: string }
  /** `id`: of the upload, to open it. */
  | { kind: 'file'; name: string; caption?: string; id?: string }
  /** Messenger: quick replies disappear with the next message. */
  | { kind: 'quick'; text: string; quick: Choice[] }
  /** Messenger: buttons that stay, some of which open a page. */
  | { kind: 'touches'; text: string; touches: Touch[] }
  /** Messenger: a row of cards. */
  | { kind: 'cards'; cards: Card[]; quick: Choice[] }
  | { kind: 'voice' | 'sticker' | 'contact_card' | 'unknown' }

/** A choice, or the address that it opens. */
export type Touch = { title: string } & ({ id: string } | { url: string })

export interface Card {
  title: string
  subtitle: string
  touches: Touch[]
}

export interface Section {
  title?: string
  rows: Choice[]
}

export interface Message {
  id: string
  from: 'citizen' | 'office'
  /** Milliseconds since 1970. */
  at: number
  body: Body
  tick: PhoneTick
  /** A template, sent outside the window. */
  template: boolean
  /** As it travelled, for learning the protocol. */
  json: unknown
}

type Json = Record<string, unknown>

/**
 * From the body of a POST to the Graph API or a message of a webhook. Of a template only name and parameters travel; `template` is its
 * visible text. Never throws: unknown ones become `unknown`, because one odd message must not hide the others.
 */
export function readBody(raw: unknown, template?: { text: string; buttons: Choice[] }): Body {
  if (template) return template.buttons.length > 0 ? { kind: 'buttons', ...template } : { kind: 'text', text: template.text }
  const message = object(raw)
  if (isOfMessenger(message)) return readMessenger(message)
  switch (message.type) {
    case 'text':
      return { kind: 'text', text: text(object(message.text).body) }
    case 'interactive':
      return readInteractive(object(message.interactive))
    case 'template':
      return { kind: 'text', text: templateWords(object(message.template)) }
    case 'button':
      return { kind: 'picked', title: text(object(message.button).text) }
    case 'location':
      return readLocation(object(message.location))
    case 'image':
      return { kind: 'picture', ...optional('caption', object(message.image).caption) }
    case 'document':
      return readDocument(object(message.document))
    case 'audio':
      return { kind: 'voice' }
    case 'sticker':
      return { kind: 'sticker' }
    case 'contacts':
      return { kind: 'contact_card' }
    default:
      return { kind: 'unknown' }
  }
}

function readInteractive(interactive: Json): Body {
  const action = object(interactive.action)
  const said = text(object(interactive.body).text)
  const around = { ...optional('header', object(interactive.header).text), ...optional('footer', object(interactive.footer).text) }
  switch (interactive.type) {
    case 'button':
      return {
        kind: 'buttons',
        text: said,
        ...around,
        buttons: list(action.buttons).map((button) => readChoice(object(button).reply)),
      }
    case 'list':
      return { kind: 'list', text: said, ...around, open: text(action.button), sections: list(action.sections).map(readSection) }
    case 'location_request_message':
      return { kind: 'ask_location', text: said }
    case 'cta_url': {
      const parameters = object(action.parameters)
      return { kind: 'link', text: said, ...around, label: text(parameters.display_text), url: webAddress(parameters.url) }
    }
    case 'button_reply':
      return readPicked(object(interactive.button_reply))
    case 'list_reply':
      return readPicked(object(interactive.list_reply))
    default:
      return { kind: 'unknown' }
  }
}

function readSection(raw: unknown): Section {
  const section = object(raw)
  return { ...optional('title', section.title), rows: list(section.rows).map(readChoice) }
}

function readChoice(raw: unknown): Choice {
  const choice = object(raw)
  return { id: text(choice.id), title: text(choice.title), ...optional('description', choice.description) }
}

const readPicked = (reply: Json): Body => ({
  kind: 'picked',
  title: text(reply.title),
  ...optional('description', reply.description),
})

const readDocument = (file: Json): Body => ({
  kind: 'file',
  name: text(file.filename),
  ...optional('caption', file.caption),
  ...optional('id', file.id),
})

const readLocation = (location: Json): Body => ({
  kind: 'location',
  latitude: Number(location.latitude),
  longitude: Number(location.longitude),
  ...optional('name', location.name),
  ...optional('address', location.address),
})

/** Only name and parameters travel; Meta keeps the sentence. */
function templateWords(template: Json): string {
  const parameters = list(template.components).flatMap((component) => list(object(component).parameters))
  const values = parameters.map((parameter) => text(object(parameter).text)).filter((value) => value !== '')
  return [`*${text(template.name)}*`, ...values].join('\n')
}

/** Only web addresses: a button must not be able to run something. */
function webAddress(raw: unknown): string {
  const url = text(raw)
  return /^https?:\/\//i.test(url) ? url : 'about:blank'
}

const object = (raw: unknown): Json => (typeof raw === 'object' && raw !== null ? { ...raw } : {})
const list = (raw: unknown): unknown[] => (Array.isArray(raw) ? raw : [])
const text = (raw: unknown): string => (typeof raw === 'string' ? raw : '')

function optional<K extends string>(key: K, raw: unknown): { [P in K]?: string } {
  const found: { [P in K]?: string } = {}
  if (typeof raw === 'string' && raw !== '') found[key] = raw
  return found
}
