// Each route x each key x other offices x the public host: who gets in, and that nobody gets anywhere by writing an address
// in another way.
import { beforeAll, describe, expect, test } from 'bun:test'
import { mayActAs, type Role } from '../../src/admin/access.ts'
import { SECOND } from '../../src/clock.ts'
import { rig } from '../http/rig.ts'
import { ADMIN_TOKEN } from '../office.ts'
import { expectCalm, leaksOf } from './door.ts'
import {
  BY_CODE,
  ELSEWHERE,
  LEAST,
  OF_AUDITOR,
  OF_COMPTROLLER,
  OF_GUARD,
  OF_SCREEN,
  openStaff,
  ROLES,
  type Staff,
  TOLUCA,
} from './staff.ts'

const BESIDE: Partial<Record<Role, Set<string>>> = {
  comptroller: OF_COMPTROLLER,
  auditor: OF_AUDITOR,
  guard: OF_GUARD,
  screen: OF_SCREEN,
}

let staff: Staff
const keys = {} as Record<`${Role} ${'Toluca' | 'elsewhere' | 'everywhere'}`, string>
beforeAll(async () => {
  staff = await openStaff()
  for (const role of ROLES) {
    keys[`${role} Toluca`] = staff.keyFor(role, [TOLUCA])
    keys[`${role} elsewhere`] = staff.keyFor(role, [ELSEWHERE])
    keys[`${role} everywhere`] = staff.keyFor(role)
  }
})

const ROUTES = Object.entries(LEAST).map(([route, least]) => {
  const [method = '', path = ''] = route.split(' ')
  return { route, method, path, least }
})
const FORM = 'application/x-www-form-urlencoded'
const bodyFor = (method: string, fields = '') => (method === 'POST' ? fields : null)
const headers = (token?: string): Record<string, string> => ({
  'content-type': FORM,
  ...(token !== undefined && { authorization: `Bearer ${token}` }),
})
const ask = ({ method, path }: { method: string; path: string }, token?: string, fields?: string) =>
  staff.raw(method, path, headers(token), bodyFor(method, fields))

/** Wrong keys that come fast are answered late, and this clock stands still. */
const letTimePass = () => staff.clock.advance(30 * SECOND)

test('the table names every operation that there is', () => {
  const routed = rig()
    .app.routes.filter(({ path }) => path.startsWith('/admin'))
    .map(({ method, path }) => `${method} ${path}`)
  expect(routed.toSorted()).toEqual(Object.keys(LEAST).sort())
})

test('without a key, with a wrong, an expired or a revoked one, every operation is 401 and says nothing else', async () => {
  const wrong = { none: undefined, wrong: 'v_wrong', expired: staff.expired, revoked: staff.revoked, empty: '', folio: staff.folio }
  for (const route of ROUTES) {
    for (const [what, token] of Object.entries(wrong)) {
      letTimePass()
      const answer = await ask(route, token)
      expect({ route: route.route, what, status: answer.status }).toEqual({ route: route.route, what, status: 401 })
      expect(leaksOf(await answer.text())).toEqual([])
    }
  }
})

test('the scheme of the header is Bearer, once, and nothing but a key opens', async () => {
  const [route] = ROUTES
  if (!route) throw new Error('there are no routes')
  for (const authorization of [
    ADMIN_TOKEN,
    `Basic ${ADMIN_TOKEN}`,
    `Bearer ${ADMIN_TOKEN} x`,
    `Bearer ${ADMIN_TOKEN},Bearer x`,
    'Bearer',
    `Bearer ${ADMIN_TOKEN.slice(1)}`,
    `Bearer ${ADMIN_TOKEN.toUpperCase()}`,
    `Bearer "${ADMIN_TOKEN}"`,
  ]) {
    letTimePass()
    expect({ authorization, status: (await staff.raw('GET', route.path, { authorization })).status }).toEqual({
      authorization,
      status: 401,
    })
  }
  expect((await staff.raw('GET', `${route.path}?token=${ADMIN_TOKEN}&access_token=${ADMIN_TOKEN}`, {})).status).toBe(401)
})

