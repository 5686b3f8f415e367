import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type Played, play } from './play.ts'

/** A seed, and how many people it is played with. */
export interface World {
  seed: number
  citizens: number
}

/** What a process of its own plays, in this folder, which may hold another text of the house. */
export interface Elsewhere {
  folder: string
  /** The next world, asked for each time that one was played; undefined: that was all. */
  next(): World | undefined
  /** Each world is played until this is found, and none after that. */
  lookedFor?: RegExp
}

/** Plays worlds in a process of its own, one after the other: it reads the house once. Several may draw from the same worlds. */
export function playElsewhere({ folder, next, lookedFor }: Elsewhere): Promise<{ played: Played[]; trouble: string }> {
  const words = ['test/simulation/elsewhere.ts', ...(lookedFor ? [lookedFor.source, lookedFor.flags] : [])]
  return new Promise((resolve) => {
    // One world is too short for the last stage of the compiler to pay: without it a hunt computes a tenth less.
    const env = { ...process.env, ...(lookedFor && { BUN_JSC_useFTLJIT: '0' }) }
    const child = spawn(process.execPath, words, { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'] })
    const played: Played[] = []
    let trouble = ''
    const goOn = () => {
      const world = played.at(-1)?.findings.some((one) => lookedFor?.test(one)) ? undefined : next()
      if (world === undefined) child.stdin.end()
      else child.stdin.write(`${JSON.stringify(world)}\n`)
    }
    createInterface({ input: child.stdout }).on('line', (line) => {
      played.push(JSON.parse(line) as Played)
      goOn()
    })
    child.stderr.on('data', (bytes) => {
      trouble += bytes
    })
    child.stdin.on('error', () => {}) // It ended by itself: what it said is told.
    child.on('close', (code, signal) =>
      resolve({ played, trouble: `${code === 0 ? '' : (signal ?? code)} ${trouble}`.trim().slice(0, 2_000) }),
    )
    goOn()
  })
}

/** Gives each of them once, in their order, to whoever asks next. */
export function dealer<T>(all: readonly T[]): () => T | undefined {
  let dealt = 0
  return () => all[dealt++]
}

// The process that plays: bun test/simulation/elsewhere.ts [what is looked for], a world in each line that it reads.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [source, flags] = process.argv.slice(2)
  const lookedFor = source === undefined ? undefined : new RegExp(source, flags)
  for await (const line of createInterface({ input: process.stdin })) {
    const { seed, citizens } = JSON.parse(line) as World
    console.log(JSON.stringify(await play(seed, citizens, lookedFor)))
  }
}
