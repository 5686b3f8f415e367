import { expect, test } from 'bun:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import type { z } from 'zod'
import { ROLES } from '../../src/admin/access.ts'
import { openapiPaths } from '../../src/admin/openapi.ts'
import { cpu } from '../bench/cpu.ts'
import { openDesk } from '../http/desk.ts'
import { rig } from '../http/rig.ts'
import { OPERATIONS } from '../operations.ts'

type Paths = Record<string, Record<string, { summary?: string; description?: string; responses: object; tags: string[] }>>

/** Of all operations, without the rows of any agency. */
const everyPath = (): Paths => openapiPaths(OPERATIONS, {}) as Paths

test('the document is valid OpenAPI, and the keys of all roles together read exactly the admin routes', async () => {
  const { get, keyFor } = openDesk()
  const described = new Set<string>()
  for (const role of ROLES) {
    const { body } = await get('/swagger/json', keyFor(role))
    const verdict = await new Validator().validate(structuredClone(body))
    expect([role, verdict.errors, verdict.valid]).toEqual([role, undefined, true])
    for (const [path, methods] of Object.entries(body.paths as Paths))
      for (const method of Object.keys(methods)) described.add(`${method.toUpperCase()} ${path}`)
  }
  // Who holds a code has no key yet.
  const ofCodes = OPERATIONS.flatMap((one) => (one.byCode ? `${one.method} ${one.path}` : []))
  const routed = rig().app.routes.flatMap(({ method, path }) => (path.startsWith('/admin') ? `${method} ${path}` : []))
  expect([...described, ...ofCodes].sort()).toEqual(routed.sort())
  for (const methods of Object.values(everyPath())) {
    for (const operation of Object.values(methods)) {
      expect(operation.summary?.length).toBeGreaterThan(5)
      expect(operation.description?.length).toBeGreaterThan(20)
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['200', '401', '403', '422']))
    }
  }
})

test('whatever is sent, the refusal is one that the document promises for that operation', async () => {
  const { ask } = rig()
  const paths = everyPath()
  for (const { method, path, query, body } of OPERATIONS) {
    const promised = paths[path]?.[method.toLowerCase()]?.responses as Record<number, { description: string }>
    const fields = Object.keys(((query ?? body) as z.ZodObject | undefined)?.shape ?? {})
    const filled = ['x', 'ñ'.repeat(5_000)].map((junk) => Object.fromEntries(fields.map((field) => [field, junk])))
    const answers = await Promise.all(
      filled.map((json) =>
        method === 'POST'
          ? ask(method, path, { json })
          : ask(method, `${path}?${new URLSearchParams(json as Record<string, string>)}`),
      ),
    )
    for (const { status, body: told } of answers.filter((one) => one.status !== 200))
      expect(`${method} ${path}: ${promised[status]?.description}`).toContain(`**${told.codigo}**`)
    expect(promised[422]?.description.includes('**no_se_puede_leer**')).toBe(method === 'POST')
  }
})

test('the page and all that it loads come from this machine', async () => {
  const { app } = rig()
  const page = await app.handle(new Request('http://localhost/swagger'))
  const html = await page.text()
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '')
  expect(files.length).toBeGreaterThan(2)
  for (const file of files) {
    expect(file).toStartWith('/swagger/files/')
    expect((await app.handle(new Request(`http://localhost${file}`))).status).toBe(200)
  }
  for (const name of ['..%2f..%2fmain.ts', 'page.ts', '__proto__', 'package.json']) {
    expect((await app.handle(new Request(`http://localhost/swagger/files/${name}`))).status).toBe(404)
  }
})

test('a form begins blank: whoever only presses its button changes nothing that nobody wrote', () => {
  const forms = Object.values(everyPath()).flatMap((methods) => Object.values(methods).flatMap((one) => formOf(one)))
  expect(forms.length).toBeGreaterThan(60)
  for (const [name, field] of forms)
    if (field.default === undefined) expect({ name, begins: field.example }).toEqual({ name, begins: '' })
})

test('what is taken away or changed by choosing it is chosen by nobody who only presses the button', async () => {
  const { get } = openDesk()
  const { paths } = (await get('/swagger/json')).body as { paths: Record<string, { post: { requestBody: unknown } }> }
  const asked = (path: string) => JSON.stringify(paths[path]?.post.requestBody)
  for (const path of ['/admin/tramites/que-llevar/quitar', '/admin/reglas'])
    expect(asked(path)).toMatch(/"enum":\["",[^\]]+\],"example":""/)
})