describe('a role does what its line says and no more', () => {
  for (const role of ROLES) {
    test(role, async () => {
      for (const route of ROUTES) {
        const { status } = await ask(route, keys[`${role} everywhere`])
        const may = route.route !== BY_CODE && (BESIDE[role]?.has(route.route) ?? mayActAs(role, route.least))
        expect({ route: route.route, status: may ? status !== 401 && status !== 403 && status < 500 : status }).toEqual({
          route: route.route,
          status: may ? true : 403,
        })
      }
    })
  }
})

test('a code that is given for a key opens the way to that key, once, and nothing else', async () => {
  const codeOf = async (nombre: string) =>
    String((await staff.post('/admin/accesos', { nombre, rol: 'administrador', oficina: 'todas' })).body.codigo_de_un_uso)
  const code = await codeOf('Con código')
  for (const route of ROUTES.filter((one) => one.route !== BY_CODE))
    expect({ route: route.route, status: (await ask(route, code)).status }).toEqual({ route: route.route, status: 403 })
  for (const other of ['/swagger/json', '/metrics']) {
    const answer = await staff.raw('GET', other, { ...headers(code), host: '192.168.1.5' })
    expect({ other, status: answer.status }).toEqual({ other, status: 401 })
  }
  const path = '/admin/accesos/canjear'
  expect((await staff.raw('POST', path, headers(code))).status).toBe(200)
  expect(await (await staff.raw('POST', path, headers(code))).json()).toMatchObject({
    status: 401,
    codigo: 'codigo_ya_usado',
  })
})

test('a key for one office does nothing that concerns every office, also when it is an administrator’s', async () => {
  for (const route of ROUTES.filter(({ least }) => least === 'administrator')) {
    const { status } = await ask(route, keys['administrator Toluca'], 'nombre=Otra+persona&rol=administrador')
    expect({ route: route.route, status }).toEqual({ route: route.route, status: 403 })
  }
  const { operaciones } = await (await ask({ method: 'GET', path: '/admin/yo' }, keys['administrator Toluca'])).json()
  expect(operaciones).not.toContain('POST /admin/institucion')
})

/** Ways of writing an address that a router, a proxy or a browser may take for the same one. */
const SPELLINGS: ((path: string) => string)[] = [
  (path) => `${path}/`,
  (path) => `${path}//`,
  (path) => `/${path}`,
  (path) => `${path}?`,
  (path) => `${path}/.`,
  (path) => `${path}%2f`,
  (path) => `${path}%00`,
  (path) => path.replace('/admin/', '/admin//'),
  (path) => path.replace('/admin/', '/x/../admin/'),
  (path) => path.replace('/admin', '/%61dmin'),
  (path) => path.replace('/admin', '/ADMIN'),
  (path) => path.replace(/.$/, (last) => `%${last.charCodeAt(0).toString(16)}`),
  (path) => `${path};x=1`,
]

test('no spelling of an address and no method gets a role where it may not go', async () => {
  for (const route of ROUTES) {
    for (const spell of SPELLINGS) {
      for (const method of [route.method, ...(route.method === 'GET' ? ['HEAD'] : [])]) {
        const path = spell(route.path)
        const stranger = await staff.raw(method, path, headers(), bodyFor(method))
        expect({ method, path, in: stranger.status < 400 }).toEqual({ method, path, in: false })
        if (route.least === 'reader') continue
        const reader = await staff.raw(
          method,
          path,
          headers(keys['reader everywhere']),
          bodyFor(method, 'nombre=Mala+Persona&rol=administrador&quien=Gu'),
        )
        expect({ method, path, status: [403, 404].includes(reader.status) }).toEqual({ method, path, status: true })
      }
    }
    const bare = route.least === 'reader' ? 401 : 403
    if (route.method === 'GET' && bare === 403)
      expect((await staff.raw('HEAD', route.path, headers(keys['reader everywhere']))).status).toBe(403)
  }
  expect(staff.count("access_keys where role = 'administrator' and name = 'Mala Persona'")).toBe(0)
})

