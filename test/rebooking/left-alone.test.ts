// Somebody of a family whose hour was closed goes to another chat alone: each chat answers for its own people.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { HOUR } from '../../src/clock.ts'
import { family, send, words } from '../handover/stage.ts'
import { ADMIN_TOKEN } from '../office.ts'

async function closed() {
  const stage = await family()
  const { office, luis } = stage
  const close = async (form: Record<string, string>) => {
    const request = new Request('http://localhost/admin/cierres', {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form),
    })
    return (await (await office.house.officeApp.handle(request)).json()) as { clave: string; hecho: boolean }
  }
  const form = { oficina: 'Toluca', dia: '3/12/2026', motivo_que_lee: 'no hay luz en la oficina', motivo: 'folio 1234' }
  const { clave } = await close(form)
  expect(await close({ ...form, clave })).toMatchObject({ hecho: true })
  office.clock.advance(2 * HOUR)
  await office.settle()
  expect(words(luis.read())).toContain('no hay luz en la oficina')
  const rebookings = () =>
    office.db.client
      .query<{ state: string; seats: number }, []>(
        'select state, (select count(*) from rebooking_seats s where s.rebooking_id = b.id) as seats from rebookings b order by id',
      )
      .all()
  return { ...stage, rebookings }
}

test('the other chat is asked about its own person, and both answer by themselves', async () => {
  const { office, luis, rebookings } = await closed()
  const other = office.phone('525500000099', 'Ana')
  await send(luis, 'Ana Puga López', other)
  await office.settle()
  expect(rebookings()).toEqual([
    { state: 'offered', seats: 3 },
    { state: 'offered', seats: 1 },
  ])
  expect(JSON.stringify(other.read())).toContain('no hay luz en la oficina')
  await other.tap('Quedarme con esta')
  expect(rebookings().map(({ state }) => state)).toEqual(['offered', 'kept'])
  await luis.tap('Quedarme con esta')
  expect(rebookings().map(({ state }) => state)).toEqual(['kept', 'kept'])
  expect(brokenInvariants(office.db)).toEqual([])
})
