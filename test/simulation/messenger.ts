// Citizens on Messenger: how an account of theirs is named, what it sends, and what it sees of the house's messages.
import type { Parcel } from '../../src/channels/channel.ts'
import { readChoiceId } from '../../src/chat/speak.ts'
import type { Instant } from '../../src/clock.ts'
import { type Gesture, pageWebhook } from '../webhooks.ts'
import type { Arrived } from './phone.ts'

/** What the house asks by itself. */
export const UNASKED: ReadonlySet<string> = new Set(['reminder', 'waitOffer', 'rebooking', 'consent', 'afterVisit', 'notNoted'])

export const PAGE = { pageId: '104500', accessToken: 'page-token', appSecret: 'page-secret-for-tests', verifyToken: 'verify' }

/** An account goes through the world under the number of a telephone that nobody has; its id for our Page holds the same digits. */
const ACCOUNTS = '52159'
export const accountOf = (nth: number): string => `${ACCOUNTS}${String(10_000_000 + nth)}`
export const isAccount = (phone: string): boolean => phone.startsWith(ACCOUNTS)
const psidOf = (account: string): string => `70${account.slice(-10)}`

type Json = Record<string, unknown>

/** Whom a parcel of the Page is for. */
export const recipientOf = ({ body }: Parcel): string => String((body.recipient as Json).id)

/** What is sent along with a parcel, and comes back with its echo. */
export const metadataOf = ({ body }: Parcel): string => String((body.message as Json).metadata)

/** The words of a parcel, as they stand in the thread. */
export const wordsIn = ({ body }: Parcel): string => String((body.message as Json).text ?? '')

export const accountWebhook = (account: string, id: string, at: Instant, gesture: Gesture) =>
  pageWebhook(PAGE.pageId, psidOf(account), id, at, gesture)

const list = (of: unknown): Json[] => (Array.isArray(of) ? of : [])

/** Reads the body of a Page's message as the telephone shows it. */
export function readPageMessage(body: Json): Arrived {
  const message = body.message as Json
  const { text, buttons } = ((message.attachment as Json | undefined)?.payload ?? {}) as Json
  const template = message.template as Json | undefined
  const parameters = list(template?.components).flatMap((one) => list(one.parameters))
  const quick = list(message.quick_replies).map((one) => ({ id: String(one.payload), title: String(one.title) }))
  const lasting = list(buttons).map((one) => ({ id: String(one.payload), title: String(one.title) }))
  const replies = parameters
    .filter(({ type }) => type === 'POSTBACK')
    .map((one) => ({ id: String(one.payload), title: 'respuesta' }))
  const options = [...quick, ...lasting.filter(({ id }) => id !== 'undefined'), ...replies]
  const words = parameters.flatMap((one) => (one.type === 'text' ? [String(one.text)] : [])).join(' | ')
  const question = options.map((one) => readChoiceId(one.id)?.question).find((one) => one !== undefined && one !== 'go')
  return {
    text: String(message.text ?? text ?? words),
    options,
    asksLocation: false,
    template: template === undefined ? undefined : String(template.name),
    question,
    unasked: question !== undefined && UNASKED.has(question),
  }
}
