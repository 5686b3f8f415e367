import type { Language } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'

/** Channels render them. One question is one message, because each delivered message is billed. */
export type Reply =
  | { kind: 'text'; body: string; asks: boolean }
  | {
      kind: 'choices'
      body: string
      footer?: string
      open: string
      options: Option[]
      asks: boolean
    }
  /** Typed words answer it too. */
  | { kind: 'ask_location'; body: string; asks: true }
  | {
      kind: 'place'
      latitude: number
      longitude: number
      name: string
      address: string
      asks: false
    }
  /** Its content is read when sent, and kept nowhere. */
  | {
      kind: 'document'
      wish: { what: DocumentKind; groupId: string; language: Language }
      name: string
      body: string
      /** The appointment is gone, or the file could not be made now. */
      instead: { gone: string; later: string }
      asks: false
    }
  /** Plain text inside the 24-hour window, a template outside; the channel picks when sending. */
  | {
      kind: 'notice'
      template: string
      /** The template language's code; missing: es_MX (older letters). */
      language?: string
      parameters: string[]
      plain: Exclude<Reply, { kind: 'notice' | 'document' }>
      asks: false
    }

export interface Option {
  /** Bound to its turn: an old button never acts on a new question. At most 200 bytes. */
  id: string
  /** At most 20 characters for up to three options without descriptions (buttons), else 24 (rows). */
  title: string
  /** At most 72 characters. */
  description?: string
}

export type DocumentKind = 'receipt' | 'calendar'

/** Read again each time, and only for the appointment's contact. */
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

/** gone: its subject no longer exists; later: not possible now. */
export type FileMade = { kind: 'made'; bytes: Uint8Array<ArrayBuffer>; type: string } | { kind: 'gone' } | { kind: 'later' }

/** With buttons in brackets. */
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
