import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import { ADMIN_TOKEN, type TestOffice } from '../office.ts'
import { codeIn, family, send, words } from './stage.ts'

interface Seat {
  name: string
  chat: number | null
  group: string
  folio: string | null
  member: number
  slot: number
}

const seats = ({ db, vault }: TestOffice): Seat[] =>
  db.client
    .query<Omit<Seat, 'name'> & { name: Uint8Array | null }, []>(
      `select name_sealed as name, contact_id as chat, group_id as "group", folio_hash as folio, member, slot_id as slot
       from appointments where live = 1 order by id`,
    )
    .all()
    .map((one) => ({ ...one, name: one.name ? (vault.open(one.name).split(' ')[0] ?? '') : '' }))

const seatOf = (office: TestOffice, name: string) => seats(office).find((one) => one.name === name)

const story = ({ db }: TestOffice, what: string) =>
  db.client.query<{ n: number }, [string]>('select count(*) as n from appointment_events where what = ?').get(what)?.n

test('it is asked whom, everybody first, and everybody is still one tap with the same folio', async () => {
  const { office, luis, lupita } = await family()
  await luis.write('mandar mi cita')
  const asked = words(luis.read())
  expect(asked).toContain('*¿La cita de quién quiere mandar?*')
  const before = seats(office)
  await luis.tap('Las 4 personas')
  await lupita.write(codeIn(luis.arrived))
  expect(words(luis.read())).toContain('pide su cita de 4 personas')
  await luis.tap('Sí, mandarla')
  const after = seats(office)
  expect(new Set(after.map(({ chat }) => chat))).not.toContain(before[0]?.chat)
  expect(after.map(({ folio, group }) => `${folio} ${group}`)).toEqual(before.map(({ folio, group }) => `${folio} ${group}`))
})

