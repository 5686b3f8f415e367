import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Played, play } from './play.ts'

export interface Seeds {
  first: number
  last: number
  step: number
}

/** Plays seeds in a process of its own, in this folder, which may hold another text of the house. */
export function playElsewhere(
  folder: string,
  { first, last, step }: Seeds,
  citizens: number,
  untilFound: boolean,
): Promise<{ played: Played[]; trouble: string }> {
  const words = [
    'test/simulation/elsewhere.ts',
    ...[first, last, step, citizens].map(String),
    ...(untilFound ? ['--until-found'] : []),
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

// The process that plays: bun test/simulation/elsewhere.ts <first seed> <last seed> <step> <citizens> [--until-found]
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [first = 1, last = 1, step = 1, citizens = 30] = process.argv.slice(2).map(Number)
  for (let seed = first; seed <= last; seed += step) {
    const played = await play(seed, citizens)
    console.log(JSON.stringify(played))
    if (played.findings.length > 0 && process.argv.includes('--until-found')) break
  }
}
