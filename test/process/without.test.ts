// What one folder and one line bring, the same folder and line take away (docs/adding-a-capability.md). In a copy of the program.
import { describe, expect, test } from 'bun:test'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NO_CHANNEL, ownProgram, pageEnvironment, startProduct, temporaryFolder } from './product.ts'

const ALL = [
  'waitlist',
  'reminders',
  'minors',
  'callback',
  'needs',
  'rebooking',
  'cases',
  'disowned',
  'visits',
  'opinions',
  'collections',
  'signs',
  'privacy',
  'lessons',
  'answers',
  'handover',
  'numbers',
  'attendance',
  'urgent',
  'villages',
]
/** `npm test` takes out this one, WITHOUT=rest each of the others in turn, WITHOUT=1/3 every third of them, WITHOUT=all every one, WITHOUT=cases those named. */
const EACH_TIME = 'waitlist'
const TAKEN_OUT = chosen(process.env.WITHOUT)

function chosen(names = EACH_TIME): string[] {
  if (names === 'all') return ALL
  const rest = ALL.filter((name) => name !== EACH_TIME)
  if (names === 'rest') return rest
  const [part, parts] = names.split('/').map(Number)
  return part && parts ? rest.filter((_, at) => at % parts === part - 1) : names.split(',')
}

for (const name of TAKEN_OUT) {
  test(`without its folder and its line ${name} is gone: the rest compiles, starts and talks as before`, async () => {
    const program = ownProgram('test')
    const folder = temporaryFolder()
    try {
      takeOut(program.path, name)
      expect(compile(program.path)).toBe('')
      const product = await startProduct(folder.path, {}, { program: program.path })
      const office = await fetch(`http://127.0.0.1:${product.port}/swagger/json`)
      expect([office.status, await product.kill('SIGTERM')]).toEqual([200, 0])
      expect(otherwiseSaid(program.path)).toEqual([])
    } finally {
      program.remove()
      folder.remove()
    }
  }, 300_000)
}

/** What is posted to a channel's door and holds nothing. */
const EMPTY = { whatsapp: { object: 'whatsapp_business_account', entry: [] }, messenger: { object: 'page', entry: [] } }
const PAGE_ALONE = { ...NO_CHANNEL, ...pageEnvironment('http://127.0.0.1:9') }
/** A channel goes with its folder and the two lines that name it; what an operator does about the Page goes with two more. */
describe.skipIf(process.env.WITHOUT === undefined)('without its folder and its lines', () => {
  test('Messenger is gone: the rest compiles, starts with WhatsApp alone and talks as before', async () => {
    const program = ownProgram('test')
    takeOutChannel(program.path, 'messenger', ['src/channels/list.ts', 'src/commands/operated.ts'])
    expect(compile(program.path)).toBe('')
    expect(await doorsOf(program.path, {})).toEqual({ whatsapp: 200, messenger: 404 })
    expect(otherwiseSaid(program.path)).toEqual([])
    program.remove()
  }, 300_000)

  // The commands for a number are WhatsApp's own; the server is nobody's.
  test('WhatsApp is gone: the server compiles, starts with Messenger alone and talks there as before', async () => {
    const program = ownProgram('test')
    takeOutChannel(program.path, 'whatsapp', ['src/channels/list.ts'])
    expect(compile(program.path, { files: ['src/main.ts', 'src/http/prom-client.d.ts'] })).toBe('')
    expect(await doorsOf(program.path, PAGE_ALONE)).toEqual({ whatsapp: 404, messenger: 200 })
    expect(otherwiseSaid(program.path, './test/conversations-messenger.test.ts')).toEqual([])
    program.remove()
  }, 300_000)
})

/** Starts it, and what each door answers. */
async function doorsOf(program: string, env: Record<string, string | undefined>) {
  const folder = temporaryFolder()
  const product = await startProduct(folder.path, env, { program })
  const answered = { whatsapp: await product.post(EMPTY.whatsapp), messenger: await product.postPage(EMPTY.messenger) }
  expect(await product.kill('SIGTERM')).toBe(0)
  folder.remove()
  return answered
}

function takeOutChannel(program: string, name: string, lists: string[]): void {
  rmSync(join(program, 'src/channels', name), { recursive: true })
  for (const list of lists)
    cutLines(join(program, list), (line) => line.includes(`/${name}/`) || line.trim().startsWith(`${name},`))
}

// It does not depend on which of them is taken out: whoever takes out others has asked it before.
test.skipIf(/^(rest|\d+\/\d+)$/.test(process.env.WITHOUT ?? ''))(
  'no other folder names a capability that can be taken out',
  () => {
    const program = ownProgram()
    for (const name of ALL) takeOut(program.path, name)
    const errors = compile(program.path)
    program.remove()
    expect(errors).toBe('')
  },
  120_000,
)

function takeOut(program: string, name: string): void {
  rmSync(join(program, 'src', name), { recursive: true })
  cutLines(join(program, 'src/capabilities.ts'), (line) => line.includes(`'./${name}/capability.ts'`) || line.trim() === `${name},`)
}

/** The import and the place in the list, and no more. */
function cutLines(list: string, isIts: (line: string) => boolean): void {
  const lines = readFileSync(list, 'utf8').split('\n')
  const left = lines.filter((line) => !isIts(line))
  expect(lines.length - left.length).toBe(2)
  writeFileSync(list, left.join('\n'))
}

/** What the compiler has against src and db. */
function compile(program: string, what: { include: string[] } | { files: string[] } = { include: ['src', 'db'] }): string {
  const config = { extends: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)), include: [], ...what }
  writeFileSync(join(program, 'tsconfig.json'), JSON.stringify(config))
  const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))
  // Several checkers compute a good half more between them, and another test wants the other core.
  return run(program, ['node', tsc, '--noEmit', '--singleThreaded'])
}

/** Plays all conversations that are not about what is gone (test/conversations/without.ts): those that read otherwise than before. */
function otherwiseSaid(program: string, conversations = './test/conversations.test.ts'): string[] {
  const said = run(program, [process.execPath, 'test', '--timeout=60000', conversations])
  const failed = said.split('\n').filter((line) => line.startsWith('(fail)'))
  return /^\s*0 fail$/m.test(said) ? failed : [...failed, said.slice(-2_000)]
}

function run(cwd: string, command: string[]): string {
  const { stdout, stderr } = Bun.spawnSync(command, { cwd, env: { ...process.env, FORCE_COLOR: '0' } })
  return `${stdout}${stderr}`
}
