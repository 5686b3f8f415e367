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
function newFolder() {
  const root = join(folder.path, 'new')
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
