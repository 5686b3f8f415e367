import { expect, test } from 'bun:test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Update } from '../../../src/channels/channel.ts'
import { parseWebhook } from '../../../src/channels/whatsapp/parse.ts'
import { ALERTS } from '../../../src/channels/whatsapp/remedy.ts'

const OURS = { phoneNumberId: '100000000000001', businessAccountId: '200000000000002' }
const FOLDER = join(import.meta.dir, '../../payloads')

interface Fixture {
  about: string
  webhook: unknown
  updates: Update[]
}
const fixtures = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name): [string, Fixture] => [name, JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))])

test.each(fixtures)('%s is understood', (_name, { webhook, updates }) => {
  expect(parseWebhook(webhook, OURS)).toEqual(updates)
})

test('a repeated webhook gives the same ids, whatever they are made of', () => {
  for (const [, { webhook }] of fixtures) {
    const ids = (body: unknown) => parseWebhook(body, OURS).map((update) => ('id' in update ? update.id : ''))
    expect(ids(structuredClone(webhook))).toEqual(ids(webhook))
  }
})

test('a status says how its message is billed, and what the button of our Page brought is free', () => {
  const billed = (pricing: unknown) => {
    const statuses = [{ id: 'wamid.1', status: 'sent', timestamp: '1795536060', pricing }]
    const value = { metadata: { phone_number_id: OURS.phoneNumberId }, statuses }
    const [update] = parseWebhook({ entry: [{ changes: [{ field: 'messages', value }] }] }, OURS)
    return update?.kind === 'status' ? update.charge : 'no status'
  }
  expect(billed({ pricing_model: 'PMP', type: 'regular', category: 'service' })).toBe('answer')
  expect(billed({ pricing_model: 'PMP', type: 'free_customer_service', category: 'service' })).toBe('answer')
  expect(billed({ pricing_model: 'PMP', type: 'regular', category: 'utility' })).toBe('notice')
  expect(billed({ pricing_model: 'PMP', type: 'free_entry_point', category: 'referral_conversion' })).toBe('entry_point')
  for (const other of [undefined, null, {}, 'x', { category: 7 }]) expect(billed(other)).toBeUndefined()
})

test('every alert has a name that administrators can look up', () => {
  const names = new Set<string>(ALERTS)
  for (const [, { updates }] of fixtures) {
    for (const update of updates) if (update.kind === 'account' && update.alert) expect(names.has(update.alert)).toBe(true)
  }
})

test('what may stand in a log never holds what a person wrote', () => {
  const canary = 'HESG580312MMCRTD06'
  const value = { metadata: { phone_number_id: OURS.phoneNumberId }, messages: [{ id: '1', from: '5215500000001', type: canary }] }
  const webhook = {
    entry: [
      { changes: [{ field: 'messages', value }] },
      { changes: [{ field: canary, value: {} }] },
      { changes: [{ field: 'account_update', value: { event: canary } }] },
    ],
  }
  for (const update of parseWebhook(webhook, OURS)) {
    if (update.kind === 'other') expect(update.what).not.toContain(canary)
    if (update.kind === 'account') expect(update.event).toBe('unknown')
  }
})

test('a thousand updates in one webhook are a thousand updates', () => {
  const messages = Array.from({ length: 1000 }, (_, n) => ({
    id: `wamid.${n}`,
    from: '5215500000001',
    type: 'text',
    text: { body: 'x' },
  }))
  const value = { metadata: { phone_number_id: OURS.phoneNumberId }, messages }
  expect(parseWebhook({ entry: [{ changes: [{ field: 'messages', value }] }] }, OURS)).toHaveLength(1000)
})

test('nesting deeper than the stack is an update like any other', () => {
  const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000))
  expect(parseWebhook({ entry: [deep] }, OURS)).toMatchObject([{ kind: 'other' }])
})

test('an id that is an object with a length which is no number is an id that is missing', () => {
  const id = JSON.parse('{"length":{"valueOf":1,"toString":1}}')
  const metadata = { phone_number_id: OURS.phoneNumberId }
  const value = { metadata, messages: [{ id, from: id, type: 'text' }], statuses: [{ id, status: 'read' }] }
  const updates = parseWebhook({ entry: [{ changes: [{ field: 'messages', value }] }] }, OURS)
  expect(updates.map(({ kind }) => kind)).toEqual(['other', 'other'])
})

test('nothing that can be written as JSON makes the reading fail or vanish', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      expect(parseWebhook(body, OURS).length).toBeGreaterThan(0)
    }),
  )
})

test('a webhook of the right frame with anything inside never makes the reading fail', () => {
  const junk = fc.anything({ withBigInt: true, withNullPrototype: true, withObjectString: true })
  const like = (keys: Record<string, fc.Arbitrary<unknown>>) => fc.oneof(fc.record(keys, { requiredKeys: [] }), junk)
  const type = fc.constantFrom('text', 'interactive', 'button', 'location', 'image', 'system', 'unsupported', 'reaction', 'edit')
  const words = fc.constantFrom('', '5215500000001', 'MX.1', 'user_changed_number', 'button_reply', '1795536000')
  const some = fc.oneof(words, junk)
  const message = like({
    id: some,
    from: some,
    from_user_id: some,
    timestamp: some,
    type: fc.oneof(type, junk),
    text: like({ body: some }),
    interactive: like({ type: some, button_reply: like({ id: some, title: some }), list_reply: like({ id: some }) }),
    button: like({ payload: some, text: some }),
    location: like({ latitude: some, longitude: some, name: some }),
    system: like({ type: some, wa_id: some, user_id: some, previous_user_id: some }),
  })
  const status = like({ id: some, status: some, timestamp: some, errors: fc.oneof(fc.array(like({ code: some })), junk) })
  const contact = like({ wa_id: some, user_id: some, profile: like({ name: some }) })
  const value = fc.record({
    metadata: fc.constant({ phone_number_id: OURS.phoneNumberId }),
    messages: fc.oneof(fc.array(message, { maxLength: 3 }), junk),
    statuses: fc.oneof(fc.array(status, { maxLength: 3 }), junk),
    contacts: fc.oneof(fc.array(contact, { maxLength: 3 }), junk),
    errors: fc.oneof(fc.array(junk, { maxLength: 2 }), junk),
  })
  fc.assert(
    fc.property(value, (inside) => {
      const updates = parseWebhook({ entry: [{ changes: [{ field: 'messages', value: inside }] }] }, OURS)
      const count = [inside.messages, inside.statuses, inside.errors].reduce<number>(
        (sum, part) => sum + (Array.isArray(part) ? part.length : 0),
        0,
      )
      expect(updates).toHaveLength(Math.max(1, count))
      for (const update of updates) {
        expect('id' in update ? update.id.length : 0).toBeGreaterThan(0)
        if (update.kind === 'message') expect(update.from.length).toBeGreaterThan(0)
      }
    }),
    { numRuns: 300 },
  )
})
