import { expect, test } from 'bun:test'
import { sign } from '../src/channels/whatsapp/signature.ts'
import { readConfig } from '../src/config.ts'
import { openOffice } from './office.ts'

const REAL = {
  ADMIN_TOKEN: 'a-token-that-is-long-enough',
  DATA_KEY: Buffer.alloc(32, 5).toString('base64'),
  WHATSAPP_PHONE_NUMBER_ID: '1',
  WHATSAPP_BUSINESS_ACCOUNT_ID: '2',
  WHATSAPP_ACCESS_TOKEN: '3',
  WHATSAPP_APP_SECRET: 'the-new-secret',
  WHATSAPP_VERIFY_TOKEN: '5',
}

test('while the app secret is changed, what Meta signed with the old one is taken too, and nothing else', async () => {
  const { whatsapp } = readConfig({ ...REAL, WHATSAPP_APP_SECRET_OLD: 'the-old-secret' }, '/')
  if (!whatsapp) throw new Error('no account')
  const { house } = openOffice({ account: whatsapp })
  const post = async (secret: string) => {
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [] })
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': sign(body, secret) }
    return (await house.app.handle(new Request('http://localhost/webhooks/whatsapp', { method: 'POST', body, headers }))).status
  }
  expect([await post('the-new-secret'), await post('the-old-secret'), await post('another')]).toEqual([200, 200, 401])
})

test('an old secret alone, or an empty one, makes no account', () => {
  expect(readConfig({ WHATSAPP_APP_SECRET_OLD: 'the-old-secret' }, '/').whatsapp).toBeUndefined()
  expect(readConfig({ ...REAL, WHATSAPP_APP_SECRET_OLD: ' ' }, '/').whatsapp?.oldAppSecret).toBeUndefined()
})
