import type { ChannelName } from '../../db/schema/columns.ts'
import type { Said } from '../chat/input.ts'
import type { DocumentRequest, Reply } from '../chat/reply.ts'
import type { Instant } from '../clock.ts'
import type { Rendered } from './fit.ts'

/**
 * How a channel knows a person. WhatsApp: a phone, and a `user_id` that belongs to the business; the phone may be missing. Messenger: an
 * id for one Page. So the kind says of which channel it is.
 */
export interface Alias {
  kind: 'phone' | 'user_id' | 'psid'
  value: string
}

/** One piece of news from a webhook. */
export type Update =
  | {
      kind: 'message'
      id: string
      /** 0: the channel gave no believable time; then the moment of arrival counts. */
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
      /** What we sent along with the message (src/messaging/delivery.ts). */
      callback: string | undefined
    }
  /** Somebody else answers this person in the same thread: a person of the office in Meta's inbox, or another program. */
  | { kind: 'taken_over'; id: string; at: Instant; from: Alias[] }
  /** Whoever answered this person leaves the thread to us again. */
  | { kind: 'given_back'; id: string; at: Instant; from: Alias[] }
  /**
   * A receipt without an id: all that this person was sent until `upTo`, by the channel's clock, arrived or was read. It proves
   * nothing of a message of which we do not know whether it was sent.
   */
  | { kind: 'watermark'; from: Alias[]; at: Instant; upTo: Instant; state: 'delivered' | 'read' }
  /** The same person under a new number or user id. */
  | { kind: 'renamed'; id: string; at: Instant; was: Alias[]; now: Alias[] }
  /** News about the account for a person: quality, templates, restrictions. */
  | {
      kind: 'account'
      id: string
      at: Instant
      field: string
      event: string
      alert: string | undefined
      /** When it is about one template. */
      template?: TemplateNews
      /** When it is about one number, in the form of `ourNumber`: an account may have several. */
      number?: string
    }
  /** Nothing to do; stored. */
  | { kind: 'other'; id: string; at: Instant; what: string }

/** What stands in one person's thread, oldest first: what they wrote, as if it had come by webhook, and what they were answered. */
export interface Thread {
  from: Alias[]
  lines: (Extract<Update, { kind: 'message' }> | { kind: 'answer'; id: string; at: Instant })[]
}

/** The channel's news about one of our templates, in its own words; what it did not mention is undefined. */
export interface TemplateNews {
  name: string
  language: string
  /** APPROVED, PENDING, REJECTED, PAUSED, DISABLED ...; MISSING when there is none. */
  status?: string | undefined
  category?: string | undefined
  quality?: string | undefined
  reason?: string | undefined
  /** The text at the channel is not ours. */
  differs?: boolean
}

export type DeliveryState = 'sent' | 'delivered' | 'read' | 'failed'

/** One POST for the delivery worker, after the upload of its file if there is one. */
export interface Parcel {
  channel: ChannelName
  row: number
  attempt: number
  body: Record<string, unknown>
  /** The file of the body. The channel's id for it is added after the upload. */
  file?: { bytes: Uint8Array<ArrayBuffer>; type: string }
  /** A file still to be made (src/workers/crew.ts), with the bodies to send when it cannot be. */
  toMake?: { wish: DocumentRequest; gone: Record<string, unknown>; later: Record<string, unknown> }
  /** Sent first, without waiting: marks the answered message as read. It may be lost. */
  read?: Record<string, unknown>[]
  /** It may have been sent since then already, so it is looked for first. `sure`: while that cannot be said, it is not sent again. */
  look?: { since: Instant; sure: boolean }
}

/** The result of a parcel. `unknown`: it may have been sent (time-out, broken connection, an answer that cannot be read). */
export type Outcome = { row: number; attempt: number } & (
  | { kind: 'accepted'; id: string; aliases: Alias[] }
  | ({ kind: 'refused' } & Refusal)
  | { kind: 'unknown'; why: 'timeout' | 'network' }
)

/** Why the channel refused, in its answer or later in a `failed` status (`httpStatus` 200). */
export interface Refusal {
  /** 0: it certainly never left this machine. */
  httpStatus: number
  code?: number | undefined
  subcode?: number | undefined
  /** How long it asks us to wait, at least. */
  retryAfterMs?: number | undefined
}

/** What to do about a refusal. */
export type Remedy =
  /** Wait and try again, at most `tries` times in all. */
  | { do: 'retry'; afterMs: number; tries: number }
  /** Send nothing to anybody for `pauseMs`; then try this message again like `retry`. */
  | { do: 'slow_down'; pauseMs: number; afterMs: number; tries: number }
  /** Try the other form of the number once. */
  | { do: 'other_form'; alert: string | undefined }
  /** The 24-hour window is closed: send the template if there is one, otherwise wait until the person writes. */
  | { do: 'window_closed' }
  /** Stop, and show the message to a person. */
  | { do: 'park'; alert: string | undefined }

/** How fast a channel may be used. */
export interface Speed {
  /** Messages a second, to everybody together. */
  perSecond: number
  /** To one person: so many at once, and one more after each `refillMs`. */
  pair: { burst: number; refillMs: number }
}

/** What a messaging service must offer. docs/adding-a-channel.md says how to add one. */
export interface Channel {
  readonly name: ChannelName
  readonly speed: Speed
  /** The channel's own code for a template that is missing or stopped. */
  readonly noTemplate: number
  /** Its own code for a message that comes too late for free words. */
  readonly windowClosed: number
  /** Causes that stop all of its messages, whoever they are for: over as soon as one arrives. */
  readonly keepsAllBack: readonly string[]
  /** Only what the channel approved may be said first; else what nobody knows of is tried. */
  readonly knownTemplatesOnly: boolean
  /** Whether it can be asked if a message in doubt arrived, so that it is looked for before it is said again. */
  readonly canLook: boolean
  /** All news in a verified webhook body. Never throws; unknown shapes become `other`. */
  parse(body: unknown): Update[]
  /** A link that opens a chat with us, where it is known without any news; the words have to be typed there. */
  readonly link: string | undefined
  /** Our own number in a verified body, in the form for a link; undefined when there is none. */
  ourNumber(body: unknown): string | undefined
  /**
   * The messages of which a reply consists, in their order: one, where the channel has room for it in one. What is marked in its texts is said
   * in the words of this channel (texts/channel-words.ts).
   */
  messagesOf(reply: Reply): Reply[]
  /** The request body for a reply. `windowOpen` decides between plain text and template. Undefined: nothing may be sent. */
  render(reply: Reply, to: Alias[], callback: string, windowOpen: boolean): Rendered | undefined
  /** The request bodies that mark a message as read; `slow`: the answer takes a moment. */
  renderRead(messageId: string, to: Alias[], slow: boolean): Record<string, unknown>[]
  remedy(refusal: Refusal, attempt: number): Remedy
  /** One form of an address, to recognise a person (Mexico's 521 -> 52). */
  canonical(alias: Alias): string
  /** The other form of an address (Mexico's 52 and 521); undefined when there is none. */
  otherForm(alias: Alias): Alias | undefined
}

/** The channels of this house: one or several. */
export interface Channels {
  readonly all: readonly Channel[]
  /** The channel of that name; undefined when this house has none (any more). */
  find(name: string): Channel | undefined
  /** Of which channel an address is. */
  of(alias: Pick<Alias, 'kind'>): ChannelName
  /** One form of an address of any channel. */
  canonical(alias: Alias): string
}
