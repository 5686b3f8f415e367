import { type Clock, type Instant, SECOND } from '../../clock.ts'
import type { Log } from '../../log.ts'

/** Longer than any client waits: an accepted send without an answer. */
export const NEVER_MS = 120 * SECOND

/** The same values go into the product's configuration. */
export interface EmulatorSettings {
  /** 0 takes a free one. */
  port: number
  /** Undefined: citizens' messages wait. */
  webhookUrl: string | undefined
  appSecret: string
  verifyToken: string
  accessToken: string
  phoneNumberId: string
  businessAccountId: string
  clock: Clock
  log: Log
  /** Meta's is 80. */
  messagesPerSecond?: number
  /** With Meta's judgement; default: none. */
  templates?: readonly EmulatedTemplate[]
  /** Default: the three ready people. */
  people?: readonly EmulatedPerson[]
  /** Numbers without a telephone on the page that receive all the same. Default: none. */
  others?: RegExp
  /** Default: they are. */
  arePassportsOffered?: () => boolean
  /** Default: the page offers no new beginning. */
  startOver?: () => void
  /** Default: none. */
  page?: EmulatedPage
  /** Refuse lists whose body is over 1,024 characters, as the published schema says; else 4,096, as the page does. */
  strictListBody?: boolean
  /** A closed window is reported after a 200, in a `failed` status, as Meta sometimes does. */
  lateWindowErrors?: boolean
  /** A test number: only these phones, literally. */
  allowList?: readonly string[]
  /** For webhooks; a test passes its own. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>
  /** Absent: the page has no buttons for it. `clock` must show it. */
  time?: EmulatorTime
}

/** Only forward. */
export interface EmulatorTime {
  /** IANA, for "tomorrow at nine". */
  zone(): string
  /** Resolves when all due work until then is done. */
  passTo(to: Instant): Promise<void>
  /** From one due thing to the next until `enough`; false when nothing was due. */
  passToNext(enough: () => boolean): Promise<boolean>
}

export const TEMPLATE_STATUSES = ['APPROVED', 'PENDING', 'REJECTED', 'PAUSED', 'DISABLED'] as const

export interface EmulatedTemplate {
  id?: string
  name: string
  language: string
  status: (typeof TEMPLATE_STATUSES)[number]
  category: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION'
  parameters: number
  /** With `{{1}}` for the parameters, shown filled in. */
  body?: string
  examples?: readonly string[]
  buttons?: readonly string[]
}

export interface EmulatedPerson {
  /** `guadalupe`: the id in the page's API. */
  id: string
  name: string
  /** The account's own form, `521...` for old accounts, `52...` for newer ones. */
  waId: string
  userId: string
  /** With a user name the phone stays hidden: webhooks carry the user id alone. */
  username?: string
  /** On Messenger: the id for this Page, in place of phone and user id. */
  psid?: string
  /** Not on the page; what was said before is not known here, so no window is judged. */
  unseen?: true
}

export interface EmulatedPage {
  pageId: string
  accessToken: string
  appSecret: string
  verifyToken: string
  templates?: readonly EmulatedTemplate[]
  /** Undefined: what citizens write is lost. */
  webhookUrl: string | undefined
}

export interface Emulator {
  url: string
  /** As when an operator saves the webhook in the console. */
  shakeHands(): Promise<boolean>
  stop(): Promise<void>
}

// ---- What the telephone's API answers: JSON under /telefono/api, for the phone page and the browser tests. What is
// posted there is in phone-api.ts. ----
// `GET /telefono/api/file?id=<media id>&name=<file name>` opens a file that the office sent.

/** `GET /telefono/api/people`. */
export interface PhonePerson {
  id: string
  name: string
  app: PhoneApp
  mayWantPassport: boolean
}

export type PhoneApp = 'whatsapp' | 'messenger'

/** A citizen's own message: waiting, then sent (the office's webhook took it), then read. */
export type PhoneTick = 'waiting' | 'sent' | 'delivered' | 'read' | 'failed'

/** `GET /telefono/api/messages?person=<id>`, oldest first. */
export interface PhoneMessage {
  id: string
  person: string
  from: 'citizen' | 'office'
  at: Instant
  tick: PhoneTick
  /** As it travelled: an element of `messages[]` of a webhook, or the body of the POST. */
  json: unknown
  /** Only its name and parameters are sent. */
  template?: { text: string; buttons: { id: string; title: string }[] }
}

/** Each happens once, at the next occasion. */
export const FAULTS = [
  'duplicate_webhook',
  'slow_webhook',
  /** 500 (131000), and not sent. */
  'send_500',
  /** 131056: too many messages to this person. */
  'send_131056',
  /** Accepted and shown, but its answer never arrives. */
  'send_timeout',
  /** Accepted, then failed with 131026: undeliverable. */
  'send_undeliverable',
  /** Messenger: the next echo comes before the answer to the send. */
  'echo_first',
  'echo_lost',
  'watermark_late',
  /** Messenger: 613, too fast. */
  'send_613',
  /** Messenger: 551, this person cannot be reached. */
  'send_551',
  'threads_500',
  /** Messenger drops the subscription: later messages are never sent. */
  'subscription_lost',
] as const
export type FaultId = (typeof FAULTS)[number]

/** `GET /telefono/api/faults`; `POST` with `{ id, prepared }` orders one or calls it off. */
export interface PhoneFault {
  id: FaultId
  prepared: boolean
}

/** `tomorrow`: nine in the morning; `next`: until something arrives on a telephone. */
export const PHONE_JUMPS = ['ten_minutes', 'three_hours', 'tomorrow', 'next'] as const
export type PhoneJump = (typeof PHONE_JUMPS)[number]

/** `GET /telefono/api/time`; null where time cannot be put forward, as with a real number. */
export interface PhoneTime {
  now: Instant
  /** Of the office's calendar. */
  zone: string
}

/** `POST /telefono/api/time` with `{ jump: <PhoneJump> }`, when all is done; 409 during another one. */
export interface PhoneJumped extends PhoneTime {
  /** False: nothing is planned. */
  passed: boolean
  /** Ids of people who received something. */
  arrived: string[]
}

/**
 * `GET /telefono/api/events` (Server-Sent Events, event name `message`). `POST /telefono/api/open` with
 * `{ person: <id> | null }` says which conversation is on the screen: its messages are read at once, with blue ticks.
 * `POST /telefono/api/reset` with `{}` forgets all messages, waiting webhooks and faults (not what the office knows).
 */
export type PhoneEvent =
  | { type: 'message'; message: PhoneMessage }
  | { type: 'tick'; person: string; id: string; tick: PhoneTick }
  | { type: 'typing'; person: string; on: boolean }
  | { type: 'faults'; faults: PhoneFault[] }
  | { type: 'time'; time: PhoneTime }
  | { type: 'reset' }
