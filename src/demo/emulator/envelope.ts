import type { Clock, Instant } from '../../clock.ts'
import type { News } from './postman.ts'
import type { EmulatedPerson } from './types.ts'

export interface Account {
  phoneNumberId: string
  businessAccountId: string
}

/** Not a real number. */
export const BUSINESS_PHONE = '5215500000000'

/** One webhook for all: neighbours of one kind share a change, as Meta batches them. */
export function buildEnvelope(account: Account, news: readonly News[], at: Instant): Record<string, unknown> {
  const changes: { field: string; value: Record<string, unknown> }[] = []
  let run: News[] = []
  const flush = () => {
    if (run.length > 0) changes.push(buildChange(account, run))
    run = []
  }
  for (const one of news) {
    if (run[0]?.kind !== one.kind || one.kind === 'account') flush()
    run.push(one)
  }
  flush()
  // Only news of the account carry the time of the entry.
  const time = news.some((one) => one.kind === 'account') ? { time: Math.floor(at / 1000) } : {}
  return { object: 'whatsapp_business_account', entry: [{ id: account.businessAccountId, ...time, changes }] }
}

function buildChange(account: Account, run: readonly News[]): { field: string; value: Record<string, unknown> } {
  const [first] = run
  if (first?.kind === 'account') return { field: first.field, value: first.value }
  const items = run.flatMap((one) => (one.kind === 'account' ? [] : [one]))
  const contacts = uniqueContacts(items.flatMap((item) => (item.contact ? [item.contact] : [])))
  const contents = items.map((item) => item.content)
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: BUSINESS_PHONE, phone_number_id: account.phoneNumberId },
    ...(contacts.length > 0 && { contacts }),
    ...(first?.kind === 'message' ? { messages: contents } : { statuses: contents }),
  }
  return { field: 'messages', value }
}

function uniqueContacts(contacts: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  return [...new Map(contacts.map((contact) => [contact.user_id, contact])).values()]
}

/** With a user name the phone stays hidden. */
export const contactOf = (person: EmulatedPerson): Record<string, unknown> => ({
  profile: { name: person.name, ...(person.username !== undefined && { username: person.username }) },
  ...(person.username === undefined && { wa_id: person.waId }),
  user_id: person.userId,
})

/** Beside a status there is no profile; the phone only when it is known. */
export const statusContactOf = (person: EmulatedPerson): Record<string, unknown> => ({
  ...(person.username === undefined && { wa_id: person.waId }),
  user_id: person.userId,
})

/**
 * As Meta writes it: everything beyond ASCII as `\uXXXX` with lower-case digits, and `/` as `\/`. Re-serialised bytes differ, so a
 * signature over them fails.
 */
export function toMetaJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/')
}

const OUTBOUND = 0x11
const INBOUND = 0x12

/** Like Meta's: a few bytes around the account's number and a random part, in base64. */
export function mintWamid(clock: Pick<Clock, 'random'>, account: string, direction: 'in' | 'out'): string {
  const random = Buffer.from(clock.random(10)).toString('hex').toUpperCase()
  const bytes = Buffer.concat([
    Buffer.from([0x1c, 0x18, account.length]),
    Buffer.from(account, 'latin1'),
    Buffer.from([0x15, 0x02, 0x00, direction === 'out' ? OUTBOUND : INBOUND, 0x18, random.length]),
    Buffer.from(random, 'latin1'),
    Buffer.from([0x00]),
  ])
  return `wamid.${bytes.toString('base64')}`
}

/** Meta's timestamps: seconds as text. */
export const inSeconds = (at: number): string => String(Math.floor(at / 1000))
