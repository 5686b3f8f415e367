import { expect, test } from 'bun:test'
import { sign } from '../src/channels/meta/signature.ts'
import { checkSettings } from '../src/commands/doctor/machine.ts'
import { ConfigError, localAddress, readConfig } from '../src/config.ts'
import { openOffice } from './office.ts'

const REAL = {
  ADMIN_TOKEN: 'a-token-that-is-long-enough',
  DATA_KEY: Buffer.alloc(32, 5).toString('base64'),
  WHATSAPP_PHONE_NUMBER_ID: '1',
  WHATSAPP_BUSINESS_ACCOUNT_ID: '2',
  WHATSAPP_ACCESS_TOKEN: '3',
  WHATSAPP_APP_SECRET: 'the-new-secret',
  WHATSAPP_VERIFY_TOKEN: '5',
}

test('while the app secret is changed, what Meta signed with the old one is taken too, and nothing else', async () => {
  const { whatsapp } = readConfig({ ...REAL, WHATSAPP_APP_SECRET_OLD: 'the-old-secret' }, '/')
  if (!whatsapp) throw new Error('no account')
  const { house } = openOffice({ account: whatsapp })
  const post = async (secret: string) => {
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [] })
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': sign(body, secret) }
    return (await house.publicApp.handle(new Request('http://localhost/webhooks/whatsapp', { method: 'POST', body, headers })))
      .status
  }
  expect([await post('the-new-secret'), await post('the-old-secret'), await post('another')]).toEqual([200, 200, 401])
})

test('an old secret alone, or an empty one, makes no account', () => {
  expect(readConfig({ WHATSAPP_APP_SECRET_OLD: 'the-old-secret' }, '/').whatsapp).toBeUndefined()
  expect(readConfig({ ...REAL, WHATSAPP_APP_SECRET_OLD: ' ' }, '/').whatsapp?.oldAppSecret).toBeUndefined()
})

test.each(['ADMIN_TOKEN', 'WHATSAPP_ACCESS_TOKEN'] as const)(
  '%s travels in a header: what cannot stand there is refused',
  (name) => {
    const copied = 'EAAG-copied_from.the/console='
    expect(readConfig({ ...REAL, [name]: ` ${copied}\n` }, '/')).toEqual(readConfig({ ...REAL, [name]: copied }, '/'))
    for (const text of [
      'copied with some blanks in it',
      'copied-on-two-lines\nof-the-mail',
      'contraseña-con-una-eñe-adentro',
      'EAAG-copied\u200b-with-nothing-to-see',
    ])
      expect(() => readConfig({ ...REAL, [name]: text }, '/')).toThrow(`La variable ${name} no es válida`)
  },
)

test('an administrator’s key that can be guessed is refused, with the way to a better one', () => {
  for (const ADMIN_TOKEN of ['a'.repeat(24), 'contrasena12345678901234', 'Ventanilla2026Ventanilla2026'])
    expect(() => readConfig({ ...REAL, ADMIN_TOKEN }, '/')).toThrow('(npm run setup hace una).')
})

test('the address of the Graph API is taken with the slash that people copy along, and not with what would swallow a path', () => {
  const read = (text: string) => readConfig({ WHATSAPP_API_URL: text }, '/').WHATSAPP_API_URL
  expect(['https://graph.facebook.com/', 'http://127.0.0.1:9/meta//', 'https://graph.facebook.com'].map(read)).toEqual([
    'https://graph.facebook.com',
    'http://127.0.0.1:9/meta',
    'https://graph.facebook.com',
  ])
  for (const text of ['https://graph.facebook.com/?access_token=1', 'https://graph.facebook.com/#messages'])
    expect(() => read(text)).toThrow('La variable WHATSAPP_API_URL no es válida')
})

test('the token and what citizens write travel encrypted, or not beyond this computer', () => {
  const read = (text: string) => readConfig({ WHATSAPP_API_URL: text }, '/').WHATSAPP_API_URL
  for (const own of [
    'http://localhost:3001',
    'http://127.0.0.1:3001',
    'http://127.9.9.9',
    'http://[::1]:3001',
    'http://LOCALHOST:1',
  ])
    expect(read(own)).toBe(own)
  for (const other of [
    'http://graph.facebook.com',
    'http://192.168.1.20:3001',
    'http://localhost.evil.example',
    'http://127.0.0.1.evil.example',
    'http://127.0.0.1@evil.example',
    'http://0.0.0.0:3001',
    'http://[::ffff:10.0.0.1]',
  ])
    expect(() => read(other)).toThrow('(http:// solo en esta misma computadora)')
})

