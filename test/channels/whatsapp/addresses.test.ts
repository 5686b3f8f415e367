import { expect, test } from 'bun:test'
import type { Alias } from '../../../src/channels/channel.ts'
import { CannotRender } from '../../../src/channels/fit.ts'
import { addressOf, canonical, otherForm, readAlias, readAliases } from '../../../src/channels/whatsapp/addresses.ts'
import { readOurNumber } from '../../../src/channels/whatsapp/channel.ts'
import { ACCOUNT } from '../../office.ts'
import { messageWebhook } from '../../webhooks.ts'

const phone = (value: string): Alias => ({ kind: 'phone', value })
const userId = (value: string): Alias => ({ kind: 'user_id', value })

test('the two living forms of a Mexican and of an Argentine phone are one person', () => {
  expect(canonical(phone('5215500000001'))).toBe(canonical(phone('525500000001')))
  expect(canonical(phone('5491100000001'))).toBe(canonical(phone('541100000001')))
  expect(canonical(phone('15550000001'))).toBe('15550000001')
  expect(canonical(phone('521550000001'))).toBe('521550000001')
})

test('upper and lower case make two user ids', () => {
  expect(canonical(userId('MX.aB1'))).not.toBe(canonical(userId('MX.Ab1')))
})

test('the other form of a phone leads back to the first', () => {
  for (const value of ['5215500000001', '525500000001', '5491100000001', '541100000001']) {
    const other = otherForm(phone(value))
    expect(other).not.toEqual(phone(value))
    expect(other && otherForm(other)).toEqual(phone(value))
  }
  expect(otherForm(phone('15550000001'))).toBeUndefined()
  expect(otherForm(userId('MX.1'))).toBeUndefined()
})

test('a phone is read in any writing, a user id exactly, anything else not at all', () => {
  expect(readAlias('+52 1 (55) 0000-0001')).toEqual(phone('5215500000001'))
  expect(readAlias('MX.ENT.123aB')).toEqual(userId('MX.ENT.123aB'))
  for (const text of ['mx.123', 'MX.', 'MX.12_3', 'Lupita', '', '52 55 0000 000x', undefined])
    expect(readAlias(text)).toBeUndefined()
})

test('a person seen under both forms has one phone, in the form that came first', () => {
  expect(readAliases(['525500000001', '5215500000001', 'MX.1', undefined, 'MX.1'])).toEqual([phone('525500000001'), userId('MX.1')])
})

test('messages go to the phone with a plus, else to the user id, else to nobody', () => {
  expect(addressOf([userId('MX.1'), phone('5215500000001')])).toEqual({ to: '+5215500000001' })
  expect(addressOf([userId('MX.1')])).toEqual({ recipient: 'MX.1' })
  expect(() => addressOf([])).toThrow(CannotRender)
})

test('our own number is read from beside a message, and from nothing that is not ours', () => {
  const body = messageWebhook(ACCOUNT, '5215500000009', 'X', 'w', 0, { kind: 'text', text: 'x' })
  expect(readOurNumber(body, ACCOUNT)).toBe('525500000000')
  expect(readOurNumber(body, { ...ACCOUNT, phoneNumberId: '100000000000009' })).toBeUndefined()
  expect(readOurNumber({ entry: [{ changes: [{ value: { metadata: {} } }] }] }, ACCOUNT)).toBeUndefined()
  expect(readOurNumber('not an object', ACCOUNT)).toBeUndefined()
})
