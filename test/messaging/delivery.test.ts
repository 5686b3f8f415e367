import { describe, expect, test } from 'bun:test'
import { openAlerts } from '../../db/alerts.ts'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import type { Outcome, Parcel } from '../../src/channels/channel.ts'
import type { Reply } from '../../src/chat/reply.ts'
import { HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import { beatAhead } from '../../src/jobs/heartbeat.ts'
import { recordOutcome } from '../../src/messaging/delivery.ts'
import { enqueue, requeue } from '../../src/messaging/outbox.ts'
import { eraseContact } from '../../src/privacy/erase-contact.ts'
import { EVERYTHING } from '../../src/privacy/erasures.ts'
import { NOTICES } from '../../src/texts/notices.ts'
import { ACCOUNT, callbackOf, openOffice, type TestOffice } from '../office.ts'
import { batched, messageWebhook, statusWebhook } from '../webhooks.ts'
import { accepted, failed, PHONE, refused, states, taken, tell, withOneSending, words } from './meta.ts'

describe('delivery', () => {
  const PHONE = '5215500000001'

  interface Row {
    id: number
    state: string
    attempt: number
  }

  const rows = (office: TestOffice) => office.db.client.query<Row, []>('select id, state, attempt from outbox order by id').all()
  const states = (office: TestOffice) => rows(office).map((row) => row.state)

  let count = 0
  const hello = (office: TestOffice, text = 'Hola', from = PHONE) =>
    messageWebhook(ACCOUNT, from, 'Guadalupe', `wamid.delivery.${++count}`, office.clock.now(), { kind: 'text', text })

  /** Somebody wrote "Hola" and the answer was handed to a worker that has not said anything yet. */
  async function withOneSending(): Promise<{ office: TestOffice; parcel: Parcel }> {
    const office = openOffice({ seed: 'sample' })
    await office.post(hello(office))
    const parcel = office.parcels.shift()
    if (!parcel) throw new Error('nothing was claimed')
    return { office, parcel }
  }

  const tell = (office: TestOffice, outcome: Outcome) =>
    office.house.writer.submit('outcome', (tx, now) => recordOutcome(tx, office.house.messaging, outcome, now))
  const accepted = ({ row, attempt }: Parcel, id = 'wamid.out'): Outcome => ({ row, attempt, kind: 'accepted', id, aliases: [] })
  const refused = ({ row, attempt }: Parcel, code: number, httpStatus = 400): Outcome => ({
    row,
    attempt,
    kind: 'refused',
    httpStatus,
    code,
  })

  test('a message goes to a worker only in the flush after which it is sending, and only once', async () => {
    const { office, parcel } = await withOneSending()
    expect(states(office)).toEqual(['sending'])
    office.house.writer.flush()
    expect(office.parcels).toEqual([])
    await tell(office, accepted(parcel))
    expect(states(office)).toEqual(['accepted'])
  })

  test('a status that arrives before the answer of the sending is kept and used', async () => {
    const { office, parcel } = await withOneSending()
    await office.post(statusWebhook(ACCOUNT, 'wamid.early', 'delivered', office.clock.now()))
    expect(states(office)).toEqual(['sending'])
    await tell(office, accepted(parcel, 'wamid.early'))
    expect(states(office)).toEqual(['delivered'])
  })

  test('statuses never go back', async () => {
    const { office, parcel } = await withOneSending()
    await tell(office, accepted(parcel))
    for (const status of ['read', 'delivered', 'sent', 'failed'] as const) {
      await office.post(statusWebhook(ACCOUNT, 'wamid.out', status, office.clock.now()))
      expect(states(office)).toEqual(['read'])
    }
  })

  test('nobody knows whether it was sent: a status proves it, and it is not sent again', async () => {
    const { office, parcel } = await withOneSending()
    await tell(office, { ...parcel, kind: 'unknown', why: 'timeout' })
    expect(states(office)).toEqual(['in_doubt'])
    await office.post(statusWebhook(ACCOUNT, 'wamid.late', 'sent', office.clock.now(), callbackOf(parcel)))
    expect(states(office)).toEqual(['sent'])
    office.clock.advance(HOUR)
    await office.settle()
    expect(office.parcels).toEqual([])
  })

  test('a doubt that nothing resolves ends with sending again, once the time to prove it is over', async () => {
    const { office, parcel } = await withOneSending()
    await tell(office, { ...parcel, kind: 'unknown', why: 'network' })
    office.clock.advance(89 * SECOND)
    office.house.writer.flush()
    expect(office.parcels).toEqual([])
    await office.post(statusWebhook(ACCOUNT, 'wamid.of.somebody.else', 'sent', office.clock.now())) // Webhooks do arrive.
    office.clock.advance(2 * SECOND)
    office.house.writer.flush()
    expect(office.parcels.map(({ row, attempt }) => [row, attempt])).toEqual([[parcel.row, 2]])
  })

  test('while the clock is doubted nothing is sent again: its minutes may have been a second', async () => {
    const { office, parcel } = await withOneSending()
    const began = office.clock.now()
    write(office.db, (tx) => beatAhead(tx, began))
    await tell(office, { ...parcel, kind: 'unknown', why: 'network' })
    office.clock.advance(3 * HOUR)
    await office.post(statusWebhook(ACCOUNT, 'wamid.of.somebody.else', 'sent', began + 2 * MINUTE))
    office.house.writer.flush()
    expect(office.parcels).toEqual([])
    write(office.db, (tx) => beatAhead(tx, office.clock.now()))
    office.house.writer.flush()
    expect(office.parcels.map(({ row, attempt }) => [row, attempt])).toEqual([[parcel.row, 2]])
  })

  test('while no webhook arrives at all, silence proves nothing and the doubt waits longer', async () => {
    const { office, parcel } = await withOneSending()
    office.clock.advance(SECOND)
    await tell(office, { ...parcel, kind: 'unknown', why: 'network' })
    office.clock.advance(2 * MINUTE)
    office.house.writer.flush()
    expect(office.parcels).toEqual([])
    office.clock.advance(5 * MINUTE)
    office.house.writer.flush()
    expect(office.parcels).toHaveLength(1)
  })

  test('a message already sent again is proved by the first status and not sent a third time', async () => {
    const { office, parcel } = await withOneSending()
    await tell(office, refused(parcel, 131016, 500))
    expect(states(office)).toEqual(['queued'])
    await office.post(statusWebhook(ACCOUNT, 'wamid.after.all', 'sent', office.clock.now(), callbackOf(parcel)))
    expect(states(office)).toEqual(['sent'])
  })

  test('too fast for this person: it waits longer each time and goes in the end', async () => {
    const { office, parcel } = await withOneSending()
    await tell(office, refused(parcel, 131056))
    expect(states(office)).toEqual(['queued'])
    office.clock.advance(10 * MINUTE)
    office.house.writer.flush()
    expect(office.parcels.map(({ attempt }) => attempt)).toEqual([2])
  })

  test('an access token that is no longer valid parks the message and tells a person', async () => {
    const { office, parcel } = await withOneSending()
    await tell(office, refused(parcel, 190, 401))
    expect(states(office)).toEqual(['parked'])
    expect(openAlerts(office.db)).toHaveLength(1)
  })

  test('a Mexican number that is not reached is tried once in its other form', async () => {
    const { office, parcel } = await withOneSending()
    expect(parcel.body.to).toBe('+5215500000001')
    await tell(office, refused(parcel, 131026))
    const again = office.parcels.shift()
    expect(again?.body.to).toBe('+525500000001')
    if (again) await tell(office, refused(again, 131026))
    expect(states(office)).toEqual(['parked'])
  })

  test('the other form is tried after any other trouble too, and once', async () => {
    const { office, parcel } = await withOneSending()
    await tell(office, refused(parcel, 131016, 500))
    const next = () => {
      office.clock.advance(MINUTE)
      office.house.writer.flush()
      return office.parcels.shift()
    }
    const second = next()
    expect(second?.body.to).toBe('+5215500000001')
    if (second) await tell(office, refused(second, 131026))
    const third = next()
    expect(third?.body.to).toBe('+525500000001')
    if (third) await tell(office, refused(third, 131026))
    expect(states(office)).toEqual(['parked'])
  })

  test('one contact has one message in flight; the next goes when the first is known to be taken', async () => {
    const { office, parcel } = await withOneSending()
    await office.post(hello(office, 'AYUDA'))
    expect(office.parcels).toEqual([])
    await tell(office, accepted(parcel))
    expect(office.parcels.map(({ row }) => row)).toEqual([parcel.row + 1])
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test('three messages at once get one answer', async () => {
    const office = openOffice({ seed: 'sample' })
    await office.post(batched(hello(office), hello(office, 'buenas tardes'), hello(office, 'quiero renovar mi pasaporte')))
    await office.settle()
    expect(states(office).filter((state) => state !== 'superseded')).toEqual(['delivered'])
  })

  test('the same webhook three times is answered three times with 200 and once with a message', async () => {
    const office = openOffice({ seed: 'sample' })
    const body = hello(office)
    expect(await Promise.all([office.post(body), office.post(body), office.post(batched(body, body))])).toEqual([200, 200, 200])
    await office.settle()
    expect(states(office)).toEqual(['delivered'])
  })

  test('after a night switched off forty citizens get one answer each, with one apology', async () => {
    const office = openOffice({ seed: 'sample' })
    const wrote = Array.from({ length: 40 }, (_, i) => hello(office, 'Hola', `52155000010${String(i).padStart(2, '0')}`))
    const again = Array.from({ length: 40 }, (_, i) => hello(office, 'quiero renovar', `52155000010${String(i).padStart(2, '0')}`))
    office.clock.advance(14 * HOUR)
    for (const body of [...wrote, ...again]) await office.post(body)
    office.clock.advance(10 * SECOND)
    await office.settle()
    expect(states(office).filter((state) => state === 'delivered')).toHaveLength(40)
    const phone = office.phone('5215500001000')
    expect(phone.read().map((reply) => ('body' in reply ? reply.body.startsWith('Perdone la demora.') : false))).toEqual([true])
  })

  test('what is older than the 24-hour window stays silent until the person writes again', async () => {
    const office = openOffice({ seed: 'sample' })
    const old = hello(office)
    office.clock.advance(30 * HOUR)
    await office.post(old)
    office.clock.advance(10 * SECOND)
    await office.settle()
    expect(states(office)).toEqual(['silent'])
    await office.post(hello(office))
    office.clock.advance(10 * SECOND)
    await office.settle()
    expect(states(office)).toEqual(['silent', 'delivered'])
  })
})

describe('news that comes late', () => {
  // Statuses that come late, out of order, or from somebody else's messages.

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
    office.house.writer.submit('erase', (tx, now) =>
      eraseContact(
        tx,
        office.house.messaging,
        { contactId: 1, until: EVERYTHING, limit: 500, agencyId: 1, isLast: true, actor: 'citizen' },
        now,
      ),
    )

  test('a failure that is told after the words were deleted repeats nothing and alarms nobody', async () => {
    const { office, parcel } = await withOneSending()
    await tell(office, accepted(parcel))
    await erased(office)
    await office.post(failed(office, parcel, 131016))
    await office.settle()
    expect(states(office)).toEqual(['failed'])
    expect(office.db.client.query<{ code: string }, []>('select code from alerts').all()).toEqual([])
  })

  test('an answer that names an address brings nobody back who was forgotten meanwhile', async () => {
    const { office, parcel } = await withOneSending()
    await office.post(statusWebhook(ACCOUNT, `wamid.${parcel.row}`, 'delivered', office.clock.now(), callbackOf(parcel)))
    expect((await erased(office)).hashes).toHaveLength(1)
    await tell(office, { ...accepted(parcel), aliases: [{ kind: 'phone', value: PHONE }] } as Outcome)
    expect(office.db.client.query('select 1 from contact_aliases').all()).toEqual([])
  })
})

describe('an alert that what arrives settles', () => {
  // An alert that stays for ever teaches people to read none.

  const codes = (office: TestOffice) => openAlerts(office.db).map(({ code }) => code)

  test('an unpaid account is no longer told once a message arrives again', async () => {
    const { office, parcel } = await withOneSending()
    await tell(office, refused(parcel, 131042))
    expect(codes(office)).toEqual(['payment_problem'])
    office.clock.advance(HOUR)
    await office.post(words(office))
    await office.settle()
    expect(codes(office)).toEqual([])
  })

  test('a message that was sent before the account went unpaid proves nothing by arriving', async () => {
    const { office, parcel } = await withOneSending()
    await office.post(words(office, 'Hola', '5215500000002'))
    const other = office.parcels.shift()
    if (!other) throw new Error('nothing was claimed')
    await tell(office, accepted(parcel))
    await tell(office, accepted(other))
    office.clock.advance(HOUR)
    await office.post(failed(office, parcel, 131042))
    office.parcels.push(other)
    await office.settle()
    expect(codes(office)).toEqual(['payment_problem'])
  })

  test('that people complain about another number of the account is no alert of this office', async () => {
    const { office } = await withOneSending()
    const flagged = (display_phone_number: string) => {
      const change = { field: 'phone_number_quality_update', value: { display_phone_number, event: 'FLAGGED' } }
      return {
        object: 'whatsapp_business_account',
        entry: [{ id: ACCOUNT.businessAccountId, time: 1_795_536_000, changes: [change] }],
      }
    }
    await office.post(flagged('525599999999'))
    expect(codes(office)).toEqual([])
    await office.post(flagged('+52 55 0000 0000'))
    expect(codes(office)).toEqual(['quality_low'])
  })
})
