import { expect, test } from 'bun:test'
import { openAlerts } from '../../db/alerts.ts'
import { write } from '../../db/open.ts'
import { sign } from '../../src/channels/meta/signature.ts'
import { HOUR } from '../../src/clock.ts'
import { retakeSetAside } from '../../src/messaging/inbox.ts'
import { ACCOUNT, openOffice, type TestOffice } from '../office.ts'
import { batched, messageWebhook } from '../webhooks.ts'

const PHONE = '5215500000001'

let count = 0
const said = (office: TestOffice, text: string, from = PHONE) =>
  messageWebhook(ACCOUNT, from, 'Guadalupe', `wamid.inbox.${++count}`, office.clock.now(), { kind: 'text', text })

const inbox = (office: TestOffice) =>
  office.db.client.query<{ id: number; state: string }, []>('select id, state from inbox order by id').all()

/** A conversation that no release can open: what a damaged disk leaves behind. */
function poison(office: TestOffice): void {
  office.db.client.query('update conversations set state_sealed = ?').run(Uint8Array.of(1, 2, 3))
}

test('a turn that fails is set aside alone: one apology, an alert, and the next message goes on', async () => {
  const office = openOffice({ seed: 'sample' })
  await office.post(said(office, 'Hola'))
  await office.settle()
  poison(office)
  expect(await office.post(said(office, 'quiero renovar'))).toBe(200)
  await office.settle()
  expect(inbox(office).map((row) => row.state)).toEqual(['handled', 'aside'])
  expect(openAlerts(office.db).map((alert) => alert.code)).toEqual(['mensaje_apartado'])
  const phone = office.phone(PHONE)
  expect(JSON.stringify(phone.read().at(-1))).toContain('Perdone, algo falló')

  const other = office.phone('5215500000002')
  await other.write('Hola')
  expect(other.read()).toHaveLength(1)
})

test('an administrator can have a message that was set aside taken once more', async () => {
  const office = openOffice({ seed: 'sample' })
  await office.post(said(office, 'Hola'))
  poison(office)
  await office.post(said(office, 'quiero renovar'))
  office.db.client.query('delete from conversations').run() // What mending it means here.
  const aside = inbox(office).find((row) => row.state === 'aside')
  expect(write(office.db, (tx) => retakeSetAside(tx, office.house.messaging, aside?.id ?? 0, office.clock.now()))).toBe(true)
  expect(inbox(office).map((row) => row.state)).toEqual(['handled', 'handled'])
  expect(openAlerts(office.db)).toEqual([])
  expect(write(office.db, (tx) => retakeSetAside(tx, office.house.messaging, aside?.id ?? 0, office.clock.now()))).toBe(false)
})

test('a message that waited for days until it was retaken leaves no words behind', async () => {
  const office = openOffice({ seed: 'sample' })
  await office.post(said(office, 'Hola'))
  poison(office)
  await office.post(said(office, 'quiero renovar'))
  office.db.client.query('delete from conversations').run()
  const aside = inbox(office).find((row) => row.state === 'aside')
  const bodies = () =>
    office.db.client.query<{ kept: number }, []>('select body_sealed is not null as kept from inbox order by id').values().flat()
  office.clock.advance(73 * HOUR)
  expect(write(office.db, (tx) => retakeSetAside(tx, office.house.messaging, aside?.id ?? 0, office.clock.now()))).toBe(true)
  expect(bodies()).toEqual([1, 0])
})

test('a signed body that is not JSON is kept and answered 200', async () => {
  const office = openOffice({ seed: 'sample' })
  const bytes = '{"object": "whatsapp_business_account", nonsense'
  const response = await office.house.publicApp.handle(
    new Request('http://localhost/webhooks/whatsapp', {
      method: 'POST',
      body: bytes,
      headers: { 'x-hub-signature-256': sign(bytes, ACCOUNT.appSecret) },
    }),
  )
  expect(response.status).toBe(200)
  expect(inbox(office).map((row) => row.state)).toEqual(['stored'])
})

