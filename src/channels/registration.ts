import type { Channel, Outcome, Parcel, Refusal, TemplateNews, Thread } from './channel.ts'
import type { Means } from './meta/http.ts'

/** What opens an account of any channel: where it is checked who sends, and with what we send. */
export interface Secrets {
  accessToken: string
  appSecret: string
  /** The secret before the last change: what Meta still signs with it is accepted too. */
  oldAppSecret?: string | undefined
  verifyToken: string
}

/** Where a channel's API is, and which version of it is spoken. */
export interface Api {
  apiUrl: string
  apiVersion: string
}

/**
 * All that a channel brings to the house. list.ts names it once, and outside of its folder nothing else does: whoever takes out the folder
 * and the two lines has a house without it (test/process/without-channel.test.ts).
 */
export interface Registration<Account extends Secrets> {
  open(account: Account, perSecond: number): Channel
  /** Sends one parcel, once; never throws. */
  send(parcel: Parcel, to: Account & Api, means: Means): Promise<Outcome>
  /** What the jobs ask of it from time to time. */
  asks(to: Account & Api, means: Means): Asked
  /** Our own templates: the stand-in for Meta has approved them already. */
  templates: readonly OwnTemplate[]
}

export interface OwnTemplate {
  name: string
  language: string
  body: string
  examples: readonly string[]
  buttons: readonly string[]
}

type Answer<T> = { ok: true; value: T } | ({ ok: false } & Refusal)

/** What a channel can be asked beside its messages; what it leaves out is not asked. Nothing throws. */
export interface Asked {
  /** Whether its token is good, and until when (seconds since 1970). */
  inspectToken?(): Promise<Answer<{ is_valid: boolean; expires_at?: number | undefined }>>
  /** How it has our templates; undefined: it does not answer. */
  inspectTemplates?(): Promise<TemplateNews[] | undefined>
  /** A channel that falls silent when it was not answered for a while, and where what was missed can be read (src/jobs/page-watch.ts). */
  page?: {
    subscribed(): Promise<Answer<boolean>>
    subscribe(): Promise<Answer<unknown>>
    templates(): Promise<Answer<TemplateNews[]>>
    threads(asked: { since: number; after?: string | undefined }): Promise<Answer<{ threads: Thread[]; next: string | undefined }>>
  }
}
