import type { Channel, Outcome, Parcel, Refusal, TemplateNews, Thread } from './channel.ts'
import type { Means } from './meta/http.ts'

/** What opens an account of any channel: to verify senders, and to send. */
export interface Secrets {
  accessToken: string
  appSecret: string
  /** The previous secret: what Meta still signs with it is accepted too. */
  oldAppSecret?: string | undefined
  verifyToken: string
}

export interface Api {
  apiUrl: string
  apiVersion: string
}

/**
 * All that a channel brings. list.ts names it once and nothing else outside of its folder does: removing the folder and those two lines
 * removes the channel (test/process/without.test.ts).
 */
export interface Registration<Account extends Secrets> {
  open(account: Account, perSecond: number): Channel
  /** Once; never throws. */
  send(parcel: Parcel, to: Account & Api, means: Means): Promise<Outcome>
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

/** What a channel can be asked beside its messages; all optional. Nothing throws. */
export interface Asked {
  /** Valid or not, and until when (seconds since 1970). */
  inspectToken?(): Promise<Answer<{ is_valid: boolean; expires_at?: number | undefined }>>
  /** Undefined: no answer. */
  inspectTemplates?(): Promise<TemplateNews[] | undefined>
  /** For a channel that stops sending webhooks after unanswered ones, and where what was missed can be read (src/jobs/page-watch.ts). */
  page?: {
    subscribed(): Promise<Answer<boolean>>
    subscribe(): Promise<Answer<unknown>>
    templates(): Promise<Answer<TemplateNews[]>>
    threads(asked: { since: number; after?: string | undefined }): Promise<Answer<{ threads: Thread[]; next: string | undefined }>>
  }
}
