import { afterEach, beforeEach, expect, test } from 'bun:test'
import { SECOND } from '../../../src/clock.ts'
import type { FaultId, PhoneFault } from '../../../src/demo/emulator/types.ts'
import { arrange, text } from './arrange.ts'

let world: ReturnType<typeof arrange>
beforeEach(async () => {
  world = arrange()
  await world.say('guadalupe', { kind: 'text', text: 'Hola' })
  await world.pass()
  world.webhooks.length = 0
})
afterEach(() => world.emulator.stop())

const order = (id: FaultId, prepared = true) => world.phone('/faults', { id, prepared })
const prepared = async () => ((await (await world.phone('/faults')).json()) as PhoneFault[]).filter((fault) => fault.prepared)

test('a fault happens once and can be called off', async () => {
  await order('send_500')
  expect(await prepared()).toEqual([{ id: 'send_500', prepared: true }])
  expect(await world.send(text('x'))).toMatchObject({ status: 500, body: { error: { code: 131000 } } })
  expect(await prepared()).toEqual([])
  expect((await world.send(text('x'))).status).toBe(200)
  await order('send_500')
  await order('send_500', false)
  expect((await world.send(text('x'))).status).toBe(200)
  expect((await world.phone('/faults', { id: 'unknown' })).status).toBe(400)
})

test('the next webhook can come twice, in the same bytes', async () => {
  await order('duplicate_webhook')
  await world.say('guadalupe', { kind: 'text', text: 'otra vez' })
  await world.pass()
  expect(world.webhooks).toHaveLength(2)
  expect(world.webhooks[0]?.raw).toBe(world.webhooks[1]?.raw ?? '')
})

test('the next webhook can come late', async () => {
  await order('slow_webhook')
  await world.say('guadalupe', { kind: 'text', text: 'despacio' })
  await world.pass()
  await world.pass(19 * SECOND)
  expect(world.webhooks).toHaveLength(0)
  await world.pass(SECOND)
  expect(world.messages()).toHaveLength(1)
})

test('the next send can be too much for one person', async () => {
  await order('send_131056')
  expect(await world.send(text('x'))).toMatchObject({ status: 400, body: { error: { code: 131056 } } })
})

test('the next send can be accepted and then never arrive', async () => {
  await order('send_undeliverable')
  expect((await world.send({ ...text('x'), biz_opaque_callback_data: '7.1' })).status).toBe(200)
  await world.pass(SECOND)
  expect(world.statuses()).toMatchObject([{ status: 'failed', biz_opaque_callback_data: '7.1', errors: [{ code: 131026 }] }])
  expect((await world.chat('guadalupe')).at(-1)?.tick).toBe('failed')
})

test('the next send can be accepted without an answer, and its statuses prove it', async () => {
  await order('send_timeout')
  let answered = false
  const answer = world.send({ ...text('x'), biz_opaque_callback_data: '8.1' }).then(() => {
    answered = true
  })
  while ((await world.chat('guadalupe')).length < 2) await world.pass()
  await world.pass(30 * SECOND)
  expect(answered).toBe(false)
  expect(world.statuses()[0]).toMatchObject({ status: 'sent', biz_opaque_callback_data: '8.1' })
  await world.pass(120 * SECOND)
  await answer
})
