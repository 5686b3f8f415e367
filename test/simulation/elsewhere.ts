import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Played, play } from './play.ts'

export interface Seeds {
  first: number
  last: number
  step: number
}

/** Plays seeds in a process of its own, in this folder, which may hold another text of the house. `lookedFor`: until it is found. */
export function playElsewhere(
  folder: string,
  { first, last, step }: Seeds,
  citizens: number,
  lookedFor?: RegExp,
): Promise<{ played: Played[]; trouble: string }> {
  const words = [
    'test/simulation/elsewhere.ts',
    ...[first, last, step, citizens].map(String),
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

// The process that plays: bun test/simulation/elsewhere.ts <first seed> <last seed> <step> <citizens> [what is looked for]
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [first = 1, last = 1, step = 1, citizens = 30] = process.argv.slice(2, 6).map(Number)
  const lookedFor = process.argv[6] === undefined ? undefined : new RegExp(process.argv[6], process.argv[7])
  for (let seed = first; seed <= last; seed += step) {
    const played = await play(seed, citizens, lookedFor)
    console.log(JSON.stringify(played))
    if (lookedFor && played.findings.some((one) => lookedFor.test(one))) break
  }
}
