// A key is handed over by a code that is good for five minutes and once.
import { expect, test } from 'bun:test'
import { MINUTE, SECOND } from '../../src/clock.ts'
import { openDesk } from '../http/desk.ts'

type Desk = ReturnType<typeof openDesk>

const BETO = { nombre: 'Beto', rol: 'guardia', oficina: 'Toluca' }
const codeIn = ({ body }: { body: Record<string, unknown> }) => String(body.codigo_de_un_uso)
const exchange = (desk: Desk, code: string) => desk.post('/admin/accesos/canjear', {}, code)
const refusals = (desk: Desk) =>
  desk.db.client
    .query<{ code: string | null; key_id: number | null }, []>("select code, key_id from audit_reads where operation = 'clave'")
    .all()

test('whoever collects a key with a key is told that it takes a code', async () => {
  const desk = openDesk()
  expect((await exchange(desk, desk.keyFor('administrator'))).body).toMatchObject({
    codigo: 'falta_codigo',
    que_hacer: 'Si ya tiene su clave, no hace falta. Si le dieron un código, póngalo en el lugar de la clave.',
  })
})

test('whoever gives a key never sees it: the code opens the page of that role, and gives the key to the device that used it', async () => {
  const desk = openDesk()
  const given = await desk.post('/admin/accesos', BETO)
  const code = codeIn(given)
  expect(given.text).not.toContain('v_')
  expect(code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/)
  expect(given.body).toMatchObject({ qr: `/puerta#${code}`, codigo_vence: '2026-11-24T10:05:00-06:00' })
  expect((await desk.get('/admin/accesos')).body.accesos).toMatchObject([{ nombre: 'Beto', estado: 'sin recoger' }])
  const got = await exchange(desk, code.toLowerCase().replace('-', ''))
  expect(got.body).toMatchObject({ nombre: 'Beto', vence: '2026-12-24T23:59:59-06:00' })
  expect((await desk.get('/admin/yo', String(got.body.clave))).body.nombre).toBe('Beto')
  expect((await desk.get('/admin/accesos')).body.accesos).toMatchObject([{ nombre: 'Beto', estado: 'vigente' }])
  expect((await desk.get('/admin/bitacora')).text).toContain('Recogió su clave con un código')
})

test('a code that was used, or is five minutes old, is refused with the true reason, and the log-book names the key', async () => {
  const desk = openDesk()
  const code = codeIn(await desk.post('/admin/accesos', BETO))
  expect((await exchange(desk, code)).status).toBe(200)
  expect((await exchange(desk, code)).body).toMatchObject({ status: 401, codigo: 'codigo_ya_usado' })
  const late = codeIn(await desk.post('/admin/accesos', { ...BETO, nombre: 'Ciro' }))
  desk.clock.advance(5 * MINUTE - SECOND)
  expect((await desk.get('/admin/yo', late)).body.codigo).toBe('sin_permiso')
  desk.clock.advance(SECOND)
  expect((await exchange(desk, late)).body).toMatchObject({ status: 401, codigo: 'codigo_vencido' })
  expect(refusals(desk)).toEqual([
    { code: 'codigo_ya_usado', key_id: 1 },
    { code: 'codigo_vencido', key_id: 2 },
  ])
})

test('of two devices that come at the same moment one gets the key', async () => {
  const desk = openDesk()
  const code = codeIn(await desk.post('/admin/accesos', BETO))
  const both = await Promise.all([exchange(desk, code), exchange(desk, code)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401])
  expect(both.find(({ status }) => status === 401)?.body.codigo).toBe('codigo_ya_usado')
})

test('another code moves a key to another device, where the first one stops working; a key that was taken away has none', async () => {
  const desk = openDesk()
  const first = await desk.giveKey(BETO)
  const again = await desk.post('/admin/accesos/codigo', { nombre: 'beto' })
  expect((await desk.get('/admin/yo', first)).status).toBe(200)
  const second = String((await exchange(desk, codeIn(again))).body.clave)
  expect([(await desk.get('/admin/yo', first)).status, (await desk.get('/admin/yo', second)).status]).toEqual([401, 200])
  const unused = codeIn(await desk.post('/admin/accesos/codigo', { nombre: 'Beto' }))
  await desk.doIt('/admin/accesos/quitar', { nombre: 'Beto' })
  expect((await exchange(desk, unused)).status).toBe(401)
  expect((await desk.post('/admin/accesos/codigo', { nombre: 'Beto' })).body.codigo).toBe('acceso_no_existe')
})

test('a manager gives another code only for a key that she may give', async () => {
  const desk = openDesk()
  const lucia = await desk.giveKey({ nombre: 'Lucía', rol: 'encargado', oficina: 'Toluca' })
  await desk.giveKey({ nombre: 'Max', rol: 'encargado', oficina: 'Toluca' })
  await desk.giveKey({ nombre: 'Ana', rol: 'ventanilla', oficina: 'Puebla' })
  await desk.giveKey(BETO)
  const codeFor = async (nombre: string) => (await desk.post('/admin/accesos/codigo', { nombre }, lucia)).body.codigo
  expect([await codeFor('Max'), await codeFor('Ana'), await codeFor('Beto')]).toEqual(['clave_de_mas', 'clave_de_mas', undefined])
})
