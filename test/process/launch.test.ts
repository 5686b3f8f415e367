import { afterAll, expect, test } from 'bun:test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from './product.ts'

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

async function appears(file: string): Promise<boolean> {
  for (let i = 0; i < 100 && !existsSync(file); i++) await Bun.sleep(100)
  return existsSync(file)
}

test.skipIf(process.platform === 'win32')(
  'whoever signals the launcher alone stops the program, and hears its exit code',
  async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const { program, ready, stopped } = await patientProgram(signal)
      const launcher = Bun.spawn(['node', 'src/commands/launch.mjs', program], { cwd: ROOT, stdout: 'ignore', stderr: 'inherit' })
      expect(await appears(ready)).toBe(true)
      launcher.kill(signal)
      expect(await appears(stopped)).toBe(true)
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
    expect(await appears(ready)).toBe(true)
    shell.kill('SIGTERM')
    expect(await appears(stopped)).toBe(true)
  },
  30_000,
)
