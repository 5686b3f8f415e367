import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import type { Reply } from '../../src/chat/reply.ts'
import { noteTemplate } from '../../src/messaging/template-state.ts'
import { codeIn, confirmed, openDirectoryOffice } from '../handover/stage.ts'
import type { Phone } from '../office.ts'

// Accounts at Messenger cost nothing: together they have a share of a day's places, and the rest stays for whoever can be told apart.

const words = (replies: Reply[]) => replies.map((reply) => ('body' in reply ? reply.body : '')).join('\n')
const rowsOf = (replies: Reply[]) =>
  replies.flatMap((reply) => (reply.kind === 'choices' ? reply.options.map(({ title }) => title) : []))

const LUPITA = 'PUSL990101HBCRLS07 Luis Puga Sol'
const ANOTHER = 'HESG580312MMCRTD06 Guadalupe Hernandez Soto'
const THURSDAY = '2026-12-03'

/** One account may have one place of each day, and Lupita's has that of Thursday in Toluca. */
async function openWithShareGone(options: { alone?: true } = {}) {
  const { office, lupita, luis } = openDirectoryOffice(options)
  office.db.client.run("update rules set value = 5 where name = 'free_accounts_percent'")
  office.db.client.run('update slots set capacity = 3 where capacity > 0 and day = ?', [THURSDAY])
  await confirmed(lupita, LUPITA)
  return { office, lupita, luis, other: office.messenger('70010002') }
}

/** What is said, and which hours are shown, to whoever looks for one in Toluca. */
async function look(phone: Phone, who = ANOTHER) {
  await phone.write('quiero mi primer pasaporte, soy de toluca')
  await phone.tap('Toluca')
  phone.read()
  await phone.write(who)
  const replies = phone.read()
  return { said: words(replies), rows: rowsOf(replies) }
}

const onThursday = (rows: string[]) => rows.filter((row) => row.startsWith('Jue 3 dic'))

test('of a day of which accounts have their share no hour is shown to another one, which reads how it may have more', async () => {
  const { other } = await openWithShareGone()
  const { said, rows } = await look(other)
  expect(rows.length).toBeGreaterThan(3)
  expect(onThursday(rows)).toEqual([])
  expect(said).toContain('En WhatsApp hay más días y horas: escriba *WHATSAPP*')
})

test('a telephone is shown that day, and reads nothing of shares', async () => {
  const { luis } = await openWithShareGone()
  const { said, rows } = await look(luis)
  expect(onThursday(rows).length).toBeGreaterThan(0)
  expect(said).not.toContain('WHATSAPP')
})

test('who wants that day by name is not told that it is full without the way to have it', async () => {
  const { other } = await openWithShareGone()
  await look(other)
  await other.write('el jueves 3 de diciembre')
  const said = words(other.read())
  expect(said).toContain('Para cuentas de Messenger ya no quedan lugares el jueves 3 de diciembre.')
  expect(said).not.toContain('No hay lugares libres')
  expect(said).toContain('escriba *WHATSAPP*')
})

test('an hour that was shown before the share was gone is not held, and the account reads why', async () => {
  const { office, lupita } = openDirectoryOffice()
  office.db.client.run("update rules set value = 5 where name = 'free_accounts_percent'")
  const other = office.messenger('70010002')
  await look(other)
  await confirmed(lupita, LUPITA)
  await other.tap('Jue 3 dic, 12:00 h')
  expect(words(other.read())).toContain('Ese día ya no quedan lugares para cuentas de Messenger.')
  expect(office.db.client.query('select count(*) as n from appointments where seated = 1').get()).toEqual({ n: 1 })
})

test('the place that an account has itself is not counted against it: it corrects its data and takes another hour of that day', async () => {
  const { office, lupita } = await openWithShareGone()
  await lupita.write('cambiar mi cita')
  await lupita.write('el jueves 3 de diciembre en la tarde')
  expect(onThursday(rowsOf(lupita.read())).length).toBeGreaterThan(0)
  expect(brokenInvariants(office.db)).toEqual([])
})

test('an appointment that an account asked for is not moved from the telephone that has it now into a day whose share is gone', async () => {
  const { office, lupita, luis } = openDirectoryOffice()
  const other = office.messenger('70010002')
  await confirmed(lupita, LUPITA)
  await lupita.write('mandar mi cita')
  await luis.write(codeIn(lupita.read()))
  await lupita.tap('Sí, mandarla')
  await luis.write('cambiar mi cita')
  await luis.write('el viernes 4 de diciembre')
  const friday = rowsOf(luis.read()).find((row) => row.startsWith('Vie 4 dic')) ?? ''
  const capacity = (places: number) =>
    office.db.client.run('update slots set capacity = ? where capacity > 0 and day = ?', [places, '2026-12-04'])
  await look(other)
  await other.write('el viernes 4 de diciembre')
  await other.tap(rowsOf(other.read()).find((row) => row.startsWith('Vie 4 dic')) ?? '')
  await luis.tap(friday)
  capacity(3)
  office.db.client.run("update rules set value = 5 where name = 'free_accounts_percent'")
  luis.read()
  await luis.tap('Sí, cambiarla')
  const said = words(luis.read())
  expect(said).toContain('Esta cita se pidió en Messenger, y para esas citas ya no quedan lugares ese día.')
  expect(said).not.toContain('WHATSAPP')
  expect(office.db.client.query("select count(*) as n from inbox where state = 'aside'").get()).toEqual({ n: 0 })
  await luis.write('mi cita')
  expect(words(luis.read())).toContain('3 de diciembre')
})

test('where nothing else is left the office is not called full without saying for whom', async () => {
  const { office, other } = await openWithShareGone()
  office.db.client.run('update slots set capacity = taken + cooling where day <> ?', [THURSDAY])
  await other.write('quiero mi primer pasaporte, soy de toluca')
  const said = words(other.read())
  expect(said).toContain('escriba *WHATSAPP*')
  expect(said).not.toMatch(/no tiene lugares libres|no hay lugares libres/)
  // When there is really nothing left, nobody is sent elsewhere for nothing.
  office.db.client.run('update slots set capacity = taken + cooling')
  await other.write('inicio')
  other.read()
  await other.write('quiero mi primer pasaporte, soy de toluca')
  expect(words(other.read())).not.toContain('WHATSAPP')
})

describe('a house without WhatsApp', () => {
  test('keeps nothing from anybody: there would be nobody left to have it', async () => {
    const { other } = await openWithShareGone({ alone: true })
    const { said, rows } = await look(other)
    expect(onThursday(rows).length).toBeGreaterThan(0)
    expect(said).not.toContain('WHATSAPP')
  })
})

test('in easy Spanish and in English it says the same', async () => {
  const { other } = await openWithShareGone()
  await other.write('english')
  await other.write('I want my first passport, I live in toluca')
  await other.tap('Toluca')
  other.read()
  await other.write(ANOTHER)
  expect(words(other.read())).toContain('write *WHATSAPP*')
})

test('a rule of 100 is no limit', async () => {
  const { office, other } = await openWithShareGone()
  office.db.client.run("update rules set value = 100 where name = 'free_accounts_percent'")
  write(office.db, (tx) => noteTemplate(tx, 'messenger', { name: 'x', language: 'es_MX', status: 'APPROVED' }, office.clock.now()))
  expect(onThursday((await look(other)).rows).length).toBeGreaterThan(0)
})
