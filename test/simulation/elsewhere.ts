import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Played, play } from './play.ts'

/** Plays seeds in a process of its own, in this folder, which may hold another text of the house. `lookedFor`: until it is found. */
export function playElsewhere(
  folder: string,
  seeds: readonly number[],
  citizens: number,
  lookedFor?: RegExp,
): Promise<{ played: Played[]; trouble: string }> {
  const words = [
    'test/simulation/elsewhere.ts',
    seeds.join(),
    `${citizens}`,
    ...(lookedFor ? [lookedFor.source, lookedFor.flags] : []),
  ]
  return new Promise((resolve) => {
    const child = spawn(process.execPath, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let trouble = ''
    child.stdout.on('data', (bytes) => {
      out += bytes
    })
    child.stderr.on('data', (bytes) => {
      trouble += bytes
    })
    child.on('close', () => {
      const lines = out.split('\n').filter(Boolean)
      resolve({ played: lines.map((line): Played => JSON.parse(line)), trouble: trouble.slice(0, 2_000) })
    })
  })
}

// The process that plays: bun test/simulation/elsewhere.ts <seeds: 1,2,3> <citizens> [what is looked for]
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [seeds = '1', citizens = '30', source, flags] = process.argv.slice(2)
  const lookedFor = source === undefined ? undefined : new RegExp(source, flags)
  for (const seed of seeds.split(',')) {
    const played = await play(Number(seed), Number(citizens), lookedFor)
    console.log(JSON.stringify(played))
    if (lookedFor && played.findings.some((one) => lookedFor.test(one))) break
  }
}
