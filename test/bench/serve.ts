import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '../process/product.ts'
import { type LoadResult, pour } from './load.ts'
import type { Mode } from './server.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CONNECTIONS = 64

export interface Run {
  result: LoadResult
  /** Webhooks that shared a commit, on average. */
  perCommit: number
}

/** Pours the requests into a fresh server of that mode, as a process of its own; the first ones only warm it. */
export async function serve(
  mode: Mode,
  requests: Buffer[],
  seconds: number,
  { env = {}, connections = CONNECTIONS }: { env?: Record<string, string>; connections?: number } = {},
): Promise<Run> {
  const folder = temporaryFolder()
  const server = await startServer(mode, join(folder.path, 'bench.db'), env)
  await pour(server.port, requests.slice(0, 2_000), CONNECTIONS, 1)
  const before = await server.steps()
  const result = await pour(server.port, requests.slice(2_000), connections, seconds)
  const after = await server.steps()
  await server.stop()
  folder.remove()
  return { result, perCommit: (after.steps - before.steps) / Math.max(1, after.flushes - before.flushes) }
}

async function startServer(mode: Mode, path: string, env: Record<string, string>) {
  const child = Bun.spawn([process.execPath, 'test/bench/server.ts', mode, path], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdout: 'pipe',
    stderr: 'inherit',
  })
  const { value } = await child.stdout.getReader().read()
  const port = Number(/port (\d+)/.exec(new TextDecoder().decode(value))?.[1])
  return {
    port,
    async steps() {
      if (mode === 'none') return { flushes: 0, steps: 0 }
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
      const read = (name: string) => Number(new RegExp(`^ventanilla_flush_steps_${name} (\\d+)`, 'm').exec(text)?.[1] ?? 0)
      return { flushes: read('count'), steps: read('sum') }
    },
    async stop() {
      child.kill('SIGKILL')
      await child.exited
    },
  }
}
