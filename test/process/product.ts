// The real process, as an operator starts it, with Meta played by a server of the test.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sign } from '../../src/channels/meta/signature.ts'
import { afterwards } from '../afterwards.ts'
import { ACCOUNT, ADMIN_TOKEN, PAGE } from '../office.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const DATA_KEY = Buffer.alloc(32, 7).toString('base64')

export interface Product {
  /** Of the office's listener. */
  port: number
  /** Of the listener that takes webhooks. */
  publicPort: number
  pid: number
  /** Log lines (stdout) and whatever was said on stderr. */
  lines: string[]
  kill(signal?: NodeJS.Signals): Promise<number>
  post(body: unknown): Promise<number>
  /** The same at Messenger's door; the product must have been given a Page (`pageEnvironment`). */
  postPage(body: unknown): Promise<number>
}

/** A folder for one test's database; `remove` when done. */
export function temporaryFolder(name = 'ventanilla-'): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), name))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Waits for what another process does in its own time. Fails when it does not come about, and says what that was. */
export async function until(what: () => boolean | Promise<boolean>, seconds = 30): Promise<void> {
  for (const end = performance.now() + seconds * 1_000; !(await what()); await Bun.sleep(25))
    if (performance.now() > end) throw new Error(`it did not come about in ${seconds} s: ${what}`)
}

/** How the process is started when not plainly from this folder. */
/** For a program that must come back at the same one. */
export function freePort(): number {
  const server = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Response() })
  const { port } = server
  void server.stop(true)
  return port ?? 0
}

export interface Launch {
  /** The words before `bun src/main.ts`. */
  within?: string[]
  /** The program's folder. */
  program?: string
  /** A script that runs before it, in the same process. */
  preload?: string
}

/** Starts the product and waits until it serves. Throws with what it said when it ends before that. */
export async function startProduct(
  folder: string,
  env: Record<string, string | undefined> = {},
  launch: Launch = {},
): Promise<Product> {
  const child = launchProduct(folder, env, launch)
  const lines: string[] = []
  const ready = Promise.withResolvers<{ port: number; publicPort: number }>()
  const reading = Promise.all([
    readLines(child.stdout, (line) => {
      lines.push(line)
      const event = line.startsWith('{') ? (JSON.parse(line) as { event: string; port: number; publicPort: number }) : undefined
      if (event?.event === 'start.ready') ready.resolve(event)
    }),
    readLines(child.stderr, (line) => lines.push(line)),
  ])
  void Promise.all([child.exited, reading]).then(() =>
    ready.reject(new Error(`it ended before it was ready: ${lines.slice(-5).join('\n')}`)),
  )
  const { port, publicPort } = await ready.promise
  return {
    port,
    publicPort,
    pid: child.pid,
    lines,
    async kill(signal = 'SIGKILL') {
      child.kill(signal)
      const code = await child.exited
      await reading
      return code
    },
    post: (body) => postSigned(publicPort, 'whatsapp', ACCOUNT.appSecret, body),
    postPage: (body) => postSigned(publicPort, 'messenger', PAGE.appSecret, body),
  }
}

/** A start that is expected to be refused: how it ended and all that it said, without the log's lines. */
export async function refusedStart(folder: string, env: Record<string, string | undefined> = {}, launch: Launch = {}) {
  const child = launchProduct(folder, env, launch)
  const [code, out, err] = await Promise.all([child.exited, new Response(child.stdout).text(), new Response(child.stderr).text()])
  return { code, said: `${out}${err}`.split('\n').filter((line) => line !== '' && !line.startsWith('{')) }
}

/** What `npm run` offers, as the process that it starts: how it ended and all that it said. `typed`: what is written into it. */
export async function runCommand(
  folder: string,
  [script, ...args]: string[],
  env: Record<string, string | undefined> = {},
  typed = '',
) {
  const child = Bun.spawn([process.execPath, `src/commands/${script}.ts`, ...args], {
    cwd: ROOT,
    env: { ...cleanEnvironment(), ...accountEnvironment(folder), ...env },
    stdin: new TextEncoder().encode(typed),
    stdout: 'pipe',
    stderr: 'pipe',
  })
  const [code, out, err] = await Promise.all([child.exited, new Response(child.stdout).text(), new Response(child.stderr).text()])
  return { code, said: `${out}${err}` }
}

