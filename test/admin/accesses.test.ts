// What a key opens: the role, the offices, whether it sees names, until when; and that it says so itself.
import { expect, test } from 'bun:test'
import { ROLES } from '../../src/admin/access.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'
import { ADMIN_TOKEN } from '../office.ts'
import { OPERATIONS } from '../operations.ts'

test('an administrator sees all offices: a key of that role for one office alone is refused with the way out', async () => {
  const { post } = openDesk()
  const limited = await post('/admin/accesos', { nombre: 'Lucía', rol: 'administrador', oficina: 'Toluca' })
  expect(limited.body).toMatchObject({ codigo: 'administrador_de_todas', campos: ['oficina'] })
  expect((await post('/admin/accesos', { nombre: 'Lucía', rol: 'administrador', oficina: 'todas' })).status).toBe(200)
})

test('whoever has a key for one office cannot make one for all of them', async () => {
  const { post, giveKey, db } = openDesk()
  const lucia = await giveKey({ nombre: 'Lucía', rol: 'encargado', oficina: 'Toluca' })
  db.client.run("update access_keys set role = 'administrator'") // As an earlier release allowed.
  const given = await post('/admin/accesos', { nombre: 'Teo', rol: 'ventanilla', oficina: 'todas' }, lucia)
  expect(given).toMatchObject({ status: 403, body: { codigo: 'oficina_ajena' } })
})

test('a manager gives and takes away keys of the own offices, of who works below, and sees no others', async () => {
  const { get, post, giveKey } = openDesk()
  const key = (nombre: string, rol: string, oficina: string) => giveKey({ nombre, rol, oficina })
  const lucia = await key('Lucía', 'encargado', 'Toluca')
  await key('Ana', 'ventanilla', 'Puebla')
  await key('Max', 'encargado', 'Toluca')
  const asLucia = (body: Record<string, string>) => post('/admin/accesos', body, lucia)
  expect((await asLucia({ nombre: 'Teo', rol: 'ventanilla', oficina: 'Toluca' })).status).toBe(200)
  expect((await asLucia({ nombre: 'Eva', rol: 'encargado', oficina: 'Toluca' })).body.codigo).toBe('clave_de_mas')
  expect((await asLucia({ nombre: 'Eva', rol: 'ventanilla', oficina: 'Puebla' })).body.codigo).toBe('oficina_no_existe')
  const seen = (await get('/admin/accesos', lucia)).body.accesos as { nombre: string }[]
  expect(seen.map(({ nombre }) => nombre)).toEqual(['Teo', 'Max', 'Lucía'])
  const take = (nombre: string) => post('/admin/accesos/quitar', { nombre }, lucia)
  expect((await take('Teo')).body.resumen).toContain('dejaría de servir')
  for (const other of ['Ana', 'Max']) expect((await take(other)).body.codigo).toBe('clave_de_mas')
})

test('a guard has the door of an office for thirty days at most, and nothing else', async () => {
  const { get, post, giveKey } = openDesk()
  const give = (body: Record<string, string>) => post('/admin/accesos', { nombre: 'Beto', rol: 'guardia', ...body })
  expect((await give({ oficina: 'todas' })).body.codigo).toBe('clave_de_una_oficina')
  expect((await give({ oficina: 'Toluca', vence: '2027-03-01' })).body.codigo).toBe('guardia_por_mas_dias')
  const { body } = await give({ oficina: 'Toluca' })
  expect(body.vence).toBe('2026-12-24T23:59:59-06:00')
  const key = await giveKey({ nombre: 'Ciro', rol: 'guardia', oficina: 'Toluca' })
  const me = (await get('/admin/yo', key)).body
  expect(me.operaciones).toEqual(['POST /admin/puerta', 'GET /admin/yo', 'GET /admin/puerta/lista', 'GET /admin/puerta'])
  expect((await get('/admin/citas', key)).body.codigo).toBe('sin_permiso')
})

