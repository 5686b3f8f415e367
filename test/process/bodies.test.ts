// Memory and patience of the real process when hundreds of connections bring large bodies, without a signature or with a made-up one.
import { afterAll, beforeAll, expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { ACCOUNT } from '../office.ts'
import { messageWebhook } from '../webhooks.ts'
import { type Product, startProduct, temporaryFolder, until } from './product.ts'

const MIB = 1024 * 1024
const folder = temporaryFolder()
let product: Product
beforeAll(async () => {
  product = await startProduct(folder.path)
})
afterAll(async () => {
  await product.kill('SIGTERM')
  folder.remove()
})

/** What the process has in memory, in MiB. */
const residentMiB = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${product.pid}/status`, 'utf8'))?.[1]) / 1024

const MADE_UP = `X-Hub-Signature-256: sha256=${'0'.repeat(64)}\r\n`
const PIECE = Buffer.alloc(64 * 1024, 'x')

/** Begins a body of 3 MiB, sends all but the last bytes of it as fast as they are taken, and leaves it there. */
function beginAndLeave(header: string) {
  const answered = Promise.withResolvers<number | undefined>()
  const sent = Promise.withResolvers<void>()
  let left = 3 * MIB - 100
  const socket: Socket = connect(product.publicPort, '127.0.0.1')
  const end = () => {
    answered.resolve(undefined)
    sent.resolve()
  }
  socket.on('error', end).on('close', end)
  socket.on('data', (bytes) => answered.resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(bytes.toString('latin1'))?.[1])))
  socket.write(`POST /webhooks/whatsapp HTTP/1.1\r\nHost: citas.example\r\n${header}Content-Length: ${3 * MIB}\r\n\r\n`)
  const pour = () => {
    while (left > 0 && !socket.destroyed) {
      const piece = PIECE.subarray(0, left)
      left -= piece.length
      if (!socket.write(piece)) return void socket.once('drain', pour)
    }
    sent.resolve()
  }
  pour()
  return { answered: answered.promise, sent: sent.promise, close: () => socket.destroy() }
}

async function refusedForWantOfRoom(): Promise<number> {
  const figures = await (await fetch(`http://127.0.0.1:${product.port}/metrics`)).text()
  return Number(/webhooks_total\{outcome="no_room"\} (\d+)/.exec(figures)?.[1] ?? 0)
}

let nth = 0
const sayHello = () =>
  product.post(
    messageWebhook(ACCOUNT, '5215500000001', 'Rosa', `wamid.bodies.${nth++}`, Date.now(), { kind: 'text', text: 'Hola' }),
  )

const onLinux = test.skipIf(process.platform !== 'linux') // Elsewhere there is no /proc to read the memory from.

onLinux(
  'two hundred bodies without a signature, 600 MiB, leave nothing in memory and keep nobody out',
  async () => {
    expect(await sayHello()).toBe(200)
    const before = residentMiB()
    const all = Array.from({ length: 200 }, () => beginAndLeave(''))
    const answers = await Promise.all(all.map(({ answered }) => answered))
    // Who still sends when the connection ends may lose the answer to that, as with any server.
    expect(answers.filter((status) => status !== 401 && status !== undefined)).toEqual([])
    expect(answers).toContain(401)
    expect(await sayHello()).toBe(200)
    expect(residentMiB() - before).toBeLessThan(64)
    for (const one of all) one.close()
  },
  60_000,
)

onLinux(
  'a hundred and fifty bodies with a made-up signature, 450 MiB, hold little, and a message that comes whole is heard',
  async () => {
    expect(await sayHello()).toBe(200)
    const before = residentMiB()
    const all = Array.from({ length: 150 }, () => beginAndLeave(MADE_UP))
    let most = 0
    const finished = async ({ sent }: { sent: Promise<void> }) => {
      await sent
      most = Math.max(most, residentMiB() - before)
    }
    await Promise.all(all.map(finished))
    // The collector gives freed room back late: 100 to 190 MiB were seen.
    expect(most).toBeLessThan(256)
    // Most were refused at once. The others wait; they are cut off when somebody has needed their room for two seconds.
    await until(async () => (await sayHello()) === 200)
    // What was sent may still lie in the system's buffers: the process counts it when it has read as far.
    await until(async () => (await refusedForWantOfRoom()) > 100)
    for (const one of all) one.close()
  },
  60_000,
)
