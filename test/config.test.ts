import { expect, test } from 'bun:test'
import { sign } from '../src/channels/whatsapp/signature.ts'
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
    const read = (text: string) => readConfig({ [name]: text }, '/') as unknown as Record<string, number>
    expect([least, most].map((number) => read(` ${number} `)[name])).toEqual([least, most])
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
  const numbers = Object.entries(readConfig({}, '/')).filter(([, value]) => typeof value === 'number')
  expect(numbers.map(([name]) => name).toSorted()).toEqual(Object.keys(LIMITS).toSorted())
})

test('what listens on every address, or on one of IPv6, is told by an address that a browser takes', () => {
  const told = ['127.0.0.1', '0.0.0.0', '::', '::1', 'fe80::1'].map((host) => new URL(localAddress(host, 3000)).host)
  expect(told).toEqual(['127.0.0.1:3000', '127.0.0.1:3000', '[::1]:3000', '[::1]:3000', '[fe80::1]:3000'])
})
