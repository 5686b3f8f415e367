import { afterAll, expect, test } from 'bun:test'
import { connect } from 'node:net'
import { brokenInvariants } from '../../db/invariants.ts'
import { ACCOUNT } from '../office.ts'
import { messageWebhook } from '../webhooks.ts'
import { startStubGraph } from './graph.ts'
import { startProduct, temporaryFolder } from './product.ts'
import { count, missingMessages, reading } from './records.ts'

const HELLO = { kind: 'text', text: 'Hola' } as const
const folder = temporaryFolder()
const graph = startStubGraph(50)
afterAll(() => {
  graph.stop()
  folder.remove()
})

/** Nine seconds of waiting: the other tests are done meanwhile. */
const amongSilence = stopAmongSilence()
amongSilence.catch(() => undefined) // Whoever asks for it is told.

test('told to stop while everybody writes, it finishes what it has in hand, loses nothing and ends with 0', async () => {
  const product = await startProduct(folder.path, { WHATSAPP_API_URL: graph.url })
  graph.reportTo(product.publicPort)
  const acknowledged: string[] = []
  const writeFrom = async (phone: number) => {
    for (let i = 0; ; i++) {
      const id = `wamid.stop.${phone}.${i}`
      const from = `52159${String(phone).padStart(8, '0')}`
      const status = await product.post(messageWebhook(ACCOUNT, from, undefined, id, Date.now(), HELLO))
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

test('neither a webhook of which only the beginning came nor a Meta that does not answer keep it from stopping in ten seconds', async () => {
  const { code, lines, tookMs, plainlyMs } = await amongSilence
  expect(code).toBe(0)
  // What a stop takes with nothing in hand is the machine's part: one that is busy needs seconds for it.
  expect(tookMs).toBeLessThan(10_000 + plainlyMs)
  expect(lines).toContain('crew.cut_off')
  expect(lines).not.toContain('http.failed')
}, 60_000)

/** Told to stop while both wait, beside another one that has nothing in hand. */
async function stopAmongSilence() {
  const [own, others] = [temporaryFolder(), temporaryFolder()]
  const silent = Bun.serve({ port: 0, fetch: () => new Promise<Response>(() => {}) })
  const [product, idle] = await Promise.all([
    startProduct(own.path, { WHATSAPP_API_URL: silent.url.origin }),
    startProduct(others.path),
  ])
  const half = connect(product.publicPort, '127.0.0.1').on('error', () => {})
  half.write(
    `POST /webhooks/whatsapp HTTP/1.1\r\nHost: citas.example\r\nX-Hub-Signature-256: sha256=${'0'.repeat(64)}\r\nContent-Length: 100\r\n\r\n{`,
  )
  const taken = await product.post(messageWebhook(ACCOUNT, '5215500000001', undefined, 'wamid.half', Date.now(), HELLO))
  const stopping = [product, idle].map(async (one) => {
    const asked = performance.now()
    return { code: await one.kill('SIGTERM'), ms: performance.now() - asked }
  })
  const [stopped, plainly] = await Promise.all(stopping)
  half.destroy()
  await silent.stop(true)
  for (const folder of [own, others]) folder.remove()
  return {
    code: taken === 200 && plainly?.code === 0 ? stopped?.code : `${taken}, ${plainly?.code}`,
    lines: product.lines.join(),
    tookMs: stopped?.ms ?? 0,
    plainlyMs: plainly?.ms ?? 0,
  }
}