describe.each([
  ['a WhatsApp', (office: TestOffice) => office.phone('525500000099', 'Ana')],
  ['a Messenger account', (office: TestOffice) => office.messenger('70010099')],
])('one of a family, sent to %s', (_where, taker) => {
  async function sent() {
    const stage = await family()
    const before = seats(stage.office)
    const other = taker(stage.office)
    await send(stage.luis, 'Ana Puga López', other)
    return { ...stage, other, before }
  }

  test('goes alone, with a folio of its own, and keeps its place; the others stay as they were', async () => {
    const { office, luis, other, before } = await sent()
    const asked = words(luis.arrived)
    expect(asked).toContain('Con él se manda solo la cita de *Ana P.*; lo demás se queda aquí.')
    expect(asked).toMatch(/pide la cita de \*Ana P\.\* del jueves 3 de diciembre/)
    expect(asked).toContain('Lo demás sigue aquí, con el folio de antes.')
    const ana = seatOf(office, 'Ana')
    const was = before.find(({ name }) => name === 'Ana')
    expect(ana).toMatchObject({ member: 0, slot: was?.slot ?? 0 })
    expect(ana?.group).not.toBe(was?.group ?? '')
    expect(ana?.folio).not.toBe(was?.folio ?? '')
    expect(seats(office).filter(({ name }) => name !== 'Ana')).toEqual(before.filter(({ name }) => name !== 'Ana'))
    const there = words(other.read())
    expect(there).toContain('Ya está aquí la cita de Ana P.')
    expect(there).not.toMatch(/Rosa|Jorge|Leo/)
    await other.write('mis citas')
    expect(words(other.read())).not.toMatch(/Rosa|Jorge|Leo/)
    luis.read()
    await luis.write('mis citas')
    expect(words(luis.read())).not.toContain('Ana')
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test('is cancelled there by itself, and here the others by themselves', async () => {
    const { office, luis, other } = await sent()
    await luis.write('cancelar mi cita')
    await luis.tap('A las 3 personas')
    expect(seats(office).map(({ name }) => name)).toEqual(['Ana'])
    await other.write('cancelar mi cita')
    await other.tap('Sí, cancelarla')
    expect(seats(office)).toEqual([])
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test('is taken back by a tap within seven days, both are told, and it keeps its own folio', async () => {
    const { office, luis, other, before } = await sent()
    const folio = seatOf(office, 'Ana')?.folio
    office.clock.advance(6 * DAY)
    await luis.write('quiero recuperar la cita que mandé')
    expect(words(luis.read())).toContain('*¿La quiere recuperar?*')
    await luis.tap('Recuperarla')
    expect(words(luis.read())).toContain('con su propio folio')
    expect(seatOf(office, 'Ana')).toMatchObject({ chat: before[0]?.chat ?? 0, folio: folio ?? null })
    expect(JSON.stringify(other.arrived)).toContain('Ana P.')
    await other.write('mis citas')
    expect(words(other.read().slice(-1))).toContain('No hay citas')
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test('is not taken back after seven days, nor once it was changed there', async () => {
    const { office, luis, other } = await sent()
    await other.write('cambiar mi cita')
    await other.tap('Vie 4 dic, 12:00 h')
    await other.tap('Sí, cambiarla')
    await luis.tap('Recuperarla')
    expect(words(luis.read())).toContain('ya no se puede recuperar')
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test('stands in its story and in that of the others, where the office reads it', async () => {
    const { office, luis } = await sent()
    expect(story(office, 'handed_over')).toBe(1)
    expect(story(office, 'member_left')).toBe(3)
    const folio = /Folio: \*?(\w{3}-\w{3})/.exec(words(luis.arrived))?.[1] ?? ''
    const answer = await office.house.officeApp.handle(
      new Request('http://localhost/admin/citas/historia', {
        method: 'POST',
        headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
        body: JSON.stringify({ folio }),
      }),
    )
    expect(await answer.text()).toContain('Otra persona de este folio se mandó sola a otro chat')
  })

  test('counts at both chats together', async () => {
    const { office } = await sent()
    const counted = office.db.client.query('select 1 from askers where counts_as is not null').all()
    expect(counted).toHaveLength(1)
  })
})

test('each of a family may go to another chat, one by one, and each comes back by itself', async () => {
  const { office, luis, lupita } = await family()
  const other = office.phone('525500000099', 'X')
  await send(luis, 'Ana Puga López', other)
  await send(luis, 'Leo Puga López', lupita)
  expect(new Set(seats(office).map(({ chat }) => chat)).size).toBe(3)
  luis.read()
  await luis.write('me equivoqué al mandarla')
  const [asked] = luis.read()
  expect(asked && words([asked])).toContain('*¿Cuál quiere recuperar?*')
  await luis.tap('Leo P.')
  expect(seatOf(office, 'Leo')?.chat).toBe(seatOf(office, 'Rosa')?.chat ?? 0)
  expect(seatOf(office, 'Ana')?.chat).not.toBe(seatOf(office, 'Rosa')?.chat ?? 0)
  expect(brokenInvariants(office.db)).toEqual([])
})

test('who is named in the sentence is sent; of two at once it is said that each goes by itself', async () => {
  const { luis } = await family()
  await luis.write('quiero mandar la cita de Ana a su whatsapp')
  expect(words(luis.read())).toContain('solo la cita de *Ana P.*')
  await luis.write('mandar mi cita')
  luis.read()
  await luis.write('la de ana y la de leo')
  expect(words(luis.read())).toContain('una persona a la vez')
})

test('whoever cancelled or left meanwhile is not sent', async () => {
  const { office, luis, lupita } = await family()
  await luis.write('mandar mi cita')
  await luis.tap('Ana Puga López')
  await lupita.write(codeIn(luis.arrived))
  await luis.write('cancelar la cita de Ana')
  await luis.tap('Sí, cancelarla')
  await luis.tap('Sí, mandarla')
  expect(words(luis.arrived)).toContain('Ya no se puede mandar')
  expect(seats(office).map(({ name }) => name)).toEqual(['Rosa', 'Jorge', 'Leo'])
})

test('reminders go to each chat for its own people', async () => {
  const { office, luis } = await family()
  const other = office.phone('525500000099', 'X')
  await send(luis, 'Ana Puga López', other)
  luis.read()
  other.read()
  for (const until = Date.parse('2026-12-03T14:00:00Z'); office.clock.now() < until; office.clock.advance(HOUR / 2))
    await office.settle()
  const [here, there] = [JSON.stringify(luis.read()), JSON.stringify(other.read())]
  expect(here).toContain('Rosa')
  expect(here).not.toContain('Ana')
  expect(there).toContain('Ana')
  expect(there).not.toContain('Rosa')
})

test('a chat that has as many people as one may have gets nobody more, and the owner is told', async () => {
  const { office, luis } = await family()
  const other = office.phone('525500000099', 'X')
  await other.write('quiero mi primer pasaporte, soy de toluca')
  await other.tap('Toluca')
  await other.write('PUSL990101HBCRLS07 Luis Puga Sol')
  await other.tap('Vie 4 dic, 12:00 h')
  await other.tap('3 años')
  await other.tap('Confirmar')
  await luis.write('mandar mi cita')
  await luis.tap('Ana Puga López')
  await other.write(codeIn(luis.arrived))
  expect(words(luis.read())).toContain('No mandé su cita')
  expect(words(other.read())).toContain('no puede pasar a este chat')
})

test('a Messenger account that got a whole family sends one of it on', async () => {
  const { office, luis, lupita } = await family()
  await luis.write('mandar mi cita')
  await luis.tap('Las 4 personas')
  await lupita.write(codeIn(luis.arrived))
  await luis.tap('Sí, mandarla')
  const other = office.phone('525500000099', 'Ana')
  await send(lupita, 'Ana Puga López', other)
  expect(words(lupita.arrived)).toContain('Lo demás sigue aquí')
  expect(words(other.read())).toContain('Ya está aquí la cita de Ana P.')
  expect(brokenInvariants(office.db)).toEqual([])
})
