import type { Instant } from '../clock.ts'
import type { Said } from '../conversation/input.ts'
import type { DocumentWish, Reply } from '../conversation/reply.ts'

/** A name under which the channel knows somebody. `user_id` is scoped to the business; the phone may be absent. */
export interface Alias {
  kind: 'phone' | 'user_id'
  value: string
}

/** One thing that a webhook told us. */
export type Update =
  | {
      kind: 'message'
      id: string
      /** 0: the channel told no believable time; the moment of receiving counts then. */
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
      /** What we sent along (src/messaging/outbox.ts). */
      callback: string | undefined
    }
  /** The same person under a new number or user id. */
  | { kind: 'renamed'; id: string; at: Instant; was: Alias[]; now: Alias[] }
  /** Something about the account that a person should see: quality, templates, restrictions. */
  | {
      kind: 'account'
      id: string
      at: Instant
      field: string
      event: string
      alert: string | undefined
      /** Set when it tells of one template. */
      template?: TemplateNews
      /** Set when it tells of one number, in the form of `ourNumber`: an account may have others. */
      number?: string
    }
  /** Understood as nothing to act on; stored. */
  | { kind: 'other'; id: string; at: Instant; what: string }

/** What a channel tells of a template of ours; what it did not mention is undefined. Its own words, never ours. */
export interface TemplateNews {
  name: string
  language: string
  /** APPROVED, PENDING, REJECTED, PAUSED, DISABLED ...; MISSING when there is none such. */
  status?: string | undefined
  category?: string | undefined
  quality?: string | undefined
  reason?: string | undefined
  /** Its words there are not ours. */
  differs?: boolean
}

export type DeliveryState = 'sent' | 'delivered' | 'read' | 'failed'

/** What a delivery worker is asked to do: one POST, and before it the upload of its file if there is one. */
export interface Parcel {
  row: number
  attempt: number
  body: Record<string, unknown>
  /** The file that the body speaks of: the channel's own id of it is put in when it is uploaded. */
  file?: { bytes: Uint8Array<ArrayBuffer>; type: string }
  /** A file that is still to be made (src/workers/files.ts), with the bodies that go in its place when it cannot be. */
  toMake?: { wish: DocumentWish; gone: Record<string, unknown>; later: Record<string, unknown> }
  /** Sent along first, without waiting for it: marks the answered message as read. May be lost. */
  read?: Record<string, unknown>
}

/** What came of it. `unknown`: it may have been sent (time-out, broken connection, an answer that cannot be read). */
export type Outcome = { row: number; attempt: number } & (
  | { kind: 'accepted'; id: string; aliases: Alias[] }
  | {
      kind: 'refused'
      /** 0: it certainly never left this machine. */
      httpStatus: number
      code: number | undefined
      subcode: number | undefined
      retryAfterMs: number | undefined
    }
  | { kind: 'unknown'; why: 'timeout' | 'network' }
)

/** Why the channel said no: in its answer, or later in a `failed` status (`httpStatus` 200). */
export interface Refusal {
  httpStatus: number
  code: number | undefined
  subcode?: number | undefined
}

/** What to do about a refusal. */
export type Remedy =
  /** Wait and try again, at most `tries` times in all. */
  | { do: 'retry'; afterMs: number; tries: number }
  /** Send nothing to anybody for `pauseMs`; this message tries again like one of `retry`. */
  | { do: 'slow_down'; pauseMs: number; afterMs: number; tries: number }
  /** Try the other form of the number once. */
  | { do: 'other_form'; alert: string | undefined }
  /** The 24-hour window is closed: the template if there is one, else silence until the person writes. */
  | { do: 'window_closed' }
  /** Give up on this message and show it to a person. */
  | { do: 'park'; alert: string | undefined }

export interface Channel {
  readonly name: string
  /** Everything in a verified webhook body; never throws, unknown shapes become `other`. */
  parse(body: unknown): Update[]
  /** Our own number as a verified body names it, in the form in which a link carries it; undefined when it names none. */
  ourNumber(body: unknown): string | undefined
  /** The request body for a reply. `windowOpen` decides between plain text and template; undefined = must stay silent. */
  render(reply: Reply, to: Alias[], callback: string, windowOpen: boolean): Record<string, unknown> | undefined
  /** The request body that marks a message as read. */
  renderRead(messageId: string): Record<string, unknown>
  remedy(refusal: Refusal, attempt: number): Remedy
  /** The same address in one form, for recognising a person (Mexico's 521 -> 52). */
  canonical(alias: Alias): string
  /** The other written form of the same address (Mexico's 52 and 521); undefined when there is none. */
  otherForm(alias: Alias): Alias | undefined
}
