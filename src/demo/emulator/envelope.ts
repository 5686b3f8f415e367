import type { Instant } from '../../clock.ts'
import type { News } from './postman.ts'
import type { EmulatedPerson } from './types.ts'

export interface Account {
  phoneNumberId: string
  businessAccountId: string
}

/** The business's own number: it exists nowhere. */
export const BUSINESS_PHONE = '5215500000000'

/** One webhook for all of it: neighbours of one kind share a change, as Meta batches them. */
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

/** How a person appears beside a message: with a user name the phone stays hidden. */
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
