// npm run dev: lists what only developers run. npm run dev -- NAME ... runs the script of that name in package.json with what follows.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { scripts } from '../package.json'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What each does, by its name in package.json. */
export const DEVELOPERS: Partial<Record<keyof typeof scripts, string>> = {
  check: 'all that CI runs, some twenty minutes on two idle cores; `check -- Types browser` runs the steps of these words',
  types: 'the compiler',
  lint: 'style and common mistakes',
  'test:browser': 'books and manages in Chromium',
  read: 'what one sentence means, as JSON; `--at hora` plays it at that moment of a booking',
  vocabulary: 'how large the vocabulary is, and what lines that are not committed yet change among our sentences',
  sentences: 'how well sentences are understood that nobody prepared the chat for',
  train: 'learns anew which buttons are proposed for what nothing understood',
  statements: 'holds every SQL text against the schema: rows, parameters, indexes',
  migration: '`migration -- NAME` adds the migration that a change of db/schema needs',
  release: 'keeps a database of this version with 1,000 visits, which every later one must open',
  weigh: 'how heavy the program is, against limits that only fall',
  bench: 'figures, as ratios in one run; `bench -- against COMMIT turn` pairs two versions',
  brokers: 'plays every strategy of brokers beside honest people, against gates',
}

/** npm names itself and Node to what it runs, so that Windows needs no shell. */
function runScript(name: string, args: string[]): number {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env
  const command = ['run', '--silent', name, '--', ...args]
  const { status } = npm
    ? spawnSync(node ?? 'node', [npm, ...command], { cwd: ROOT, stdio: 'inherit' })
    : spawnSync('npm', command, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' })
  return status ?? 1
}

function list(): void {
  const width = Math.max(...Object.keys(DEVELOPERS).map((name) => name.length))
  for (const [name, does] of Object.entries(DEVELOPERS)) console.log(`  ${name.padEnd(width)}  ${does}`)
}

if (import.meta.main) {
  const [name, ...args] = process.argv.slice(2)
  if (name !== undefined && name in DEVELOPERS) process.exit(runScript(name, args))
  if (name !== undefined) console.error(`There is no ${name}. npm run dev -- NAME:`)
  list()
  process.exit(name === undefined ? 0 : 1)
}
