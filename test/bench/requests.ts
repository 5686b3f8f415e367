import { sign } from '../../src/channels/meta/signature.ts'
import { ACCOUNT, PAGE } from '../office.ts'
import { messageWebhook, pageWebhook } from '../webhooks.ts'
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

/** The same at Messenger's door. */
export const firstMessagesOnPage = (count: number, name: string): Buffer[] =>
  Array.from({ length: count }, (_, i) => {
    const psid = `70056${String(i).padStart(8, '0')}`
    return signed(pageWebhook(PAGE.pageId, psid, `m_turn.${name}.${i}`, Date.now(), { kind: 'text', text: 'Hola' }))
  })

function signed(body: { object: string }): Buffer {
  const bytes = JSON.stringify(body)
  const [channel, secret] = body.object === 'page' ? ['messenger', PAGE.appSecret] : ['whatsapp', ACCOUNT.appSecret]
  return prepare(`/webhooks/${channel}`, bytes, sign(bytes, secret ?? ''))
}
