import { afterAll, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { ACCOUNT } from '../office.ts'
import { messageWebhook } from '../webhooks.ts'
import { startStubGraph } from './graph.ts'
import { startProduct, temporaryFolder } from './product.ts'
import { count, missingMessages, reading } from './records.ts'

const folder = temporaryFolder()
const graph = startStubGraph(50)
afterAll(() => {
  graph.stop()
  folder.remove()
})

test('told to stop while everybody writes, it finishes what it has in hand, loses nothing and ends with 0', async () => {
  const product = await startProduct(folder.path, { WHATSAPP_API_URL: graph.url })
  graph.reportTo(product.port)
  const acknowledged: string[] = []
  const writeFrom = async (phone: number) => {
    for (let i = 0; ; i++) {
      const id = `wamid.stop.${phone}.${i}`
      const from = `52159${String(phone).padStart(8, '0')}`
      const status = await product.post(messageWebhook(ACCOUNT, from, undefined, id, Date.now(), { kind: 'text', text: 'Hola' }))
      if (status !== 200) return
      acknowledged.push(id)
    }
  }
  const load = Promise.all(Array.from({ length: 32 }, (_, phone) => writeFrom(phone)))
  await graph.nextAnswer(20)
  expect(await product.kill('SIGTERM')).toBe(0)
  expect(product.lines.at(-1)).toContain('stop.done')
  await load
  reading(folder.path, (db) => {
    expect(acknowledged.length).toBeGreaterThan(20)
    expect(missingMessages(db, acknowledged)).toEqual([])
    expect(brokenInvariants(db)).toEqual([])
    // What was on its way came to its end: nothing is in doubt because of an orderly stop.
    expect(count(db, "outbox where state in ('sending', 'in_doubt')")).toBe(0)
  })
}, 30_000)

test('told to stop in the moment of its start, it stops as always', async () => {
  const product = await startProduct(folder.path)
  expect(await product.kill('SIGTERM')).toBe(0)
  const administration = `http://127.0.0.1:${product.port}/swagger`
  expect(product.lines.find((line) => line.startsWith('Ventanilla'))).toContain(
    `está funcionando. Administración: ${administration}.`,
  )
  expect(product.lines.at(-1)).toContain('stop.done')
}, 30_000)
