import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Product {
  /** The telephone of the demonstration. */
  phoneUrl: string
  swaggerUrl: string
  adminToken: string
  /** Its database; gone once it was stopped. */
  databasePath: string
  /** What it wrote to both of its outputs so far. */
  output(): string
  /** Ends it as a service manager would and deletes its folder; the exit code. */
  stop(): Promise<number>
}

/**
 * The whole product in demonstration mode, as `npm start` starts it, but new and empty, on free ports and with a database of its own. Throws
 * what it printed when it ends before it told its three addresses.
 */
export async function startProduct(env: Record<string, string | undefined> = {}): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-product-'))
  const databasePath = join(folder, 'v.db')
  const child = Bun.spawn([process.execPath, 'src/main.ts'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: {
      ...clean(process.env),
      PORT: '0',
      PUBLIC_PORT: '0',
      EMULATOR_PORT: '0',
      DATABASE_PATH: databasePath,
      BACKUP_DIR: join(folder, 'copies'),
      SEED: 'sample', // Nobody has lived here: what a test sees it did itself.
      ...env,
    },
    stdout: 'pipe',
    stderr: 'pipe',
  })
  const heard = { text: '' }
  void collect(child.stderr, heard)
  const announced = await read(child.stdout, heard)
  if (!announced) throw new Error(`The product ended before it was ready:\n${heard.text}`)
  return {
    ...announced,
    databasePath,
    output: () => heard.text,
    async stop() {
      child.kill('SIGTERM')
      const code = await child.exited
      rmSync(folder, { recursive: true, force: true })
      return code
    },
  }
}

/** Reads on until the addresses were printed, and keeps reading behind the caller's back, so that the pipe never fills. */
async function read(stream: ReadableStream<Uint8Array>, heard: { text: string }) {
  const found = Promise.withResolvers<Pick<Product, 'phoneUrl' | 'swaggerUrl' | 'adminToken'> | undefined>()
  void collect(stream, heard, () => {
    const phoneUrl = /http:\S+\/telefono/.exec(heard.text)?.[0]
    const swaggerUrl = /http:\S+\/swagger/.exec(heard.text)?.[0]
    const adminToken = /\bdemo-[\w-]+/.exec(heard.text)?.[0]
    if (phoneUrl && swaggerUrl && adminToken && heard.text.endsWith('\n')) found.resolve({ phoneUrl, swaggerUrl, adminToken })
  }).then(() => found.resolve(undefined))
  return found.promise
}

async function collect(stream: ReadableStream<Uint8Array>, heard: { text: string }, then = () => {}): Promise<void> {
  const decoder = new TextDecoder()
  for await (const piece of stream) {
    heard.text += decoder.decode(piece, { stream: true })
    then()
  }
}

/** An operator's own variables must not leak into a test. */
const clean = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => ['PATH', 'HOME', 'TMPDIR', 'LANG'].includes(name)))
