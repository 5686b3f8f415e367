// A reply is never lost for its form, and what cannot be sent is never blamed on Meta.
import { describe, expect, test } from 'bun:test'
import { openAlerts } from '../../db/alerts.ts'
import { write } from '../../db/open.ts'
import type { ChannelName } from '../../db/schema/columns.ts'
import type { Option, Reply } from '../../src/chat/reply.ts'
import { enqueue } from '../../src/messaging/outbox.ts'
import { testClock } from '../clock.ts'
import { type Directory, openDirectory } from '../conversations/directory.ts'
import { ADMIN_TOKEN, openOffice, PAGE, type Phone, type TestOffice } from '../office.ts'

function open(directory: Directory = 'varias oficinas', through: ChannelName = 'whatsapp') {
  const office = openOffice({ db: openDirectory(directory), clock: testClock(), accounts: { messenger: PAGE } })
  const bodies: string[] = []
  const { answer } = office
  office.answer = (parcel) => {
    bodies.push(JSON.stringify(parcel.body))
    return answer(parcel)
  }
  const phone = through === 'messenger' ? office.messenger('70010001') : office.phone('5215500000001')
  return { office, phone, bodies }
}

const codes = ({ db }: TestOffice) => openAlerts(db).map(({ code }) => code)
const titles = (phone: Phone) =>
  phone.read().flatMap((reply) => (reply.kind === 'choices' ? reply.options : []).map(({ title }) => title))

for (const channel of ['whatsapp', 'messenger'] as const)
  describe(`what is asked in between is answered on ${channel}, with the choices of the open question`, () => {
    test.each<[Directory, string[], string]>([
      ['varias oficinas', ['necesito el pasaporte de mi hija', 'es menor de edad'], 'Solo voy yo'],
      ['Toluca llena', ['quiero renovar mi pasaporte', 'toluca'], 'Esperar en Toluca'],
    ])('%s', async (directory, before, row) => {
      const { office, phone, bodies } = open(directory, channel)
      for (const words of before) await phone.write(words)
      phone.read()
      bodies.length = 0
      await phone.write('tienen estacionamiento?')
      expect(bodies.join()).toContain('la oficina no ha dicho aquí')
      expect(bodies.join()).toContain(row)
      expect(titles(phone)).toContain(row)
      expect(codes(office)).toEqual([])
    })
  })

/** Queues it as it stands, as an earlier release may have. */
async function queue({ office, phone }: ReturnType<typeof open>, reply: Reply): Promise<void> {
  await phone.write('hola')
  phone.read()
  write(office.db, (tx) => enqueue(tx, office.house.messaging, { contactId: 1, reply }, office.clock.now()))
  await office.settle()
}

const option = (nth: number): Option => ({ id: `e.1.office.${nth}`, title: `Opción ${nth}` })
const choices = (options: Option[], body = '*¿Cuál?*'): Reply => ({
  kind: 'choices',
  body,
  open: 'Ver opciones',
  options,
  asks: true,
})

for (const channel of ['whatsapp', 'messenger'] as const)
  test.each<[string, Reply, string]>([
    ['two rows of one id', choices([option(1), option(2), option(1)]), 'options (repeated)'],
    ['twelve rows', choices(Array.from({ length: 12 }, (_, nth) => option(nth + 1))), 'options'],
    ['words too long for buttons', choices([option(1)], 'Una frase de prueba. '.repeat(90)), 'body'],
  ])(`an old row on ${channel} with %s is sent, and the alert names our fault`, async (_what, reply, part) => {
    const world = open(undefined, channel)
    await queue(world, reply)
    expect(world.phone.read().map(({ kind }) => kind)).toContain('choices')
    expect(world.bodies.at(-1)).toContain('Opción 1')
    expect(openAlerts(world.office.db)).toMatchObject([{ code: 'reply_mended', detail: part }])
  })

test('where nothing can be tapped the number of an option can be typed', async () => {
  const { phone } = open()
  await phone.write('quiero renovar mi pasaporte')
  await phone.write('toluca')
  await phone.write('Toluca')
  expect(titles(phone)).toContain('No sé mi CURP')
  await phone.write('1')
  expect(JSON.stringify(phone.read())).toContain('fecha de nacimiento')
})

test.each<[string, Reply]>([
  ['of a kind that this release does not know', { kind: 'poll', body: 'x', asks: false } as never],
  ['that says nothing', { kind: 'text', body: ' ', asks: false }],
])('a row %s waits for a person, and the office reads the true reason', async (_what, reply) => {
  const world = open()
  await queue(world, reply)
  expect(codes(world.office)).toEqual(['reply_unsendable'])
  await world.phone.write('hola')
  expect(world.phone.read()).not.toEqual([])
  const answer = await world.office.house.officeApp.handle(
    new Request('http://localhost/admin/mensajes/no-entregados', { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } }),
  )
  const text = await answer.text()
  expect(text).toContain('este programa no pudo armarlo')
  expect(text).not.toContain('Meta no contestó')
})

test('a row that cannot be opened is parked for its own reason', async () => {
  const { office, phone } = open()
  office.telephonesOn = false
  await phone.write('hola')
  write(office.db, (tx) => {
    const letter = { contactId: 1, reply: { kind: 'text', body: 'Hola', asks: false } as const }
    const id = enqueue(tx, office.house.messaging, letter, office.clock.now())
    tx.client.query("update outbox set body_sealed = x'00' where id = ?").run(id ?? 0)
  })
  await office.settle()
  expect(codes(office)).toEqual(['reply_unsendable'])
})
