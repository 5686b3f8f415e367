import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sign } from '../../src/channels/whatsapp/signature.ts'
import { ACCOUNT } from '../office.ts'
import { temporaryFolder } from '../process/product.ts'
import { messageWebhook } from '../webhooks.ts'
import { type LoadResult, pour, prepare } from './load.ts'
import { median, type Row } from './report.ts'
import type { Mode } from './server.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CONNECTIONS = 64
const SECONDS = 2
const ROUNDS = 3

interface Running {
  port: number
  steps(): Promise<{ flushes: number; steps: number }>
  stop(): void
}

/** Webhooks a second, 200 only after a commit with synchronous=FULL, each mode once a round so that noise hits all alike. */
export async function measureHttp(): Promise<Row[]> {
  const results: Record<string, LoadResult[]> = {}
  const shared: number[] = []
  const turnsShared: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const mode of ['none', 'each', 'grouped'] as Mode[]) {
      const { result, perCommit } = await oneRun(mode, storeOnly(mode === 'each' ? 30_000 : 160_000, `${round}${mode}`))
      ;(results[mode] ??= []).push(result)
      if (mode === 'grouped') shared.push(perCommit)
    }
    const turn = await oneRun('grouped', wholeTurns(60_000, String(round)))
    ;(results['turn'] ??= []).push(turn.result)
    turnsShared.push(turn.perCommit)
  }
  const perSecond = (name: string) => median((results[name] ?? []).map((run) => run.perSecond))
  const p99 = (name: string) => median((results[name] ?? []).map((run) => run.p99Ms))
  const refused = Object.values(results)
    .flat()
    .reduce((sum, run) => sum + run.refused, 0)
  const ratio = (of: string, to: string) => perSecond(of) / perSecond(to)
  return [
    { what: 'webhooks/s, same server without a database', value: perSecond('none') },
    { what: 'webhooks/s, storing, one commit a request', value: perSecond('each') },
    { what: 'webhooks/s, storing, group commit', value: perSecond('grouped'), note: `p99 ${p99('grouped').toFixed(1)} ms` },
    { what: 'storing / without a database', value: ratio('grouped', 'none'), goal: '>= 0.40' },
    { what: 'storing / one commit a request', value: ratio('grouped', 'each'), goal: '>= 8' },
    { what: 'webhooks that share a commit (storing)', value: median(shared) },
    { what: 'turns/s over HTTP (first "Hola")', value: perSecond('turn'), note: `p99 ${p99('turn').toFixed(1)} ms` },
    { what: 'webhooks that share a commit (turns)', value: median(turnsShared), goal: '>= 20' },
    { what: 'answers other than 200', value: refused, goal: '0' },
  ]
}

async function oneRun(mode: Mode, requests: Buffer[]): Promise<{ result: LoadResult; perCommit: number }> {
  const folder = temporaryFolder()
  const server = await startServer(mode, join(folder.path, 'bench.db'))
  await pour(server.port, requests.slice(0, 2_000), CONNECTIONS, 1) // Warm.
  const before = await server.steps()
  const result = await pour(server.port, requests.slice(2_000), CONNECTIONS, SECONDS)
  const after = await server.steps()
  server.stop()
  folder.remove()
  return { result, perCommit: (after.steps - before.steps) / Math.max(1, after.flushes - before.flushes) }
}

async function startServer(mode: Mode, path: string): Promise<Running> {
  const child = Bun.spawn([process.execPath, 'test/bench/server.ts', mode, path], { cwd: ROOT, stdout: 'pipe', stderr: 'inherit' })
  const reader = child.stdout.getReader()
  const { value } = await reader.read()
  const port = Number(/port (\d+)/.exec(new TextDecoder().decode(value))?.[1])
  return {
    port,
    async steps() {
      if (mode === 'none') return { flushes: 0, steps: 0 }
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
      const read = (name: string) => Number(new RegExp(`^ventanilla_flush_steps_${name} (\\d+)`, 'm').exec(text)?.[1] ?? 0)
      return { flushes: read('count'), steps: read('sum') }
    },
    stop: () => child.kill('SIGKILL'),
  }
}

/** A revoked message is understood as nothing to act on and stored: the least that a webhook costs. */
function storeOnly(count: number, round: string): Buffer[] {
  return Array.from({ length: count }, (_, i) => {
    const body = messageWebhook(
      ACCOUNT,
      `52155${String(i % 1000).padStart(8, '0')}`,
      'Guadalupe',
      `wamid.store.${round}.${i}`,
      Date.now(),
      {
        kind: 'text',
        text: 'x',
      },
    )
    const message = body.entry[0]?.changes[0]?.value as unknown as { messages: Record<string, unknown>[] }
    Object.assign(message.messages[0] ?? {}, { type: 'revoke', revoke: { original_message_id: 'wamid.x' } })
    return signed(body)
  })
}

function wholeTurns(count: number, round: string): Buffer[] {
  return Array.from({ length: count }, (_, i) =>
    signed(
      messageWebhook(ACCOUNT, `52156${String(i).padStart(8, '0')}`, 'Guadalupe', `wamid.turn.${round}.${i}`, Date.now(), {
        kind: 'text',
        text: 'Hola',
      }),
    ),
  )
}

function signed(body: unknown): Buffer {
  const bytes = JSON.stringify(body)
  return prepare('/webhooks/whatsapp', bytes, sign(bytes, ACCOUNT.appSecret))
}
