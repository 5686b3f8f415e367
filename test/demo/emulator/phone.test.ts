import { expect, test } from 'bun:test'
import { nameFitsCurp } from '../../../src/booking/curp-name.ts'
import { judgeCurp } from '../../../src/catalogue/curp.ts'
import { clockOf } from '../../../src/demo/emulator/phone/browser/dates.ts'
import { characterOf } from '../../../src/demo/emulator/phone/browser/people.ts'
import { phonePage } from '../../../src/demo/emulator/phone/page.ts'
import { CHARACTERS } from '../../../src/demo/emulator/phone/words.ts'

const get = (path: string, method = 'GET') => phonePage(new Request(`http://localhost${path}`, { method }))

test('a newcomer gets a page in Spanish that runs nothing from elsewhere', async () => {
  const page = await get('/telefono')
  expect(page?.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
  const html = await page?.text()
  expect(html).toContain('<html lang="es-MX">')
  expect(html).not.toMatch(/(src|href)="(https?:)?\/\//)
})

test('every file that the page asks for is there, and every file that those ask for', async () => {
  const asked = new Set<string>()
  const follow = async (path: string) => {
    if (asked.has(path)) return
    asked.add(path)
    const response = await get(path)
    expect(response?.status, path).toBe(200)
    if (!path.endsWith('.ts')) return
    expect(response?.headers.get('content-type')).toStartWith('text/javascript')
    for (const [, next] of ((await response?.text()) ?? '').matchAll(/from "(\.[^"]+)"/g))
      await follow(new URL(next ?? '', `http://localhost${path}`).pathname)
  }
  for (const [, path] of ((await (await get('/telefono'))?.text()) ?? '').matchAll(/(?:src|href)="(\/[^"]+)"/g))
    await follow(path ?? '')
  expect([...asked].filter((path) => path.endsWith('.css'))).not.toBeEmpty()
  expect([...asked].some((path) => /^\/telefono\/pagina\/[0-9a-f]{16}\/words\.ts$/.test(path))).toBe(true)
})

test('the first address of the emulator leads to the telephone', async () => {
  for (const path of ['/', '/telefono/']) expect((await get(path))?.headers.get('location')).toBe('/telefono')
})

test('the page serves its own files only', async () => {
  for (const name of ['serve.ts', '../api.ts', '..%2Ftypes.ts', 'browser/../serve.ts', 'browser/', 'nada.css'])
    expect((await get(`/telefono/pagina/${name}`))?.status ?? 404, name).toBe(404)
})

test('calls of the Graph API and of the telephone are left to the emulator', () => {
  expect(get('/telefono/api/people')).toBeUndefined()
  expect(get('/v25.0/123/messages')).toBeUndefined()
  expect(get('/telefono', 'POST')).toBeUndefined()
})

test('the CURPs and names that a newcomer is given pass the checks of the counter', () => {
  const words = Object.values(CHARACTERS).flatMap(({ facts }) => facts.map((fact) => fact.value).join(', '))
  const people = words.flatMap((facts) => [...facts.matchAll(/([A-Z]{4}\d{6}[A-Z\d]{8}), ([^,]+)/g)])
  expect(people).toHaveLength(4)
  for (const [, curp = '', name = ''] of people) {
    expect(judgeCurp(curp, '2026-11-24').ok, curp).toBe(true)
    expect(nameFitsCurp(curp, name), name).toBe(true)
  }
})

test('where no passport is offered nobody of the page wants one', () => {
  for (const id of Object.keys(CHARACTERS)) {
    const shown = (mayWantPassport: boolean) => characterOf({ id, name: id, app: 'whatsapp', mayWantPassport })
    expect(JSON.stringify(shown(true))).toMatch(/pasaporte/i)
    expect(JSON.stringify(shown(false))).not.toMatch(/pasaporte/i)
    expect(shown(false).begin).toBe('Hola')
  }
})

test('the telephone says whose clock it shows as people write it', () => {
  expect(clockOf('America/Mexico_City')).toBe('hora de Ciudad de México')
  expect(clockOf('America/Cancun')).toBe('hora de Cancún')
  expect(clockOf('America/Tijuana')).toBe('hora de Tijuana')
})
