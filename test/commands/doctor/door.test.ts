// What the internet reaches of us.
import { afterEach, expect, test } from 'bun:test'
import type { Fetch } from '../../../src/commands/program.ts'
import { arrange, PUBLIC, tidyUp } from './stage.ts'

afterEach(tidyUp)

test('it finds an administration that the tunnel shows to the world', async () => {
  const office = arrange()
  const open: Fetch = (url, init) => office.door(url.replace(PUBLIC, 'http://localhost:3000'), init)
  const { code, said } = await office.run({ door: open })
  expect(said).toContain('Desde internet se ve /admin/estado, /swagger, /health/ready, /metrics')
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