test('a screen has the called numbers of one office, never a name, and nothing else', async () => {
  const { get, post, giveKey } = openDesk()
  const give = (body: Record<string, string>) => post('/admin/accesos', { nombre: 'Sala', rol: 'pantalla', ...body })
  expect((await give({ oficina: 'todas' })).body.codigo).toBe('clave_de_una_oficina')
  expect((await give({ oficina: 'Toluca', tambien: 'Puebla' })).body.codigo).toBe('pantalla_de_una_oficina')
  expect((await give({ oficina: 'Toluca', ve_nombres: 'sí' })).body.codigo).toBe('nombres_solo_lector')
  const key = await giveKey({ nombre: 'Sala', rol: 'pantalla', oficina: 'Toluca' })
  const me = (await get('/admin/yo', key)).body
  expect(me).toMatchObject({ rol: 'pantalla', oficinas: ['Toluca'], ve_nombres: false })
  expect((me.operaciones as string[]).toSorted()).toEqual(['GET /admin/pantalla', 'GET /admin/yo'])
  expect((await get('/admin/pantalla?oficina=Puebla', key)).body.codigo).toBe('oficina_no_existe')
  expect((await get('/admin/mostrador', key)).body.codigo).toBe('sin_permiso')
})

test('an auditor reads the log-book and the state of all offices, and changes nothing', async () => {
  const { get, post, giveKey } = openDesk()
  expect((await post('/admin/accesos', { nombre: 'Iris', rol: 'auditoría', oficina: 'Toluca' })).body.codigo).toBe(
    'contraloria_de_todas',
  )
  const key = await giveKey({ nombre: 'Iris', rol: 'auditoría', oficina: 'todas' })
  expect((await get('/admin/bitacora', key)).status).toBe(200)
  const { operaciones } = (await get('/admin/yo', key)).body as { operaciones: string[] }
  expect(operaciones.filter((one) => !one.startsWith('GET'))).toEqual([])
})

test('one key opens several offices', async () => {
  const { get, post, giveKey } = openDesk()
  const both = { rol: 'ventanilla', oficina: 'Toluca', tambien: 'Puebla' }
  expect((await post('/admin/accesos', { nombre: 'Ada', ...both })).body.resumen).toContain('en Toluca y Puebla')
  expect((await get('/admin/yo', await giveKey({ nombre: 'Teo', ...both }))).body.oficinas).toEqual(['Puebla', 'Toluca'])
  const unknown = await post('/admin/accesos', { nombre: 'Eva', rol: 'ventanilla', oficina: 'Toluca', tambien: 'Luna' })
  expect(unknown.body).toMatchObject({ codigo: 'oficina_no_existe', campos: ['tambien'] })
})

test('a key is for an office or for all of them, and whoever makes it has to say which', async () => {
  const { get, post, giveKey } = openDesk()
  expect((await post('/admin/accesos', { nombre: 'Teo', rol: 'ventanilla' })).body).toMatchObject({
    codigo: 'datos_no_validos',
    campos: ['oficina'],
  })
  const everywhere = await post('/admin/accesos', { nombre: 'Teo', rol: 'ventanilla', oficina: 'Todas' })
  expect(everywhere.body.resumen).toContain('con permiso de ventanilla en todas las oficinas.')
  const key = await giveKey({ nombre: 'Eva', rol: 'ventanilla', oficina: 'todas' })
  expect((await get('/admin/yo', key)).body.todas_las_oficinas).toBe(true)
  const form = (await get('/swagger/json')).text
  expect(form).toContain('"enum":["","todas","')
})

test('a key that names no office opens nothing, and says so', async () => {
  const { get, giveKey, db } = openDesk()
  const key = await giveKey({ nombre: 'Teo', rol: 'encargado', oficina: 'Toluca' })
  db.client.run('delete from access_key_offices')
  for (const path of ['/admin/estado', '/admin/citas', '/admin/reglas', '/admin/mensajes/no-entregados', '/admin/puerta'])
    expect((await get(path, key)).body.codigo).toBe('clave_sin_oficinas')
  expect((await get('/admin/yo', key)).body).toMatchObject({
    oficinas: [],
    todas_las_oficinas: false,
    operaciones: ['GET /admin/yo'],
  })
  expect(((await get('/admin/accesos')).body.accesos as object[])[0]).toMatchObject({ nombre: 'Teo', oficinas: 'ninguna' })
})

