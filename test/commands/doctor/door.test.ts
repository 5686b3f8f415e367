// What the internet reaches of us.
import { expect, test } from 'bun:test'
import type { Fetch } from '../../../src/commands/program.ts'
import { arrange, PUBLIC } from './stage.ts'

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
      ? office.door(url.replace(PUBLIC, 'http://127.0.0.1:3000'), { ...init, headers: { ...init.headers, host: 'citas.example' } })
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
