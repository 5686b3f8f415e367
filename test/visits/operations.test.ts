import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { giveAccess } from '../../src/admin/access.ts'
import { openDesk } from '../http/desk.ts'
import { rig } from '../http/rig.ts'
import { ADMIN_TOKEN as OFFICE_TOKEN } from '../office.ts'

test('without a token every admin route is 401, before anything else is looked at', async () => {
  const { app, ask, clock } = rig()
  const routes = app.routes.filter((route) => route.path.startsWith('/admin'))
  expect(routes.length).toBeGreaterThan(20)
  for (const { method, path } of routes) {
    for (const token of ['', 'no-es-una-clave']) {
      clock.advance(30_000) // Wrong keys that come fast are answered late.
      const answer = await ask(method, path, method === 'GET' ? { token } : { token, json: { nonsense: true } })
      expect({ method, path, status: answer.status, code: answer.body.codigo }).toEqual({
        method,
        path,
        status: 401,
        code: 'falta_clave',
      })
    }
  }
})

test('an unknown admin path is 401 without a token and 404 with one', async () => {
  const { get } = rig()
  for (const path of ['/admin', '/admin/nada', '/admin/../admin/x', '/%61dmin/estado', '/Admin/estado', '//admin/estado']) {
    const refused = await get(path, '')
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    expect((await get(path)).status).toBe(404)
  }
})

test('broken JSON and wrong fields are refused without an echo, and only to those who have a token', async () => {
  const { app, ask } = rig()
  const broken = (authorization: string) =>
    app.handle(
      new Request('http://localhost/admin/buscar', {
        method: 'POST',
        body: '{"quien": "PERR850417MDFRZS04',
        headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      }),
    )
  expect((await broken('')).status).toBe(401)
  const read = await broken('Bearer primer-administrador-de-prueba')
  expect(read.status).toBe(422)
  expect(await read.text()).not.toContain('PERR')
  const wrong = await ask('POST', '/admin/accesos', { json: { nombre: ['PERR850417MDFRZS04'], rol: 'rey' } })
  expect(wrong.status).toBe(422)
  expect(wrong.body.campos).toEqual(['nombre', 'rol', 'oficina'])
  expect(wrong.text).not.toContain('PERR')
  expect(wrong.headers.get('content-type')).toStartWith('application/problem+json')
})

test('a role that may not do it is told so before its fields are looked at', async () => {
  const { db, deps, ask, get } = rig()
  const { token } = write(db, (tx) =>
    giveAccess(tx, deps, { name: 'Lectura', role: 'reader', officeIds: undefined, seesNames: true, expiresAt: undefined }, 0),
  )
  expect((await ask('POST', '/admin/accesos', { token, json: {} })).body.codigo).toBe('sin_permiso')
  const me = await get('/admin/yo', token)
  expect(me.body.rol).toBe('lector')
  expect(me.body.operaciones).not.toContain('POST /admin/accesos')
})

test('a key ends at its hour, and its last use is remembered', async () => {
  const { db, deps, clock, get } = rig()
  const { token } = write(db, (tx) =>
    giveAccess(
      tx,
      deps,
      { name: 'Suplente', role: 'clerk', officeIds: undefined, seesNames: true, expiresAt: clock.now() + 60_000 },
      clock.now(),
    ),
  )
  expect((await get('/admin/yo', token)).status).toBe(200)
  expect(db.client.query<{ last_used_at: number | null }, []>('select last_used_at from access_keys').get()).toEqual({
    last_used_at: clock.now(),
  })
  clock.advance(60_000)
  expect((await get('/admin/yo', token)).status).toBe(401)
})

test('a failure inside is 500 without a word of what failed', async () => {
  const { deps, get, lines } = rig()
  deps.status = () => {
    throw new Error('secret path /var/lib/ventanilla.db')
  }
  const answer = await get('/admin/estado')
  expect(answer.status).toBe(500)
  expect(answer.body.codigo).toBe('interno')
  expect(answer.text + lines.join()).not.toContain('secret')
})

test('on the public host, and through any proxy, no admin route and no page exists', async () => {
  const { house } = openDesk()
  const routes = rig().app.routes.filter((route) => /^\/(admin|swagger)/.test(route.path))
  expect(routes.length).toBeGreaterThan(40)
  const outside: Record<string, string>[] = [{ host: 'citas.example' }, { 'x-forwarded-for': '203.0.113.9' }, { via: '1.1 tunnel' }]
  for (const { method, path } of routes) {
    for (const headers of outside) {
      const asked = new Request(`http://localhost${path}`, {
        method,
        headers: { ...headers, authorization: `Bearer ${OFFICE_TOKEN}` },
      })
      const answer = await house.officeApp.handle(asked)
      expect({ path, status: answer.status, text: await answer.text() }).toEqual({ path, status: 404, text: '' })
    }
  }
})
