// What Meta answers to a message, by its mood, and what the product's own sender makes of the answer.
import type { Outcome, Parcel } from '../../src/channels/channel.ts'
import { sendToPage } from '../../src/channels/messenger/send.ts'
import { send } from '../../src/channels/whatsapp/send.ts'
import { MINUTE, SECOND } from '../../src/clock.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import { phoneBehind } from './identity.ts'
import { PAGE, recipientOf } from './messenger.ts'
import { ACCOUNT } from './setting.ts'

/** How Meta is today. */
export type Mood = 'well' | 'slow' | 'failing' | 'token refused'

type Answer =
  | { kind: 'accepted' }
  | { kind: 'error'; http: number; code?: number; subcode?: number; retryAfter?: number }
  /** Nobody hears the answer; it was taken or not, in time or much later. */
  | { kind: 'silence'; taken: boolean; afterMs: number }
  | { kind: 'no connection' }
  | { kind: 'gateway'; taken: boolean }

/** What Meta answers to one message, in its mood of today. */
export function answerIn(mood: Mood, chance: Chance): Answer {
  if (mood === 'token refused') return { kind: 'error', http: 401, code: 190 }
  const bad = mood === 'failing' ? 0.5 : mood === 'slow' ? 0.2 : 0.04
  if (!chance.may(bad)) return { kind: 'accepted' }
  const what = chance.weigh({
    server: 8,
    pair: 2,
    window: 0.4,
    silence: 5,
    late: 1,
    connection: 3,
    gateway: 2,
    slow: 1,
    form: 0.4,
  })
  switch (what) {
    case 'server':
      return { kind: 'error', http: 500, ...(chance.may(0.7) && { code: chance.pick([131016, 131000, 2, 1]) }) }
    case 'pair':
      return { kind: 'error', http: 400, code: 131056 }
    case 'window':
      return { kind: 'error', http: 400, code: 131047 }
    case 'slow':
      return { kind: 'error', http: 429, code: 130429, retryAfter: chance.between(1, 40) }
    case 'form':
      return { kind: 'error', http: 400, code: 131026 }
    case 'connection':
      return { kind: 'no connection' }
    case 'gateway':
      return { kind: 'gateway', taken: chance.may(0.5) }
    case 'silence':
      return { kind: 'silence', taken: chance.may(0.6), afterMs: chance.between(100, 9_000) }
    case 'late':
      return { kind: 'silence', taken: true, afterMs: chance.between(16, 80) * SECOND }
  }
}

/** WhatsApp's codes, and what Messenger says instead. */
const ON_MESSENGER = new Map<number | undefined, { code: number; subcode?: number }>([
  [131056, { code: 613 }],
  [130429, { code: 4 }],
  [131047, { code: 10, subcode: 2018278 }],
  [131026, { code: 551, subcode: 1545041 }],
  [131016, { code: 2 }],
  [131000, { code: 1 }],
])

/** The same day at Messenger. */
export function answerOnMessenger(mood: Mood, chance: Chance): Answer {
  const told = answerIn(mood, chance)
  return told.kind === 'error' ? { ...told, ...ON_MESSENGER.get(told.code) } : told
}

const STANDING = { after: () => () => undefined, now: () => 0 }

/** As `outcomeOf`, for the Page. `thread`: what Messenger shows of the person's thread when it is asked. */
export const outcomeOnPage = (parcel: Parcel, respond: () => Response, thread: () => Response): Promise<Outcome> =>
  sendToPage(
    parcel,
    { apiUrl: 'https://graph.example', apiVersion: 'v25.0', pageId: PAGE.pageId, accessToken: PAGE.accessToken },
    { fetch: async (_url, { method }) => (method === 'GET' ? thread() : respond()), clock: STANDING, timeoutMs: MINUTE },
  )

/** The product's own sender judges the answer; it waited before. */
export const outcomeOf = (
  parcel: Parcel,
  respond: () => Response,
  upload = () => Response.json({ id: 'media.1' }),
): Promise<Outcome> =>
  send(
    parcel,
    {
      apiUrl: 'https://graph.example',
      apiVersion: 'v25.0',
      phoneNumberId: ACCOUNT.phoneNumberId,
      accessToken: ACCOUNT.accessToken,
    },
    {
      fetch: async (url) => (url.endsWith('/media') ? upload() : respond()),
      clock: STANDING,
      timeoutMs: MINUTE,
    },
  )

export const unreachable = (): Response => {
  throw new Error('a message left without its file')
}

export const accepted = (parcel: Parcel, wamid: string): Response =>
  parcel.channel === 'messenger'
    ? Response.json({ recipient_id: recipientOf(parcel), message_id: wamid })
    : Response.json({
        messaging_product: 'whatsapp',
        contacts: [
          parcel.body.to === undefined ? { user_id: parcel.body.recipient } : { input: parcel.body.to, wa_id: phoneOf(parcel) },
        ],
        messages: [{ id: wamid }],
      })

export const refused = ({ http, code, subcode, retryAfter }: Extract<Answer, { kind: 'error' }>): Response =>
  Response.json(code === undefined ? { message: 'error' } : { error: { code, error_subcode: subcode, message: 'error' } }, {
    status: http,
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
  })

/** The telephone that a parcel is for. */
export const phoneOf = (parcel: Parcel): string =>
  phoneBehind(parcel.channel === 'messenger' ? recipientOf(parcel) : (parcel.body.to ?? parcel.body.recipient))
