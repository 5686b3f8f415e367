import type { ChannelName, Charge } from '../../db/schema/columns.ts'
import type { Said } from '../chat/input.ts'
import type { DocumentRequest, Reply } from '../chat/reply.ts'
import type { Instant } from '../clock.ts'
import type { Rendered } from './fit.ts'

/**
 * WhatsApp: a phone, which may be missing, and a `user_id` that belongs to the business. Messenger: an id for one Page. So the kind
 * determines the channel.
 */
export interface Alias {
  kind: 'phone' | 'user_id' | 'psid'
  value: string
}

export type Update =
  | {
      kind: 'message'
      id: string
      /** 0: no believable time; then the moment of arrival counts. */
      sentAt: Instant
      from: Alias[]
      profileName: string | undefined
      said: Said
    }
  | {
      kind: 'status'
      id: string
      at: Instant
      state: DeliveryState
      errorCode: number | undefined
      /** What we sent with the message (src/messaging/delivery.ts). */
      callback: string | undefined
      charge?: Charge | undefined
    }
  /** A person in Meta's inbox, or another program, answers in this thread. */
  | { kind: 'taken_over'; id: string; at: Instant; from: Alias[] }
  /** The thread is ours again. */
  | { kind: 'given_back'; id: string; at: Instant; from: Alias[] }
  /**
   * A receipt without an id: all sent to this person until `upTo`, by the channel's clock, arrived or was read. It proves nothing of a
   * message in doubt.
   */
  | { kind: 'watermark'; from: Alias[]; at: Instant; upTo: Instant; state: 'delivered' | 'read' }
  | { kind: 'renamed'; id: string; at: Instant; was: Alias[]; now: Alias[] }
  /** News about the account that need a person: quality, templates, restrictions. */
  | {
      kind: 'account'
      id: string
      at: Instant
      field: string
      event: string
      alert: string | undefined
      template?: TemplateNews
      /** When it is about one number, in the form of `ourNumber`: an account may have several. */
      number?: string
    }
  | { kind: 'other'; id: string; at: Instant; what: string }

/** One person's thread, oldest first: their messages as if by webhook, and the answers. */
export interface Thread {
  from: Alias[]
  lines: (Extract<Update, { kind: 'message' }> | { kind: 'answer'; id: string; at: Instant })[]
}

/** In the channel's own words; undefined: not mentioned. */
export interface TemplateNews {
  name: string
  language: string
  /** APPROVED, PENDING, REJECTED, PAUSED, DISABLED ...; MISSING when there is none. */
  status?: string | undefined
  category?: string | undefined
  quality?: string | undefined
  reason?: string | undefined
  differs?: boolean
}

export type DeliveryState = 'sent' | 'delivered' | 'read' | 'failed'

/** One POST for the delivery worker, after its file's upload. */
export interface Parcel {
  channel: ChannelName
  row: number
  attempt: number
  body: Record<string, unknown>
  /** The channel's id for it is added after the upload. */
  file?: { bytes: Uint8Array<ArrayBuffer>; type: string }
  /** A file still to be made (src/workers/crew.ts), with the bodies to send when it cannot be. */
  toMake?: { wish: DocumentRequest; gone: Record<string, unknown>; later: Record<string, unknown> }
  /** Sent first, without waiting: marks the answered message as read. It may be lost. */
  read?: Record<string, unknown>[]
  /** It may have been sent already, so it is looked for first. `sure`: while that is unknown, it is not resent. */
  look?: { since: Instant; sure: boolean }
}

/** `unknown`: it may have been sent (time-out, broken connection, an unreadable answer). */
export type Outcome = { row: number; attempt: number } & (
  | { kind: 'accepted'; id: string; aliases: Alias[] }
  | ({ kind: 'refused' } & Refusal)
  | { kind: 'unknown'; why: 'timeout' | 'network' }
)

/** In an answer, or later in a `failed` status (`httpStatus` 200). */
export interface Refusal {
  /** 0: it certainly never left this machine. */
  httpStatus: number
  code?: number | undefined
  subcode?: number | undefined
  /** The least wait that it asks for. */
  retryAfterMs?: number | undefined
}

export type Remedy =
  /** It may end by itself. At most `tries` times in a row for this reason. */
  | { do: 'retry'; afterMs: number; tries: number }
  /** Send nothing at all for `pauseMs`; then try this message again like `retry`. */
  | { do: 'slow_down'; pauseMs: number; afterMs: number; tries: number }
  /** Try the other form of the number once. */
  | { do: 'other_form'; alert: string | undefined }
  /** The 24-hour window is closed: send the template if there is one, otherwise wait until the person writes. */
  | { do: 'window_closed' }
  | { do: 'park'; alert: string | undefined }

export interface Speed {
  /** Messages a second, in all. */
  perSecond: number
  /** To one person: a burst, and one more after each `refillMs`. */
  pair: { burst: number; refillMs: number }
}

/** What a messaging service must offer: docs/adding-a-channel.md. */
export interface Channel {
  readonly name: ChannelName
  readonly speed: Speed
  readonly noTemplate: number
  /** Its code for a message too late for free text. */
  readonly windowClosed: number
  /** Causes that stop all of its messages; over as soon as one arrives. */
  readonly keepsAllBack: readonly string[]
  /** Only approved templates may be sent first; otherwise unknown ones are tried. */
  readonly knownTemplatesOnly: boolean
  /** A list's rows stand numbered in the words: a typed number means its row. */
  readonly rowsNumbered: boolean
  /** It can be asked whether a message in doubt arrived. */
  readonly canLook: boolean
  /** Never throws; unknown shapes become `other`. */
  parse(body: unknown): Update[]
  /** A link that opens a chat with us, known without any news; words have to be typed there. */
  readonly link: string | undefined
  /** From a verified body, in the form for a link; undefined when there is none. */
  ourNumber(body: unknown): string | undefined
  /** A reply's messages in order: one, where it fits. Marks in its texts become this channel's words (texts/channel-words.ts). */
  messagesOf(reply: Reply): Reply[]
  /** `windowOpen` decides between plain text and template. Undefined: nothing may be sent. */
  render(reply: Reply, to: Alias[], callback: string, windowOpen: boolean): Rendered | undefined
  /** `slow`: the answer takes a moment. */
  renderRead(messageId: string, to: Alias[], slow: boolean): Record<string, unknown>[]
  /** `nth`: of the refusals in a row for this reason, from 1. */
  remedy(refusal: Refusal, nth: number): Remedy
  /** For matching (Mexico's 521 -> 52). */
  canonical(alias: Alias): string
  /** Mexico's 52 and 521; undefined when there is none. */
  otherForm(alias: Alias): Alias | undefined
}

export interface Channels {
  readonly all: readonly Channel[]
  find(name: string): Channel | undefined
  of(alias: Pick<Alias, 'kind'>): ChannelName
  canonical(alias: Alias): string
}
