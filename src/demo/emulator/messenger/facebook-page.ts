import { type Clock, HOUR, type Instant, SECOND } from '../../../clock.ts'
import type { Log } from '../../../log.ts'
import type { Json } from '../json.ts'
import { createPostman, type Delivery, type Postman } from '../postman.ts'
import type { EmulatedPage, EmulatedTemplate } from '../types.ts'
import type { Faults } from '../world.ts'

/** Our app's id in echoes; a person of the office has another. */
export const APP_ID = 880099

/** As in `messaging[]` or `standby[]`. */
export interface PageNews {
  event: Json
  standby?: boolean
}

/** For this Page alone. */
interface Attachment {
  bytes: Uint8Array<ArrayBuffer>
  type: string
  name: string
  at: Instant
}

export interface Page {
  settings: EmulatedPage
  postman: Postman<PageNews>
  /** Subscribed fields; none: nothing is sent. */
  fields: Set<string>
  /** After an hour of failures, or on a test's order: later events are never sent. */
  loseSubscription(): void
  profile: Json
  /** For the limit: ten in ten minutes. */
  profileWrites: Instant[]
  attachments: Map<string, Attachment>
  templates: EmulatedTemplate[]
  /** For the limit a second. */
  sends: Instant[]
  blocked: Set<string>
}

const FIELDS = [
  ...['messages', 'messaging_postbacks', 'message_deliveries', 'message_reads', 'message_echoes', 'messaging_referrals'],
  ...['messaging_handovers', 'messaging_policy_enforcement', 'message_edits', 'message_reactions', 'standby'],
]

export function createPage(deps: {
  page: EmulatedPage
  clock: Clock
  log: Log
  faults: Faults
  fetch?: (url: string, init: RequestInit) => Promise<Response>
}): Page {
  const { page: settings, clock, log, faults } = deps
  const fields = new Set(FIELDS)
  const loseSubscription = () => {
    fields.clear()
    faults.prepare('subscription_lost', false)
  }
  const delivery: Delivery = {
    batch: 1,
    answerWithinMs: 5 * SECOND,
    keptMs: HOUR,
    givenUp: { afterMs: HOUR, react: loseSubscription },
  }
  const postman = createPostman<PageNews>({
    ...{ clock, log, faults, delivery },
    fetch: deps.fetch ?? fetch,
    webhookUrl: () => (fields.size > 0 ? settings.webhookUrl : undefined),
    appSecret: settings.appSecret,
    envelope: (news, at) => ({ object: 'page', entry: news.map((one) => entryOf(settings.pageId, one, at)) }),
  })
  return {
    ...{ settings, postman, fields, loseSubscription },
    profile: {},
    profileWrites: [],
    attachments: new Map(),
    templates: [...(settings.templates ?? [])],
    sends: [],
    blocked: new Set(),
  }
}

const entryOf = (id: string, { event, standby }: PageNews, time: Instant): Json => ({
  ...{ id, time },
  [standby ? 'standby' : 'messaging']: [event],
})

/** By the key of the event. */
const FIELD_OF: [key: string, field: string][] = [
  ['postback', 'messaging_postbacks'],
  ['delivery', 'message_deliveries'],
  ['read', 'message_reads'],
  ['referral', 'messaging_referrals'],
  ['reaction', 'message_reactions'],
  ['message_edit', 'message_edits'],
  ['policy_enforcement', 'messaging_policy_enforcement'],
  ['take_thread_control', 'messaging_handovers'],
  ['pass_thread_control', 'messaging_handovers'],
]

/** Only while subscribed; otherwise it is never sent. */
export function tellPage(page: Page, news: PageNews, onTaken?: () => void): void {
  const { event } = news
  const echo = (event.message as Json | undefined)?.is_echo === true
  const field = echo ? 'message_echoes' : (FIELD_OF.find(([key]) => event[key] !== undefined)?.[1] ?? 'messages')
  if (page.fields.has(field) || (page.fields.size > 0 && field === 'messages')) page.postman.tell(news, onTaken)
}
