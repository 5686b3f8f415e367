import { describe, expect, test } from 'bun:test'
import type { Fetch } from '../../src/commands/program.ts'
import { openOffice, PAGE } from '../office.ts'
import { arrange, behindTunnel, PUBLIC } from './installation.ts'

describe('the door', () => {
  // What the internet reaches of us.

  test('it finds an administration that the tunnel shows to the world', async () => {
    const office = arrange()
    // A tunnel that calls the office by another name for whatever is not a webhook.
    const open: Fetch = (url, init) =>
      office.door(url.includes('/webhooks/') ? url : url.replace(PUBLIC, 'http://localhost:3000'), init)
    const { code, said } = await office.run({ door: open })
    expect(said).toContain('Desde internet se ve /admin/estado, /swagger, /puerta, /health/ready, /metrics')
    expect(code).toBe(1)
  })

  test('it finds a tunnel that still leads to the office, and says where it has to lead', async () => {
    const office = arrange()
    const asBefore: Fetch = (url, init) =>
      url.startsWith(PUBLIC)
        ? office.door(url.replace(PUBLIC, 'http://127.0.0.1:3000'), {
            ...init,
            headers: { ...init.headers, host: 'citas.example' },
          })
        : office.door(url, init)
    const { code, said } = await office.run({ door: asBefore })
    expect(said).toContain(`El túnel de ${PUBLIC} llega al puerto de la oficina (3000)`)
    expect(said).toContain('Haga que apunte a http://127.0.0.1:3002 (PUBLIC_PORT).')
    expect(code).toBe(1)
  })

  test('it finds a server of which nobody takes messages', async () => {
    const office = arrange()
    const half: Fetch = (url, init) =>
      new URL(url).port === '3002' ? Promise.reject(new TypeError('refused')) : office.door(url, init)
    const { code, said } = await office.run({ door: half })
    expect(said).toContain('El programa no recibe mensajes en http://127.0.0.1:3002.')
    expect(code).toBe(1)
  })

  test('it finds a public address that leads nowhere, or to somebody else', async () => {
    const office = arrange()
    const without =
      (answer: () => Promise<Response>): Fetch =>
      (url, init) =>
        url.startsWith(PUBLIC) ? answer() : office.door(url, init)
    const nowhere = await office.run({ door: without(async () => Promise.reject(new TypeError('no route'))) })
    expect(nowhere.said).toContain(`No se llega a ${PUBLIC}`)
    const other = await office.run({ door: without(async () => new Response('Bienvenido')) })
    expect(other.said).toContain(`En ${PUBLIC} no contesta este programa`)
    expect([nowhere.code, other.code]).toEqual([1, 1])
  })

  test('it finds something else at the port of the office, instead of blaming the disk', async () => {
    const office = arrange()
    const another: Fetch = async (url, init) =>
      url.endsWith('/health/ready') && !url.startsWith(PUBLIC) ? new Response('', { status: 404 }) : office.door(url, init)
    const { code, said } = await office.run({ door: another })
    expect(said).toContain('En http://127.0.0.1:3000 contesta otro programa')
    expect(said).not.toContain('espacio en el disco')
    expect(code).toBe(1)
  })

  test('with Messenger alone it is Messenger’s door that is tried, inside and from outside, and the clock is compared', async () => {
    const { officeApp, publicApp } = openOffice({ alone: true, accounts: { messenger: PAGE } }).house
    const door: Fetch = async (url, init) => (new URL(url).port === '3000' ? officeApp : publicApp).handle(behindTunnel(url, init))
    const env = {
      ...Object.fromEntries(
        ['PHONE_NUMBER_ID', 'BUSINESS_ACCOUNT_ID', 'ACCESS_TOKEN', 'APP_SECRET', 'VERIFY_TOKEN'].map((name) => [
          `WHATSAPP_${name}`,
          '',
        ]),
      ),
      MESSENGER_PAGE_ID: PAGE.pageId,
      MESSENGER_PAGE_ACCESS_TOKEN: PAGE.accessToken,
      MESSENGER_APP_SECRET: PAGE.appSecret,
      MESSENGER_VERIFY_TOKEN: PAGE.verifyToken,
    }
    const { said } = await arrange().run({ door, env })
    for (const sentence of [
      'El programa recibe lo que Meta firma.',
      'El programa rechaza lo que no firma Meta.',
      `Por ${PUBLIC} llega lo que Meta firma.`,
      'El reloj de la computadora está a tiempo',
    ])
      expect(said).toContain(sentence)
    const changed = await arrange().run({ door, env: { ...env, MESSENGER_APP_SECRET: 'another', MESSENGER_VERIFY_TOKEN: 'other' } })
    expect(changed.said).toContain('El programa no acepta lo que firma Meta (contestó 401).')
    // Both: said of which.
    const both = await arrange().run({
      env: Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('MESSENGER'))),
    })
    expect(both.said).toContain('El programa recibe lo que Meta firma de WhatsApp.')
    expect(both.said).toContain('El programa no acepta lo que firma Meta de Messenger (contestó 404).')
  })
})