/** What a client sends that is broken, hostile or in a hurry. */
const BAD_BODIES: [type: string, body: string][] = [
  ['application/json', '{"oficina": '],
  ['application/json', '[1, 2'],
  ['application/json', '[]'],
  ['application/json', 'null'],
  ['application/json', '"hola"'],
  ['application/json', '{"__proto__": {"clave": "x"}, "constructor": 7}'],
  ['application/json', JSON.stringify({ clave: { $ne: '' }, oficina: ['Toluca'], folio: 7, motivo: null })],
  ['application/json', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
  [FORM, '%E0%A4%A&=&&oficina[]=x&clave=%00'],
  ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="oficina"\r\n\r\nToluca'],
  ['multipart/form-data', 'no boundary'],
  ['text/plain', 'hola'],
  ['application/xml', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
]

test('whatever body comes, the key is asked for first, then the role: only what nobody can read is told before it', async () => {
  const strangers = { none: undefined, wrong: 'v_wrong' }
  for (const { route, method, path, least } of ROUTES.filter((one) => one.method === 'POST')) {
    for (const [type, body] of BAD_BODIES) {
      const send = (token?: string) => staff.raw(method, path, { ...headers(token), 'content-type': type }, body)
      for (const token of Object.values(strangers)) {
        letTimePass()
        expect({ route, body, status: (await send(token)).status }).toEqual({ route, body, status: 401 })
      }
      const below = least === 'reader' ? [] : [keys['reader everywhere']]
      for (const token of [...below, ...(OF_COMPTROLLER.has(route) ? [] : [keys['comptroller everywhere']])]) {
        const answer = await send(token)
        const { codigo } = (await answer.json()) as { codigo: string }
        const asked = answer.status === 403 || (answer.status === 422 && codigo === 'no_se_puede_leer')
        expect({ route, body, codigo, asked }).toEqual({ route, body, codigo, asked: true })
      }
    }
  }
})

test('a broken body is refused in words by every operation, does nothing, and is never our failure', async () => {
  const before = staff.count('audit')
  for (const { route, method, path } of ROUTES.filter((one) => one.method === 'POST')) {
    const token = OF_COMPTROLLER.has(route) ? keys['comptroller everywhere'] : keys['administrator everywhere']
    for (const [type, body] of BAD_BODIES) {
      const answer = await staff.raw(method, path, { ...headers(token), 'content-type': type }, body)
      const told = (await answer.json()) as { codigo?: string; hecho?: boolean }
      expect({ route, type, body, status: answer.status < 500, did: told.hecho === true }).toEqual({
        ...{ route, type, body },
        ...{ status: true, did: false },
      })
      if (answer.status >= 400) expect(told.codigo).toMatch(/^[a-z_]+$/)
    }
  }
  expect(staff.count('audit')).toBe(before)
  expectCalm(staff)
}, 120_000)

test('for the world there is no admin route, whatever key comes along', async () => {
  const outside: Record<string, string>[] = [
    { host: 'citas.example' },
    { host: 'CITAS.example:443' },
    { host: 'citas.example.' },
    { host: 'citas.example.:443' },
    { forwarded: 'for=203.0.113.9' },
    { via: '1.1 tunnel' },
    { 'x-forwarded-for': '203.0.113.9' },
    { 'x-forwarded-host': 'citas.example' },
    { 'x-forwarded-proto': 'https' },
    { 'x-real-ip': '203.0.113.9' },
    { 'cf-connecting-ip': '203.0.113.9' },
  ]
  const paths = [
    ...ROUTES,
    ...['/swagger', '/swagger/json', '/health/live', '/health/ready', '/metrics', '/nothing'].map((path) => ({
      method: 'GET',
      path,
    })),
  ]
  for (const { method, path } of paths) {
    for (const where of outside) {
      for (const spelt of [path, `${path}/`, `/webhooks/..${path}`, `/webhooks/%2e%2e${path}`]) {
        const answer = await staff.raw(method, spelt, { ...headers(ADMIN_TOKEN), ...where }, bodyFor(method))
        expect({ where, spelt, status: answer.status, text: (await answer.text()).slice(0, 40) }).toMatchObject({
          where,
          spelt,
          status: 404,
        })
      }
    }
  }
})

describe('whose key is for another office', () => {
  const other = (role: Role) => keys[`${role} elsewhere`]
  const where = `oficina=${TOLUCA}`
  const sent: Record<string, string> = {
    'GET /admin/agenda': `${where}&dia=mañana`,
    'GET /admin/citas': where,
    'GET /admin/horario': where,
    'GET /admin/agendas': where,
    'POST /admin/buscar': `${where}&quien=Guadalupe&dia=mañana`,
    'POST /admin/citas': `${where}&tramite=renovar pasaporte&nombre=Rosa Perez&curp=PERR850417MDFRZS04&motivo=vino`,
    'POST /admin/cierres': `${where}&dia=mañana&motivo=no hay luz`,
    'POST /admin/cierres/levantar': `${where}&dia=mañana`,
    'POST /admin/lugares': `${where}&dia=mañana&desde=9:00&hasta=10:00&ventanillas=2&motivo=mucha gente`,
    'POST /admin/horario': `${where}&dias=lunes&desde=9:00&hasta=10:00&ventanillas=2`,
    'POST /admin/oficinas': `${where}&nombre=Mia`,
    'POST /admin/tramites/oficina': `${where}&tramite=renovar pasaporte&se_hace=no`,
  }

  test('is refused whatever names this one', async () => {
    for (const [route, fields] of Object.entries(sent)) {
      const [method = '', path = ''] = route.split(' ')
      const asked = method === 'GET' ? { method, path: `${path}?${encodeURI(fields)}` } : { method, path }
      const answer = await ask(asked, other('manager'), encodeURI(fields))
      const text = await answer.text()
      expect({ route, status: answer.status, code: JSON.parse(text).codigo }).toEqual({
        route,
        status: 404,
        code: 'oficina_no_existe',
      })
      expect(leaksOf(text)).toEqual([])
    }
  })

  test('finds nobody of this one, whatever is asked for', async () => {
    const { folio } = staff
    const forms: [string, string][] = [
      ...[folio, folio.replace('-', ''), 'HESG580312MMCRTD06', '5512345678', 'Guadalupe', 'gu'].map((who): [string, string] => [
        '/admin/buscar',
        `quien=${who}&dia=mañana`,
      ]),
      ['/admin/citas/historia', `folio=${folio}`],
      ['/admin/citas/llegada', `folio=${folio}`],
      ['/admin/citas/corregir', `folio=${folio}&nombre=Guadalupe Hernández&motivo=mal escrito`],
      ['/admin/citas/identificacion', `folio=${folio}&identificacion_vista=sí&motivo=mostró su INE`],
      ['/admin/citas/cancelar', `folio=${folio}&motivo=lo pidió`],
      ['/admin/citas/otro-telefono', `folio=${folio}&telefono_nuevo=5599999999&identificacion_vista=sí&motivo=cambió`],
    ]
    for (const [path, fields] of forms) {
      const answer = await ask({ method: 'POST', path }, other('manager'), encodeURI(fields))
      expect({ path, fields, leaks: leaksOf(await answer.text()), done: path !== '/admin/buscar' && answer.status < 400 }).toEqual({
        path,
        fields,
        leaks: [],
        done: false,
      })
    }
    for (const { method, path } of ROUTES.filter((one) => one.method === 'GET')) {
      for (const formato of ['pantalla', 'excel', 'impresión']) {
        const answer = await ask(
          { method, path: `${path}?oficina=${ELSEWHERE}&formato=${encodeURIComponent(formato)}` },
          other('manager'),
        )
        expect({ path, leaks: leaksOf(await answer.text()) }).toEqual({ path, leaks: [] })
      }
      expect({ path, leaks: leaksOf(await (await ask({ method, path }, other('manager'))).text()) }).toEqual({ path, leaks: [] })
    }
  })

  test('and cannot use the key of a proposal that another person was shown', async () => {
    const fields = `folio=${staff.folio}&motivo=lo pidió`
    const shown = await ask({ method: 'POST', path: '/admin/citas/cancelar' }, keys['clerk Toluca'], encodeURI(fields))
    const { clave } = (await shown.json()) as { clave: string }
    for (const key of [other('administrator'), keys['administrator everywhere'], keys['reader Toluca']]) {
      const answer = await ask({ method: 'POST', path: '/admin/citas/cancelar' }, key, encodeURI(`${fields}&clave=${clave}`))
      expect((await answer.json()) as unknown).not.toMatchObject({ hecho: true })
    }
    expect(staff.count("appointments where state = 'confirmed'")).toBe(1)
    expectCalm(staff)
  })
})
