// Statuses that come late, out of order, or from somebody else's messages.
import { expect, test } from 'bun:test'
import type { Outcome } from '../../src/channels/channel.ts'
import type { Reply } from '../../src/chat/reply.ts'
import { HOUR, SECOND } from '../../src/clock.ts'
import { enqueue, requeue } from '../../src/messaging/outbox.ts'
import { eraseContact } from '../../src/privacy/erase-contact.ts'
import { EVERYTHING } from '../../src/privacy/erasures.ts'
import { NOTICES } from '../../src/texts/notices.ts'
import { ACCOUNT, callbackOf, openOffice, type TestOffice } from '../office.ts'
import { batched, statusWebhook } from '../webhooks.ts'
import { accepted, failed, PHONE, refused, states, taken, tell, withOneSending, words } from './meta.ts'

test('a status of another installation that used this number says nothing of a message of ours', async () => {
  const { office, parcel } = await withOneSending()
  await tell(office, { ...parcel, kind: 'unknown', why: 'timeout' })
  const elsewhere = `${parcel.row}.${parcel.attempt}.${office.clock.now() - HOUR}`
  for (const callback of [elsewhere, `${parcel.row}.${parcel.attempt}`]) {
    await office.post(statusWebhook(ACCOUNT, `wamid.of.${callback}`, 'read', office.clock.now(), callback))
    expect(states(office)).toEqual(['in_doubt'])
  }
  await office.post(statusWebhook(ACCOUNT, 'wamid.ours', 'read', office.clock.now(), callbackOf(parcel)))
  expect(states(office)).toEqual(['read'])
})

test('that the window was closed an hour ago is no reason to leave unanswered whoever wrote since', async () => {
  const { office, parcel } = await withOneSending()
  await tell(office, accepted(parcel))
  office.clock.advance(HOUR)
  await office.post(batched(words(office, 'quiero renovar'), failed(office, parcel, 131047)))
  await office.settle()
  expect(states(office)).toEqual(['silent', 'delivered'])
})

test('a notice that finds the window closed at its second try becomes a template as at its first', async () => {
  const office = openOffice({ seed: 'sample' })
  await office.phone(PHONE).write('Hola')
  office.clock.advance(23 * HOUR)
  const { examples: parameters } = NOTICES['es-MX'].case_answered
  const options = [{ id: 'read', title: 'Leer la respuesta' }]
  const plain: Reply = { kind: 'choices', body: 'Contestó.', open: 'Ver', options, asks: false }
  const reply: Reply = { kind: 'notice', template: 'case_answered', language: 'es_MX', parameters, plain, asks: false }
  await office.house.writer.submit('notice', (tx, now) => enqueue(tx, office.house.messaging, { contactId: 1, reply }, now))
  office.house.writer.flush()
  await tell(office, refused(taken(office), 131016, { httpStatus: 500 }))
  office.clock.advance(3 * SECOND)
  office.house.writer.flush()
  const second = taken(office)
  expect(second.body.type).toBe('interactive')
  await tell(office, refused(second, 131047))
  expect(taken(office).body.type).toBe('template')
})

test('a question that stayed here is not asked once more after a newer one was read', async () => {
  const { office, parcel } = await withOneSending()
  await tell(office, refused(parcel, 190, { httpStatus: 401 }))
  const again = () => office.house.writer.submit('again', (tx, now) => requeue(tx, parcel.row, now))
  office.clock.advance(HOUR)
  await office.post(words(office, 'quiero renovar'))
  await office.settle()
  expect(await again()).toBe(false)
  expect(states(office)).toEqual(['parked', 'delivered'])
})

test('whoever wrote just now is answered although Meta says once that their window is closed', async () => {
  const { office, parcel } = await withOneSending()
  await tell(office, refused(parcel, 131047))
  office.clock.advance(10 * SECOND)
  office.house.writer.flush()
  const again = taken(office)
  await tell(office, refused(again, 131047))
  expect(states(office)).toEqual(['silent']) // Said twice it is believed.
})

/** The telephone is erased because its owner asked for it, while Meta has not said everything yet. */
const erased = (office: TestOffice) =>
  office.house.writer.submit('erase', (tx) =>
    eraseContact(tx, office.house.messaging, { contactId: 1, until: EVERYTHING, limit: 500 }),
  )

test('a failure that is told after the words were deleted repeats nothing and alarms nobody', async () => {
  const { office, parcel } = await withOneSending()
  await tell(office, accepted(parcel))
  await erased(office)
  await office.post(failed(office, parcel, 131016))
  await office.settle()
  expect(states(office)).toEqual(['failed'])
  expect(office.db.client.query('select code from alerts').all()).toEqual([])
})

test('an answer that names an address brings nobody back who was forgotten meanwhile', async () => {
  const { office, parcel } = await withOneSending()
  await office.post(statusWebhook(ACCOUNT, `wamid.${parcel.row}`, 'delivered', office.clock.now(), callbackOf(parcel)))
  expect((await erased(office)).hashes).toHaveLength(1)
  await tell(office, { ...accepted(parcel), aliases: [{ kind: 'phone', value: PHONE }] } as Outcome)
  expect(office.db.client.query('select 1 from contact_aliases').all()).toEqual([])
})
