import { sign } from '../../src/channels/meta/signature.ts'
import { ACCOUNT } from '../office.ts'
import { messageWebhook } from '../webhooks.ts'
import { prepare } from './load.ts'

/** A revoked message is understood as nothing to act on and stored: the least that a webhook costs. */
export const storeOnly = (count: number, name: string): Buffer[] =>
  Array.from({ length: count }, (_, i) => {
    const phone = `52155${String(i % 1000).padStart(8, '0')}`
    const body = messageWebhook(ACCOUNT, phone, 'Guadalupe', `wamid.store.${name}.${i}`, Date.now(), { kind: 'text', text: 'x' })
    Object.assign(body.entry[0]?.changes[0]?.value.messages[0] ?? {}, {
      type: 'revoke',
      revoke: { original_message_id: 'wamid.x' },
    })
    return signed(body)
  })

/** First messages of so many people: each is a whole turn. */
export const firstMessages = (count: number, name: string): Buffer[] =>
  Array.from({ length: count }, (_, i) => {
    const phone = `52156${String(i).padStart(8, '0')}`
    const id = `wamid.turn.${name}.${i}`
    return signed(messageWebhook(ACCOUNT, phone, 'Guadalupe', id, Date.now(), { kind: 'text', text: 'Hola' }))
  })

function signed(body: unknown): Buffer {
  const bytes = JSON.stringify(body)
  return prepare('/webhooks/whatsapp', bytes, sign(bytes, ACCOUNT.appSecret))
}