test('a body without a right signature is refused and leaves nothing behind', async () => {
  const office = openOffice({ seed: 'sample' })
  const body = JSON.stringify(said(office, 'Hola'))
  for (const signature of [undefined, '', 'sha256=', sign(body, 'another secret'), sign(body, ACCOUNT.appSecret).toUpperCase()]) {
    const response = await office.house.publicApp.handle(
      new Request('http://localhost/webhooks/whatsapp', {
        method: 'POST',
        body,
        headers: signature === undefined ? {} : { 'x-hub-signature-256': signature },
      }),
    )
    expect(response.status).toBe(401)
  }
  expect(inbox(office)).toEqual([])
})

test('a body over 3 MiB is refused', async () => {
  const office = openOffice({ seed: 'sample' })
  const body = 'x'.repeat(3 * 1024 * 1024 + 1)
  const request = new Request('http://localhost/webhooks/whatsapp', {
    method: 'POST',
    body,
    headers: { 'x-hub-signature-256': sign(body, ACCOUNT.appSecret) },
  })
  expect((await office.house.publicApp.handle(request)).status).toBe(413)
})

/** A webhook of somebody with a username: no telephone in it. */
function fromUserId(office: TestOffice, userId: string, text: string, phone?: string) {
  const body = said(office, text, phone ?? 'x')
  const { contacts: [contact = {}] = [], messages: [message = {}] = [] } = body.entry[0]?.changes[0]?.value ?? {}
  contact.user_id = userId
  message.from_user_id = userId
  if (phone === undefined) {
    delete contact.wa_id
    delete message.from
  }
  return body
}

test('somebody without a visible telephone is answered by the user id', async () => {
  const office = openOffice({ seed: 'sample' })
  await office.post(fromUserId(office, 'MX.13491208655302741918', 'Hola'))
  const [parcel] = office.parcels
  expect(parcel?.body.recipient).toBe('MX.13491208655302741918')
  expect(parcel?.body.to).toBeUndefined()
})

test('a user id, a telephone and its old form are one contact', async () => {
  const office = openOffice({ seed: 'sample' })
  await office.post(fromUserId(office, 'MX.1', 'Hola'))
  await office.post(said(office, 'Hola', '525500000001'))
  expect(office.db.client.query<{ n: number }, []>('select count(*) as n from contacts').get()).toEqual({ n: 2 })
  await office.post(fromUserId(office, 'MX.1', 'Hola', '5215500000001')) // Now it is known to be the same person.
  await office.settle()
  expect(office.db.client.query<{ n: number }, []>('select count(*) as n from contacts').get()).toEqual({ n: 1 })
  expect(office.db.client.query<{ n: number }, []>('select count(distinct contact_id) as n from inbox').get()).toEqual({ n: 1 })
})

test('until the institution has its whole record nobody speaks in its name; that is said once a day', async () => {
  const office = openOffice({ seed: 'catalogue' })
  const phone = office.phone(PHONE)
  await phone.write('Hola')
  await phone.write('Hola')
  expect(phone.read().map((reply) => ('body' in reply ? reply.body : ''))).toEqual([expect.stringContaining('todavía no abre')])
})

test('the name, the telephone and the words of a citizen are nowhere in the log', async () => {
  const office = openOffice({ seed: 'sample' })
  const phone = office.phone('5215599887766', 'Nombre Canario')
  await phone.write('palabras canario HESG580312MMCRTD06')
  expect(office.lines.join('\n')).not.toMatch(/canario|99887766|HESG58|wamid/i)
})

test('messages that come shuffled in one webhook are read in the order in which they were written', async () => {
  const office = openOffice({ seed: 'sample' })
  const at = office.clock.now()
  const wrote = (text: string, secondsAgo: number) =>
    messageWebhook(ACCOUNT, PHONE, 'Guadalupe', `wamid.${text}`, at - secondsAgo * 1_000, { kind: 'text', text })
  await office.post(batched(wrote('metepec', 1), wrote('Hola', 3), wrote('quiero renovar', 2)))
  await office.settle()
  const read = JSON.stringify(office.phone(PHONE).read())
  expect(read).toContain('Esperar en Toluca') // The offices near Metepec, and not the menu: nothing of the three was lost.
})
