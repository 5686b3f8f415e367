import { expect, test } from 'bun:test'
import { openAlerts } from '../../db/alerts.ts'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import type { Outcome } from '../../src/channels/channel.ts'
import type { FileMade, Reply } from '../../src/chat/reply.ts'
import { MINUTE, SECOND } from '../../src/clock.ts'
import { ReaderGone } from '../../src/errors.ts'
import { doubtWhatWasSending } from '../../src/messaging/doubt.ts'
import { testClock } from '../clock.ts'
import { openDirectory } from '../conversations/directory.ts'
import { ACCOUNT, openOffice, type Phone, type TestOffice } from '../office.ts'
import { messageWebhook } from '../webhooks.ts'

const NAME = 'Luis Puga Sol'

/** Luis has an appointment, confirmed in the chat. */
async function withAppointment(): Promise<{ office: TestOffice; luis: Phone }> {
  const clock = testClock('2026-11-24T16:00:00Z')
  const office = openOffice({ db: openDirectory('varias oficinas'), clock })
  const luis = office.phone('5215500000001', 'Luis')
  for (const words of ['quiero mi primer pasaporte, soy de toluca', 'Toluca', 'PUSL990101HBCRLS07 Luis Puga Sol'])
    await luis.write(words)
  for (const title of ['Jue 3 dic, 12:00 h', '3 años', 'Confirmar']) await luis.tap(title)
  luis.read()
  return { office, luis }
}

let wamids = 0
const words = (office: TestOffice, text: string) =>
  messageWebhook(ACCOUNT, '5215500000001', 'Luis', `wamid.files.${++wamids}`, office.clock.now(), { kind: 'text', text })

const said = (replies: Reply[]) =>
  replies.map((reply) => (reply.kind === 'document' ? reply.name : 'body' in reply ? reply.body : ''))
const outbox = (office: TestOffice) =>
  office.db.client
    .query<{ id: number; state: string; attempt: number }, []>('select id, state, attempt from outbox order by id')
    .all()
const last = (office: TestOffice) => outbox(office).at(-1)
const REFUSED = { kind: 'refused' } as const
const LATER = /En este momento no pude hacer el archivo/
const GONE = /No hice el archivo, porque esa cita ya no está/

