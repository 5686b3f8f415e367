import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import type { Outcome } from '../../src/channels/channel.ts'
import { DAY } from '../../src/clock.ts'
import { addressesOf } from '../../src/messaging/contacts.ts'
import { recordOutcome } from '../../src/messaging/delivery.ts'
import { openDirectory } from '../conversations/directory.ts'
import { ACCOUNT, openOffice, type TestOffice } from '../office.ts'
import { messageWebhook } from '../webhooks.ts'

// Telephone companies give a number again after some months; WhatsApp's user id tells the new owner from the old one.

const PHONE = '5215500000001'
const [LUIS, SOMEBODY] = ['MX.luis', 'MX.somebody']

let count = 0

/** Writes from a telephone that shows its number and the user id of whoever has it. Returns the answer, as it goes to the channel. */
async function say(office: TestOffice, phone: string, user: string | undefined, text: string): Promise<string> {
  office.clock.advance(60_000)
  const webhook = messageWebhook(ACCOUNT, phone, 'x', `wamid.again.${++count}`, office.clock.now(), { kind: 'text', text })
  for (const { value } of user === undefined ? [] : webhook.entry.flatMap((entry) => entry.changes)) {
    value.contacts = [{ profile: { name: 'x' }, wa_id: phone, user_id: user }]
    value.messages = value.messages.map((message) => ({ ...message, from_user_id: user }))
  }
  await office.post(webhook)
  const answer = JSON.stringify(office.parcels.at(-1)?.body)
  await office.settle()
  return answer
}

async function luisHasAnAppointment(office: TestOffice, user: string | undefined = LUIS): Promise<void> {
  const words = ['quiero mi primer pasaporte, soy de toluca', 'Toluca', 'PUSL990101HBCRLS07 Luis Puga Sol', 'la primera', '3 años']
  for (const text of [...words, 'confirmar']) await say(office, PHONE, user, text)
}

const open = () => openOffice({ db: openDirectory('varias oficinas') })

test('whoever has a number that was given again sees nothing of the one before', async () => {
  const office = open()
  await luisHasAnAppointment(office)
  expect(await say(office, PHONE, LUIS, 'mis citas')).toContain('Luis Puga Sol')
  office.clock.advance(DAY)
  const seen = await say(office, PHONE, SOMEBODY, 'mis citas')
  expect(seen).toContain('No hay citas')
  expect(seen).not.toContain('Luis')
  expect(brokenInvariants(office.db)).toEqual([])
})

test('the one before goes on by the user id, with another telephone, and nothing for them goes to the old number', async () => {
  const office = open()
  await luisHasAnAppointment(office)
  await say(office, PHONE, SOMEBODY, 'Hola')
  const { messaging } = office.house
  expect(addressesOf(office.db, messaging, 1).map((alias) => alias.value)).toEqual([LUIS])
  expect(await say(office, '5215500000002', LUIS, 'mis citas')).toContain('Luis Puga Sol')
})

test('what was on its way to the old number when it got another owner takes the number back from nobody', async () => {
  const office = open()
  await luisHasAnAppointment(office)
  const sent = office.db.client
    .query<{ id: number }, []>('select coalesce(max(id), 0) as id from outbox where contact_id = 1')
    .get()
  await say(office, PHONE, SOMEBODY, 'Hola')
  const late: Outcome = {
    row: sent?.id ?? 0,
    attempt: 1,
    kind: 'accepted',
    id: 'wamid.late',
    aliases: [{ kind: 'phone', value: PHONE }],
  }
  await office.house.writer.submit('outcome', (tx, now) => recordOutcome(tx, office.house.messaging, late, now))
  expect(await say(office, PHONE, SOMEBODY, 'mis citas')).toContain('No hay citas')
  expect(addressesOf(office.db, office.house.messaging, 1).map((alias) => alias.value)).toEqual([LUIS])
})

test('whoever changes to a number that was given again takes over the number and nothing else', async () => {
  const office = open()
  await luisHasAnAppointment(office)
  const [next, newId] = ['5215500000002', 'MX.elena']
  await say(office, next, 'MX.elena.before', 'Hola')
  const webhook = messageWebhook(ACCOUNT, next, 'x', 'wamid.renamed', office.clock.now(), { kind: 'text', text: '' })
  const system = { type: 'user_changed_number', wa_id: PHONE, user_id: newId, previous_user_id: 'MX.elena.before' }
  for (const { value } of webhook.entry.flatMap((entry) => entry.changes))
    value.messages = [{ from: next, id: 'wamid.renamed', timestamp: '1795536000', type: 'system', system }]
  await office.post(webhook)
  expect(await say(office, PHONE, newId, 'mis citas')).toContain('No hay citas')
  expect(await say(office, '5215500000003', LUIS, 'mis citas')).toContain('Luis Puga Sol')
})

test('a user id that was never shown before makes nobody another person', async () => {
  const office = open()
  await luisHasAnAppointment(office, undefined)
  expect(await say(office, PHONE, LUIS, 'mis citas')).toContain('Luis Puga Sol')
  expect(await say(office, PHONE, undefined, 'mis citas')).toContain('Luis Puga Sol')
})
