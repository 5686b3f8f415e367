import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { needsOf } from '../../src/booking/visit-needs.ts'
import type { Reply } from '../../src/chat/reply.ts'
import { haveCome } from '../came.ts'
import { openOffice, PAGE, type Phone } from '../office.ts'
import { CURP, codeIn, confirmed, family, holderOf, openDirectoryOffice, words } from './stage.ts'

describe('an unfinished booking', () => {
  const said = (replies: Reply[]) => words(replies)
  const toWhatsApp = async (lupita: Phone, luis: Phone) => {
    await lupita.tap('Sí, en WhatsApp')
    await luis.write(`CITA ${codeIn(lupita.arrived)}`)
  }

  test('for several people goes on at the same point on WhatsApp, and nothing is typed twice', async () => {
    const { lupita, luis, office } = openDirectoryOffice()
    await lupita.write('quiero cita para mi esposo y para mí, somos 2 adultos, soy de toluca')
    expect(said(lupita.arrived)).toContain('¿Sigue en WhatsApp?')
    await toWhatsApp(lupita, luis)
    expect(said(lupita.arrived)).toContain('https://wa.me/525500000000?text=CITA%20')
    expect(said(lupita.arrived)).toContain('Un WhatsApp que termina en *02* pide la cita que está sacando.')
    luis.read()
    await lupita.tap('Sí, mandarla')
    expect(said(lupita.read())).toContain('sigue en el WhatsApp que termina en *02*')
    const there = said(luis.read())
    expect(there).toContain('seguimos aquí donde iba')
    expect(there).toContain('Toluca')
    expect(there).not.toContain('¿Para quién es la cita?')
    expect(there).toContain('¿Qué hora le conviene?')
    await lupita.write('hola')
    expect(said(lupita.read())).not.toContain('Toluca')
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test('of several people is not sent to a Messenger account, which could not finish it; both are told', async () => {
    const { lupita, luis, office } = openDirectoryOffice()
    await luis.write('quiero el primer pasaporte de 3 personas adultas, soy de toluca')
    await luis.tap('3 personas adultas')
    await luis.write('messenger')
    await lupita.write(codeIn(luis.arrived))
    expect(said(lupita.read())).toContain('no puede pasar a este chat')
    const told = said(luis.read())
    expect(told).toContain('En Messenger puedo dar cita *a una sola persona*')
    expect(told).toContain('la cita que está sacando sigue aquí')
    expect(told).not.toContain('¿Es suya esa cuenta?')
    await luis.tap('Toluca')
    expect(said(luis.read())).toContain('Persona 1 de 3')
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test('takes along what its visit needs', async () => {
    const { lupita, luis, office } = openDirectoryOffice()
    await lupita.write('niltze')
    await lupita.tap('Sí, anótelo')
    await lupita.write('quiero cita para mi esposo y para mí, somos 2 adultos, soy de toluca')
    await toWhatsApp(lupita, luis)
    await lupita.tap('Sí, mandarla')
    const chats = office.db.client.query<{ id: number }, []>('select id from contacts').all()
    const needs = chats.map(({ id }) => needsOf(office.db, office.vault, id).map(({ kind }) => kind))
    expect(needs).toEqual([['interpreter'], ['interpreter']])
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test('takes the hour that is held along', async () => {
    const { lupita, luis, office } = openDirectoryOffice()
    await lupita.write('quiero mi primer pasaporte, soy de toluca')
    await lupita.tap('Toluca')
    await lupita.write(`${CURP} Luis Puga Sol`)
    await lupita.tap('Jue 3 dic, 12:00 h')
    await lupita.write('whatsapp')
    await luis.write(codeIn(lupita.arrived))
    await lupita.tap('Sí, mandarla')
    await luis.tap('3 años')
    await luis.tap('Confirmar')
    expect(said(luis.read())).toContain('jueves 3 de diciembre de 2026, 12:00 h'.replace('jueves', 'Jueves'))
    expect(holderOf(office)).toEqual(['phone'])
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test('waits for room where another one is unfinished, and its code stays good', async () => {
    const { lupita, luis } = openDirectoryOffice()
    await luis.write('quiero renovar, soy de cuernavaca')
    await lupita.write('quiero renovar el pasaporte de 3 personas adultas, soy de toluca')
    await toWhatsApp(lupita, luis)
    expect(said(luis.read())).toContain('otra cita a medias')
    await luis.write('borrar')
    await luis.tap('Sí, borrar')
    await luis.write(codeIn(lupita.arrived))
    await lupita.tap('Sí, mandarla')
    expect(said(luis.read())).toContain('seguimos aquí donde iba')
  })

  test('is not sent where it could never be confirmed, and both are told before the yes', async () => {
    const { lupita, luis, office } = await family()
    await lupita.write('quiero mi primer pasaporte, soy de toluca')
    await lupita.tap('Toluca')
    await lupita.write('whatsapp')
    lupita.read()
    await luis.write(codeIn(lupita.arrived))
    expect(said(luis.read())).toContain('no puede pasar a este chat')
    const told = said(lupita.read())
    expect(told).toContain('Entre los dos chats habría más citas de las que se permiten')
    expect(told).not.toContain('¿Es suya')
    await lupita.write('HESG580312MMCRTD06 Guadalupe Hernández Soto')
    expect(said(lupita.read())).toContain('primeros lugares libres en *Toluca*')
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test('goes on where it is for one person with a CURP, by the button or a typed no', async () => {
    const typed = ['no', 'nada mas yo', 'ah no, mejor solo yo'].map((words) => (one: Phone) => one.write(words))
    for (const act of [(one: Phone) => one.tap('Solo yo, con CURP'), ...typed]) {
      const { lupita } = openDirectoryOffice()
      await lupita.write('quiero renovar el pasaporte de 3 personas adultas, soy de toluca')
      lupita.read()
      await act(lupita)
      const next = said(lupita.read())
      expect(next).toContain('¿Qué hora le conviene?')
      expect(next).not.toMatch(/WhatsApp|Para quién/)
    }
  })

  test('of a family goes on in Messenger for whoever came to the counter before', async () => {
    const { lupita, office } = openDirectoryOffice()
    await confirmed(lupita, `${CURP} Luis Puga Sol`)
    const [booked] = office.db.client.query<{ group: string }, []>('select group_id as "group" from appointments').all()
    write(office.db, (tx) => haveCome(tx, booked?.group ?? '', office.clock.now()))
    lupita.read()
    await lupita.write('quiero renovar el pasaporte de 3 personas adultas, soy de toluca')
    await lupita.tap('3 personas adultas')
    const next = said(lupita.read())
    expect(next).toContain('¿Qué hora le conviene?')
    expect(next).not.toContain('WhatsApp')
  })

  test('that is finished in the meantime is not sent', async () => {
    const { lupita, luis, office } = openDirectoryOffice()
    await lupita.write('quiero mi primer pasaporte, soy de toluca')
    await lupita.write('whatsapp')
    const code = codeIn(lupita.arrived)
    await lupita.write('borrar')
    await lupita.tap('Sí, borrar')
    await luis.write(code)
    await lupita.tap('Sí, mandarla').catch(() => undefined)
    expect(said(lupita.arrived)).not.toContain('sigue en el WhatsApp')
    expect(office.db.client.query('select 1 from handovers where tell is not null').all()).toEqual([])
  })
})

test('our number is known after a restart too; before it ever was, nobody is sent back to the chat they are in', async () => {
  const { office, lupita, luis } = openDirectoryOffice()
  delete office.house.messaging.heard.ourNumber
  await lupita.write('quiero renovar el pasaporte de 3 personas adultas, soy de toluca')
  await lupita.tap('Sí, en WhatsApp')
  expect(words(lupita.read())).toMatch(/Escriba \*CITA \w{4}-\w{4}\* en el WhatsApp de/)
  expect(words(lupita.arrived)).not.toContain('m.me')
  await luis.write('hola')
  const restarted = openOffice({ db: office.db, clock: office.clock, accounts: { messenger: PAGE } })
  expect(restarted.house.messaging.heard.ourNumber).toBe(office.house.messaging.heard.ourNumber ?? 'unknown')
})

test.each(['¿para qué quieren mi curp?', 'no tengo curp', 'qué es la curp'])(
  'on Messenger, where a free account needs the CURP, nobody reads that it is not needed: %s',
  async (asks) => {
    const { lupita, luis } = openDirectoryOffice()
    for (const phone of [lupita, luis]) {
      await phone.write('quiero mi primer pasaporte, soy de toluca')
      phone.read()
      await phone.write(asks)
    }
    expect(words(lupita.read())).toContain('siga en WhatsApp')
    expect(words(lupita.read())).not.toContain('sin ella')
    expect(words(luis.read())).toMatch(/sin (ella|la CURP)/)
  },
)
