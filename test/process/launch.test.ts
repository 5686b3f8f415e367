import { afterAll, expect, test } from 'bun:test'
import { copyFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder, until } from './product.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const folder = temporaryFolder()
const launched: { kill(signal: 'SIGKILL'): void }[] = []
afterAll(() => {
  for (const one of launched) one.kill('SIGKILL')
  folder.remove()
})

/** A program that lives until it is asked to stop, and says both. */
async function patientProgram(name: string) {
  const [program, ready, stopped] = [`${name}.ts`, `${name}.ready`, `${name}.stopped`].map((file) => join(folder.path, file))
  const text = `for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => {
    require('node:fs').writeFileSync(${JSON.stringify(stopped)}, signal)
    process.exit(0)
  })
  setInterval(() => {}, 1_000)
  require('node:fs').writeFileSync(${JSON.stringify(ready)}, '')`
  await Bun.write(program ?? '', text)
  return { program: program ?? '', ready: ready ?? '', stopped: stopped ?? '' }
}

const appears = (file: string) => until(() => existsSync(file))

test.skipIf(process.platform === 'win32')(
  'whoever signals the launcher alone stops the program, and hears its exit code',
  async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const { program, ready, stopped } = await patientProgram(signal)
      const launcher = Bun.spawn(['node', 'src/commands/launch.mjs', program], { cwd: ROOT, stdout: 'ignore', stderr: 'inherit' })
      await appears(ready)
      launcher.kill(signal)
      await appears(stopped)
      expect(await launcher.exited).toBe(0)
    }
  },
  30_000,
)

test.skipIf(process.platform === 'win32')(
  'when npm is stopped the program stops too: npm signals the shell between them alone',
  async () => {
    const { program, ready, stopped } = await patientProgram('orphan')
    const shell = Bun.spawn(['sh', '-c', `node src/commands/launch.mjs '${program}'; true`], {
      cwd: ROOT,
      env: { ...process.env, npm_lifecycle_event: 'start' },
      stdout: 'ignore',
      stderr: 'inherit',
    })
    await appears(ready)
    shell.kill('SIGTERM')
    await appears(stopped)
  },
  30_000,
)

/** A program's folder in which nothing is installed yet, and an npm that takes until somebody says `go`. */
let made = 0
function newFolder() {
  const root = join(folder.path, `new-${made++}`)
  for (const path of ['src/commands', 'node_modules/bun/bin']) mkdirSync(join(root, path), { recursive: true })
  copyFileSync(join(ROOT, 'src/commands/launch.mjs'), join(root, 'src/commands/launch.mjs'))
  symlinkSync(process.execPath, join(root, 'node_modules/bun/bin/bun.exe'))
  writeFileSync(join(root, 'package-lock.json'), '{}')
  const [installing, go] = [join(root, 'installing'), join(root, 'go')]
  writeFileSync(
    join(root, 'npm.cjs'),
    `const { existsSync, writeFileSync } = require('node:fs')
    writeFileSync(${JSON.stringify(installing)}, '')
    const timer = setInterval(() => existsSync(${JSON.stringify(go)}) && clearInterval(timer), 20)`,
  )
  return { root, installing, npm: join(root, 'npm.cjs'), go: () => writeFileSync(go, '') }
}

/** What npm notes of what it installed (node_modules/.package-lock.json). */
const packages = (more: object) => ({ 'node_modules/croner': { version: '11.0.1', integrity: 'sha512-c' }, ...more })
const TOOL = { 'node_modules/tool': { version: '1.0.0', integrity: 'sha512-t', dev: true } }
const OTHER_COMPUTER = { 'node_modules/bun-windows': { version: '1.0.0', integrity: 'sha512-w', optional: true } }
const NEWER = { 'node_modules/croner': { version: '11.0.2', integrity: 'sha512-d' } }

test.each([
  ['all of it', {}, false],
  ['what only another kind of computer needs is missing', OTHER_COMPUTER, false],
  ['what only developers need is missing', TOOL, false],
  ['a package has another version', NEWER, true],
  ['a package is missing', { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-z' } }, true],
])('after npm ci nothing is installed again unless it is needed: %s', async (_what, locked, installs) => {
  const { root, installing, npm, go } = newFolder()
  go()

  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages(locked) } }))
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: packages({}) }))
  mkdirSync(join(root, 'src'), { recursive: true })
  writeFileSync(join(root, 'src/ends.ts'), '')
  const run = Bun.spawn(['node', 'src/commands/launch.mjs', 'src/ends.ts'], {
    ...{ cwd: root, env: { ...process.env, npm_execpath: npm }, stderr: 'ignore' },
  })
  expect([await run.exited, existsSync(installing)]).toEqual([0, installs])
})

test('for the tests, what only developers need is installed', async () => {
  const { root, installing, npm, go } = newFolder()
  go()

  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages(TOOL) } }))
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: packages({}) }))
  const run = Bun.spawn(['node', 'src/commands/launch.mjs', '--version'], {
    ...{ cwd: root, env: { ...process.env, npm_execpath: npm }, stderr: 'ignore', stdout: 'ignore' },
  })
  expect([await run.exited, existsSync(installing)]).toEqual([0, true])
})

test.skipIf(process.platform === 'win32')(
  'when npm is stopped while the launcher installs, nothing is started any more',
  async () => {
    const { root, installing, npm, go } = newFolder()
    const { program, ready } = await patientProgram('early')
    const shell = Bun.spawn(['sh', '-c', `node src/commands/launch.mjs '${program}'; true`], {
      cwd: root,
      env: { ...process.env, npm_lifecycle_event: 'start', npm_execpath: npm },
      stdout: 'pipe',
      stderr: 'ignore',
    })
    await appears(installing)
    shell.kill('SIGTERM')
    await shell.exited
    go()
    await new Response(shell.stdout).text() // Its end is the end of all that was begun by it.
    expect(existsSync(ready)).toBe(false)
  },
  30_000,
)