/** A copy that is open to be looked at. */
export interface Drill {
  url: string
  /** All that it said so far. */
  said(): string
  /** Its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number>
}

/** `npm run drill -- FILE`, until its page can be opened. `typed`: what is written into it; `program`: where it stands. */
export async function startDrill(
  folder: string,
  chosen: string | readonly string[],
  env: Record<string, string | undefined> = {},
  typed = '',
  program = ROOT,
): Promise<Drill> {
  const child = Bun.spawn([process.execPath, 'src/commands/drill.ts', ...[chosen].flat()], {
    cwd: program,
    env: { ...cleanEnvironment(), ...accountEnvironment(folder), ...env },
    stdin: new TextEncoder().encode(typed),
    stdout: 'pipe',
    stderr: 'pipe',
  })
  afterwards(() => child.kill('SIGKILL')) // Also when the test fails in between: it holds the place of the next one.
  const lines: string[] = []
  const open = Promise.withResolvers<string>()
  const take = (line: string) => {
    lines.push(line)
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? []
    if (url) open.resolve(url)
  }
  const reading = Promise.all([readLines(child.stdout, take), readLines(child.stderr, take)])
  void reading.then(() => open.reject(new Error(`it ended before it was open: ${lines.join('\n')}`)))
  return {
    url: await open.promise,
    said: () => lines.join('\n'),
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      const code = await child.exited
      await reading
      return code
    },
  }
}

/** An environment in which nobody gave a number. */
export const NO_CHANNEL: Record<string, undefined> = Object.fromEntries(
  ['PHONE_NUMBER_ID', 'BUSINESS_ACCOUNT_ID', 'ACCESS_TOKEN', 'APP_SECRET', 'VERIFY_TOKEN'].map((name) => [
    `WHATSAPP_${name}`,
    undefined,
  ]),
)

function launchProduct(folder: string, env: Record<string, string | undefined>, { within = [], program = ROOT, preload }: Launch) {
  return Bun.spawn([...within, process.execPath, ...(preload ? ['--preload', preload] : []), 'src/main.ts'], {
    cwd: program,
    env: { ...cleanEnvironment(), ...accountEnvironment(folder), ...env },
    stdout: 'pipe',
    stderr: 'pipe',
  })
}

/** The status of the answer; 0 when the connection broke (nobody knows whether it was taken). */
async function postSigned(port: number, channel: string, secret: string, body: unknown): Promise<number> {
  const bytes = JSON.stringify(body)
  try {
    const response = await fetch(`http://127.0.0.1:${port}/webhooks/${channel}`, {
      method: 'POST',
      body: bytes,
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': sign(bytes, secret) },
    })
    return response.status
  } catch {
    return 0
  }
}

async function readLines(stream: ReadableStream<Uint8Array>, take: (line: string) => void): Promise<void> {
  let rest = ''
  const decoder = new TextDecoder()
  for await (const chunk of stream) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = parts.pop() ?? ''
    for (const line of parts) take(line)
  }
  if (rest) take(rest)
}

/** The program in a folder of its own, where it may write beside itself. */
export function ownProgram(...more: 'test'[]): { path: string; remove(): void } {
  const artifacts = join(ROOT, 'test', '.artifacts')
  mkdirSync(artifacts, { recursive: true })
  const path = mkdtempSync(join(artifacts, 'program-')) // Inside of this folder, so that it finds our node_modules.
  const tests = more.flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(folder, name)))
  const parts = ['src', 'db', 'package.json', ...tests.filter((name) => !/(?:\.artifacts|browser)$/.test(name))]
  for (const part of parts) cpSync(join(ROOT, part), join(path, part), { recursive: true })
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Without this run's own variables: the product must live on what the test gives it. */
function cleanEnvironment(): Record<string, string> {
  const keep = ['PATH', 'HOME', 'TZ', 'TMPDIR', 'SystemRoot', 'TEMP']
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => keep.includes(entry[0]) && entry[1] !== undefined),
  )
}

/** A Page beside the number, of which this address knows. */
export const pageEnvironment = (apiUrl: string): Record<string, string> => ({
  MESSENGER_PAGE_ID: PAGE.pageId,
  MESSENGER_PAGE_ACCESS_TOKEN: PAGE.accessToken,
  MESSENGER_APP_SECRET: PAGE.appSecret,
  MESSENGER_VERIFY_TOKEN: PAGE.verifyToken,
  MESSENGER_API_URL: apiUrl,
})

function accountEnvironment(folder: string): Record<string, string> {
  return {
    PORT: '0',
    PUBLIC_PORT: '0',
    DATABASE_PATH: join(folder, 'ventanilla.db'),
    BACKUP_DIR: join(folder, 'copias'),
    ADMIN_TOKEN,
    DATA_KEY,
    SEED: 'sample',
    WHATSAPP_PHONE_NUMBER_ID: ACCOUNT.phoneNumberId,
    WHATSAPP_BUSINESS_ACCOUNT_ID: ACCOUNT.businessAccountId,
    WHATSAPP_ACCESS_TOKEN: ACCOUNT.accessToken,
    WHATSAPP_APP_SECRET: ACCOUNT.appSecret,
    WHATSAPP_VERIFY_TOKEN: ACCOUNT.verifyToken,
    WHATSAPP_API_URL: 'http://127.0.0.1:9',
  }
}