test('a file that is asked for arrives once, made of what stands now', async () => {
  const { office, luis } = await withAppointment()
  await luis.write('pdf')
  await luis.write('calendario')
  expect(said(luis.read()).map((name) => name.slice(-4))).toEqual(['.pdf', '.ics'])
  const [receipt, calendar] = office.files
  expect(receipt?.type).toBe('application/pdf')
  expect(
    Buffer.from(receipt?.bytes ?? [])
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  expect(new TextDecoder().decode(calendar?.bytes)).toContain('DTSTART:20261203T180000Z')
  expect(brokenInvariants(office.db)).toEqual([])
})

test('nothing of a file is kept: not in the outbox, not in the log', async () => {
  const { office, luis } = await withAppointment()
  const before = office.lines.length
  await luis.write('pdf')
  const sealed = office.db.client
    .query<{ body_sealed: Uint8Array }, []>('select body_sealed from outbox where body_sealed is not null order by id desc limit 1')
    .get()
  const kept = office.vault.open(sealed?.body_sealed ?? new Uint8Array())
  expect(kept).not.toContain('%PDF')
  expect(kept).not.toContain(NAME)
  expect(office.lines.slice(before).join('\n')).not.toContain(NAME)
  expect(office.lines.join('\n')).not.toContain('PUSL990101')
})

test('the flush that claims the message does not make the file', async () => {
  const { office, luis } = await withAppointment()
  let asked = 0
  office.makeFile = async () => {
    asked++
    return { kind: 'gone' }
  }
  await luis.write('AYUDA')
  const writer = office.house.writer
  office.parcels.length = 0
  await office.post(words(office, 'pdf'))
  writer.flush()
  expect(office.parcels.map((parcel) => parcel.toMake?.wish.what)).toEqual(['receipt'])
  expect(office.parcels[0]?.file).toBeUndefined()
  expect(asked).toBe(0)
})

test('an appointment that was cancelled meanwhile has no receipt, and that is said', async () => {
  const { office, luis } = await withAppointment()
  const make = office.makeFile
  office.makeFile = (wish) => {
    office.db.client.run(
      "update appointments set state = 'cancelled', live = 0, seated = 0, version = version + 1 where state = 'confirmed'",
    )
    return make(wish)
  }
  await luis.write('pdf')
  expect(said(luis.read())).toEqual([expect.stringMatching(GONE)])
  expect(office.files).toEqual([])
  expect(last(office)?.state).toBe('delivered')
})

test('a receipt goes only to the telephone whose appointment it is', async () => {
  const { office, luis } = await withAppointment()
  const make = office.makeFile
  office.makeFile = (wish) => make({ ...wish, contactId: wish.contactId + 1 })
  await luis.write('pdf')
  expect(said(luis.read())).toEqual([expect.stringMatching(GONE)])
})

test('a reader that is just being started again is asked again, and nothing is sent twice', async () => {
  const { office, luis } = await withAppointment()
  const make = office.makeFile
  let gone = 2
  office.makeFile = async (wish): Promise<FileMade> => {
    if (gone-- > 0) throw new ReaderGone('ended')
    return make(wish)
  }
  await luis.write('pdf')
  expect(said(luis.read())).toEqual([])
  expect(last(office)).toMatchObject({ state: 'queued', attempt: 1 })
  for (let wait = 0; wait < 3; wait++) {
    office.clock.advance(10 * SECOND)
    await office.settle()
  }
  expect(said(luis.read())).toHaveLength(1)
  expect(office.files).toHaveLength(1)
  expect(last(office)).toMatchObject({ state: 'delivered', attempt: 3 })
})

test('a reader that never comes back, fails or takes too long ends in one sentence', async () => {
  const { office, luis } = await withAppointment()
  const ways: TestOffice['makeFile'][] = [
    async () => {
      throw new ReaderGone('ended')
    },
    async () => {
      throw new TypeError(NAME)
    },
    async () => ({ kind: 'later' }),
  ]
  for (const way of ways) {
    office.makeFile = way
    await luis.write('pdf')
    for (let wait = 0; wait < 3; wait++) {
      office.clock.advance(10 * SECOND)
      await office.settle()
    }
    expect(said(luis.read())).toEqual([expect.stringMatching(LATER)])
  }
  expect(office.files).toEqual([])
  expect(office.lines.join('\n')).not.toContain(NAME)
})

test('a file that the channel does not take is shown to a person, and the citizen reads one sentence', async () => {
  const { office, luis } = await withAppointment()
  const accept = office.answer
  office.answer = (parcel): Outcome =>
    parcel.file ? { row: parcel.row, attempt: parcel.attempt, ...REFUSED, httpStatus: 400, code: 131053 } : accept(parcel)
  await luis.write('pdf')
  expect(said(luis.read())).toEqual([expect.stringMatching(LATER)])
  expect(openAlerts(office.db).map(({ code }) => code)).toContain('message_malformed')
  expect(
    outbox(office)
      .slice(-2)
      .map(({ state }) => state),
  ).toEqual(['parked', 'delivered'])
})

test('an upload that is refused for a moment is made anew and sent once', async () => {
  const { office, luis } = await withAppointment()
  const accept = office.answer
  let busy = 1
  office.answer = (parcel): Outcome =>
    parcel.file && busy-- > 0
      ? { row: parcel.row, attempt: parcel.attempt, ...REFUSED, httpStatus: 500, code: 131016 }
      : accept(parcel)
  await luis.write('pdf')
  office.clock.advance(10 * SECOND)
  await office.settle()
  expect(said(luis.read())).toHaveLength(1)
  expect(office.files).toHaveLength(1)
})

test('after a crash between the claim and the answer a file waits for a status and is then sent once more', async () => {
  const { office, luis } = await withAppointment()
  await office.post(words(office, 'pdf'))
  office.house.writer.flush()
  const [parcel] = office.parcels.splice(0)
  expect(parcel?.toMake).toBeDefined()
  write(office.db, (tx) => void doubtWhatWasSending(tx, 90 * SECOND, office.clock.now()))
  expect(last(office)?.state).toBe('in_doubt')
  office.house.messaging.heard.at.whatsapp = office.clock.now() + MINUTE
  office.clock.advance(2 * MINUTE)
  office.house.messaging.heard.at.whatsapp = office.clock.now()
  await office.settle()
  expect(last(office)).toMatchObject({ state: 'delivered', attempt: 2 })
  expect(said(luis.read())).toHaveLength(1)
})