test('the names of the office’s own network are read as a browser writes them, and the public one is never among them', () => {
  const read = (text: string, PUBLIC_URL = 'https://citas.example') =>
    readConfig({ OFFICE_HOSTS: text, PUBLIC_URL }, '/').OFFICE_HOSTS
  expect(read(' PC-Oficina.lan:3000, 192.168.1.20  [FD00::20]:3000,oficina. ')).toEqual([
    'pc-oficina.lan',
    '192.168.1.20',
    'fd00::20',
    'oficina',
  ])
  expect(read('')).toEqual([])
  for (const text of ['http://pc-oficina.lan', 'pc-oficina.lan/swagger', '*', 'yo@pc-oficina', 'pc oficina;x', '*.lan'])
    expect(() => read(text)).toThrow('La variable OFFICE_HOSTS no es válida')
  for (const text of ['citas.example', 'pc-oficina.lan, CITAS.Example.:443'])
    expect(() => read(text)).toThrow('OFFICE_HOSTS lleva el nombre de PUBLIC_URL')
})

test('two listeners do not share a port, which two addresses would allow; the demonstration has three', () => {
  expect(() => readConfig({ PUBLIC_PORT: '3000' }, '/')).toThrow('Las variables PORT y PUBLIC_PORT dicen el mismo puerto')
  expect(() => readConfig({ PORT: '3001' }, '/')).toThrow('Las variables PORT y EMULATOR_PORT dicen el mismo puerto')
  expect(readConfig({ ...REAL, PORT: '3001' }, '/').PORT).toBe(3001)
  expect(readConfig({ PORT: '0', PUBLIC_PORT: '0' }, '/').PUBLIC_PORT).toBe(0)
})

const LIMITS: Record<string, [least: number, most: number, of: string]> = {
  PORT: [0, 65_535, 'un número de puerto'],
  PUBLIC_PORT: [0, 65_535, 'un número de puerto'],
  EMULATOR_PORT: [0, 65_535, 'un número de puerto'],
  WHATSAPP_MESSAGES_PER_SECOND: [1, 1000, 'un número entero de mensajes'],
  IN_DOUBT_SECONDS: [1, 3600, 'un número entero de segundos'],
  HOLD_SECONDS: [30, 86_400, 'un número entero de segundos'],
  DRAFT_DAYS: [1, 90, 'un número entero de días'],
  BODY_HOURS: [1, 720, 'un número entero de horas'],
}

test.each(Object.entries(LIMITS))(
  '%s has limits, and what lies beyond is refused by its name, with both of them',
  (name, [least, most, of]) => {
    const read = (text: string) => {
      const { firstRules, ...config } = readConfig({ [name]: text }, '/')
      return ({ ...config, ...firstRules } as Record<string, unknown>)[name in config ? name : name.toLowerCase()]
    }
    expect([least, most].map((number) => read(` ${number} `))).toEqual([least, most])
    const sentence = `La variable ${name} no es válida: debe ser ${of} de ${least} a ${most}.`
    for (const text of [
      `${most + 1}`,
      `${least - 1}`,
      '1e9',
      '1e2',
      '0x50',
      '80.0',
      '60.5',
      'Infinity',
      'NaN',
      '99999999999999999999',
      '٨٠',
      '80 s',
    ])
      expect(() => readConfig({ [name]: text }, '/')).toThrow(new ConfigError(sentence))
    expect(checkSettings({ [name]: '1e9' }, '/nowhere').findings[0]?.what).toContain(sentence)
  },
)

test('every number of the environment has limits', () => {
  const { firstRules, ...config } = readConfig({}, '/')
  const numbers = Object.entries(config).flatMap(([name, value]) => (typeof value === 'number' ? [name] : []))
  const rules = Object.keys(firstRules).map((name) => name.toUpperCase())
  expect([...numbers, ...rules].toSorted()).toEqual(Object.keys(LIMITS).toSorted())
})

test('what listens on every address, or on one of IPv6, is told by an address that a browser takes', () => {
  const told = ['127.0.0.1', '0.0.0.0', '::', '::1', 'fe80::1'].map((host) => new URL(localAddress(host, 3000)).host)
  expect(told).toEqual(['127.0.0.1:3000', '127.0.0.1:3000', '[::1]:3000', '[::1]:3000', '[fe80::1]:3000'])
})
