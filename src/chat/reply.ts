import type { Language } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'

/** Neutral replies: a channel renders them. One question is one message, because every delivered message is billed. */
export type Reply =
  | { kind: 'text'; body: string; asks: boolean }
  | {
      kind: 'choices'
      body: string
      footer?: string
      open: string
      options: Option[]
      asks: boolean
      /** The body was said in a message of its own, before it (Channel.messagesOf). */
      cards?: true
    }
  /** Asks for the telephone's location; typed words answer it as well. */
  | { kind: 'ask_location'; body: string; asks: true }
  | {
      kind: 'place'
      latitude: number
      longitude: number
      name: string
      address: string
      asks: false
    }
  /** A file that somebody asked for. What it holds is read when it is sent, and is kept nowhere. */
  | {
      kind: 'document'
      wish: { what: DocumentKind; groupId: string; language: Language }
      name: string
      /** Said with the file. */
      body: string
      /** Said in its place: the appointment is not there any more, or the file could not be made just now. */
      instead: { gone: string; later: string }
      asks: false
    }
  /** Something we say first: plain text inside the 24-hour window, a template outside of it; the channel picks at send time. */
  | {
      kind: 'notice'
      template: string
      /** The channel's code for the language of the template; Spanish of Mexico when it is missing (older letters). */
      language?: string
      parameters: string[]
      plain: Exclude<Reply, { kind: 'notice' | 'document' }>
      asks: false
    }

export interface Option {
  /** Bound to its turn: an old button never acts on a new question. At most 200 bytes. */
  id: string
  /** At most 20 characters when there are up to three options without descriptions (buttons), else 24 (rows). */
  title: string
  /** At most 72 characters. */
  description?: string
}

/** `receipt`: to be shown and printed. `calendar`: for the telephone's own calendar. */
export type DocumentKind = 'receipt' | 'calendar'

/** What a document is made of: read anew each time, and only for whom the appointment is made from. */
export interface DocumentRequest {
  what: DocumentKind
  groupId: string
  language: Language
  contactId: number
}

export interface FileAsked {
  wish: DocumentRequest
  now: Instant
}

/** The result of making a file. gone: what it was about no longer exists; later: it cannot be made now. */
export type FileMade = { kind: 'made'; bytes: Uint8Array<ArrayBuffer>; type: string } | { kind: 'gone' } | { kind: 'later' }

/** A reply as the citizen saw it, with its buttons in brackets. */
export function readOut(reply: Reply): string {
  switch (reply.kind) {
    case 'notice':
      return readOut(reply.plain)
    case 'place':
      return `${reply.name}, ${reply.address}`
    case 'document':
      return `${reply.body} [${reply.name}]`
    case 'choices':
      return [reply.body, ...reply.options.map(({ title }) => `[${title}]`)].join(' ')
    default:
      return reply.body
  }
}