test('the tables refuse a key that is for all offices and names one, and a clerk without names', () => {
  const { db, keyFor } = openDesk()
  keyFor('clerk')
  expect(() => db.client.run('insert into access_key_offices (key_id, office_id) values (1, 1)')).toThrow('wall: a key for all')
  expect(() => keyFor('clerk', [], { seesNames: false })).toThrow('only a reader may do without')
  expect(() => keyFor('screen', ['Toluca'], { seesNames: true })).toThrow('wall: a screen sees no names')
  expect(() => keyFor('screen', ['Toluca', 'Puebla'])).toThrow('wall: a screen hangs in one office')
})

test('what a key says that it may do is exactly what it may do', async () => {
  const desk = openDesk()
  const keys = ROLES.flatMap((role) => [desk.keyFor(role), desk.keyFor(role, ['Toluca'])])
  for (const key of [ADMIN_TOKEN, ...keys]) {
    const mine = (await desk.get('/admin/yo', key)).body.operaciones as string[]
    const open: string[] = []
    for (const { method, path } of OPERATIONS) {
      // Nothing is filled in: what is permitted is refused for that, or does nothing; what is not permitted, before.
      const { status, body } = await (method === 'POST' ? desk.post(path, {}, key) : desk.get(path, key))
      const isForbidden = status === 403 && FORBIDDEN.has(String(body.codigo))
      if (!isForbidden) open.push(`${method} ${path}`)
    }
    expect(mine).toEqual(open)
  }
})

/** Refusals of the operation itself; `oficina_ajena` is one of what was asked for. */
const FORBIDDEN = new Set([
  'sin_permiso',
  'copia_de_todas',
  'borrado_de_todas',
  'apartados_de_todas',
  'clave_sin_oficinas',
  'falta_codigo',
])

test('a key says until when it is valid and whether it sees names; that of the environment has no end', async () => {
  const { get, giveKey } = openDesk()
  expect((await get('/admin/yo')).body).toMatchObject({ vence: null, ve_nombres: true })
  const key = await giveKey({ nombre: 'Sol', rol: 'lector', oficina: 'Toluca', vence: '24/12/2026' })
  expect((await get('/admin/yo', key)).body).toMatchObject({
    resumen:
      'Usted es Sol, con permiso de lector en Toluca. No ve los nombres de las personas: solo horas, cuentas e iniciales. Su clave sirve hasta el jueves 24 de diciembre de 2026.',
    rol: 'lector',
    oficinas: ['Toluca'],
    ve_nombres: false,
    vence: '2026-12-24T23:59:59-06:00',
  })
})

test('a reader sees hours and initials on the screen, in a file and on paper; names only if the key says so', async () => {
  const desk = openDesk()
  await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '3/12/2026', hora: '9:30', acompana: 'Elena Ruiz' })
  const give = (nombre: string, more: Record<string, string>) => desk.giveKey({ nombre, rol: 'lector', oficina: 'Toluca', ...more })
  const plain = await give('Sol', {})
  const named = await give('Luz', { ve_nombres: 'sí' })
  const shown = async (key: string) => {
    const lists = ['/admin/agenda?oficina=Toluca&dia=3/12/2026', '/admin/citas?oficina=Toluca']
    const forms = ['pantalla', 'excel', 'impresi%C3%B3n']
    const asked = lists.flatMap((list) => forms.map((form) => `${list}&formato=${form}`)).slice(0, -1)
    return Promise.all(asked.map(async (path) => (await desk.get(path, key)).text))
  }
  for (const text of await shown(plain)) {
    expect(text).toContain('R. P. R.')
    expect(text).toContain('9:30')
    expect(text).not.toMatch(/Rosa|Pérez|Elena|0001|[A-Z0-9]{3}-[A-Z0-9]{3}\b/)
  }
  for (const text of await shown(named)) expect(text).toContain('Rosa Pérez Ruiz')
  expect((await desk.get('/admin/accesos')).body.accesos).toMatchObject([
    { nombre: 'Luz', ve_nombres: 'sí' },
    { nombre: 'Sol', ve_nombres: 'no' },
  ])
  const [reading] = desk.db.client.query<{ named: number }, []>('select named from audit_reads where key_id = 1').all()
  expect(reading?.named).toBe(0)
})

test('only a reader can do without names', async () => {
  const { post } = openDesk()
  const clerk = await post('/admin/accesos', { nombre: 'Teo', rol: 'ventanilla', oficina: 'Toluca', ve_nombres: 'no' })
  expect(clerk.body).toMatchObject({ codigo: 'nombres_solo_lector', campos: ['ve_nombres'] })
})
