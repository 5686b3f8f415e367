import { expect, test } from 'bun:test'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { confirm } from '../../src/booking/appointments.ts'
import { hold } from '../../src/booking/holds.ts'
import { FILES } from '../../src/capabilities.ts'
import { createLog } from '../../src/log.ts'
import { isSignedBy } from '../../src/vault.ts'
import { readReceipt } from '../../src/visits/documents/receipt.ts'
import { printable } from '../../src/visits/documents/receipt-pdf.ts'
import { readPass } from '../../src/visits/pass.ts'
import { createReader } from '../../src/workers/reader.ts'
import { afterwards, ownFolder } from '../afterwards.ts'
import { GUADALUPE, LUIS, meet, openHouse, openOffice, publishSlot, ROSA, requestedPlaces, TOMAS } from '../cast.ts'
import { testClock } from '../clock.ts'
import { type Door, FIRST_DAY, openDoor } from './receipts.ts'

const receiptOf = (door: Door, language: 'es-MX' | 'en' = 'es-MX') => {
  const [first, ...others] = door.views()
  if (!first) throw new Error('nobody comes')
  return readReceipt({ ...door, language, now: door.clock.now(), views: [first, ...others] })
}
const textOf = async (door: Door) => {
  const made = await door.make('calendar')
  if (made.kind !== 'made') throw new Error(made.kind)
  return new TextDecoder().decode(made.bytes)
}
/** Lines as a calendar reads them: folded ones put together. */
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

test('a receipt says who comes, when and where, what to bring and pay, and who gives it', () => {
  const door = openDoor()
  door.db.client.run('update procedures set arrive_minutes = 15')
  const receipt = receiptOf(door)
  expect(receipt.folio.value).toBe(door.folio)
  expect(receipt.visits[0]?.when.value).toBe('Jueves 3 de diciembre de 2026, 9:00 h')
  expect(receipt.visits[0]?.office).toMatchObject({ value: 'Toluca', lines: ['Calle Uno 1', 'Llegue 15 minutos antes.'] })
  expect(receipt.visits[0]?.people.lines).toEqual([{ name: GUADALUPE.name, detail: 'renovar pasaporte, 6 años, $1,220 pesos' }])
  expect(receipt.bring.items).toEqual(['Su pasaporte anterior.', 'Su INE; o su credencial del INAPAM, para el descuento.'])
  expect(receipt.pay.lines[0]).toBe('Son $1,220 pesos en total.')
  expect(receipt.disclaimer).toBe('No somos la Secretaría de Relaciones Exteriores.')
  expect(receipt.safe.lines.join(' ')).toContain('Contraloría de pruebas')
  expect(JSON.stringify(receipt)).not.toContain(GUADALUPE.curp)
  expect(JSON.stringify(receipt)).not.toContain('*')
})

test('its code is signed, says the visit and nothing of the person', () => {
  const door = openDoor([GUADALUPE, ROSA])
  const read = readPass(receiptOf(door).visits[0]?.code.text ?? '')
  expect(read?.pass).toMatchObject({
    folio: door.folio,
    members: 2,
    officeId: door.office,
    startsAt: Date.parse('2026-12-03T15:00:00Z'),
  })
  expect(read && isSignedBy(door.vault.publicKey(), read.signed, read.signature)).toBe(true)
})

test('where the clocks differ the zone is said, and a demonstration says that it is one', () => {
  const door = openDoor([GUADALUPE], { zone: 'America/Tijuana' })
  door.at((tx) => void tx.client.query('update agencies set sample = 1').run())
  const receipt = receiptOf(door)
  expect(receipt.visits[0]?.when.value).toBe('Jueves 3 de diciembre de 2026, 9:00 h (hora de Tijuana)')
  expect(receipt.sample).toContain('DEMOSTRACIÓN')
  expect(receiptOf(door, 'en').sample).toContain('DEMONSTRATION')
})

test('of four people only those who need a paper are named beside it', () => {
  const receipt = receiptOf(openDoor([GUADALUPE, ROSA, LUIS, TOMAS]))
  expect(receipt.bring.items).toEqual([
    'Su pasaporte anterior.',
    'Guadalupe: Su INE; o su credencial del INAPAM, para el descuento.',
  ])
  expect(receipt.visits[0]?.people.heading).toBe('Las 4 personas')
  expect(receipt.visits[0]?.people.lines[3]?.detail).toContain('sin CURP')
  expect(receipt.pay.lines[0]).toBe('Son $8,540 pesos en total.')
})

test('the page is a tagged PDF with a title and a language', async () => {
  const made = await openDoor([GUADALUPE, ROSA, LUIS, TOMAS]).make('receipt')
  if (made.kind !== 'made') throw new Error(made.kind)
  const text = Buffer.from(made.bytes).toString('latin1')
  const marks = ['/Marked true', '/Lang (es-MX)', '/DisplayDocTitle true', '/S /H1', '/S /Figure', '/S /LI']
  expect(marks.filter((mark) => !text.includes(mark))).toEqual([])
  expect(made.bytes.length).toBeLessThan(60_000)
})

