import { afterAll, expect, test } from 'bun:test'
import { join } from 'node:path'
import { brokenInvariants } from '../../db/invariants.ts'
import { openDatabase } from '../../db/open.ts'
import { systemClock } from '../../src/clock.ts'
import { createVault } from '../../src/vault.ts'
import { ACCOUNT } from '../office.ts'
import { messageWebhook } from '../webhooks.ts'
import { startStubGraph } from './graph.ts'
import { DATA_KEY, type Product, startProduct, temporaryFolder } from './product.ts'

/** By hand: KILLS=200 npm test ./test/process */
const KILLS = Number(process.env.KILLS ?? 5)
const folder = temporaryFolder()
const graph = startStubGraph()
afterAll(() => {
  graph.stop()
  folder.remove()
})

const WORDS = ['Hola', 'quiero renovar mi pasaporte', 'Toluca', 'MENÚ', 'PAGO', 'ayuda']
const environment = { WHATSAPP_API_URL: graph.url, IN_DOUBT_SECONDS: '1', LOG_LEVEL: 'warn' }

test(
  `killed ${KILLS} times under load, it forgets nothing that it answered 200`,
  async () => {
    const acknowledged: string[] = []
    for (let round = 0; round < KILLS; round++) {
      const product = await startProduct(folder.path, { ...environment, LOG_LEVEL: 'info' })
      graph.reportTo(product.port)
      const load = writeFromManyPhones(product, round, acknowledged)
      await Bun.sleep(30 + ((round * 37) % 250)) // Real time: the kill must fall somewhere in real work.
      graph.reportTo(undefined)
      await product.kill('SIGKILL')
      await load
    }
    const last = await startProduct(folder.path, { ...environment, LOG_LEVEL: 'info' })
    graph.reportTo(last.port)
    await waitUntil(() => openMessages() === 0)
    expect(await last.kill('SIGTERM')).toBe(0)

    expect(acknowledged.length).toBeGreaterThan(KILLS)
    expect(missing(acknowledged)).toEqual([])
    const db = openDatabase(join(folder.path, 'ventanilla.db'), { readonly: true })
    expect(brokenInvariants(db)).toEqual([])
    expect(db.client.query("select count(*) as n from inbox where state <> 'handled'").get()).toEqual({ n: 0 })
    expect(db.client.query("select count(*) as n from outbox where state in ('queued', 'sending', 'in_doubt')").get()).toEqual({
      n: 0,
    })
    db.close()
    expect(provablyRepeated()).toEqual([])
  },
  60_000 + KILLS * 4_000,
)

/** Ten phones write until the process is gone; what was answered 200 is remembered. */
async function writeFromManyPhones(product: Product, round: number, acknowledged: string[]): Promise<void> {
  const writeFrom = async (phone: number) => {
    for (let i = 0; i < 200; i++) {
      const id = `wamid.kill.${round}.${phone}.${i}`
      // Other phones each round: somebody who writes again after the crash ends a doubt, and may rightly read it twice.
      const number = `52155${String(round).padStart(3, '0')}${String(phone).padStart(5, '0')}`
      const text = WORDS[(phone + i) % WORDS.length] ?? 'Hola'
      const status = await product.post(messageWebhook(ACCOUNT, number, undefined, id, Date.now(), { kind: 'text', text }))
      if (status !== 200) return
      acknowledged.push(id)
    }
  }
  await Promise.all(Array.from({ length: 10 }, (_, phone) => writeFrom(phone)))
}

function missing(ids: string[]): string[] {
  const vault = createVault(Buffer.from(DATA_KEY, 'base64'), systemClock)
  const db = openDatabase(join(folder.path, 'ventanilla.db'), { readonly: true })
  const found = db.client.query<{ state: string }, [Uint8Array]>('select state from inbox where key = ?')
  const lost = ids.filter((id) => found.get(vault.index('wamid', id))?.state !== 'handled')
  db.close()
  return lost
}

function openMessages(): number {
  const db = openDatabase(join(folder.path, 'ventanilla.db'), { readonly: true })
  const row = db.client
    .query<{ n: number }, []>("select count(*) as n from outbox where state in ('queued', 'sending', 'in_doubt', 'accepted')")
    .get()
  db.close()
  return row?.n ?? 0
}

/**
 * Messages that Meta took more than once although the status of the first sending had time to arrive: the next attempt
 * may only follow a doubt of a second, in which the stub repeats its status every 20 ms.
 */
function provablyRepeated(): string[] {
  const attempts = new Map<string, number>()
  for (const { callback } of graph.taken) {
    const row = callback.split('.')[0] ?? ''
    attempts.set(row, (attempts.get(row) ?? 0) + 1)
  }
  return [...attempts].filter(([, times]) => times > 1).map(([row]) => row)
}

async function waitUntil(done: () => boolean): Promise<void> {
  for (let i = 0; i < 600 && !done(); i++) await Bun.sleep(50)
  expect(done()).toBe(true)
}