type Field = { default?: unknown; example?: unknown }

function formOf(operation: object): [string, Field][] {
  const { requestBody } = operation as {
    requestBody?: { content: Record<string, { schema: { properties: Record<string, Field> } }> }
  }
  return Object.entries(requestBody?.content['application/x-www-form-urlencoded']?.schema.properties ?? {})
}

test('every field has one label, as people write it, accents included', () => {
  const labels = new Map<string, Set<unknown>>()
  for (const [name, field] of fieldsIn(everyPath())) labels.set(name, (labels.get(name) ?? new Set()).add(field.title))
  expect(labels.size).toBeGreaterThan(200)
  expect([...labels].filter(([, titles]) => titles.size > 1)).toEqual([])
  const unaccented = /(cion|^mas|codigo|[^a-z]dias?|ingles|guia|quien|tramites?|telefono|numero|ultim[oa]|undefined|_)\b/i
  const all = [...labels.values()].flatMap((titles) => [...titles]).map(String)
  expect(all.filter((label) => unaccented.test(label))).toEqual([])
  expect(all).toEqual(expect.arrayContaining(['Teléfono nuevo', 'Qué llevar', 'CURP', 'Ventanillas de menos', '¿Avisarle?']))
})

/** Every field of a document, in forms, queries and answers. */
function fieldsIn(json: unknown): [name: string, field: { title?: unknown }][] {
  if (typeof json !== 'object' || json === null) return []
  const asked = 'in' in json && 'name' in json && 'schema' in json ? [[json.name, json.schema]] : []
  const own = 'properties' in json && typeof json.properties === 'object' ? Object.entries(json.properties ?? {}) : []
  return [...asked, ...own, ...Object.values(json).flatMap(fieldsIn)] as [string, { title?: unknown }][]
}

test('the document is made once for each role, of what that role may do, and anew when one of its lists changed', async () => {
  const { doIt, get, keyFor, house } = openDesk()
  const [reader, clerk] = [keyFor('reader'), keyFor('clerk', ['Toluca'])]
  const pathsOf = (text: string) => Object.keys((JSON.parse(text) as { paths: object }).paths)
  const first = await get('/swagger/json', reader)
  expect(pathsOf(first.text)).toContain('/admin/agenda')
  expect(pathsOf(first.text)).not.toContain('/admin/buscar')
  expect(pathsOf((await get('/swagger/json', clerk)).text)).toContain('/admin/buscar')
  const tag = first.headers.get('etag') ?? ''
  const again = (key: string, etag: string) =>
    house.officeApp.handle(
      new Request('http://localhost/swagger/json', { headers: { authorization: `Bearer ${key}`, 'if-none-match': etag } }),
    )
  expect((await again(reader, tag)).status).toBe(304)
  expect((await again(clerk, tag)).status).toBe(200)
  const began = cpu()
  for (let nth = 0; nth < 200; nth++) await again(reader, tag)
  expect((cpu() - began) / 1_000 / 200).toBeLessThan(5) // Making it takes ten times longer, on any computer.
  await doIt('/admin/oficinas', { oficina: 'Toluca', nombre: 'Toluca Centro' })
  const renewed = await again(reader, tag)
  expect(renewed.status).toBe(200)
  expect(await renewed.text()).toContain('"Toluca Centro"')
})

test('the document of each role holds exactly what a key of that role says that it may do', async () => {
  const { get, keyFor } = openDesk()
  for (const role of ROLES) {
    const key = keyFor(role)
    const { paths } = (await get('/swagger/json', key)).body as { paths: Paths }
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(described.toSorted()).toEqual(((await get('/admin/yo', key)).body.operaciones as string[]).toSorted())
  }
})

test('without a key the document says the headings of the page, and nothing of what can be done or where', async () => {
  const { status, body, text } = await rig().ask('GET', '/swagger/json', { token: '' })
  expect([status, body.paths, body.components]).toEqual([200, {}, {}])
  expect(text.length).toBeLessThan(3_000)
})

test('the document is no place to try keys: a wrong one is refused there as everywhere', async () => {
  const { get } = openDesk()
  expect((await get('/swagger/json', 'v_a-key-that-nobody-has')).body.codigo).toBe('falta_clave')
})
