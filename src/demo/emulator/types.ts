import { type Clock, type Instant, SECOND } from '../../clock.ts'
import type { Log } from '../../log.ts'

/** Longer than anybody waits for an answer: a send that is accepted, and whose answer never comes. */
export const NEVER_MS = 120 * SECOND

/** What the emulator is told; the same values go into the product's configuration. */
export interface EmulatorSettings {
  /** 0 takes a free one. */
  port: number
  /** The product's own webhook; undefined: citizens' messages wait. */
  webhookUrl: string | undefined
  appSecret: string
  verifyToken: string
  accessToken: string
  phoneNumberId: string
  businessAccountId: string
  clock: Clock
  log: Log
  /** Messages a second that the number may send; Meta's is 80. */
  messagesPerSecond?: number
  /** Named templates and whether Meta approved them. Without it there are none. */
  templates?: readonly EmulatedTemplate[]
  /** Who can write; without it the three ready people. */
  people?: readonly EmulatedPerson[]
  /** A Page at Messenger too; without it there is none. */
  page?: EmulatedPage
  /** Refuse lists whose body is over 1,024 characters, as the published schema says; else 4,096, as the page does. */
  strictListBody?: boolean
  /** A closed window is told after a 200, in a `failed` status, as Meta does now and then. */
  lateWindowErrors?: boolean
  /** A test number: only these phones, literally. */
  allowList?: readonly string[]
  /** Delivers webhooks; a test passes its own. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>
  /** How the demonstration's time is put forward; without it the page has no buttons for it. `clock` must show it. */
  time?: EmulatorTime
}

/** Time that can be put forward, and never back. */
export interface EmulatorTime {
  /** The IANA zone of "tomorrow at nine". */
  zone(): string
  /** Resolves when everything that was due until then is done. */
  passTo(to: Instant): Promise<void>
  /** From one thing that is due to the next until `enough`; false when nothing was due. */
  passToNext(enough: () => boolean): Promise<boolean>
}

export const TEMPLATE_STATUSES = ['APPROVED', 'PENDING', 'REJECTED', 'PAUSED', 'DISABLED'] as const

export interface EmulatedTemplate {
  id?: string
  name: string
  language: string
  status: (typeof TEMPLATE_STATUSES)[number]
  category: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION'
  /** Positional parameters of the body. */
  parameters: number
  /** Its words with `{{1}}` for the parameters: the phone page shows them filled in. */
  body?: string
  examples?: readonly string[]
  /** Titles of its quick replies. */
  buttons?: readonly string[]
}

export interface EmulatedPerson {
  /** `guadalupe`: names the person in the page's API. */
  id: string
  /** As in the WhatsApp profile. */
  name: string
  /** The account's own form, `521...` for old accounts, `52...` for newer ones. */
  waId: string
  userId: string
  /** With a user name the phone stays hidden: webhooks carry the user id alone. */
  username?: string
  /** Somebody on Messenger: the id for this Page alone, which stands in the place of phone and user id. */
  psid?: string
}

/** The Page's account at Messenger, beside the number's at WhatsApp. */
export interface EmulatedPage {
  pageId: string
  accessToken: string
  appSecret: string
  verifyToken: string
  /** Utility templates that Meta approved. */
  templates?: readonly EmulatedTemplate[]
  /** The product's webhook for Messenger; undefined: what citizens write is lost. */
  webhookUrl: string | undefined
}

export interface Emulator {
  url: string
  /** Meta's handshake with the product's webhook, as when an operator saves it in the console. */
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
}

/** Where somebody writes. */
export type PhoneApp = 'whatsapp' | 'messenger'

/** The ticks of a bubble. A citizen's own message: waiting, then sent (the office's webhook took it), then read. */
export type PhoneTick = 'waiting' | 'sent' | 'delivered' | 'read' | 'failed'

/** `GET /telefono/api/messages?person=<id>`, oldest first. */
export interface PhoneMessage {
  /** The wamid. */
  id: string
  person: string
  from: 'citizen' | 'office'
  at: Instant
  tick: PhoneTick
  /** The message as it travelled: an element of `messages[]` of a webhook, or the body of the POST. */
  json: unknown
  /** What the person sees of a template: only its name and parameters are sent. */
  template?: { text: string; buttons: { id: string; title: string }[] }
}

/** Something that goes wrong once, at the next occasion. */
export const FAULTS = [
  /** The next webhook is delivered twice. */
  'duplicate_webhook',
  /** The next webhook comes 20 seconds late. */
  'slow_webhook',
  /** The next send is answered 500 (131000) and not sent. */
  'send_500',
  /** The next send is answered 131056: too many messages to this person. */
  'send_131056',
  /** The next send is accepted and shown, but its answer never arrives. */
  'send_timeout',
  /** The next send is accepted and then fails with 131026: undeliverable. */
  'send_undeliverable',
  /** Messenger: the next echo comes before the answer to the send. */
  'echo_first',
  /** Messenger: the next send has no echo. */
  'echo_lost',
  /** Messenger: the next receipt comes 20 seconds late. */
  'watermark_late',
  /** Messenger: the next send is answered 613: too fast. */
  'send_613',
  /** Messenger: the next send is answered 551: this person cannot be reached. */
  'send_551',
  /** Messenger: the next question about a thread is answered 500. */
  'threads_500',
  /** Messenger takes the subscription away: what is written now is told to nobody. */
  'subscription_lost',
] as const
export type FaultId = (typeof FAULTS)[number]

/** `GET /telefono/api/faults`; `POST` with `{ id, prepared }` orders one or calls it off. */
export interface PhoneFault {
  id: FaultId
  prepared: boolean
}

/** How far time can be put forward: to nine in the morning of the next day; until something arrives on a telephone. */
export const PHONE_JUMPS = ['ten_minutes', 'three_hours', 'tomorrow', 'next'] as const
export type PhoneJump = (typeof PHONE_JUMPS)[number]

/** `GET /telefono/api/time`; null where time cannot be put forward, as in every installation with a number of its own. */
export interface PhoneTime {
  now: Instant
  /** IANA zone of the office's calendar. */
  zone: string
}

/** What `POST /telefono/api/time` with `{ jump: <PhoneJump> }` answers when all of it is done; 409 while another one is. */
export interface PhoneJumped extends PhoneTime {
  /** False: nothing is planned, so that there is no next thing to go to. */
  passed: boolean
  /** Ids of the people who received something meanwhile. */
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