test('letters that the page has not become their neighbours, never others', () => {
  expect(printable('Ñandú ¿qué? – «Peña» €')).toBe('Ñandú ¿qué? – «Peña» €')
  expect(printable('Łukasz Ā\u0301ș\u200b Đ')).toBe('Lukasz As D')
  expect(printable('漢字 \u0000x')).toBe('?? x')
})

test('the calendar entry is in UTC, folded by bytes, with an alarm one day before', async () => {
  const door = openDoor()
  const text = await textOf(door)
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
  const lines = unfolded(text)
  for (const line of [
    'VERSION:2.0',
    'DTSTAMP:20261124T160000Z',
    'DTSTART:20261203T150000Z',
    'TRIGGER:-P1D',
    'SUMMARY:Cita en Toluca',
    'LOCATION:Toluca\\, Calle Uno 1',
    `UID:${door.groupId}-0@ventanilla`,
  ])
    expect(lines).toContain(line)
  expect(lines.find((line) => line.startsWith('DESCRIPTION:Folio'))).toContain('\\nQué llevar:\\n- Su pasaporte anterior.')
  expect(text).not.toContain(GUADALUPE.name)
  expect(text).not.toContain(GUADALUPE.curp)
})

test('asked for within a day of the visit it rings two hours before and does not say tomorrow', async () => {
  const door = openDoor()
  door.clock.set(Date.parse('2026-12-02T20:00:00Z'))
  const soon = unfolded(await textOf(door))
  expect(soon).toContain('TRIGGER:-PT2H')
  expect(soon.join()).not.toContain('Mañana')
})

test('when the appointment is moved the entry keeps its name and its number grows', async () => {
  const door = openDoor()
  const sequence = (text: string) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1])
  const before = await textOf(door)
  door.at(
    (tx) =>
      void tx.client
        .query('update appointments set slot_id = ?, version = version + 1 where group_id = ?')
        .run(door.noon, door.groupId),
  )
  const after = await textOf(door)
  expect(after).toContain('DTSTART:20261203T180000Z')
  expect(/UID:.*/.exec(after)?.[0]).toBe(/UID:.*/.exec(before)?.[0])
  expect(sequence(after)).toBeGreaterThan(sequence(before))
})

test('whoever of a group comes in another hour has a code and an event of their own', async () => {
  const door = openDoor([GUADALUPE, ROSA])
  door.at(
    (tx) =>
      void tx.client
        .query('update appointments set slot_id = ?, version = version + 1 where group_id = ? and member = 1')
        .run(door.noon, door.groupId),
  )
  const receipt = receiptOf(door)
  expect(receipt.visits.map((visit) => visit.people.lines.map((line) => line.name))).toEqual([[GUADALUPE.name], [ROSA.name]])
  expect(receipt.visits.map((visit) => readPass(visit.code.text)?.pass.members)).toEqual([1, 1])
  expect((await textOf(door)).match(/BEGIN:VEVENT/g)).toHaveLength(2)
  expect((await door.make('receipt')).kind).toBe('made')
})

test('what is not live any more, or not this telephone’s, makes no file', async () => {
  const door = openDoor()
  expect(await door.make('receipt', { contactId: door.contactId + 1 })).toEqual({ kind: 'gone' })
  expect(await door.make('receipt', { groupId: 'another' })).toEqual({ kind: 'gone' })
  door.at(
    (tx) => void tx.client.query("update appointments set state = 'cancelled', live = 0, seated = 0, version = version + 1").run(),
  )
  expect(await door.make('receipt')).toEqual({ kind: 'gone' })
  expect(await door.make('calendar')).toEqual({ kind: 'gone' })
})

test('the reader’s thread makes a file on its own connection and leaves none behind', async () => {
  const folder = ownFolder()
  const house = openHouse({ path: join(folder, 'v.db') })
  afterwards(() => house.db.close())
  const contactId = house.at((tx) => meet(tx))
  const slotId = house.at((tx) => publishSlot(tx, openOffice(tx), FIRST_DAY, '9:00'))
  const held = house.at((tx, now) =>
    hold(tx, house.deps, { contactId, wish: requestedPlaces(slotId, [GUADALUPE]), holdMs: 600_000 }, now),
  )
  if (!held.ok) throw new Error(held.why)
  house.at((tx, now) => confirm(tx, house.deps, contactId, [{ years: undefined, halfFee: false }], now))
  const reader = createReader({
    databasePath: join(folder, 'v.db'),
    dataKey: new Uint8Array(32).fill(7),
    files: FILES,
    clock: testClock(),
    log: createLog(
      'error',
      () => undefined,
      () => 0,
    ),
    onHopeless: () => undefined,
  })
  const wish = { what: 'calendar', groupId: held.hold.groupId, language: 'en', contactId } as const
  const made = await reader.ask('file', { wish, now: house.clock.now() })
  expect(made.kind === 'made' && new TextDecoder().decode(made.bytes)).toContain('SUMMARY:Appointment at the Toluca office')
  expect(await reader.ask('file', { wish: { ...wish, groupId: 'x' }, now: 0 })).toEqual({ kind: 'gone' })
  await reader.stop()
  expect(readdirSync(folder).filter((name) => !name.startsWith('v.db'))).toEqual([])
})
