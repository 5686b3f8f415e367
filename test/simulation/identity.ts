import type { Gesture } from '../webhooks.ts'
import { messageWebhook } from '../webhooks.ts'
import { accountWebhook, isAccount } from './messenger.ts'
import { ACCOUNT } from './setting.ts'

/** How a webhook names its sender: by the phone, by the user id of somebody who hides it, or by both. */
export type Shown = 'phone' | 'user id' | 'both'

/** The user id of this telephone. Its digits are the telephone's own, so that the world knows whose it is. */
const userIdOf = (phone: string): string => `MX.${phone.slice(-10)}`

/** The telephone behind an address of either kind. */
export const phoneBehind = (address: unknown): string => `521${String(address).slice(-10)}`

/** The webhook of a message whose sender shows as much of themselves as they like. */
export function webhookFrom(phone: string, shown: Shown, name: string, id: string, at: number, gesture: Gesture) {
  if (isAccount(phone)) return accountWebhook(phone, id, at, gesture)
  const webhook = messageWebhook(ACCOUNT, phone, name, id, at, gesture)
  if (shown === 'phone') return webhook
  for (const { changes } of webhook.entry)
    for (const { value } of changes) {
      const [{ from, ...message } = {}] = value.messages
      const user = userIdOf(phone)
      value.contacts = [{ profile: { name }, user_id: user, ...(shown === 'both' && { wa_id: phone }) }]
      value.messages = [{ ...message, from_user_id: user, ...(shown === 'both' && { from }) }]
    }
  return webhook
}
