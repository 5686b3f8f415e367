import { expect, test } from 'bun:test'
import { readOurNumber } from '../../../src/channels/whatsapp/channel.ts'
import { ACCOUNT } from '../../office.ts'
import { messageWebhook } from '../../webhooks.ts'

test('our own number is read from beside a message, and from nothing that is not ours', () => {
  const body = messageWebhook(ACCOUNT, '5215500000009', 'X', 'w', 0, { kind: 'text', text: 'x' })
  expect(readOurNumber(body, ACCOUNT)).toBe('525500000000')
  expect(readOurNumber(body, { ...ACCOUNT, phoneNumberId: '100000000000009' })).toBeUndefined()
  expect(readOurNumber({ entry: [{ changes: [{ value: { metadata: {} } }] }] }, ACCOUNT)).toBeUndefined()
  expect(readOurNumber('not an object', ACCOUNT)).toBeUndefined()
})
